// Links from one page of a list that is numbered from its beginning to those before and after it.
import { say } from '../messages/say.ts';
import type { PageWords } from './words.ts';

type PageLinksProps = {
  readonly words: PageWords;
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
  readonly toPath: (page: number) => string;
};

export function PageLinks({ words, page, pages, toPath }: PageLinksProps) {
  if (pages < 2) return null;
  return (
    <nav class="around row" aria-label={say(words, 'pagination')} {...words.mark}>
      {page === 1 ? null : (
        <a rel="prev" href={toPath(page - 1)}>
          {say(words, 'previousPage')}
        </a>
      )}
      <span>{say(words, 'pageOfPages', { page, pages })}</span>
      {page === pages ? null : (
        <a rel="next" href={toPath(page + 1)}>
          {say(words, 'nextPage')}
        </a>
      )}
    </nav>
  );
}
