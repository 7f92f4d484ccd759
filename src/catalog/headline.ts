// What an article is called where it needs a name: in Atom, in the title of its page, in lists of titles.
import type { About } from './record.ts';
import { shorten } from './shorten.ts';

/** UTF-16 code units. */
const LENGTH = 80;

/** The title, or the beginning of the summary of an article without one. */
export function toHeadline({
  title,
  summary,
  language,
}: Pick<About, 'title' | 'summary' | 'language'>): string {
  return title ?? shorten(summary, language, LENGTH);
}
