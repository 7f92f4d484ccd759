// The catalog as it would be if a draft were published, as far as its own page tells.
import type { Catalog } from '../catalog/catalog.ts';
import type { Draft } from '../catalog/preview.ts';
import type { Tag } from '../catalog/site.ts';

/** A catalog in which these tags are known, those that no article bears yet by their written form. */
export function withTags(catalog: Catalog, written: Draft['tags']): Catalog {
  const ids = new Map(catalog.ids.tags);
  const tags: Tag[] = [...catalog.tags];
  for (const { slug, title } of written) {
    const id = ids.get(slug) ?? tags.length;
    const tag = tags[id] ?? { slug, title, aliases: [] };
    ids.set(slug, id);
    tags[id] = { ...tag, declared: true };
  }
  return { ...catalog, tags, ids: { ...catalog.ids, tags: ids } };
}
