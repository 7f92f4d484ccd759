// HTML as plain text: words that HTML shows apart stay apart, and what it does not show is left out, after
// the rules of innerText (HTML §3.2.7).
import type { Element, Parents, RootContent } from 'hast';
import { toText, toTextProperty } from './elements.ts';

/**
 * `running` is the text as it reads from the top: without footnotes and without what is closed
 * (`<details>`). `whole` has them too.
 */
export type Extent = 'running' | 'whole';

/** What a line is made of. An edge shows a boundary and has no text, as a picture. */
type Piece = { readonly kind: 'text' | 'image' | 'break' | 'edge'; readonly text: string };

/** Elements that stand within a line; around all others the line breaks. */
const INLINE: ReadonlySet<string> = new Set(
  (
    'a abbr b bdi bdo cite code del dfn em i img input ins kbd label mark math picture q rp rt ruby s samp ' +
    'small source span strike strong sub sup time tt u var wbr'
  ).split(' '),
);
const CELLS: ReadonlySet<string> = new Set(['td', 'th']);
/** What stands in them is for programs that cannot show the recording. */
const RECORDINGS: ReadonlySet<string> = new Set(['audio', 'video']);
/** References to footnotes and back are numbers and arrows: they lead, and say nothing. */
const LEADING: ReadonlySet<string> = new Set(['doc-noteref', 'doc-backlink']);

/** What browsers put around them: quotation marks, or the brackets that `<rp>` has for the same. */
const MARKS: Readonly<Record<string, readonly [open: string, close: string]>> = {
  q: ['"', '"'],
  rt: ['(', ')'],
};

const NOTHING: Piece = { kind: 'text', text: '' };
const EDGE: Piece = { kind: 'edge', text: '' };
const LINE: Piece = { kind: 'break', text: '\n' };
const CELL: Piece = { kind: 'break', text: '\t' };

// Scripts without spaces between words: there a boundary needs none either.
const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}';
const LETTER = `(?![${UNSPACED}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}])[\\p{L}\\p{N}]`;
const ENDS_IN_WORD = new RegExp(`${LETTER}\\p{M}*$`, 'u');
const BEGINS_WITH_WORD = new RegExp(`^${LETTER}`, 'u');

/** UTF-16 code units that a letter has at most with its marks. */
const LONGEST = 8;

const RAISED: Readonly<Record<string, string>> = {
  ...{ '0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸' },
  ...{ '9': '⁹', '-': '⁻', '−': '⁻', '+': '⁺' },
};

/**
 * The text of a tree. Lines end with a line feed and cells with a tab; white space is otherwise as in
 * the source. A picture's `alt` stands for it where it has text beside it in its line.
 */
export function toPlainText(parent: Parents, extent: Extent): string {
  const pieces: Piece[] = [];
  collect(parent.children, extent, pieces);
  return toLines(pieces).map(joinLine).join('').replaceAll('\u00AD', '');
}

/** What reads from the top, on one line: the name of a heading or a table. */
export function toLine(parent: Parents): string {
  return toPlainText(parent, 'running').replace(/\s+/gu, ' ').trim();
}

/** What an element shows of what it holds. */
export function toShown(element: Element, extent: Extent): readonly RootContent[] {
  const { tagName, properties, children } = element;
  if (isLeftOut(element, extent)) return [];
  const isClosed = tagName === 'details' && properties['open'] === undefined;
  if (!isClosed || extent === 'whole') return children;
  const isSummary = (child: RootContent) => child.type === 'element' && child.tagName === 'summary';
  return children.filter(isSummary).slice(0, 1);
}

function isLeftOut({ tagName, properties }: Element, extent: Extent): boolean {
  const { role, className, ariaHidden } = properties;
  if (role === 'doc-endnotes' && extent === 'running') return true;
  // The name of an alert's kind is a word of ours, not of the article's.
  const isTitle = Array.isArray(className) && className.includes('alert-title');
  return isTitle || isLeading(role) || RECORDINGS.has(tagName) || ariaHidden === 'true';
}

function isLeading(role: Element['properties'][string]): boolean {
  return typeof role === 'string' && LEADING.has(role);
}

function collect(children: readonly RootContent[], extent: Extent, pieces: Piece[]): void {
  for (const child of children) {
    if (child.type === 'text') pieces.push({ kind: 'text', text: child.value });
    if (child.type === 'element') collectElement(child, extent, pieces);
  }
}

function collectElement(element: Element, extent: Extent, pieces: Piece[]): void {
  const boundary = toBoundary(element);
  pieces.push(boundary);
  if (element.tagName === 'img') pieces.push(toImage(element, extent));
  else if (element.tagName === 'math') pieces.push({ kind: 'text', text: toFormula(element) });
  else collectShown(element, extent, pieces);
  pieces.push(boundary);
}

function collectShown(element: Element, extent: Extent, pieces: Piece[]): void {
  const { tagName } = element;
  const shown = tagName === 'rp' ? [] : toShown(element, extent);
  if (shown.length === 0) return;
  const [open, close] = MARKS[tagName] ?? ['', ''];
  pieces.push({ kind: 'text', text: open });
  collect(tagName === 'sup' ? toRaised(shown) : shown, extent, pieces);
  pieces.push({ kind: 'text', text: close });
}

/** What the element shows before and after it, as on a line of its own. */
function toBoundary({ tagName, properties }: Element): Piece {
  if (tagName === 'img' || RECORDINGS.has(tagName) || isLeading(properties['role'])) return EDGE;
  if (CELLS.has(tagName)) return CELL;
  if (properties['display'] === 'block') return LINE;
  return INLINE.has(tagName) ? NOTHING : LINE;
}

function toImage(element: Element, extent: Extent): Piece {
  const alt = toTextProperty(element.properties, 'alt') ?? '';
  return { kind: 'image', text: isLeftOut(element, extent) ? '' : alt.trim() };
}

/** TeX, as who wrote it says it in text; without it, what stands in the formula. */
function toFormula(element: Element): string {
  return toTextProperty(element.properties, 'alttext') ?? toText(element);
}

/** An exponent is written as one: "10⁶" is not 106. */
function toRaised(children: readonly RootContent[]): readonly RootContent[] {
  return children.map((child) => {
    const isNumber = child.type === 'text' && /^\s*[-+−]?\d+\s*$/u.test(child.value);
    if (!isNumber || children.length > 1) return child;
    return { ...child, value: [...child.value].map((sign) => RAISED[sign] ?? sign).join('') };
  });
}

/** Each line with the break that ends it. */
function toLines(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [[]];
  for (const piece of pieces) {
    lines.at(-1)?.push(piece);
    if (piece.kind === 'break') lines.push([]);
  }
  return lines;
}

function joinLine(pieces: readonly Piece[]): string {
  const hasText = pieces.some(({ kind, text }) => kind === 'text' && /[\p{L}\p{N}]/u.test(text));
  let line = '';
  let apart = false;
  for (const { kind, text } of pieces) {
    if (kind === 'edge') apart = true;
    const shown = kind === 'image' && !hasText ? '' : text;
    if (shown === '') continue;
    line += apart && wouldJoin(line, shown) ? ` ${shown}` : shown;
    apart = false;
  }
  return line;
}

/** Whether two texts make one word where they meet. */
export function wouldJoin(before: string, after: string): boolean {
  return ENDS_IN_WORD.test(before.slice(-LONGEST)) && BEGINS_WITH_WORD.test(after);
}
