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
  const states = cache.states();
  const known = new Set(states.map(({ file }) => file));
  const gone = states.flatMap(({ file }) => (stats.has(file) ? [] : [file]));
  const hasGained = known.size - gone.length < stats.size;
  const mayDepend = gone.length > 0 || hasGained || haveSurroundingsChanged(search);
  const touched: (readonly [string, FileStat])[] = [];
  const isFresh = (state: FileState, stat: FileStat): boolean => {
    const { file, shelf } = state;
    if (!state.isLasting || state.latest > now) return false;
    if (shelf !== null && !isSound(shelf)) return false;
    if (mayDepend && !areSame(cache.dependenciesOf(file), linkContext, settings.facts)) {
      return false;
    }
    if (state.stat === stat && stat !== NO_STAT) return true;
    const found = findUnchanged(`${linkContext.folder.root}/${file}`, state, stat);
    if (found !== null && found !== state.stat) touched.push([file, found]);
    return found !== null;
  };
  const fresh = new Set(
    states.flatMap((state) => {
      const stat = stats.get(state.file);
      return stat !== undefined && isFresh(state, stat) ? [state.file] : [];
    }),
  );
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
function findUnchanged(path: string, { hash }: FileState, stat: FileStat): FileStat | null {
  const read = Date.now();
  // What is wrong with it is reported when it is rendered.
  const bytes = readBytes(path, () => undefined);
  return bytes !== null && toHash(bytes) === hash ? toLastingStat(stat, read) : null;
}
