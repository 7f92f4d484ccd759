// What one document of a feed says, whatever its format.
import type { Post, Publication } from '../post.ts';

export type FeedPage = {
  readonly format: 'RSS' | 'Atom' | 'JSON Feed';
  readonly publication: Publication;
  readonly posts: readonly Post[];
  /** The document before this one; null for the oldest. */
  readonly previous: string | null;
  /** The program that wrote it, in its own words. */
  readonly generator: string;
};

/** Where a document was found. */
export type FeedPlace = {
  /** For people. */
  readonly shown: string;
  /** Its URL; null for a file. */
  readonly url: string | null;
};
