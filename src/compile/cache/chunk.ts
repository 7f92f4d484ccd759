// Chunks: the entries of one month's articles in a file of their own, written once and never changed.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readLocation } from '../output/location.ts';
import { replaceFile } from '../output/write.ts';
import type { Details } from '../render/render-article.ts';
import type { Entry } from './entry.ts';
import { fromLine, isWhole, splitLine, toLine } from './pack.ts';
import { type Brief, fromBrief, type Share, toBrief } from './stored-entry.ts';

const CHUNKS = 'cache/articles-';

/** Where a chunk lies: its month, its file below the output folder, bytes of both lines. */
export type ChunkPlace = readonly [
  month: string,
  file: string,
  briefLength: number,
  detailsLength: number,
];

export type Chunk = { readonly place: ChunkPlace; readonly entries: readonly Entry[] };

/** Reads a chunk; null when a byte of it is missing or not as it was written. */
export function readChunk(folder: string, place: ChunkPlace, share: Share): Chunk | null {
  const [, file, briefLength, detailsLength] = place;
  const bytes = readFile(path.join(folder, file));
  if (bytes === null || bytes.length !== briefLength + detailsLength) return null;
  const [line, others] = splitLine(bytes);
  const briefs = fromLine(line) as readonly Brief[] | undefined;
  if (briefs === undefined || !isWhole(others)) return null;
  let read: readonly Details[] | null = null;
  const detailsAt = (index: number): Details => {
    read ??= readDetails(folder, place);
    const found = read[index];
    if (found === undefined) throw new RangeError(`no details of entry ${index}`);
    return found;
  };
  const entries = briefs.map((brief, index) => fromBrief(brief, () => detailsAt(index), share));
  return { place, entries };
}

/** Writes the entries of one month. Resolves to their place. */
export async function writeChunk(
  folder: string,
  month: string,
  entries: readonly Entry[],
): Promise<ChunkPlace> {
  const lines = [
    toLine(entries.map(toBrief)),
    toLine(entries.map(({ details }) => details())),
  ] as const;
  const file = `${CHUNKS}${process.pid}-${toDigest(lines)}.jsonl`;
  await replaceFile(path.join(folder, file), lines);
  return [month, file, lines[0].length, lines[1].length];
}

/** They were whole when this compile began, so that a fault is another compile's at the same time. */
function readDetails(folder: string, [, file, offset, length]: ChunkPlace): readonly Details[] {
  const line = Buffer.from(readLocation(folder, { file, offset, length }));
  const details = fromLine(line) as readonly Details[] | undefined;
  if (details === undefined) throw new Error(`${file} was changed meanwhile; compile again`);
  return details;
}

function readFile(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

function toDigest(lines: readonly Buffer[]): string {
  const hash = createHash('sha256');
  for (const line of lines) hash.update(line);
  return hash.digest('hex').slice(0, 16);
}
