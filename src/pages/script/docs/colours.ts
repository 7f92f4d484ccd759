// Colours of code (CSS Custom Highlight API): the markup stays plain text, and pages without it are complete.

/** In the order of their groups in `TOKEN`. */
const KINDS = ['key', 'string', 'comment', 'word', 'number'] as const;

const TOKEN =
  /("[^"\n]*")(?=:)|("(?:[^"\\\n]|\\.)*"?|'[^'\n]*'?)|(#.*|\/\/ .*)|\b([A-Za-z]+)\b|\b(\d+)\b/g;

/** Of JavaScript and Python. */
const WORDS = new Set(
  'as async await const curl def except for from function if import in is let new not null of print return try true false while with None'.split(
    ' ',
  ),
);

type Painted = { readonly kind: string; readonly range: Range };

const paints = new Map<string, Highlight>();

const painted = new WeakMap<Element, readonly Painted[]>();

export function colourAll(): void {
  for (const code of document.querySelectorAll('.code pre code')) colour(code);
}

/** Once more where the text has changed. */
export function colour(code: Element): void {
  if (!('highlights' in CSS)) return;
  for (const { kind, range } of painted.get(code) ?? []) paints.get(kind)?.delete(range);
  const found: Painted[] = [];
  for (const match of code.textContent.matchAll(TOKEN)) {
    const group = match.slice(1).findIndex((text) => text !== undefined);
    const kind = KINDS[group];
    if (kind === undefined || (kind === 'word' && !WORDS.has(match[0]))) continue;
    const range = toRange(code, match.index, match.index + match[0].length);
    if (range !== null) found.push({ kind, range });
  }
  for (const { kind, range } of found) toPaint(kind).add(range);
  painted.set(code, found);
}

function toPaint(kind: string): Highlight {
  const known = paints.get(kind);
  if (known !== undefined) return known;
  const paint = new Highlight();
  paints.set(kind, paint);
  CSS.highlights.set(`code-${kind}`, paint);
  return paint;
}

/** From one character to another, whichever text nodes they are in. */
function toRange(code: Element, start: number, end: number): Range | null {
  const range = new Range();
  const nodes = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
  let at = 0;
  let begun = false;
  for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode()) {
    const { length } = node.textContent ?? '';
    if (!begun && start < at + length) {
      range.setStart(node, start - at);
      begun = true;
    }
    if (begun && end <= at + length) {
      range.setEnd(node, end - at);
      return range;
    }
    at += length;
  }
  return null;
}
