// The tags of a publication: those that site.yaml declares and those that its articles have.
import type { Tag } from '../../catalog/site.ts';
import { toNormalForm } from '../../query/names.ts';
import type { Listed } from './article.ts';
import type { WrittenTag } from './filing.ts';
import type { ArticleReading } from './read-article.ts';
import type { DeclaredTag } from './settings.ts';

/** Declared tags first; a title that site.yaml leaves open is the oldest article's written form. */
export function toTags(
  declared: readonly DeclaredTag[],
  readings: readonly ArticleReading<Listed>[],
): readonly Tag[] {
  return name(declared, toTitles(readings));
}

/** The tags as they are titled while no other article is known. */
export function guessTags(
  declared: readonly DeclaredTag[],
  tags: readonly WrittenTag[],
): readonly Tag[] {
  const written = tags.filter(isTitle).map((tag) => [tag.slug, tag.written] as const);
  return name(declared, new Map([...tags.map(({ slug }) => [slug, slug] as const), ...written]));
}

function name(
  declared: readonly DeclaredTag[],
  written: ReadonlyMap<string, string>,
): readonly Tag[] {
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
function toTitles(readings: readonly ArticleReading<Listed>[]): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  const oldestFirst = readings.toSorted((a, b) => toDate(a) - toDate(b));
  for (const { tags } of oldestFirst) {
    for (const tag of tags) {
      if (!titles.has(tag.slug) && isTitle(tag)) titles.set(tag.slug, tag.written);
    }
  }
  return titles;
}

function isTitle({ slug, written }: WrittenTag): boolean {
  return toNormalForm(written) === slug;
}

function toDate({ article }: ArticleReading<Listed>): number {
  return article?.published ?? 0;
}
