// The published media by name and by content: where an old address of a file leads once the file, its
// name or its folder has changed. Nothing is made of the table; a look-up reads a few lines of it.
import { findFirst } from './binary-search.ts';
import { at, type MediaTable } from './catalog.ts';

/** Bytes of the largest asset (Cloudflare's limit); a larger file is in a bucket. */
export const LARGEST_ASSET = 25 * 2 ** 20;

/** A file below `/media/`: the hash of its bytes, and its name with folders between slashes. */
export type MediaAddress = { readonly hash: string; readonly name: string };

/**
 * A file with its length in bytes, and since when it is public (seconds since 1970): as early as the first
 * article that uses it.
 */
export type PublicMedia = MediaAddress & { readonly from: number; readonly length: number };

export function toMediaTable(media: readonly PublicMedia[]): MediaTable {
  const lines = media.map(toMediaLine).toSorted();
  let next = 0;
  const starts = lines.map(({ length }) => {
    const start = next;
    next += length;
    return { start, length };
  });
  const bytes = new TextEncoder().encode(lines.join(''));
  const hashed = starts.map(({ start }) => ({ start, hash: parse(lineAt(bytes, start)).hash }));
  hashed.sort((one, other) => (one.hash < other.hash ? -1 : 1));
  return { lines: bytes, byHash: Uint32Array.from(hashed, ({ start }) => start) };
}

/**
 * The path that stands for a former address at `now`: of the file that has its name; else of one that
 * has its bytes, as when a file was renamed; else of the only one whose last segment is the same. Null
 * where none or several may be meant. What is not public yet is as if it were not there, so that
 * nobody finds it by guessing its name.
 */
export function findMedia(table: MediaTable, address: MediaAddress, now: number): string | null {
  const key = toKey(address.name);
  const last = key.replace(/\/.*/, '');
  const isPublic = ({ from }: PublicMedia): boolean => from <= now;
  const [named] = firstTwo(linesWith(table, `${key} `), isPublic);
  const [alike] = named === undefined ? firstTwo(linesOf(table, address.hash), isPublic) : [];
  const known = named ?? alike;
  if (known !== undefined) return toMediaPath(known);
  const ends = [`${last} `, `${last}/`].map((start) => firstTwo(linesWith(table, start), isPublic));
  const [found, other] = ends.flat();
  return found !== undefined && other === undefined ? toMediaPath(found) : null;
}

/** The file at just this address; null for none. Who knows the hash may have it before it is public. */
export function findPublished(table: MediaTable, { hash, name }: MediaAddress): PublicMedia | null {
  const [line] = linesWith(table, `${toKey(name)} ${hash} `);
  return line === undefined ? null : parse(line);
}

/** The path of a file by its address. */
export function toMediaPath({ hash, name }: MediaAddress): string {
  return `/media/${hash}/${name.split('/').map(encodeURIComponent).join('/')}`;
}

function toMediaLine({ hash, name, from, length }: PublicMedia): string {
  return `${toKey(name)} ${hash} ${from} ${length}\n`;
}

function toKey(name: string): string {
  return name.split('/').map(encodeURIComponent).toReversed().join('/');
}

function parse(line: string): PublicMedia {
  const [key = '', hash = '', from = '', length = ''] = line.split(' ');
  const name = key.split('/').map(decodeURIComponent).toReversed().join('/');
  return { name, hash, from: Number(from), length: Number(length) };
}

function firstTwo(
  lines: Iterable<string>,
  isWanted: (media: PublicMedia) => boolean,
): readonly PublicMedia[] {
  const found: PublicMedia[] = [];
  for (const line of lines) {
    const media = parse(line);
    if (isWanted(media)) found.push(media);
    if (found.length === 2) break;
  }
  return found;
}

/** The lines that begin so. */
function* linesWith({ lines }: MediaTable, start: string): Generator<string> {
  let next = findFirst(lines.length, (place) => lineAt(lines, place) >= start);
  while (next < lines.length) {
    const line = lineAt(lines, next);
    if (!line.startsWith(start)) return;
    yield line;
    next += line.length + 1;
  }
}

/** The lines of files with these bytes. */
function* linesOf({ lines, byHash }: MediaTable, hash: string): Generator<string> {
  const hashOf = (line: string): string => line.split(' ')[1] ?? '';
  const lineOf = (place: number): string => lineAt(lines, at(byHash, place));
  let next = findFirst(byHash.length, (place) => hashOf(lineOf(place)) >= hash);
  for (; next < byHash.length; next++) {
    const line = lineOf(next);
    if (hashOf(line) !== hash) return;
    yield line;
  }
}

const LINE_END = 10;

/** The line around a place, without its end. */
function lineAt(lines: Uint8Array, place: number): string {
  const start = place === 0 ? 0 : lines.lastIndexOf(LINE_END, place - 1) + 1;
  return new TextDecoder().decode(lines.subarray(start, lines.indexOf(LINE_END, place)));
}
