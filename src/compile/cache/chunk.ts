// Chunks: what the cache has of one month, in a file of its own, written once and never changed. Every
// compile reads its first line, the header; the entries behind it only where something has changed.
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { ReadingDetails } from '../content/file-reading.ts';
import type { IndexEntry } from '../content/index-entry.ts';
import { type FileStat, isSameStat, toFileStat } from '../files/file-stat.ts';
import { readLocation } from '../output/location.ts';
import type { ShelvedRecords } from '../output/shelves.ts';
import { replaceFile } from '../output/write.ts';
import { fromCheckedLine, isWhole, toCheckedLine } from './checked-line.ts';
import type { CacheEntry } from './entry.ts';
import { deserializeEntry, type SerializedEntry, serializeEntry } from './serialize-entry.ts';

const CHUNKS = 'cache/articles-';

export type ChunkHeader = {
  readonly indexEntry: IndexEntry;
  /** Null where the cache does not hold all that stands on the shelves, or something stands on none. */
  readonly shelved: ShelvedRecords | null;
  /** Of the index entry's files, the three numbers of each one after the other. */
  readonly stats: readonly number[];
};

/** Where a chunk lies: its month, its file below the output folder, bytes of its three lines. */
export type ChunkPlace = readonly [
  month: string,
  file: string,
  stat: FileStat,
  lengths: readonly [header: number, serializedEntries: number, details: number],
];

export type Chunk = ChunkHeader & {
  readonly place: ChunkPlace;
  /** Reads them, in the order of the index entry's files; null when a byte is not as it was written. */
  readonly readEntries: () => readonly CacheEntry[] | null;
};

/** Reads a chunk; null when a byte of it is missing or not as it was written. */
export function readChunk(folder: string, place: ChunkPlace): Chunk | null {
  const [, file, stat, [length]] = place;
  try {
    const found = toFileStat(path.join(folder, file));
    if (!isSameStat(found, stat) && !isIntact(folder, place)) return null;
    const header = fromCheckedLine(Buffer.from(readLocation(folder, { file, offset: 0, length })));
    if (header === undefined) return null;
    return { ...(header as ChunkHeader), place, readEntries: () => readEntries(folder, place) };
  } catch {
    // It is not there, or may not be read.
    return null;
  }
}

/** A chunk that was trusted by its file stats, was damaged all the same, and has been removed. */
export class DamagedChunk extends Error {}

/** The entries of a chunk that nobody expects to be damaged. Throws a DamagedChunk when it is. */
export function demandEntries(
  folder: string,
  { place, readEntries: read }: Chunk,
): readonly CacheEntry[] {
  const entries = read();
  if (entries !== null) return entries;
  const [month, file] = place;
  rmSync(path.join(folder, file), { force: true });
  throw new DamagedChunk(`The cache of ${month} is damaged: compiling again without it.`);
}

/** Writes what is known of one month. Resolves to its place. */
export async function writeChunk(
  folder: string,
  month: string,
  header: ChunkHeader,
  entries: readonly CacheEntry[],
): Promise<ChunkPlace> {
  const lines = [
    toCheckedLine(header),
    toCheckedLine(entries.map(serializeEntry)),
    toCheckedLine(entries.map(({ details }) => details())),
  ] as const;
  const file = `${CHUNKS}${process.pid}-${toDigest(lines)}.jsonl`;
  await replaceFile(path.join(folder, file), lines);
  const stat = toFileStat(path.join(folder, file));
  if (stat === null) throw new Error(`${file} was removed as soon as it was written`);
  return [month, file, stat, [lines[0].length, lines[1].length, lines[2].length]];
}

function readEntries(
  folder: string,
  [, file, , lengths]: ChunkPlace,
): readonly CacheEntry[] | null {
  const [header, serializedEntries, details] = lengths;
  const bytes = Buffer.from(
    readLocation(folder, { file, offset: header, length: serializedEntries + details }),
  );
  const stored = fromCheckedLine(bytes.subarray(0, serializedEntries)) as
    | readonly SerializedEntry[]
    | undefined;
  const others = bytes.subarray(serializedEntries);
  if (stored === undefined || !isWhole(others)) return null;
  let read: readonly ReadingDetails[] | null = null;
  const detailsAt = (index: number): ReadingDetails => {
    read ??= fromCheckedLine(others) as readonly ReadingDetails[];
    const found = read[index];
    if (found === undefined) throw new RangeError(`no details of entry ${index}`);
    return found;
  };
  return stored.map((serialized, index) => deserializeEntry(serialized, () => detailsAt(index)));
}

/** Whether every byte is as it was written: of a chunk that was copied, say, which has new file stats. */
function isIntact(folder: string, [, file, , lengths]: ChunkPlace): boolean {
  const [header, serializedEntries, details] = lengths;
  const bytes = readFileSync(path.join(folder, file));
  const lines = [
    bytes.subarray(0, header),
    bytes.subarray(header, header + serializedEntries),
    bytes.subarray(header + serializedEntries),
  ];
  return bytes.length === header + serializedEntries + details && lines.every(isWhole);
}

function toDigest(lines: readonly Buffer[]): string {
  const hash = createHash('sha256');
  for (const line of lines) hash.update(line);
  return hash.digest('hex').slice(0, 16);
}
