// Links from one page of a list that is numbered from its beginning to those before and after it.
import { ENGLISH } from './layout.tsx';

type PageLinksProps = {
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
  readonly toPath: (page: number) => string;
};

export function PageLinks({ page, pages, toPath }: PageLinksProps) {
  if (pages < 2) return null;
  return (
    <nav class="around row" aria-label="Pagination" {...ENGLISH}>
      {page === 1 ? null : (
        <a rel="prev" href={toPath(page - 1)}>
          Previous page
        </a>
      )}
      <span>
        Page {page} of {pages}
      </span>
      {page === pages ? null : (
        <a rel="next" href={toPath(page + 1)}>
          Next page
        </a>
      )}
    </nav>
  );
}
