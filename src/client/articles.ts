// A list of articles: row by row, or page by page.
import type { Page } from './bodies.ts';
import type { Get } from './requests.ts';

/** All rows of a query, for `for await`. Each page is read when its first row is wanted. */
export type Articles<T> = AsyncIterable<T> & {
  /** The first page, with `total` and `feeds`. */
  readonly page: () => Promise<Page<T>>;
  /** All pages, one after the other. */
  readonly pages: () => AsyncIterable<Page<T>>;
  /** All rows at once. */
  readonly all: () => Promise<T[]>;
};

/** `first` is the path of the first page, with its search. */
export function toArticles<T>(
  get: Get,
  first: string,
  signal: AbortSignal | undefined,
): Articles<T> {
  const pages = async function* (): AsyncGenerator<Page<T>> {
    for (let path: string | null = first; path !== null; ) {
      const page: Page<T> = await readPage(get, path, signal);
      yield page;
      path = toNext(page);
    }
  };
  return {
    page: () => readPage(get, first, signal),
    pages,
    all: async () => {
      const rows: T[] = [];
      for await (const { articles } of pages()) rows.push(...articles);
      return rows;
    },
    async *[Symbol.asyncIterator]() {
      for await (const { articles } of pages()) yield* articles;
    },
  };
}

/** Throws an Error where the answer is no page of a list. */
export async function readPage<T>(
  get: Get,
  path: string,
  signal: AbortSignal | undefined,
): Promise<Page<T>> {
  const page = await get<Page<T>>(path, signal);
  if (!Array.isArray(page.articles)) throw new Error(`The answer of ${path} has no "articles".`);
  return page;
}

/** Path and search of the page after this one; null where there is none. */
export function toNext({ next }: Pick<Page<unknown>, 'next'>): string | null {
  if (next === null) return null;
  const { pathname, search } = new URL(next);
  return `${pathname}${search}`;
}
