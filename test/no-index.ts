// The search index of no articles.
import type { IndexTable } from '../src/catalog/catalog.ts';

/** For catalogs in which nobody searches. */
export const NO_INDEX: IndexTable = { names: '', shards: 1, articles: 0, words: 0 };
