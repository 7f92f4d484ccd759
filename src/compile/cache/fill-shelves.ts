// Puts records on shelves, one shelf in memory at a time; those that stay are not read.
import path from 'node:path';
import { type ShelvedRecords, toShelf, toShelfFile } from '../output/shelves.ts';
import type { Output } from '../output/write.ts';
import type { CompiledMonth } from './compiled-month.ts';
import type { CacheEntry, RecordEntry } from './entry.ts';
import type { Plan, ShelfGroup, ShelfTools } from './plan-shelves.ts';
import { readRecord } from './relabel.ts';

/** A month whose records are on shelves. */
export type FilledMonth = CompiledMonth & { readonly shelved: ShelvedRecords };

/** Fills shelves as planned. */
export async function fillShelves(
  plans: readonly Plan[],
  tools: ShelfTools,
): Promise<readonly FilledMonth[]> {
  const months: FilledMonth[] = [];
  for (const { month, groups } of plans) {
    if (groups !== null) months.push(await fillMonth(month, groups, tools));
    else if (month.shelved !== null) {
      for (const [name] of month.shelved.shelves) tools.output.keep(toShelfFile(name));
      months.push({ ...month, shelved: month.shelved });
    }
  }
  return months;
}

async function fillMonth(
  month: CompiledMonth,
  groups: readonly ShelfGroup[],
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
  const entries = month.readings().map((entry, index): CacheEntry => {
    const record = moved[index] ?? entry.record;
    return record === entry.record ? entry : { ...entry, record };
  });
  const shelved: ShelvedRecords = {
    fingerprints: moved.map(({ fingerprint }) => fingerprint).join(''),
    lengths: moved.map(({ length }) => length),
    shelves,
  };
  return { ...month, readings: () => entries, shelved, isFresh: false };
}

/** The sound shelf that holds these records and no more; null when there is none. */
function findShelf(group: ShelfGroup, output: Output): string | null {
  const file = group[0]?.record.file ?? '';
  let offset = 0;
  for (const { record } of group) {
    if (record.file !== file || record.offset !== offset) return null;
    offset += record.length;
  }
  const sound = file === toShelfFile(path.posix.basename(file)) && output.isSound(file);
  return sound && output.sizeOf(file) === offset ? file : null;
}

async function writeShelf(group: ShelfGroup, tools: ShelfTools): Promise<string> {
  const { folder, output, pending, renderAgain } = tools;
  const shelf = toShelf(
    group.map(({ article, record }) => readRecord(folder, pending, article, record, renderAgain)),
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
