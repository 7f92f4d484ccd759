// Texts that hold up the parser, found before it reads them: what it does again and again for each part.
import type { Place, Report } from '../diagnostics/rules.ts';

/** Quotations and list items that may begin on one line: each is looked at again for those within. */
const DEEPEST = 50;

const MARKER = String.raw`(?:>|(?:[-+*]|\d{1,9}[.)])(?=\s|$))`;
const DEEP = new RegExp(`^(?:[ \\t]*${MARKER}){${DEEPEST + 1}}`, 'u');
const RULE = /^[ \t]*(?:(?:-[ \t]*)+|(?:\*[ \t]*)+)$/u;

/** Characters that any text may have the parser look at, and how many more for each of its own. */
const FREE = 100_000_000;
const PER_CHARACTER = 500;

/** Lines of fewer characters cost less than that, whatever is in them. */
const SHORT = 500;

const MARK = /[!"&'()*,.:;<>?[\\\]_`~]/gu;
const ADDRESS = /\S*(?:www\.|https?:|@)\S*/giu;

/** Whether the parser takes a text in one go; reported at the line that is to blame if not. */
export function isReadable(text: string, report: Report): boolean {
  const budget = FREE + PER_CHARACTER * text.length;
  let effort = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const place: Place = { line: index + 1, column: 1 };
    if (DEEP.test(line) && !RULE.test(line)) {
      report('too-deep', place, `more than ${DEEPEST} nested quotes or lists start on this line`);
      return false;
    }
    effort += line.length < SHORT ? 0 : toEffort(line);
    if (effort <= budget) continue;
    const message = 'too many punctuation marks in one line or URL; split it';
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
  const marks = [...line.matchAll(MARK)].length;
  if (/[^\x20-\x7E\t]/u.test(line)) return marks * line.length;
  return marks * Math.max(0, ...[...line.matchAll(ADDRESS)].map(([word]) => word.length));
}
