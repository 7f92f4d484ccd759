// The tags of a publication: those that site.yaml declares and those that its articles have.
import type { Tag } from '../../catalog/site.ts';
import { toNormalForm } from '../../query/names.ts';
import type { ArticleReading } from './read-article.ts';
import type { DeclaredTag } from './settings.ts';

/** Declared tags first; a title that site.yaml leaves open is the oldest article's written form. */
export function toTags(
  declared: readonly DeclaredTag[],
  readings: readonly ArticleReading[],
): readonly Tag[] {
  const written = toTitles(readings);
  const slugs = new Set(declared.map(({ slug }) => slug));
  return [
    ...declared.map((tag) => ({
      ...tag,
      title: tag.title ?? written.get(tag.slug) ?? tag.slug,
      declared: true,
    })),
    ...[...written]
      .filter(([slug]) => !slugs.has(slug))
      .map(([slug, title]) => ({ slug, title, aliases: [], declared: false })),
  ];
}

/** Written forms by slug, the oldest article's first; a name that is an alias is no title. */
function toTitles(readings: readonly ArticleReading[]): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  const oldestFirst = readings.toSorted((a, b) => toDate(a) - toDate(b));
  for (const { tags } of oldestFirst) {
    for (const { slug, written } of tags) {
      if (toNormalForm(written) === slug && !titles.has(slug)) titles.set(slug, written);
    }
  }
  return titles;
}

function toDate({ article }: ArticleReading): number {
  return article?.published ?? 0;
}
