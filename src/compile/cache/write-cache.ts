// Leaves what a compile found out to the next one, and removes what no cache names any more.
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { toOutline } from '../content/outline.ts';
import type { MediaMemory } from '../files/media.ts';
import { toStamp } from '../files/stamp.ts';
import { isAlive } from '../processes.ts';
import { type Cache, HEAD, type KnownNames, toMeaning, writeHead } from './cache.ts';
import { type ChunkPlace, writeChunk } from './chunk.ts';
import type { CompiledMonth } from './compiled-month.ts';
import type { Entry } from './entry.ts';

const FOLDER = path.posix.dirname(HEAD);

/** The process that writes a file of the cache. */
const OWNER = /(?:^records-|^articles-|\.)(\d+)[-.]/;

/** Stamps that are out of date cost a read each; below this many no chunk is written for them. */
const MANY = 1000;

/** What a compile found out. */
export type Findings = {
  readonly code: string;
  readonly facts: string;
  readonly vocabulary: string;
  readonly areAnchorsSound: boolean;
  readonly months: readonly CompiledMonth[];
  readonly names: KnownNames;
  readonly media: MediaMemory;
};

/** Replaces what must be of the cache, its head last, and removes what no cache names any more. */
export async function writeCache(folder: string, before: Cache, found: Findings): Promise<void> {
  const pages = found.months.map(toPage).filter(({ hasEntries }) => hasEntries);
  const spools = [...new Set(pages.flatMap(({ lasting }) => lasting.flatMap(toSpool)))];
  const head = {
    code: found.code,
    facts: found.facts,
    vocabulary: found.vocabulary,
    areAnchorsSound: found.areAnchorsSound,
    authors: [...found.names.authors],
    tags: [...found.names.tags],
    media: [...found.media].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    spools: spools.map((file) => [file, toStamp(path.join(folder, file))] as const),
  };
  const stays =
    before.meaning === toMeaning(head) &&
    pages.length === before.places.length &&
    !isWorthwhile(pages);
  const chunks = stays ? before.places : await writePages(folder, pages);
  if (!stays) await writeHead(folder, { ...head, chunks });
  // What was named until now stays for one more compile: another one may still be reading it.
  const named = [...before.places, ...chunks].map(([, file]) => file);
  await removeOthers(folder, new Set([HEAD, ...spools, ...named]));
}

/** A month as it will be remembered. */
type Page = {
  readonly month: CompiledMonth;
  readonly hasEntries: boolean;
  /** Entries to be stored; none where the month is untouched. */
  readonly lasting: readonly Entry[];
  /** Entries that are others than before but for their stamps, and those of which these alone are. */
  readonly others: number;
  readonly stamped: number;
};

function toPage(month: CompiledMonth): Page {
  if (month.isUntouched) {
    return { month, hasEntries: true, lasting: [], others: 0, stamped: 0 };
  }
  const lasting = month.readings().filter((entry) => entry.lasting);
  const known = month.known();
  const differ = lasting.map((entry, index) => [entry, known[index]] as const).filter(isOther);
  const stamped = differ.filter(isStampAlone).length;
  const missing = Math.abs(lasting.length - known.length);
  return {
    month,
    hasEntries: lasting.length > 0,
    lasting,
    others: differ.length - stamped + missing,
    stamped,
  };
}

/** Whether to write: not for a few stamps alone, since reading those files again is cheaper. */
function isWorthwhile(pages: readonly Page[]): boolean {
  const stamped = pages.reduce((sum, page) => sum + page.stamped, 0);
  return stamped >= MANY || pages.some(({ others }) => others > 0);
}

async function writePages(folder: string, pages: readonly Page[]): Promise<readonly ChunkPlace[]> {
  const places: ChunkPlace[] = [];
  for (const { month, lasting, others, stamped } of pages) {
    const place = others + stamped === 0 ? month.place : null;
    places.push(place ?? (await writePage(folder, month, lasting)));
  }
  return places;
}

async function writePage(
  folder: string,
  { name, outline, readings, stock }: CompiledMonth,
  lasting: readonly Entry[],
): Promise<ChunkPlace> {
  const isWhole = lasting.length === readings().length;
  const sheet = {
    outline: isWhole ? outline : toOutline(lasting),
    stock: isWhole ? stock : null,
    stamps: lasting.flatMap(({ stamp }) => stamp),
  };
  return await writeChunk(folder, name, sheet, lasting);
}

/** An entry, and what the cache has in its place. */
type Pair = readonly [entry: Entry, known: Entry | undefined];

function isOther([entry, known]: Pair): boolean {
  return entry !== known;
}

function isStampAlone([entry, known]: Pair): boolean {
  return entry.reading === known?.reading && entry.record === known.record;
}

/** The file of a record that is on no shelf. */
function toSpool({ record }: Entry): readonly string[] {
  return record !== null && record.length > 0 && record.file.startsWith(`${FOLDER}/`)
    ? [record.file]
    : [];
}

/** `kept` are paths below the output folder. */
async function removeOthers(folder: string, kept: ReadonlySet<string>): Promise<void> {
  const names = await readdir(path.join(folder, FOLDER)).catch(() => []);
  for (const name of names) {
    const [, pid] = OWNER.exec(name) ?? [];
    // Another compile may be at work beside this one.
    if (kept.has(`${FOLDER}/${name}`) || (Number(pid) !== process.pid && isAlive(Number(pid))))
      continue;
    await rm(path.join(folder, FOLDER, name), { recursive: true, force: true });
  }
}
