// Pages of the publication beside its articles, as "About": what the catalog has of them, and what is stored.
import type { PagePart } from './page-part.ts';

export type StaticPage = {
  /** Its path is `/{slug}`. */
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  /** BCP 47. */
  readonly language: string;
  /** Seconds since 1970; null where the page does not say it. */
  readonly updated: number | null;
  /** Name of the document with its text. */
  readonly document: string;
};

/** The text of a page as compile stores it. */
export type StoredPage = {
  /** Sanitised. */
  readonly html: string;
  /** What the page has beyond that. */
  readonly page: PagePart;
};
