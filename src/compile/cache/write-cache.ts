// Leaves what a compile found out to the next one, and removes what no cache names any more.
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { toFileStat } from '../files/file-stat.ts';
import type { MediaMemory } from '../files/media.ts';
import { isAlive } from '../files/processes.ts';
import { type Cache, HEAD, type KnownNames, toMeaning, writeHead } from './cache.ts';
import type { CompiledMonth } from './compiled-month.ts';
import type { CacheEntry } from './entry.ts';
import { isWorthwhile, toPendingMonth, writeMonths } from './write-months.ts';

const FOLDER = path.posix.dirname(HEAD);

/** The process that writes a file of the cache. */
const OWNER = /(?:^records-|^articles-|\.)(\d+)[-.]/;

/** What a compile found out. */
export type CacheContents = {
  readonly code: string;
  readonly facts: string;
  readonly vocabulary: string;
  readonly areAnchorsSound: boolean;
  readonly months: readonly CompiledMonth[];
  readonly names: KnownNames;
  readonly media: MediaMemory;
};

/** Replaces what must be of the cache, its head last, and removes what no cache names any more. */
export async function writeCache(
  folder: string,
  before: Cache,
  found: CacheContents,
): Promise<void> {
  const pendingMonths = found.months.map(toPendingMonth).filter(({ hasEntries }) => hasEntries);
  const pendingFiles = [
    ...new Set(pendingMonths.flatMap(({ lasting }) => lasting.flatMap(toPendingFile))),
  ];
  const head = {
    code: found.code,
    facts: found.facts,
    vocabulary: found.vocabulary,
    areAnchorsSound: found.areAnchorsSound,
    authors: [...found.names.authors],
    tags: [...found.names.tags],
    media: [...found.media].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    pendingFiles: pendingFiles.map((file) => [file, toFileStat(path.join(folder, file))] as const),
  };
  const stays =
    before.meaning === toMeaning(head) &&
    pendingMonths.length === before.places.length &&
    !isWorthwhile(pendingMonths);
  const chunks = stays ? before.places : await writeMonths(folder, pendingMonths);
  if (!stays) await writeHead(folder, { ...head, chunks });
  // What was named until now stays for one more compile: another one may still be reading it.
  const named = [...before.places, ...chunks].map(([, file]) => file);
  await removeOthers(folder, new Set([HEAD, ...pendingFiles, ...named]));
}

/** The file of a record that is on no shelf. */
function toPendingFile({ record }: CacheEntry): readonly string[] {
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
