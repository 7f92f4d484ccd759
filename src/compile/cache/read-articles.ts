// Reads articles out of the cache, and renders those that it does not have as they are.
import { toState } from '../content/dependencies.ts';
import type { Articles, RenderContext } from '../content/read-content.ts';
import type { Observer } from '../diagnostics/observer.ts';
import { ContentChanged } from '../files/content-changed.ts';
import { type FileStat, toFileStat, toLastingStat } from '../files/file-stat.ts';
import type { MediaMemory } from '../files/known-media.ts';
import { toMediaFinder } from '../files/media.ts';
import { toLinkContext } from '../markdown/links.ts';
import { renderAll } from '../render/threads.ts';
import type { Cache } from './cache.ts';
import { findStale } from './find-stale.ts';
import type { Entry } from './rows.ts';
import { toFactsKey, toVocabularyKey } from './surroundings.ts';

export type ReadingTools = {
  /** The output folder's absolute path. */
  readonly out: string;
  readonly cache: Cache;
  /** What is known of media. */
  readonly memory: MediaMemory;
  readonly isSound: (file: string) => boolean;
  readonly observer: Observer;
};

/**
 * Reads the articles of these files; the cache holds all of them and no others afterwards. The context that
 * comes back has the slugs that are written in them. Throws ContentChanged where a picture changed while
 * articles that show it were rendered.
 */
export async function readArticles(
  files: readonly string[],
  renderContext: RenderContext,
  { out, cache, memory, isSound, observer }: ReadingTools,
): Promise<Articles<Entry> & { readonly renderContext: RenderContext }> {
  const { linkContext, settings, playables } = renderContext;
  const { folder, origin } = linkContext;
  const facts = toFactsKey(settings.facts);
  if (cache.setting('facts') !== facts) cache.clear();
  const stats = readStats(folder.root, files);
  const entries = new Map<string, Entry>();
  for (const entry of cache.entries()) entries.set(entry.file, entry);
  const quiet = toMediaFinder(folder, origin, () => () => undefined, memory, { playables });
  const { stale, gone, slugs, touched } = findStale({
    ...{ cache, entries: entries.values(), stats, isSound },
    renderContext: { ...renderContext, linkContext: { ...linkContext, findMedium: quiet } },
  });
  for (const file of gone) cache.removeFile(file);
  for (const [file, stat] of touched) cache.setStat(file, stat);
  let rendered = 0;
  let changed: string | null = null;
  const { findMedium } = linkContext;
  const slugged = toLinkContext(folder, origin, findMedium, slugs, settings.facts.url);
  const around: RenderContext = { ...renderContext, linkContext: slugged };
  await renderAll(stale, around, out, ({ media, ...one }) => {
    const stat = toLastingStat(stats.get(one.file) ?? '', Date.now());
    // A thread may have read a picture just before it changed, or just after.
    const [other] = media.find(([name, state]) => toState(quiet(name)) !== state) ?? [];
    changed ??= other ?? null;
    const isLasting = one.isLasting && other === undefined;
    entries.set(one.file, cache.putFile({ ...one, isLasting }, stat));
    rendered += 1;
    observer.onProgress(rendered, stale.length);
  });
  cache.setSetting('facts', facts);
  cache.setSetting('slugs', JSON.stringify([...slugs]));
  cache.setSetting('vocabulary', toVocabularyKey(settings.facts, folder));
  if (changed !== null) throw new ContentChanged(`${changed} changed during the compile`);
  const { anchorsOf, links } = cache;
  const known = files.flatMap((file) => entries.get(file) ?? []);
  return { files: known, anchorsOf, links, linkContext: slugged, renderContext: around };
}

function readStats(root: string, files: readonly string[]): ReadonlyMap<string, FileStat> {
  const stats = new Map<string, FileStat>();
  for (const file of files) {
    const stat = toFileStat(`${root}/${file}`);
    if (stat !== null) stats.set(file, stat);
  }
  return stats;
}
