// Finds what is stale in the cache: which months are as they were, and of the others which articles are.
import { areSame } from '../content/dependencies.ts';
import { isOfItsTime } from '../content/index-entry.ts';
import type { RenderContext } from '../content/read-content.ts';
import { isSameStat, toLastingStat } from '../files/file-stat.ts';
import type { FileStats } from '../files/file-stats.ts';
import { toMediaFinder } from '../files/media.ts';
import { readBytes } from '../files/read-bytes.ts';
import { toShelfFile } from '../output/shelves.ts';
import type { Output } from '../output/write.ts';
import { toHash } from '../render/render-article.ts';
import type { Cache } from './cache.ts';
import { type Changes, findChanges } from './changes.ts';
import type { Chunk } from './chunk.ts';
import type { CacheEntry, RecordEntry } from './entry.ts';

/** What articles are compared with: their files as they are now, and the shelves. */
export type StaleSearch = {
  readonly fileStats: FileStats;
  readonly renderContext: RenderContext;
  readonly cache: Cache;
  readonly output: Pick<Output, 'isSound'>;
};

/** Chunks that are as they were, and of all others the entries that are. */
export type StaleEntries = {
  readonly fresh: readonly Chunk[];
  readonly stale: readonly StaleChunk[];
  /** Whether there are files that no chunk knows. */
  readonly gained: boolean;
  readonly damaged: number;
};

/** A chunk of which something has changed: its entries, and those of them that stay. */
export type StaleChunk = {
  readonly chunk: Chunk;
  readonly entries: readonly CacheEntry[];
  readonly kept: readonly CacheEntry[];
};

export function findStale(chunks: readonly Chunk[], search: StaleSearch): StaleEntries {
  const { fileStats, renderContext, cache, output } = search;
  const { folder, origin } = renderContext.linkContext;
  const findMedium = toMediaFinder(folder, origin, () => () => undefined, cache.media);
  // What is wrong with a medium is reported for articles as they are, not for what the cache says.
  const quiet = {
    ...search,
    renderContext: { ...renderContext, linkContext: { ...renderContext.linkContext, findMedium } },
  };
  const known = chunks.flatMap(({ indexEntry }) => indexEntry.files);
  const lost = new Set(known.filter((file) => !fileStats.has(file)));
  const gained = known.length - lost.size < fileStats.count;
  const changes = findChanges(cache, quiet.renderContext, lost, gained);
  const fresh: Chunk[] = [];
  const stale: StaleChunk[] = [];
  let damaged = 0;
  for (const chunk of chunks) {
    const { indexEntry, shelved, stats } = chunk;
    const stays =
      shelved?.shelves.every(([name]) => output.isSound(toShelfFile(name))) &&
      isOfItsTime(indexEntry, renderContext.now) &&
      fileStats.areSame(indexEntry.files, stats) &&
      !changes.concern(chunk);
    const entries = stays ? [] : chunk.readEntries();
    if (entries === null) {
      damaged++;
      continue;
    }
    const kept = entries.flatMap((entry) => keep(entry, quiet, changes) ?? []);
    if (stays || (shelved !== null && isAll(kept, entries))) fresh.push(chunk);
    else stale.push({ chunk, entries, kept });
  }
  return { fresh, stale, gained, damaged };
}

/** Files of which no entry stays. */
export function toStaleFiles(
  files: readonly string[],
  fileStats: FileStats,
  { fresh, stale, gained, damaged }: StaleEntries,
): readonly string[] {
  const kept = new Set(stale.flatMap((one) => one.kept.map(({ file }) => file)));
  const isKept = (file: string): boolean => kept.has(file);
  if (gained || damaged > 0) {
    const known = new Set(fresh.flatMap(({ indexEntry }) => indexEntry.files));
    return files.filter((file) => !known.has(file) && !isKept(file));
  }
  const lost = stale.flatMap(({ chunk }) => chunk.indexEntry.files.filter((file) => !isKept(file)));
  return lost.filter((file) => fileStats.has(file));
}

/** The entry of a file that is as it was, with new file stats where only these are others; else null. */
function keep(
  entry: CacheEntry,
  { fileStats, renderContext, cache, output }: StaleSearch,
  changes: Changes,
): CacheEntry | null {
  const { linkContext, settings, now } = renderContext;
  const stat = fileStats.statOf(entry.file);
  if (stat === null || !isStored(entry.record, cache, output) || !isDue(entry, now)) return null;
  if (changes.areSome && !areSame(entry.details().dependencies, linkContext, settings.facts))
    return null;
  if (isSameStat(entry.stat, stat)) return entry;
  const read = Date.now();
  // What is wrong with it is reported when it is rendered.
  const bytes = readBytes(`${linkContext.folder.root}/${entry.file}`, () => undefined);
  return bytes !== null && toHash(bytes) === entry.hash
    ? { ...entry, stat: toLastingStat(stat, read) }
    : null;
}

function isStored(
  record: RecordEntry | null,
  cache: Cache,
  output: StaleSearch['output'],
): boolean {
  if (record === null || record.length === 0) return true;
  return output.isSound(record.file) || cache.pendingFiles.has(record.file);
}

/** Whether its dates have come: a clock that was put back makes errors of them. */
function isDue({ reading }: CacheEntry, now: number): boolean {
  const { updated = null, removed = null } = reading?.article ?? {};
  return (updated ?? 0) <= now && (removed ?? 0) <= now;
}

function isAll(kept: readonly CacheEntry[], all: readonly CacheEntry[]): boolean {
  return kept.length === all.length && kept.every((entry, index) => entry === all[index]);
}
