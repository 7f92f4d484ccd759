// Puts settled records on shelves, one shelf in memory at a time; those that stay are not read.
import path from 'node:path';
import type { Listed } from '../content/article.ts';
import type { Terms } from '../output/records.ts';
import { type Measured, type Place, toGroups, toPlaces, toShelf } from '../output/shelves.ts';
import type { Spool } from '../output/spool.ts';
import type { Output } from '../output/write.ts';
import type { KnownNames } from './cache.ts';
import type { RecordEntry } from './entry.ts';
import { type RenderAgain, readRecord, rename, toNameCheck } from './settle.ts';

const FOLDER = 'assets/articles';

/** An article with its record, wherever that lies. */
export type Recorded = { readonly article: Listed; readonly record: RecordEntry };

/** What stands on one shelf. */
export type Group = readonly (Recorded & Measured)[];

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

export type Filled = {
  /** The same articles, their records on shelves. */
  readonly recorded: readonly Recorded[];
  readonly shelves: readonly { readonly name: string }[];
  readonly places: readonly Place[];
};

/** Articles, oldest first, as they will stand on shelves, with the names of now in their records. */
export function planShelves(recorded: readonly Recorded[], tools: ShelfTools): readonly Group[] {
  const settled = settle(recorded, tools);
  return toGroups(settled.map((one) => ({ ...one, length: one.record.length })));
}

/** Fills the shelves as planned. */
export async function fillShelves(groups: readonly Group[], tools: ShelfTools): Promise<Filled> {
  const { output } = tools;
  const shelves: { readonly name: string }[] = [];
  const moved: Recorded[] = [];
  for (const group of groups) {
    const kept = findShelf(group, output);
    if (kept !== null) output.keep(kept);
    const file = kept ?? (await writeShelf(group, tools));
    shelves.push({ name: path.posix.basename(file) });
    let offset = 0;
    for (const { article, record } of group) {
      moved.push({ article, record: move(record, file, offset) });
      offset += record.length;
    }
  }
  return { recorded: moved, shelves, places: toPlaces(groups) };
}

function settle(recorded: readonly Recorded[], tools: ShelfTools): readonly Recorded[] {
  const { folder, spool, terms, names, renderAgain } = tools;
  const isRenamed = toNameCheck(names, terms);
  return recorded.map(({ article, record }) => {
    if (record.length === 0 || !isRenamed(article, record)) return { article, record };
    const bytes = readRecord(folder, spool, article, record, renderAgain);
    const stored = rename(article, bytes, terms);
    const { fingerprint } = stored;
    return { article, record: { ...spool.add(stored.bytes), fingerprint, names: null } };
  });
}

/** The sound shelf that holds these records and no more; null when there is none. */
function findShelf(group: readonly Recorded[], output: Output): string | null {
  const file = group[0]?.record.file ?? '';
  let offset = 0;
  for (const { record } of group) {
    if (record.file !== file || record.offset !== offset) return null;
    offset += record.length;
  }
  const sound = file.startsWith(`${FOLDER}/`) && output.isSound(file);
  return sound && output.sizeOf(file) === offset ? file : null;
}

async function writeShelf(group: readonly Recorded[], tools: ShelfTools): Promise<string> {
  const { folder, output, spool, renderAgain } = tools;
  const shelf = toShelf(
    group.map(({ article, record }) => readRecord(folder, spool, article, record, renderAgain)),
  );
  const file = `${FOLDER}/${shelf.name}`;
  await output.put(file, async () => shelf.bytes);
  return file;
}

/** The record at its place on a shelf; itself where it stood there. */
function move(record: RecordEntry, file: string, offset: number): RecordEntry {
  const stays = record.file === file && record.offset === offset && record.names === null;
  return stays ? record : { ...record, file, offset, names: null };
}
