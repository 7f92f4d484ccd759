// The cache: what earlier compiles found out. Its head, replaced whole, names the chunks that hold it.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type FileStat, isSameStat, toFileStat } from '../files/file-stat.ts';
import type { KnownMedium, MediaMemory } from '../files/media.ts';
import { replaceFile } from '../output/write.ts';
import { fromCheckedLine, toCheckedLine } from './checked-line.ts';
import type { ChunkPlace } from './chunk.ts';

/** Below the output folder, as all files of the cache are. */
export const HEAD = 'cache/head.jsonl';

/** Counts up when the form of the head or of a chunk changes. */
const VERSION = 3;

/** Names in records by slug: of authors as JSON, of tags as titles. */
export type KnownNames = {
  readonly authors: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
};

/** What all entries have in common. */
export type Head = {
  /** Hash of all that renders: entries of another one mean nothing. */
  readonly code: string;
  /** The settings that all articles depend on. */
  readonly facts: string;
  /** A hash of the names that articles may bear. */
  readonly vocabulary: string;
  /** Names in the records of entries that tell none. */
  readonly authors: readonly (readonly [string, string])[];
  readonly tags: readonly (readonly [string, string])[];
  readonly media: readonly (readonly [string, KnownMedium])[];
  /** Files with records that are on no shelf yet. */
  readonly pendingFiles: readonly (readonly [string, FileStat | null])[];
  /** Whether all links to parts of articles led somewhere. */
  readonly areAnchorsSound: boolean;
  readonly chunks: readonly ChunkPlace[];
};

/** What is known before any entry is read. */
export type Cache = {
  readonly facts: string;
  readonly vocabulary: string;
  readonly areAnchorsSound: boolean;
  readonly names: KnownNames;
  /** Media as the last compile saw them, and what this one comes to know. */
  readonly mediaBefore: ReadonlyMap<string, KnownMedium>;
  readonly media: MediaMemory;
  /** Files of pending records that are as they were written. */
  readonly pendingFiles: ReadonlySet<string>;
  readonly places: readonly ChunkPlace[];
  /** All that it says beside entries but for file stats. */
  readonly meaning: string;
  /** What was wrong with it, for people; null when nothing was. */
  readonly fault: string | null;
};

/** Opens the cache of an output folder; one that is missing, old or broken is empty. */
export async function openCache(folder: string, code: string): Promise<Cache> {
  const file = path.join(folder, HEAD);
  if (toFileStat(path.dirname(file)) !== null) return toEmpty('the cache is not a folder');
  if (!existsSync(file)) return toEmpty(null);
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return toEmpty('the cache cannot be read');
  const head = fromCheckedLine(bytes) as Versioned | undefined;
  if (head === undefined) return toEmpty('the cache is damaged');
  if (head.version !== VERSION || head.code !== code) return toEmpty(null);
  const pendingFiles = head.pendingFiles.filter(([file, stat]) =>
    isSameStat(toFileStat(path.join(folder, file)), stat),
  );
  return {
    facts: head.facts,
    vocabulary: head.vocabulary,
    areAnchorsSound: head.areAnchorsSound,
    names: { authors: new Map(head.authors), tags: new Map(head.tags) },
    mediaBefore: new Map(head.media),
    media: new Map(head.media),
    pendingFiles: new Set(pendingFiles.map(([file]) => file)),
    places: head.chunks,
    meaning: toMeaning(head),
    fault: null,
  };
}

/** Replaces the head. */
export async function writeHead(folder: string, head: Head): Promise<void> {
  const versioned: Versioned = { version: VERSION, ...head };
  await replaceFile(path.join(folder, HEAD), toCheckedLine(versioned));
}

type Versioned = Head & { readonly version: number };

/** A head as text, without what changes although nothing has changed. */
export function toMeaning({ media, ...head }: Omit<Head, 'chunks'>): string {
  const { code, facts, vocabulary, areAnchorsSound, authors, tags, pendingFiles } = head;
  const common = [code, facts, vocabulary, areAnchorsSound, authors, tags, pendingFiles];
  return JSON.stringify([common, media.map(([file, { hash }]) => [file, hash])]);
}

function toEmpty(fault: string | null): Cache {
  return {
    facts: '',
    vocabulary: '',
    areAnchorsSound: false,
    names: { authors: new Map(), tags: new Map() },
    mediaBefore: new Map(),
    media: new Map(),
    pendingFiles: new Set(),
    places: [],
    meaning: '',
    fault,
  };
}
