// What a text costs a Markdown parser, in comparisons and from above. Marks that may belong together
// are tried with each other, so that a few thousand of them could hold up a compile for minutes.
import type { Place } from '../diagnostics/rules.ts';

/** Comparisons that any text may take, and how many more for each of its characters. */
const FREE = 16_000_000;
const PER_CHARACTER = 100;

/** Quotations and list items that may begin on one line. */
export const DEEPEST = 50;

const MARKERS = String.raw`(?:>|(?:[-+*]|\d{1,9}[.)])(?=\s|$))`;
const CONTAINERS = new RegExp(`^(?:[ \\t]*${MARKERS})+`, 'u');
const DEEP = new RegExp(`^(?:[ \\t]*${MARKERS}){${DEEPEST + 1}}`, 'u');
const RULE = /^[ \t]*(?:(?:-[ \t]*)+|(?:\*[ \t]*)+)$/u;
const UNDERLINE = /^[ \t>]*(?:=+|-+)[ \t]*$/u;

// What is compared with all like it; the first three are also looked for to the end of the text.
const MARK = /(\]\(|<[!?]|`+)|[[\]*_~]/gu;
const ADDRESS = /www\.|https?:/iu;
const PUNCTUATION = /[!"'()*,.:;<>?_~&\]]/gu;

/** How many comparisons a text of this length may take. */
export function toBudget(length: number): number {
  return FREE + PER_CHARACTER * length;
}

/** The first line on which more quotations and lists begin than people write; null if none is. */
export function findTooDeep(text: string): Place | null {
  if (!text.includes('>') && !/[-+*.)]/u.test(text)) return null;
  const index = text.split('\n').findIndex((line) => DEEP.test(line) && !RULE.test(line));
  return index < 0 ? null : { line: index + 1, column: 1 };
}

/**
 * The line at which the blocks of a text cost more than `budget`; null if none does. Where a
 * quotation or a list ends, or lines get a heading's underline, all that was read before is moved;
 * and each line is compared with all that is open.
 */
export function findCostlyLine(text: string, budget: number): Place | null {
  const texts = text.split('\n');
  const most = texts.length * (DEEPEST * PER_DEPTH + texts.length * (DEEPEST + 1) * PER_END);
  // Nearly all texts are so short that it does not matter what is in them.
  if (most <= budget) return null;
  const lines = texts.map(toLine);
  const blocks = lines.reduce((sum, { markers }) => sum + 1 + markers.length, 0);
  let effort = 0;
  let last: Line = NO_LINE;
  let list: Line = NO_LINE;
  for (const [index, line] of lines.entries()) {
    if (!line.isBlank && line.markers === '' && last.isBlank && line.indent === 0) list = NO_LINE;
    if (endsBlocks(line, last, list)) effort += blocks * PER_END;
    if (line.markers !== '') list = line;
    effort += list.markers.length * PER_DEPTH;
    if (effort > budget) return { line: index + 1, column: 1 };
    last = line;
  }
  return null;
}

/** What an end costs for each block before it, and a line for each block that it is in. */
const PER_END = 3;
const PER_DEPTH = 100;

type Line = {
  /** A character for each quotation and item that begins on it. */
  readonly markers: string;
  readonly indent: number;
  readonly isBlank: boolean;
  readonly isUnderline: boolean;
};

const NO_LINE: Line = { markers: '', indent: 0, isBlank: true, isUnderline: false };

function toLine(text: string): Line {
  const indent = text.search(/[^ \t]/u);
  const [prefix = ''] = CONTAINERS.exec(text) ?? [];
  const markers = prefix.replace(/[^>+*.)-]+/gu, '');
  return { markers, indent, isBlank: indent < 0, isUnderline: UNDERLINE.test(text) };
}

/** `list` is the last line with markers before the line, unless a paragraph came between. */
function endsBlocks(line: Line, last: Line, list: Line): boolean {
  if (line.isBlank) return false;
  if (line.markers !== '') {
    if (last.markers.length > 1 || list.markers === '') return true;
    if (last.isBlank && line.markers.startsWith('>')) return true;
    const isSibling = line.markers[0] === list.markers[0];
    return line.indent < list.indent || (line.indent === list.indent && !isSibling);
  }
  if (last.isBlank) return false;
  return line.isUnderline || (list.markers !== '' && line.indent <= list.indent);
}

/** Comparisons that a text takes as one paragraph. */
export function toInlineEffort(text: string): number {
  let marks = 0;
  let searches = 0;
  for (const [, searched] of text.matchAll(MARK)) {
    marks += 1;
    if (searched !== undefined) searches += 1;
  }
  return marks * marks + searches * text.length + toAddressEffort(text);
}

/** At each punctuation mark of an address it is asked whether nothing but such marks follow. */
function toAddressEffort(text: string): number {
  if (!ADDRESS.test(text)) return 0;
  let effort = 0;
  for (const [word] of text.matchAll(/\S+/gu)) {
    if (!ADDRESS.test(word)) continue;
    effort += 4 * [...word.matchAll(PUNCTUATION)].length * word.length;
  }
  return effort;
}
