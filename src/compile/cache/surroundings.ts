// What articles are read against, as the cache compares it: settings that concern all of them, names that
// some of them bear.
import type { Facts } from '../content/settings.ts';
import { toHash } from '../render/render-article.ts';

/** The settings that every article depends on. */
export function toFactsKey(facts: Facts): string {
  const { origin, language, zone, authority, authors, sections, tags } = facts;
  const broken = [authors, sections, tags].map((names) => names === null);
  return JSON.stringify([origin, language, zone, authority, tags?.only, broken]);
}

/** A hash of the names that articles may bear, and of files that are links. */
export function toVocabularyKey(
  { authors, sections, tags }: Facts,
  links: Iterable<string>,
): string {
  const names = [authors, sections, tags?.names].map((table) =>
    [...(table?.keys() ?? [])].map((name) => [name, table?.get(name)]),
  );
  return toHash(Buffer.from(JSON.stringify([[...links].toSorted(), names])));
}
