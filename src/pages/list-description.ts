// What search engines and shared links say of a tag, a section or an author: no two lists have the same.
import { shorten } from '../catalog/shorten.ts';
import type { Term } from '../catalog/site.ts';
import { enumerate, say } from '../messages/say.ts';
import type { PageWords } from './words.ts';

/** UTF-16 units of a title: search engines show about 160 in all. */
const LONGEST = 80;

export type ListFacts = {
  /** What the list is called. */
  readonly list: string;
  readonly site: string;
  /** Articles in all. */
  readonly count: number;
  /** Null where there is none, and on a page of older ones. */
  readonly newest: { readonly title: string; readonly language: string } | null;
  /** Tags that its articles often have beside. */
  readonly companions: readonly Term[];
};

/** How many articles there are, the newest, and what they are about besides; one sentence each. */
export function toListDescription(words: PageWords, facts: ListFacts): string {
  const { list, site, count, newest, companions } = facts;
  const articles = say(words, 'articleCount', { count });
  const names = companions
    .map(({ title }) => title)
    .reduce((all, title) => (all === '' ? title : enumerate(words, all, title)), '');
  // A note is called by a sentence, whose end is no end of this one.
  const title = newest && shorten(newest.title, newest.language, LONGEST).replace(/[.。]$/u, '');
  const sentences = [
    say(words, 'listOfSite', { list, site, articles }),
    title === null ? '' : say(words, 'newestIs', { title }),
    names === '' ? '' : say(words, 'relatedTopics', { names }),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}
