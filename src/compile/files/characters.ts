// Characters that no feed may carry (XML 1.0 §2.2 forbids or discourages them, HTML calls them
// errors), and white space folded.
import type { Place, Report } from '../diagnostics/rules.ts';

// Controls but tab, line feed and carriage return; lone surrogates; noncharacters such as U+FFFE.
const FORBIDDEN = /(?![\t\n\r])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

// What most texts have nothing of: far quicker to look for.
const SUSPECT = /[^\t\n\r -~\u00A0-\uD7FF\uE000-\uFDCF\uFDF0-\uFFFD]/;

// Those of them that part words: vertical tab, form feed, next line.
const PARTING = /\p{White_Space}/u;

/** The forbidden characters of a text as `U+000B`, each once, in order. */
export function findForbidden(text: string): readonly string[] {
  if (!SUSPECT.test(text)) return [];
  return [...new Set([...text.matchAll(FORBIDDEN)].map(([character]) => toCodePoint(character)))];
}

/**
 * Reports each line's forbidden characters at the first of them. In the answer a question mark stands in
 * their stead, so that later checks go on, every place stays and nothing is reported twice.
 */
export function checkCharacters(text: string, report: Report): string {
  const counts = new Map<number, { readonly place: Place; readonly found: string[] }>();
  let line = 1;
  let lineStart = 0;
  let scanned = 0;
  for (const { index, 0: character } of text.matchAll(FORBIDDEN)) {
    for (let end = text.indexOf('\n', scanned); end !== -1 && end < index; ) {
      line += 1;
      lineStart = end + 1;
      scanned = lineStart;
      end = text.indexOf('\n', scanned);
    }
    const known = counts.get(line);
    if (known) known.found.push(toCodePoint(character));
    else {
      const place = { line, column: index - lineStart + 1 };
      counts.set(line, { place, found: [toCodePoint(character)] });
    }
  }
  for (const { place, found } of counts.values()) {
    const [first, ...others] = found;
    const more = others.length > 0 ? ` (and ${others.length} more on this line)` : '';
    report('forbidden-character', place, `${first}${more}: not allowed in XML; delete it`);
  }
  return counts.size === 0 ? text : text.replace(FORBIDDEN, (found) => '?'.repeat(found.length));
}

/** The text without its forbidden characters; a space stands for those that part words. */
export function withoutForbidden(text: string): string {
  return text.replace(FORBIDDEN, (found) => (PARTING.test(found) ? ' ' : ''));
}

/**
 * A text without forbidden characters, which are reported once, at the first of them. `firstLine` is the
 * line of the file on which the text begins.
 */
export function dropForbidden(text: string, firstLine: number, report: Report): string {
  const found = findForbidden(text);
  if (found.length === 0) return text;
  const before = text.slice(0, text.search(FORBIDDEN)).split('\n');
  const place = { line: firstLine + before.length - 1, column: (before.at(-1) ?? '').length + 1 };
  report(
    'dropped-character',
    place,
    `${found.join(', ')}: not allowed in XML; removed from the text`,
  );
  return withoutForbidden(text);
}

function toCodePoint(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The text on one line: white space folded and trimmed, but non-breaking spaces kept. */
export function fold(text: string): string {
  return text.replace(/[ \t\r\n]+/gu, ' ').trim();
}
