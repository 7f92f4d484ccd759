// Pending months: months as the cache will remember them, and which of them must be written.
import { toIndexEntry } from '../content/index-entry.ts';
import { type ChunkPlace, writeChunk } from './chunk.ts';
import type { CompiledMonth } from './compiled-month.ts';
import type { CacheEntry } from './entry.ts';

/** File stats that are out of date cost a read each; below this many no chunk is written for them. */
const MANY = 1000;

/** A month as it will be remembered. */
export type PendingMonth = {
  readonly month: CompiledMonth;
  readonly hasEntries: boolean;
  /** Entries to be stored; none where the month is fresh. */
  readonly lasting: readonly CacheEntry[];
  /** Entries that are others than before but for their file stats, and those of which these alone are. */
  readonly others: number;
  readonly statsOnly: number;
};

export function toPendingMonth(month: CompiledMonth): PendingMonth {
  if (month.isFresh) {
    return { month, hasEntries: true, lasting: [], others: 0, statsOnly: 0 };
  }
  const lasting = month.readings().filter((entry) => entry.lasting);
  const cached = month.cached();
  const differ = lasting.map((entry, index) => [entry, cached[index]] as const).filter(isOther);
  const statsOnly = differ.filter(isStatAlone).length;
  const missing = Math.abs(lasting.length - cached.length);
  return {
    month,
    hasEntries: lasting.length > 0,
    lasting,
    others: differ.length - statsOnly + missing,
    statsOnly,
  };
}

/** Whether to write: not for a few file stats alone, since reading those files again is cheaper. */
export function isWorthwhile(pendingMonths: readonly PendingMonth[]): boolean {
  const statsOnly = pendingMonths.reduce((sum, month) => sum + month.statsOnly, 0);
  return statsOnly >= MANY || pendingMonths.some(({ others }) => others > 0);
}

/** Writes what has changed. Resolves to the places of all months. */
export async function writeMonths(
  folder: string,
  pendingMonths: readonly PendingMonth[],
): Promise<readonly ChunkPlace[]> {
  const places: ChunkPlace[] = [];
  for (const { month, lasting, others, statsOnly } of pendingMonths) {
    const place = others + statsOnly === 0 ? month.place : null;
    places.push(place ?? (await writeMonth(folder, month, lasting)));
  }
  return places;
}

async function writeMonth(
  folder: string,
  { name, indexEntry, readings, shelved }: CompiledMonth,
  lasting: readonly CacheEntry[],
): Promise<ChunkPlace> {
  const isWhole = lasting.length === readings().length;
  const header = {
    indexEntry: isWhole ? indexEntry : toIndexEntry(lasting),
    shelved: isWhole ? shelved : null,
    stats: lasting.flatMap(({ stat }) => stat),
  };
  return await writeChunk(folder, name, header, lasting);
}

/** An entry, and what the cache has in its place. */
type EntryPair = readonly [entry: CacheEntry, cached: CacheEntry | undefined];

function isOther([entry, cached]: EntryPair): boolean {
  return entry !== cached;
}

function isStatAlone([entry, cached]: EntryPair): boolean {
  return entry.reading === cached?.reading && entry.record === cached.record;
}
