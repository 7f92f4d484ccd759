// What records of standard.site say (standard.site/docs/lexicons).
import type { Catalog } from '../catalog/catalog.ts';
import { toHeadline } from '../catalog/headline.ts';
import type { About } from '../catalog/record.ts';
import type { Site } from '../catalog/site.ts';
import { DOCUMENT, PUBLICATION } from '../feed/at-records.ts';
import { toJsonDate } from '../feed/date.ts';
import { toArticlePath } from '../query/canonical.ts';

/** Graphemes of a title, a description and a tag; characters are as many at least. */
const TITLE = 500;
const DESCRIPTION = 3000;
const TAG = 128;

/** The record of the publication. */
export function toPublication({ title, description, origin }: Site): object {
  return {
    $type: PUBLICATION,
    url: origin,
    name: cut(title, TITLE),
    description: cut(description, DESCRIPTION),
  };
}

/** The record of an article; `publication` is the AT URI of that of the publication. */
export function toDocument(
  { tags }: Pick<Catalog, 'tags'>,
  slug: string,
  about: About,
  publication: string,
): object {
  const titles = new Map(tags.map((tag) => [tag.slug, tag.title]));
  return {
    $type: DOCUMENT,
    site: publication,
    path: toArticlePath(slug),
    title: cut(toHeadline(about), TITLE),
    description: cut(about.summary, DESCRIPTION),
    tags: about.tags.map((tag) => cut(titles.get(tag) ?? tag, TAG)),
    publishedAt: toJsonDate(about.published),
    ...(about.updated === null ? {} : { updatedAt: toJsonDate(about.updated) }),
  };
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : [...text].slice(0, most).join('');
}
