// Finds what is stale in the cache: articles that would be rendered to something else than before.
import { areSame } from '../content/dependencies.ts';
import type { RenderContext } from '../content/read-content.ts';
import { type FileStat, NO_STAT, toLastingStat } from '../files/file-stat.ts';
import { isSameMedium } from '../files/media.ts';
import { readBytes } from '../files/read-bytes.ts';
import { toHash } from '../render/render-article.ts';
import type { Cache, FileState } from './cache.ts';
import { toVocabularyKey } from './surroundings.ts';

/** What articles are compared with. */
export type StaleSearch = {
  readonly cache: Cache;
  /** Its `findMedium` reports nothing: what the cache says of an article may no longer hold. */
  readonly renderContext: RenderContext;
  /** Of the articles' files as they are now. */
  readonly stats: ReadonlyMap<string, FileStat>;
  /** Whether a file with records is as it was written. */
  readonly isSound: (file: string) => boolean;
};

export type StaleFiles = {
  /** Files to be rendered. */
  readonly stale: readonly string[];
  /** Files that the cache knows and that are gone. */
  readonly gone: readonly string[];
  /** Files with other stats and the same bytes. */
  readonly touched: readonly (readonly [file: string, stat: FileStat])[];
};

/** An article is stale when its bytes or anything it depends on have changed, or its record is lost. */
export function findStale(search: StaleSearch): StaleFiles {
  const { cache, renderContext, stats, isSound } = search;
  const { linkContext, settings, now } = renderContext;
  const gone: string[] = [];
  const touched: (readonly [string, FileStat])[] = [];
  const fresh = new Set<string>();
  let known = 0;
  for (const state of cache.states()) {
    const { file, isLasting, latest, shelf } = state;
    const stat = stats.get(file);
    if (stat === undefined) gone.push(file);
    else known += 1;
    if (stat === undefined || !isLasting || latest > now) continue;
    if (shelf !== null && !isSound(shelf)) continue;
    const found = findUnchanged(`${linkContext.folder.root}/${file}`, state, stat);
    if (found === null) continue;
    if (found !== state.stat) touched.push([file, found]);
    fresh.add(file);
  }
  if (gone.length > 0 || known < stats.size || haveSurroundingsChanged(search)) {
    for (const [file, dependencies] of cache.dependencies()) {
      if (!areSame(dependencies, linkContext, settings.facts)) fresh.delete(file);
    }
  }
  return { stale: [...stats.keys()].filter((file) => !fresh.has(file)), gone, touched };
}

/** Whether names or media are others than those that the articles of the cache were read against. */
function haveSurroundingsChanged({ cache, renderContext }: StaleSearch): boolean {
  const { linkContext, settings } = renderContext;
  const { folder, findMedium } = linkContext;
  if (cache.setting('vocabulary') !== toVocabularyKey(settings.facts, folder.links)) return true;
  return [...cache.media()].some(([file, before]) => {
    return !folder.files.has(file) || !isSameMedium(before, findMedium(file));
  });
}

/** The stat to remember of a file that holds the same bytes; null when it holds others. */
function findUnchanged(path: string, state: FileState, stat: FileStat): FileStat | null {
  if (state.stat === stat && stat !== NO_STAT) return stat;
  const read = Date.now();
  // What is wrong with it is reported when it is rendered.
  const bytes = readBytes(path, () => undefined);
  return bytes !== null && toHash(bytes) === state.hash ? toLastingStat(stat, read) : null;
}
