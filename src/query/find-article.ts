// Slug → article: by the slug that it has, or one that it had.
import { at, type Catalog, findSlug } from '../catalog/catalog.ts';

/**
 * The position of the article with this slug, in normal form, or with this former one; null where none
 * is visible at `now` (seconds since 1970). It may be removed, or unlisted.
 */
export function findArticle(catalog: Catalog, slug: string, now: number): number | null {
  return findVisible(catalog, slug, now) ?? findFormer(catalog, slug, now);
}

function findVisible({ rows }: Catalog, slug: string, now: number): number | null {
  const position = findSlug(rows, slug);
  return position !== null && at(rows.published, position) <= now ? position : null;
}

function findFormer(catalog: Catalog, slug: string, now: number): number | null {
  const target = catalog.redirects.paths[`/articles/${slug}`] ?? '';
  const current = /^\/articles\/([^/?#]+)$/.exec(target)?.[1];
  return current === undefined ? null : findVisible(catalog, decodeURIComponent(current), now);
}
