// Sifts what the cache knows: months that are as they were, and of others the articles that are.
import { areSame } from '../content/dependencies.ts';
import { isOfItsTime } from '../content/index-entry.ts';
import type { Task } from '../content/read-content.ts';
import { toMediaFinder } from '../files/media.ts';
import { readBytes } from '../files/read-bytes.ts';
import { isSameStamp, toLasting } from '../files/stamp.ts';
import type { Survey } from '../files/survey.ts';
import { toShelfFile } from '../output/shelves.ts';
import type { Output } from '../output/write.ts';
import { toHash } from '../render/render-article.ts';
import type { Cache } from './cache.ts';
import { type Changes, findChanges } from './changes.ts';
import type { Chunk } from './chunk.ts';
import type { Entry, RecordEntry } from './entry.ts';

/** What articles are compared with: their files as they are now, and the shelves. */
export type Sieve = {
  readonly survey: Survey;
  readonly task: Task;
  readonly cache: Cache;
  readonly output: Pick<Output, 'isSound'>;
};

/** Chunks that are as they were, and of all others the entries that are. */
export type Sifted = {
  readonly untouched: readonly Chunk[];
  readonly touched: readonly Touched[];
  /** Whether there are files that no chunk knows. */
  readonly gained: boolean;
  readonly damaged: number;
};

/** A chunk of which something has changed: its entries, and those of them that stay. */
export type Touched = {
  readonly chunk: Chunk;
  readonly entries: readonly Entry[];
  readonly kept: readonly Entry[];
};

export function sift(chunks: readonly Chunk[], sieve: Sieve): Sifted {
  const { survey, task, cache, output } = sieve;
  const { folder, origin } = task.around;
  const findMedium = toMediaFinder(folder, origin, () => () => undefined, cache.media);
  // What is wrong with a medium is told for articles as they are, not for what the cache says.
  const quiet = { ...sieve, task: { ...task, around: { ...task.around, findMedium } } };
  const known = chunks.flatMap(({ outline }) => outline.files);
  const lost = new Set(known.filter((file) => !survey.has(file)));
  const gained = known.length - lost.size < survey.count;
  const changes = findChanges(cache, quiet.task, lost, gained);
  const untouched: Chunk[] = [];
  const touched: Touched[] = [];
  let damaged = 0;
  for (const chunk of chunks) {
    const { outline, stock, stamps } = chunk;
    const stays =
      stock?.shelves.every(([name]) => output.isSound(toShelfFile(name))) &&
      isOfItsTime(outline, task.now) &&
      survey.areSame(outline.files, stamps) &&
      !changes.concern(chunk);
    const entries = stays ? [] : chunk.readEntries();
    if (entries === null) {
      damaged++;
      continue;
    }
    const kept = entries.flatMap((entry) => keep(entry, quiet, changes) ?? []);
    if (stays || (stock !== null && isAll(kept, entries))) untouched.push(chunk);
    else touched.push({ chunk, entries, kept });
  }
  return { untouched, touched, gained, damaged };
}

/** Files of which no entry stays. */
export function toOthers(
  files: readonly string[],
  survey: Survey,
  { untouched, touched, gained, damaged }: Sifted,
): readonly string[] {
  const kept = new Set(touched.flatMap((one) => one.kept.map(({ file }) => file)));
  const isKept = (file: string): boolean => kept.has(file);
  if (gained || damaged > 0) {
    const known = new Set(untouched.flatMap(({ outline }) => outline.files));
    return files.filter((file) => !known.has(file) && !isKept(file));
  }
  const lost = touched.flatMap(({ chunk }) => chunk.outline.files.filter((file) => !isKept(file)));
  return lost.filter((file) => survey.has(file));
}

/** The entry of a file that is as it was, with a new stamp where only that is another; else null. */
function keep(
  entry: Entry,
  { survey, task, cache, output }: Sieve,
  changes: Changes,
): Entry | null {
  const { around, settings, now } = task;
  const stamp = survey.stampOf(entry.file);
  if (stamp === null || !isStored(entry.record, cache, output) || !isDue(entry, now)) return null;
  if (changes.areSome && !areSame(entry.details().dependencies, around, settings.facts))
    return null;
  if (isSameStamp(entry.stamp, stamp)) return entry;
  const read = Date.now();
  // What is wrong with it is told when it is rendered.
  const bytes = readBytes(`${around.folder.root}/${entry.file}`, () => undefined);
  return bytes !== null && toHash(bytes) === entry.hash
    ? { ...entry, stamp: toLasting(stamp, read) }
    : null;
}

function isStored(record: RecordEntry | null, cache: Cache, output: Sieve['output']): boolean {
  if (record === null || record.length === 0) return true;
  return output.isSound(record.file) || cache.spools.has(record.file);
}

/** Whether its dates have come: a clock that was put back makes errors of them. */
function isDue({ reading }: Entry, now: number): boolean {
  const { updated = null, removed = null } = reading?.article ?? {};
  return (updated ?? 0) <= now && (removed ?? 0) <= now;
}

function isAll(kept: readonly Entry[], all: readonly Entry[]): boolean {
  return kept.length === all.length && kept.every((entry, index) => entry === all[index]);
}
