// All chunks of a cache: read, compared with what a compile found, and written where they differ.
import { toMonth } from '../output/shelves.ts';
import { type Chunk, type ChunkPlace, readChunk, writeChunk } from './chunk.ts';
import type { Entry } from './entry.ts';

/** Stamps that are out of date cost a read each; below this many no chunk is written for them. */
const MANY = 1000;

/** All entries by their files, and the chunks by their months. */
export type Chunks = {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly byMonth: ReadonlyMap<string, Chunk>;
  /** What was wrong with them, for people; null when nothing was. */
  readonly fault: string | null;
};

/** Reads what a cache has of articles; a chunk that is broken is left out. */
export function readChunks(folder: string, places: readonly ChunkPlace[]): Chunks {
  const texts = new Map<string, string>();
  const share = (text: string): string => {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  };
  const chunks = places.flatMap((place) => readChunk(folder, place, share) ?? []);
  const damaged = places.length - chunks.length;
  return {
    entries: new Map(
      chunks.flatMap(({ entries }) => entries.map((entry) => [toFile(entry), entry] as const)),
    ),
    byMonth: new Map(chunks.map((chunk) => [chunk.place[0], chunk])),
    fault: damaged === 0 ? null : `${damaged} of ${places.length} parts of the cache are damaged`,
  };
}

/** Entries by the months of their articles. */
export type Months = ReadonlyMap<string, readonly Entry[]>;

/**
 * A shelf never crosses a month, so that an edit, which gives new places to all that stand on the
 * article's shelf, changes one month's entries.
 */
export function toMonths(entries: readonly Entry[]): Months {
  return Map.groupBy(entries, ({ reading }) => {
    const published = reading?.article?.published;
    return published === undefined ? 'none' : toMonth(published);
  });
}

/** Writes what has changed. Resolves to the places of all months. */
export async function writeChunks(
  folder: string,
  { byMonth }: Chunks,
  months: Months,
): Promise<readonly ChunkPlace[]> {
  const places: ChunkPlace[] = [];
  for (const [month, entries] of months) {
    const chunk = byMonth.get(month);
    const same = chunk !== undefined && isSame(chunk.entries, entries);
    places.push(same ? chunk.place : await writeChunk(folder, month, entries));
  }
  return places;
}

/** Whether to write: not for a few stamps alone, since reading those files again is cheaper. */
export function isWorthwhile({ byMonth, fault }: Chunks, months: Months): boolean {
  if (fault !== null) return true;
  if (months.size !== byMonth.size) return true;
  let stamped = 0;
  for (const [month, entries] of months) {
    const known = byMonth.get(month)?.entries ?? [];
    if (known.length !== entries.length) return true;
    for (const [index, entry] of entries.entries()) {
      const other = known[index];
      if (entry === other) continue;
      if (other === undefined || !isStampAlone(entry, other)) return true;
      stamped++;
    }
  }
  return stamped >= MANY;
}

function isStampAlone(entry: Entry, other: Entry): boolean {
  return entry.reading === other.reading && entry.record === other.record;
}

function isSame(entries: readonly Entry[], others: readonly Entry[]): boolean {
  return (
    entries.length === others.length && entries.every((entry, index) => entry === others[index])
  );
}

function toFile({ reading }: Entry): string {
  return reading?.file ?? '';
}
