// What has changed around the articles since the cache was written, and which months it concerns.
import type { RenderContext } from '../content/read-content.ts';
import type { Facts } from '../content/settings.ts';
import { isSameMedium } from '../files/media.ts';
import { toHash } from '../render/render-article.ts';
import type { Cache } from './cache.ts';
import type { Chunk } from './chunk.ts';

export type Changes = {
  /** Whether each entry must be asked for what it depends on. */
  readonly areSome: boolean;
  readonly concern: (chunk: Chunk) => boolean;
};

/**
 * Compares with what the cache knows. `renderContext` finds the media of now, `lost` are articles that are
 * gone, `gained` is whether there are new ones.
 */
export function findChanges(
  cache: Pick<Cache, 'vocabulary' | 'mediaBefore' | 'media'>,
  renderContext: RenderContext,
  lost: ReadonlySet<string>,
  gained: boolean,
): Changes {
  const { linkContext, settings } = renderContext;
  const others = new Set(lost);
  for (const [file, known] of cache.mediaBefore) {
    if (linkContext.folder.files.has(file)) linkContext.findMedium(file);
    else others.add(file);
    if (!isSameMedium(known, cache.media.get(file))) others.add(file);
  }
  const renamed = cache.vocabulary !== toVocabularyKey(settings.facts, linkContext.folder.links);
  const haveFilesChanged = lost.size > 0 || gained;
  return {
    areSome: renamed || haveFilesChanged || others.size > 0,
    concern: ({ indexEntry }) =>
      renamed ||
      (others.size > 0 && indexEntry.requiredFiles.some((file) => others.has(file))) ||
      (haveFilesChanged &&
        indexEntry.lookups.some(([slug, file]) => (linkContext.files.get(slug) ?? null) !== file)),
  };
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
