// What stands beside an article in lists, and is said twice or not meant for readers.
import { quote } from '../diagnostics/hints.ts';
import type { Report } from '../diagnostics/rules.ts';
import { fold } from '../files/characters.ts';
import type { TopHeading } from '../markdown/headings.ts';
import { findMark } from '../markdown/template-marks.ts';
import type { FrontMatter } from './front-matter.ts';
import type { ToPlace } from './yaml-places.ts';

/** Pages and feeds show the title as a heading: one that repeats it, and the first of others, are reported. */
export function reportSecondTitle(
  title: string | undefined,
  headings: readonly TopHeading[],
  report: Report,
): void {
  const isTitle = ({ text }: TopHeading) => title !== undefined && toKey(text) === toKey(title);
  const repeated = headings.find(isTitle);
  if (repeated !== undefined) {
    const message = `${quote(repeated.text)}: the title is shown above the text; delete this heading`;
    report('second-title', repeated.place, message);
  }
  const [first, ...more] = headings.filter((heading) => !isTitle(heading));
  if (first === undefined) return;
  const count = more.length > 0 ? ` (and ${more.length} more)` : '';
  const message = `${quote(first.text)}${count}: the title is the first-level heading of the page; use "##" in the text`;
  report('second-title', first.place, message);
}

/** Titles and summaries go into feeds as they are: marks of templates in them are reported. */
export function reportMarkedTexts(
  { title, summary }: Partial<FrontMatter>,
  beginning: string,
  bodyLine: number,
  toPlace: ToPlace,
  report: Report,
): void {
  for (const [key, text] of Object.entries({ title, summary })) {
    const mark = text === undefined ? null : findMark(text);
    if (mark === null) continue;
    const message = `${quote(mark)}: templates are not run; write "${key}" as readers should see it`;
    report('template-mark', toPlace([key]), message);
  }
  const mark = summary === undefined ? findMark(beginning) : null;
  if (mark === null) return;
  const message = `${quote(mark)} is in the summary, which is the first paragraph; write "summary"`;
  report('template-mark', { line: bodyLine, column: 1 }, message);
}

function toKey(text: string): string {
  return fold(text).normalize('NFC').toLowerCase();
}
