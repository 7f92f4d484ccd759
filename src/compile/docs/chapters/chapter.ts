// What a chapter is made of: the description, and what it knows of the site.
import type { Example, SampleNames } from '../../../api/schema/examples.ts';
import type { Site } from '../../../catalog/site.ts';
import type { ApiDocument } from '../description.ts';
import type { Part } from '../part.ts';

export type ChapterSource = {
  readonly document: ApiDocument;
  readonly site: Site;
  /** The site's own names, so that every example works. */
  readonly names: SampleNames;
  readonly examples: readonly Example[];
  /** The body that answers `FIRST`. */
  readonly first: unknown;
};

export type Chapter = (source: ChapterSource) => Part;

/** The request that begins the page. */
export const FIRST = '/api/articles?fields=title,url&limit=2';
