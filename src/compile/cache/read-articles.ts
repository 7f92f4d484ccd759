// Reads articles out of the cache, and renders those that it does not have as they are now.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Task } from '../content/read-content.ts';
import type { Facts } from '../content/settings.ts';
import { toMediaFinder } from '../files/media.ts';
import { isSameStamp, type Stamp, toLasting, toStamp } from '../files/stamp.ts';
import type { Observer } from '../observer.ts';
import type { Spool } from '../output/spool.ts';
import type { Output } from '../output/write.ts';
import { areSame, toState } from '../render/dependencies.ts';
import { type Rendered, toHash } from '../render/render-article.ts';
import { renderAll } from '../render/threads.ts';
import type { Cache } from './cache.ts';
import { type Chunks, readChunks } from './chunks.ts';
import type { Entry, RecordEntry } from './entry.ts';

export type Tools = {
  /** The output folder's absolute path. */
  readonly out: string;
  readonly cache: Cache;
  readonly output: Pick<Output, 'isSound'>;
  /** Takes the records of rendered articles. */
  readonly spool: Spool;
  readonly observer: Observer;
};

/** What the articles of a content folder are, and what the cache knew of them. */
export type ReadEntries = {
  /** One for each file, in order. */
  readonly entries: readonly Entry[];
  readonly known: Chunks;
};

/** What is wrong with media is reported by `task.around`. */
export async function readEntries(
  files: readonly string[],
  task: Task,
  { out, cache, output, spool, observer }: Tools,
): Promise<ReadEntries> {
  const { folder } = task.around;
  // Entries that no article could be read from are not read themselves.
  const usable = cache.facts === toFactsKey(task.settings.facts);
  const known = readChunks(out, usable ? cache.places : []);
  const fault = cache.fault ?? known.fault;
  if (fault !== null) observer.onNote(`What is missing is rendered anew: ${fault}.`);
  // What is wrong with a medium is told for articles as they are, not for what the cache says.
  const findMedium = toMediaFinder(folder, task.around.origin, () => () => undefined, cache.media);
  const quiet = { ...task, around: { ...task.around, findMedium } };
  const unchanged = usable && cache.surroundings === toSurroundingsKey(quiet, cache.media.keys());
  const stamps = new Map<string, Stamp>();
  const entries = new Map<string, Entry>();
  for (const file of files) {
    const source = `${folder.root}${path.sep}${file}`;
    const stamp = toStamp(source);
    if (stamp !== null) stamps.set(file, stamp);
    const entry = known.entries.get(file);
    if (entry === undefined || stamp === null || !isStored(entry.record, cache, output)) continue;
    if (!isOfItsTime(entry, task.now)) continue;
    if (!unchanged && !areSame(entry.details().dependencies, quiet.around, task.settings.facts))
      continue;
    const same = isSameStamp(entry.stamp, stamp) ? entry : readAgain(entry, source, stamp);
    if (same === null) continue;
    entries.set(file, same);
    for (const medium of same.reading?.media ?? []) task.around.findMedium(medium.source);
  }
  const others = files.filter((file) => !entries.has(file));
  let done = 0;
  await renderAll(others, task, (file, rendered) => {
    const entry = toEntry(rendered, stamps.get(file) ?? [0, 0, 0], spool);
    // A thread may have read a medium just before it changed.
    const { media } = rendered.details.dependencies;
    const same = media.filter(([name, state]) => toState(task.around.findMedium(name)) === state);
    entries.set(file, { ...entry, lasting: entry.lasting && same.length === media.length });
    done++;
    observer.onProgress(done, others.length);
  });
  return { entries: files.flatMap((file) => entries.get(file) ?? []), known };
}

/** The settings that every article depends on. */
export function toFactsKey(facts: Facts): string {
  const { origin, language, zone, authority, authors, sections, tags } = facts;
  const broken = [authors, sections, tags].map((names) => names === null);
  return JSON.stringify([origin, language, zone, authority, tags?.only, broken]);
}

function isStored(record: RecordEntry | null, cache: Cache, output: Tools['output']): boolean {
  if (record === null || record.length === 0) return true;
  return output.isSound(record.file) || cache.spools.has(record.file);
}

/** Whether its dates have come: a clock that was put back makes errors of them. */
function isOfItsTime({ reading }: Entry, now: number): boolean {
  const { updated = null, removed = null } = reading?.article ?? {};
  return (updated ?? 0) <= now && (removed ?? 0) <= now;
}

/** A hash of all that articles may depend on, `media` being the files that they use. */
export function toSurroundingsKey(
  { around, settings }: Pick<Task, 'around' | 'settings'>,
  media: Iterable<string>,
): string {
  const { authors, sections, tags } = settings.facts;
  const { files, links } = around.folder;
  const states = [...media]
    .toSorted()
    .map((file) => [file, files.has(file) ? toState(around.findMedium(file)) : null]);
  const names = [authors, sections, tags?.names].map((table) =>
    [...(table?.keys() ?? [])].map((name) => [name, table?.get(name)]),
  );
  const linked = [...files].filter((file) => links.has(file));
  return toHash(Buffer.from(JSON.stringify([[...files], linked, names, states])));
}

/** The entry with a new stamp, where the file has other stamps and the same bytes. */
function readAgain(entry: Entry, source: string, stamp: Stamp): Entry | null {
  const now = Date.now();
  if (toHash(readFileSync(source)) !== entry.hash) return null;
  return { ...entry, stamp: toLasting(stamp, now) };
}

function toEntry(rendered: Rendered, stamp: Stamp, spool: Spool): Entry {
  const { reading, told, hash, details, lasting, record } = rendered;
  return {
    reading,
    told,
    hash,
    details: () => details,
    lasting,
    stamp: toLasting(stamp, Date.now()),
    record: record && {
      ...spool.add(record.bytes),
      fingerprint: record.fingerprint,
      names: record.names,
    },
  };
}
