// A month as a compile has it: taken from the cache as it was, or put together anew.
import { toIndexEntry } from '../content/index-entry.ts';
import type { Month } from '../content/months.ts';
import type { ShelvedRecords } from '../output/shelves.ts';
import { type Chunk, type ChunkPlace, demandEntries } from './chunk.ts';
import type { CacheEntry } from './entry.ts';

export type CompiledMonth = Omit<Month, 'readings'> & {
  readonly readings: () => readonly CacheEntry[];
  /** Null while its records have no shelves. */
  readonly shelved: ShelvedRecords | null;
  /** Where the cache has it, and with what entries; null where it has nothing. */
  readonly place: ChunkPlace | null;
  readonly cached: () => readonly CacheEntry[];
  /** Whether nothing of it has changed. */
  readonly isFresh: boolean;
};

/** The month of a chunk, as it was. Its entries are read from the disk when they are asked for. */
export function toFreshMonth(
  folder: string,
  chunk: Chunk,
  areAnchorsChecked: boolean,
): CompiledMonth {
  const { indexEntry, shelved, place } = chunk;
  let read: readonly CacheEntry[] | null = null;
  const readings = (): readonly CacheEntry[] => {
    read ??= demandEntries(folder, chunk);
    return read;
  };
  return {
    ...{ name: place[0], indexEntry, shelved, place, readings, cached: readings },
    isFresh: true,
    areAnchorsChecked,
  };
}

/** A month of these entries, which are in order; `before` is what the cache has of it. */
export function toChangedMonth(
  name: string,
  entries: readonly CacheEntry[],
  before: { readonly place: ChunkPlace; readonly entries: readonly CacheEntry[] } | null,
): CompiledMonth {
  return {
    name,
    indexEntry: toIndexEntry(entries),
    readings: () => entries,
    shelved: null,
    place: before?.place ?? null,
    cached: () => before?.entries ?? [],
    isFresh: false,
    areAnchorsChecked: false,
  };
}
