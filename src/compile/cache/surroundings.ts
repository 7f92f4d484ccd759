// What articles are read against, as the cache compares it: settings that concern all of them, names that
// some of them bear.
import type { Facts } from '../content/settings.ts';
import { type Folder, isArticleFile } from '../files/folder.ts';
import { toHash } from '../render/render-article.ts';

/** The settings that every article depends on. */
export function toFactsKey(facts: Facts): string {
  const { origin, url, language, zone, authority, license, linksOut } = facts;
  const { authors, sections, tags } = facts;
  const broken = [authors, sections, tags].map((names) => names === null);
  return JSON.stringify([
    ...[origin, url, language, zone, authority, license, linksOut, tags?.only],
    broken,
  ]);
}

/** A hash of the names that articles may bear, of files that are links, and of those beside articles. */
export function toVocabularyKey(
  { authors, sections, tags, defaults, shows }: Facts,
  { files, links }: Pick<Folder, 'files' | 'links'>,
): string {
  const others = [...files].filter((file) => !isArticleFile(file));
  const names = [authors, sections, tags?.names, defaults, shows].map((table) =>
    [...(table?.keys() ?? [])].map((name) => [name, table?.get(name)]),
  );
  return toHash(Buffer.from(JSON.stringify([[...links].toSorted(), names, others])));
}
