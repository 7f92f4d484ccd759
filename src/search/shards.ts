// In which files of the index a word is: each shard has the words of some beginnings.
import type { IndexTable } from '../catalog/catalog.ts';
import { isUnspacedWord } from './words.ts';

/** Letters that say in which shard a word is, so that a beginning of as many is in one. */
export const BEGINNING = 3;

/** Characters of a name: 64 bits of a hash in hexadecimal. */
export const NAME_LENGTH = 16;

/** Articles for each shard, so that a file is small enough to be read and large enough to be stored. */
const PER_SHARD = 128;

/** More would be a large part of the files that the platform takes. */
const MOST_SHARDS = 512;

/** How many shards so many articles need: a power of two, which changes as seldom as their number doubles. */
export function toShardCount(articles: number): number {
  const scale = toScale(articles);
  return Math.min(MOST_SHARDS, Math.max(1, scale / PER_SHARD));
}

/** The largest power of two up to a number of articles. */
export function toScale(articles: number): number {
  return 2 ** Math.floor(Math.log2(Math.max(1, articles)));
}

/** The shard of a stem, from 0; that of its beginning. FNV-1a of its UTF-16 code units. */
export function toShard(stem: string, shards: number): number {
  const length = isUnspacedWord(stem) ? 1 : BEGINNING;
  let hash = 0x811c9dc5;
  for (let index = 0; index < Math.min(length, stem.length); index++) {
    hash = Math.imul(hash ^ stem.charCodeAt(index), 0x01000193);
  }
  return ((hash ^ (hash >>> 15)) >>> 0) % shards;
}

/** Names of a shard's files. */
export function toShardNames(
  { names }: IndexTable,
  shard: number,
): { readonly lists: string; readonly places: string } {
  return { lists: nameAt(names, shard * 2), places: nameAt(names, shard * 2 + 1) };
}

/** The name of the file of lengths: of each number, how long its article is (`toLengthByte`). */
export function toLengthsName({ names, shards }: IndexTable): string {
  return nameAt(names, shards * 2);
}

/** A count of words in a byte: exact to a twentieth. */
export function toLengthByte(words: number): number {
  return Math.min(255, Math.round(Math.log(words + 1) * 20));
}

/** The count of words that a byte stands for. */
export function fromLengthByte(byte: number): number {
  return Math.exp(byte / 20) - 1;
}

function nameAt(names: string, index: number): string {
  return names.slice(index * NAME_LENGTH, (index + 1) * NAME_LENGTH);
}
