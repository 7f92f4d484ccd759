// Reads articles out of the cache, month by month, and renders those that it does not have as they are.
import { readFileSync } from 'node:fs';
import { areSame, toState } from '../content/dependencies.ts';
import { groupByMonth } from '../content/months.ts';
import { isOfItsTime } from '../content/outline.ts';
import type { Task } from '../content/read-content.ts';
import type { Facts } from '../content/settings.ts';
import { toMediaFinder } from '../files/media.ts';
import { isSameStamp, type Stamp, toLasting } from '../files/stamp.ts';
import { type Survey, takeSurvey } from '../files/survey.ts';
import type { Observer } from '../observer.ts';
import type { Spool } from '../output/spool.ts';
import type { Output } from '../output/write.ts';
import { type Rendered, toHash } from '../render/render-article.ts';
import { renderAll } from '../render/threads.ts';
import type { Cache } from './cache.ts';
import { type Changes, findChanges } from './changes.ts';
import { type Chunk, demandEntries, readChunk } from './chunk.ts';
import { type CompiledMonth, toTouched, toUntouched } from './compiled-month.ts';
import type { Entry, RecordEntry } from './entry.ts';
import { toShelfFile } from './fill-shelves.ts';

export type Tools = {
  /** The output folder's absolute path. */
  readonly out: string;
  readonly cache: Cache;
  readonly output: Pick<Output, 'isSound'>;
  /** Takes the records of rendered articles. */
  readonly spool: Spool;
  readonly observer: Observer;
};

/** What is wrong with media is told for articles as they are, not for what the cache says of them. */
export async function readMonths(
  files: readonly string[],
  task: Task,
  tools: Tools,
): Promise<readonly CompiledMonth[]> {
  const { out, cache, observer } = tools;
  // Chunks that no article could be taken from are not read themselves.
  const usable = cache.facts === toFactsKey(task.settings.facts);
  const places = usable ? cache.places : [];
  const chunks = places.flatMap((place) => readChunk(out, place) ?? []);
  const survey = takeSurvey(task.around.folder.root, files);
  const found = sift(chunks, survey, task, tools);
  const damaged = places.length - chunks.length + found.damaged;
  const parts = `${damaged} of ${places.length} parts of the cache are damaged`;
  const fault = cache.fault ?? (damaged > 0 ? parts : null);
  if (fault !== null) observer.onNote(`What is missing is rendered anew: ${fault}.`);
  const rendered = await render(toOthers(files, survey, found), survey, task, tools);
  return join(found, rendered, tools);
}

/** The settings that every article depends on. */
export function toFactsKey(facts: Facts): string {
  const { origin, language, zone, authority, authors, sections, tags } = facts;
  const broken = [authors, sections, tags].map((names) => names === null);
  return JSON.stringify([origin, language, zone, authority, tags?.only, broken]);
}

/** Chunks that are as they were, and of all others the entries that are. */
type Sifted = {
  readonly untouched: readonly Chunk[];
  readonly touched: readonly Touched[];
  /** Whether there are files that no chunk knows. */
  readonly gained: boolean;
  readonly damaged: number;
};

/** A chunk of which something has changed: its entries, and those of them that stay. */
type Touched = {
  readonly chunk: Chunk;
  readonly entries: readonly Entry[];
  readonly kept: readonly Entry[];
};

function sift(chunks: readonly Chunk[], survey: Survey, task: Task, tools: Tools): Sifted {
  const { cache, output } = tools;
  const { folder, origin } = task.around;
  const findMedium = toMediaFinder(folder, origin, () => () => undefined, cache.media);
  const quiet = { ...task, around: { ...task.around, findMedium } };
  const known = chunks.flatMap(({ outline }) => outline.files);
  const lost = new Set(known.filter((file) => !survey.has(file)));
  const gained = known.length - lost.size < survey.count;
  const changes = findChanges(cache, quiet, lost, gained);
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
    const kept = entries.flatMap((entry) => keep(entry, survey, quiet, changes, tools) ?? []);
    if (stays || (stock !== null && isAll(kept, entries))) untouched.push(chunk);
    else touched.push({ chunk, entries, kept });
  }
  return { untouched, touched, gained, damaged };
}

/** Files of which no entry stays. */
function toOthers(
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
  survey: Survey,
  { around, settings, now }: Task,
  changes: Changes,
  { cache, output }: Tools,
): Entry | null {
  const stamp = survey.stampOf(entry.file);
  if (stamp === null || !isStored(entry.record, cache, output) || !isDue(entry, now)) return null;
  if (changes.areSome && !areSame(entry.details().dependencies, around, settings.facts))
    return null;
  if (isSameStamp(entry.stamp, stamp)) return entry;
  const read = Date.now();
  const bytes = readFileSync(`${around.folder.root}/${entry.file}`);
  return toHash(bytes) === entry.hash ? { ...entry, stamp: toLasting(stamp, read) } : null;
}

function isStored(record: RecordEntry | null, cache: Cache, output: Tools['output']): boolean {
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

async function render(
  files: readonly string[],
  survey: Survey,
  task: Task,
  { spool, observer }: Tools,
): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  await renderAll(files, task, (file, rendered) => {
    const entry = toEntry(rendered, survey.stampOf(file) ?? [0, 0, 0], spool);
    // A thread may have read a medium just before it changed.
    const { media } = rendered.details.dependencies;
    const same = media.filter(([name, state]) => toState(task.around.findMedium(name)) === state);
    entries.push({ ...entry, lasting: entry.lasting && same.length === media.length });
    observer.onProgress(entries.length, files.length);
  });
  return entries;
}

function toEntry(rendered: Rendered, stamp: Stamp, spool: Spool): Entry {
  const { details, record, ...entry } = rendered;
  return {
    ...entry,
    details: () => details,
    stamp: toLasting(stamp, Date.now()),
    record: record && {
      ...spool.add(record.bytes),
      fingerprint: record.fingerprint,
      names: record.names,
    },
  };
}

/** Months as they are now: one that an article came to is put together anew. */
function join(
  { untouched, touched }: Sifted,
  rendered: readonly Entry[],
  { out, cache }: Tools,
): readonly CompiledMonth[] {
  const arrived = new Set(groupByMonth(rendered).map(([name]) => name));
  const stays = ({ place }: Chunk): boolean => !arrived.has(place[0]);
  const opened = untouched
    .filter((chunk) => !stays(chunk))
    .map((chunk): Touched => {
      const entries = demandEntries(out, chunk);
      return { chunk, entries, kept: entries };
    });
  const all = [...touched, ...opened];
  const before = new Map(
    all.map(({ chunk: { place }, entries }) => [place[0], { place, entries }] as const),
  );
  const entries = [...all.flatMap(({ kept }) => kept), ...rendered];
  return [
    ...groupByMonth(entries).map(([name, own]) => toTouched(name, own, before.get(name) ?? null)),
    ...untouched.filter(stays).map((chunk) => toUntouched(out, chunk, cache.areAnchorsSound)),
  ];
}
