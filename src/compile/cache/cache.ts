// The cache: what earlier compiles found out, in one file that is read whole and replaced whole.
import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { KnownMedium, MediaMemory } from '../files/media.ts';
import { isSameStamp, type Stamp, toStamp } from '../files/stamp.ts';
import { replaceFile } from '../output/write.ts';
import { isAlive } from '../processes.ts';
import type { Entry } from './entry.ts';
import { fromLine, isWhole, splitLines, toLine } from './pack.ts';
import { type Brief, type Details, fromBrief, toBrief, toDetails } from './stored-entry.ts';

const FOLDER = 'cache';
const FILE = `${FOLDER}/articles.jsonl`;

/** The process that writes a file beside the cache. */
const OWNER = /(?:^records-|\.)(\d+)[-.]/;

/** Counts up when the form of the file changes. */
const VERSION = 1;

/** Stamps that are out of date cost a read each; below this many the file is not replaced for them. */
const MANY = 1000;

/** Names in records by slug: of authors as JSON, of tags as titles. */
export type KnownNames = {
  readonly authors: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
};

/** What all entries have in common. */
type Head = {
  readonly version: number;
  /** Hash of all that renders: entries of another one mean nothing. */
  readonly code: string;
  /** The settings that all articles depend on. */
  readonly facts: string;
  /** A hash of all that any article may depend on. */
  readonly surroundings: string;
  /** Names in the records of entries that tell none. */
  readonly authors: readonly (readonly [string, string])[];
  readonly tags: readonly (readonly [string, string])[];
  readonly media: readonly (readonly [string, KnownMedium])[];
  /** Files with records that are on no shelf yet. */
  readonly spools: readonly (readonly [string, Stamp | null])[];
};

/** The entries of one folder of articles, and the two lines that they were read from. */
type Chunk = { readonly lines: readonly Buffer[]; readonly entries: readonly Entry[] };

export type Cache = {
  readonly facts: string;
  readonly surroundings: string;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly names: KnownNames;
  readonly media: MediaMemory;
  /** Spools that are as they were written. */
  readonly spools: ReadonlySet<string>;
  readonly chunks: ReadonlyMap<string, Chunk>;
  /** All that it says beside entries but for stamps. */
  readonly meaning: string;
  /** What was wrong with it, for people; null when nothing was. */
  readonly fault: string | null;
};

/** Reads the cache of an output folder; one that is missing, old or broken is empty. */
export async function readCache(folder: string, code: string): Promise<Cache> {
  const file = path.join(folder, FILE);
  if (!existsSync(file)) return toEmpty(null);
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return toEmpty('the cache cannot be read');
  const [first, ...lines] = splitLines(bytes);
  const head = first === undefined ? undefined : (fromLine(first) as Head | undefined);
  if (head === undefined) return toEmpty('the cache is damaged');
  if (head.version !== VERSION || head.code !== code) return toEmpty(null);
  const chunks = new Map<string, Chunk>();
  const entries = new Map<string, Entry>();
  let damaged = 0;
  for (let index = 0; index < lines.length; index += 2) {
    const chunk = readChunk(lines.slice(index, index + 2));
    const [one] = chunk?.entries ?? [];
    if (chunk === null || one === undefined) {
      damaged++;
      continue;
    }
    chunks.set(toChunkName(toFile(one)), chunk);
    for (const entry of chunk.entries) entries.set(toFile(entry), entry);
  }
  const spools = head.spools.filter(([file, stamp]) =>
    isSameStamp(toStamp(path.join(folder, file)), stamp),
  );
  return {
    facts: head.facts,
    surroundings: head.surroundings,
    entries,
    names: { authors: new Map(head.authors), tags: new Map(head.tags) },
    media: new Map(head.media),
    spools: new Set(spools.map(([file]) => file)),
    chunks,
    meaning: toMeaning(head),
    fault:
      damaged === 0
        ? null
        : `${damaged} of ${Math.ceil(lines.length / 2)} parts of the cache are damaged`,
  };
}

/** Null when either line is damaged. */
function readChunk(lines: readonly Buffer[]): Chunk | null {
  const [line, others] = lines;
  const briefs = line && (fromLine(line) as readonly Brief[] | undefined);
  if (briefs === undefined || others === undefined || !isWhole(others)) return null;
  let read: readonly Details[] | null = null;
  const detailsAt = (index: number): Details => {
    read ??= fromLine(others) as readonly Details[];
    const found = read[index];
    if (found === undefined) throw new RangeError(`no details of entry ${index}`);
    return found;
  };
  return { lines, entries: briefs.map((brief, index) => fromBrief(brief, () => detailsAt(index))) };
}

/** What a compile found out. */
export type Findings = {
  readonly code: string;
  readonly facts: string;
  readonly surroundings: string;
  readonly entries: readonly Entry[];
  readonly names: KnownNames;
  readonly media: MediaMemory;
};

/** Replaces the cache, if it must be, and removes what no cache names any more. */
export async function writeCache(folder: string, before: Cache, found: Findings): Promise<void> {
  const lasting = found.entries.filter((entry) => entry.lasting);
  const spools = [...new Set(lasting.flatMap(toSpool))];
  const head: Head = {
    version: VERSION,
    code: found.code,
    facts: found.facts,
    surroundings: found.surroundings,
    authors: [...found.names.authors],
    tags: [...found.names.tags],
    media: [...found.media].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    spools: spools.map((file) => [file, toStamp(path.join(folder, file))]),
  };
  const groups = Map.groupBy(lasting, (entry) => toChunkName(toFile(entry)));
  const file = path.join(folder, FILE);
  if (isWorthwhile(before, head, groups)) {
    const lines = [...groups].flatMap(([name, entries]) => {
      const chunk = before.chunks.get(name);
      return chunk !== undefined && isSame(chunk.entries, entries) ? chunk.lines : toLines(entries);
    });
    // Where something else has that name, as a folder, no file could take its place.
    if (toStamp(file) === null) await rm(file, { recursive: true, force: true });
    await replaceFile(file, [toLine(head), ...lines]);
  }
  await removeOthers(folder, new Set([path.basename(FILE), ...spools.map(toName)]));
}

function toLines(entries: readonly Entry[]): readonly Buffer[] {
  return [toLine(entries.map(toBrief)), toLine(entries.map(toDetails))];
}

/** The file of a record that is on no shelf. */
function toSpool({ record }: Entry): readonly string[] {
  return record !== null && record.length > 0 && record.file.startsWith(`${FOLDER}/`)
    ? [record.file]
    : [];
}

/** A head as text, without what changes although nothing has changed. */
function toMeaning({ media, ...head }: Head): string {
  return JSON.stringify([head, media.map(([file, { hash }]) => [file, hash])]);
}

/** Not for a few stamps alone: reading those files again is cheaper. */
function isWorthwhile(
  before: Cache,
  head: Head,
  groups: ReadonlyMap<string, readonly Entry[]>,
): boolean {
  if (before.fault !== null || before.meaning !== toMeaning(head)) return true;
  if (groups.size !== before.chunks.size) return true;
  let stamped = 0;
  for (const [name, entries] of groups) {
    const known = before.chunks.get(name)?.entries ?? [];
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

function toEmpty(fault: string | null): Cache {
  return {
    facts: '',
    surroundings: '',
    entries: new Map(),
    names: { authors: new Map(), tags: new Map() },
    media: new Map(),
    spools: new Set(),
    chunks: new Map(),
    meaning: '',
    fault,
  };
}

async function removeOthers(folder: string, kept: ReadonlySet<string>): Promise<void> {
  const names = await readdir(path.join(folder, FOLDER)).catch(() => []);
  for (const name of names) {
    const [, pid] = OWNER.exec(name) ?? [];
    // Another compile may be at work beside this one.
    if (kept.has(name) || (Number(pid) !== process.pid && isAlive(Number(pid)))) continue;
    await rm(path.join(folder, FOLDER, name), { recursive: true, force: true });
  }
}

/** Entries of one folder stand in one line, so that an edit changes a line or two. */
function toChunkName(file: string): string {
  return path.posix.dirname(file);
}

function toName(file: string): string {
  return path.posix.basename(file);
}

function toFile({ reading }: Entry): string {
  return reading?.file ?? '';
}
