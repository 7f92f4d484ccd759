// What the cache holds of an article's file: all that the rest of a compile needs of it.
import type { FileReading } from '../content/file-reading.ts';
import type { FileStat } from '../files/file-stat.ts';
import type { Location } from '../output/location.ts';

export type CacheEntry = FileReading & {
  readonly stat: FileStat;
  /** Of the file's bytes. */
  readonly hash: string;
  /** False for what must be rendered again by every compile; such an entry is not stored. */
  readonly lasting: boolean;
  /** Null for drafts and broken articles. */
  readonly record: RecordEntry | null;
};

export type RecordEntry = Location & {
  readonly fingerprint: string;
  /** Names of authors and tags that stand in it; null when they are those of the cache's head. */
  readonly names: string | null;
};
