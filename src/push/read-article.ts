// What there is to tell of an article when it is told.
import { at, type Catalog, findSlug } from '../catalog/catalog.ts';
import { type About, readAbout } from '../catalog/record.ts';
import { type Assets, openReader } from '../store/articles.ts';

/** The position of an article that lists show at `now` (seconds); null where none does. */
export function findListed({ rows }: Catalog, slug: string, now: number): number | null {
  const position = findSlug(rows, slug);
  if (position === null || at(rows.published, position) > now) return null;
  const isHidden = at(rows.unlisted, position) === 1 || at(rows.removed, position) > 0;
  return isHidden ? null : position;
}

/** What is stored of the article at a position; null, and a line in the log, where it cannot be read. */
export async function readArticle(
  { rows, shelves }: Catalog,
  assets: Assets,
  position: number,
): Promise<About | null> {
  const reader = openReader(assets, rows, shelves);
  try {
    const [record] = (await reader.records([position])) ?? [];
    return record === undefined ? null : readAbout(record);
  } finally {
    reader.close();
  }
}
