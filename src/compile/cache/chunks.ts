// All chunks of a cache: read, compared with what a compile found, and written where they differ.
import { type Chunk, type ChunkPlace, readChunk, writeChunk } from './chunk.ts';
import type { Entry } from './entry.ts';

/** Stamps that are out of date cost a read each; below this many no chunk is written for them. */
const MANY = 1000;

/** All entries, by their files and by their groups. */
export type Chunks = {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly byName: ReadonlyMap<string, Chunk>;
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
    byName: new Map(chunks.map((chunk) => [chunk.place[0], chunk])),
    fault: damaged === 0 ? null : `${damaged} of ${places.length} parts of the cache are damaged`,
  };
}

/** Entries of a group, about: few enough to write for an edit, many enough to be few files. */
const GROUP = 512;

/** Entries by the names of their groups. */
export type Groups = ReadonlyMap<string, readonly Entry[]>;

/**
 * Groups by the hashes of the articles' files, which no habit of naming or filing makes uneven: one
 * that changes leaves a group and enters another. Twice as many groups are made only when they are
 * needed, since all entries change their groups then.
 */
export function toGroups(entries: readonly Entry[]): Groups {
  const count = 2 ** Math.ceil(Math.log2(Math.max(1, entries.length / GROUP)));
  return Map.groupBy(entries, ({ hash }) => {
    const number = Buffer.from(hash.slice(0, 4), 'base64url').readUInt16BE();
    return `${number % count} of ${count}`;
  });
}

/** Writes what has changed. Resolves to the places of all groups. */
export async function writeChunks(
  folder: string,
  { byName }: Chunks,
  groups: Groups,
): Promise<readonly ChunkPlace[]> {
  const places: ChunkPlace[] = [];
  for (const [name, entries] of groups) {
    const chunk = byName.get(name);
    const same = chunk !== undefined && isSame(chunk.entries, entries);
    places.push(same ? chunk.place : await writeChunk(folder, name, entries));
  }
  return places;
}

/** Whether to write: not for a few stamps alone, since reading those files again is cheaper. */
export function isWorthwhile({ byName, fault }: Chunks, groups: Groups): boolean {
  if (fault !== null) return true;
  if (groups.size !== byName.size) return true;
  let stamped = 0;
  for (const [name, entries] of groups) {
    const known = byName.get(name)?.entries ?? [];
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
