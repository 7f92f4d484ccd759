// The tags of a publication: those that site.yaml declares and those that its articles have.
import type { Tag } from '../../catalog/site.ts';
import type { Published } from './published.ts';
import { isTitle, type WrittenTag } from './resolve-terms.ts';
import type { DeclaredTag } from './settings.ts';

/**
 * Declared tags first; a title that site.yaml leaves open is the oldest article's written form. The
 * articles are in the catalog's order.
 */
export function toTags(
  declared: readonly DeclaredTag[],
  published: readonly Published[],
): readonly Tag[] {
  return name(declared, toTitles(published));
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
function toTitles(published: readonly Published[]): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  for (const { reading } of published) {
    for (const tag of reading.tags) {
      if (!titles.has(tag.slug) && isTitle(tag)) titles.set(tag.slug, tag.written);
    }
  }
  return titles;
}
