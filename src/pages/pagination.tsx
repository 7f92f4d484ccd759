// Links from one page of a list to those before and after it.
import { say } from '../messages/say.ts';
import type { PageWords } from './words.ts';

type PaginationProps = {
  readonly words: PageWords;
  /** Paths; null where there is no such page. */
  readonly newer: string | null;
  readonly older: string | null;
};

export function Pagination({ words, newer, older }: PaginationProps) {
  if (newer === null && older === null) return null;
  return (
    <nav class="around" aria-label={say(words, 'pagination')} {...words.mark}>
      {newer === null ? null : (
        <a rel="prev" href={newer}>
          {say(words, 'newerArticles')}
        </a>
      )}
      {older === null ? null : (
        <a rel="next" href={older}>
          {say(words, 'olderArticles')}
        </a>
      )}
    </nav>
  );
}
