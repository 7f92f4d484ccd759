// Puts settled records on shelves, one shelf in memory at a time; those that stay are not read.
import path from 'node:path';
import type { Listed } from '../content/article.ts';
import { toPublished } from '../content/outline.ts';
import type { Terms } from '../output/records.ts';
import { type Stock, toGroups, toShelf } from '../output/shelves.ts';
import type { Spool } from '../output/spool.ts';
import type { Output } from '../output/write.ts';
import type { KnownNames } from './cache.ts';
import type { CompiledMonth } from './compiled-month.ts';
import type { Entry, RecordEntry } from './entry.ts';
import { type RenderAgain, readRecord, rename, toNameCheck } from './settle.ts';

const FOLDER = 'assets/articles';

/** The file of a shelf, below the output folder. */
export function toShelfFile(name: string): string {
  return `${FOLDER}/${name}`;
}

/** An article with its record, wherever that lies, and the record's length in bytes. */
type Recorded = {
  readonly article: Listed;
  readonly record: RecordEntry;
  readonly length: number;
};

/** What stands on one shelf. */
type Group = readonly Recorded[];

/** What will become of a month: null where its shelves stay as they are. */
export type Plan = { readonly month: CompiledMonth; readonly groups: readonly Group[] | null };

export type ShelfTools = {
  /** The output folder's absolute path. */
  readonly folder: string;
  readonly output: Output;
  readonly spool: Spool;
  readonly terms: Terms;
  /** Names in the records that tell none. */
  readonly names: KnownNames;
  readonly renderAgain: RenderAgain;
};

/** A month whose records are on shelves. */
export type FilledMonth = CompiledMonth & { readonly stock: Stock };

/** Articles as they will stand on shelves, with the names of now in their records. */
export function planShelves(months: readonly CompiledMonth[], tools: ShelfTools): readonly Plan[] {
  const { concerns, isRenamed } = toNameCheck(tools.names, tools.terms);
  return months.map((month) => {
    if (month.stock !== null && !concerns(month.outline)) return { month, groups: null };
    const recorded = month.readings().flatMap(toRecorded);
    return { month, groups: toGroups(recorded.map((one) => settle(one, isRenamed, tools))) };
  });
}

/** How many shelves there will be, and the longest record of all. */
export function measure(plans: readonly Plan[]): {
  readonly shelves: number;
  readonly longest: { readonly file: string; readonly size: number };
} {
  let shelves = 0;
  let longest = { file: '', size: 0 };
  for (const { month, groups } of plans) {
    const lengths = groups?.flat().map(({ length }) => length) ?? month.stock?.lengths ?? [];
    shelves += groups?.length ?? month.stock?.shelves.length ?? 0;
    for (const [index, size] of lengths.entries()) {
      if (size > longest.size) longest = { file: month.outline.files[index] ?? '', size };
    }
  }
  return { shelves, longest };
}

/** Fills shelves as planned. */
export async function fillShelves(
  plans: readonly Plan[],
  tools: ShelfTools,
): Promise<readonly FilledMonth[]> {
  const months: FilledMonth[] = [];
  for (const { month, groups } of plans) {
    if (groups !== null) months.push(await fillMonth(month, groups, tools));
    else if (month.stock !== null) {
      for (const [name] of month.stock.shelves) tools.output.keep(toShelfFile(name));
      months.push({ ...month, stock: month.stock });
    }
  }
  return months;
}

async function fillMonth(
  month: CompiledMonth,
  groups: readonly Group[],
  tools: ShelfTools,
): Promise<FilledMonth> {
  const moved: RecordEntry[] = [];
  const shelves: (readonly [name: string, count: number])[] = [];
  for (const group of groups) {
    const kept = findShelf(group, tools.output);
    if (kept !== null) tools.output.keep(kept);
    const file = kept ?? (await writeShelf(group, tools));
    shelves.push([path.posix.basename(file), group.length]);
    let offset = 0;
    for (const { record } of group) {
      moved.push(move(record, file, offset));
      offset += record.length;
    }
  }
  // Published articles stand in front.
  const entries = month.readings().map((entry, index): Entry => {
    const record = moved[index] ?? entry.record;
    return record === entry.record ? entry : { ...entry, record };
  });
  const stock: Stock = {
    fingerprints: moved.map(({ fingerprint }) => fingerprint).join(''),
    lengths: moved.map(({ length }) => length),
    shelves,
  };
  return { ...month, readings: () => entries, stock, isUntouched: false };
}

function toRecorded(entry: Entry): readonly Recorded[] {
  const article = toPublished(entry);
  if (article === null) return [];
  const { record } = entry;
  // A published article has a record, so that one without is a fault of ours.
  if (record === null) throw new Error(`${entry.file} has no record`);
  return [{ article, record, length: record.length }];
}

function settle(
  recorded: Recorded,
  isRenamed: (article: Listed, record: RecordEntry) => boolean,
  { folder, spool, terms, renderAgain }: ShelfTools,
): Recorded {
  const { article, record } = recorded;
  if (record.length === 0 || !isRenamed(article, record)) return recorded;
  const bytes = readRecord(folder, spool, article, record, renderAgain);
  const stored = rename(article, bytes, terms);
  const { fingerprint } = stored;
  const { length } = stored.bytes;
  return { article, record: { ...spool.add(stored.bytes), fingerprint, names: null }, length };
}

/** The sound shelf that holds these records and no more; null when there is none. */
function findShelf(group: Group, output: Output): string | null {
  const file = group[0]?.record.file ?? '';
  let offset = 0;
  for (const { record } of group) {
    if (record.file !== file || record.offset !== offset) return null;
    offset += record.length;
  }
  const sound = file.startsWith(`${FOLDER}/`) && output.isSound(file);
  return sound && output.sizeOf(file) === offset ? file : null;
}

async function writeShelf(group: Group, tools: ShelfTools): Promise<string> {
  const { folder, output, spool, renderAgain } = tools;
  const shelf = toShelf(
    group.map(({ article, record }) => readRecord(folder, spool, article, record, renderAgain)),
  );
  const file = toShelfFile(shelf.name);
  await output.put(file, async () => shelf.bytes);
  return file;
}

/** The record at its place on a shelf; itself where it stood there. */
function move(record: RecordEntry, file: string, offset: number): RecordEntry {
  const stays = record.file === file && record.offset === offset && record.names === null;
  return stays ? record : { ...record, file, offset, names: null };
}
