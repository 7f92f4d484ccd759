// The tags of a publication: those that site.yaml declares and those that its articles have.
import type { Tag } from '../../catalog/site.ts';
import type { IndexEntry } from './index-entry.ts';
import { isTitle, type WrittenTag } from './resolve-terms.ts';
import type { DeclaredTag } from './settings.ts';

/**
 * Declared tags first; a title that site.yaml leaves open is the oldest article's written form. The
 * index entries' months follow each other.
 */
export function toTags(
  declared: readonly DeclaredTag[],
  indexEntries: readonly IndexEntry[],
): readonly Tag[] {
  return name(declared, mergeTitles(indexEntries));
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
function mergeTitles(indexEntries: readonly IndexEntry[]): ReadonlyMap<string, string> {
  const all = new Map<string, string>();
  for (const { tags, titles } of indexEntries) {
    for (const [index, slug] of tags.names.entries()) {
      const title = titles[index] ?? null;
      if (title !== null && !all.has(slug)) all.set(slug, title);
    }
  }
  return all;
}
