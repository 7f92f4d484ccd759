// Texts that the parser cannot take, found before it reads them: what it does again and again for each
// part would hold it up, and what is nested too deep would end the process.
import type { Place, Report } from '../diagnostics/rules.ts';

/** Quotations and list items that may begin on one line: each is looked at again for those within. */
const DEEPEST = 50;

const MARKER = String.raw`(?:>|(?:[-+*]|\d{1,9}[.)])(?=\s|$))`;
const DEEP = new RegExp(`^(?:[ \\t]*${MARKER}){${DEEPEST + 1}}`, 'u');
const RULE = /^[ \t]*(?:(?:-[ \t]*)+|(?:\*[ \t]*)+)$/u;

/** Characters that any text may have the parser read again, and how many more for each of its own. */
const FREE = 100_000_000;
const PER_CHARACTER = 100;

/** Lines of fewer characters cost less than that, whatever is in them. */
const SHORT = 500;

/**
 * Marks of emphasis and pictures in a paragraph: below some 34,000 levels the parser exhausts the stack of a
 * thread, which ends the process.
 */
const MOST_NESTING = 20_000;

const NESTING = /[*_~]|!\[/gu;
const MARK = /[!"&'()*,.:;<>?[\\\]_`~]/gu;
const ADDRESS = /www\.|https?:|@/iu;
const REFERENCE = /&#?\w+;/gu;

/** Whether the parser takes a text in one go; reported at the line that is to blame if not. */
export function isReadable(text: string, report: Report): boolean {
  const budget = FREE + PER_CHARACTER * text.length;
  let effort = 0;
  let before = 0;
  let nesting = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const place: Place = { line: index + 1, column: 1 };
    if (DEEP.test(line) && !RULE.test(line)) {
      report('too-deep', place, `more than ${DEEPEST} nested quotes or lists start on this line`);
      return false;
    }
    const isBlank = /^[ \t]*$/u.test(line);
    before = isBlank ? 0 : before + line.length;
    nesting = isBlank ? 0 : nesting + count(line, NESTING);
    // At each reference to a character the parser copies what stands before it in its paragraph.
    if (line.includes('&')) effort += count(line, REFERENCE) * before;
    if (line.length >= SHORT) effort += toEffort(line);
    if (effort <= budget && nesting <= MOST_NESTING) continue;
    const message = 'too many punctuation marks in one line, URL or paragraph; split it';
    report('too-complex', place, message);
    return false;
  }
  return true;
}

/**
 * At each mark of an address the parser asks whether nothing but marks follow. In lines that are not
 * ASCII it counts the columns before each mark.
 */
function toEffort(line: string): number {
  const marks = count(line, MARK);
  if (/[^\t\x20-\x7E]/u.test(line)) return marks * line.length;
  const addresses = line.split(/\s/u).filter((word) => ADDRESS.test(word));
  return marks * addresses.reduce((longest, { length }) => Math.max(longest, length), 0);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
