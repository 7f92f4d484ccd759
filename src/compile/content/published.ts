// The articles that are published: those without errors that are no drafts, in the catalog's order.
import type { ArticleReading, FileReading } from './file-reading.ts';

/** A file whose article is published. */
export type Published = FileReading & {
  readonly reading: ArticleReading & { readonly slug: string; readonly published: number };
};

/** Oldest first, equal times by slug descending. */
export function sortPublished<One extends FileReading>(
  files: readonly One[],
): readonly (One & Published)[] {
  return files.filter(isPublished).toSorted(comparePublished);
}

function isPublished<One extends FileReading>(file: One): file is One & Published {
  const { reading } = file;
  return reading !== null && !reading.draft && reading.slug !== null && reading.published !== null;
}

function comparePublished({ reading: a }: Published, { reading: b }: Published): number {
  if (a.published !== b.published) return a.published - b.published;
  return a.slug < b.slug ? 1 : -1;
}
