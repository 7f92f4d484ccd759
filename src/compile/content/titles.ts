// What stands beside an article in lists: what is missing, said twice or not meant for readers.
import { quote } from '../diagnostics/hints.ts';
import type { Place, Report } from '../diagnostics/rules.ts';
import { fold } from '../files/characters.ts';
import type { Heading } from '../markdown/headings.ts';
import type { Rendering } from '../markdown/markdown.ts';
import { findMark } from '../markdown/template-marks.ts';
import type { FrontMatter } from './front-matter.ts';
import type { ToPlace } from './yaml-places.ts';

/** Words of the longest note: a minute of reading. */
const LONGEST_NOTE = 200;

/**
 * An article without a title is a note. One that looks as if its title were forgotten is reported: it
 * begins with a heading of the first level, or is structured or long and does not say that it is a note
 * (`isNote`, by an empty `title`).
 */
export function reportMissingTitle(
  { headings, prose: { words } }: Pick<Rendering, 'headings' | 'prose'>,
  isNote: boolean,
  place: Place,
  report: Report,
): void {
  const top = headings.find(({ rank }) => rank === 1);
  if (top !== undefined) {
    const message = `${quote(top.text)}: write this as "title" in the front matter, and delete the heading`;
    report('missing-title', top.place, message);
    return;
  }
  if (isNote || (headings.length === 0 && words <= LONGEST_NOTE)) return;
  const what = headings.length > 0 ? 'headings' : `${words} words`;
  const message = `no title, but ${what}; write "title: …", or an empty "title:" if this is a note`;
  report('missing-title', place, message);
}

/** Pages and feeds show the title as a heading: one that repeats it, and the first of others, are reported. */
export function reportSecondTitle(
  title: string,
  headings: readonly Heading[],
  report: Report,
): void {
  const isTitle = ({ text }: Heading) => toKey(text) === toKey(title);
  const top = headings.filter(({ rank }) => rank === 1);
  const repeated = top.find(isTitle);
  if (repeated !== undefined) {
    const message = `${quote(repeated.text)}: the title is shown above the text; delete this heading`;
    report('second-title', repeated.place, message);
  }
  const [first, ...more] = top.filter((heading) => !isTitle(heading));
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
    const mark = findMark(text ?? '');
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
