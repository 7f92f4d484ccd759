// Plans shelves: which months stay as they are, and what will stand together of all others.
import type { Listed } from '../content/article.ts';
import { toPublished } from '../content/index-entry.ts';
import type { PendingRecords } from '../output/pending-records.ts';
import type { Terms } from '../output/records.ts';
import { toGroups } from '../output/shelves.ts';
import type { Output } from '../output/write.ts';
import type { KnownNames } from './cache.ts';
import type { CompiledMonth } from './compiled-month.ts';
import type { CacheEntry, RecordEntry } from './entry.ts';
import { type RenderAgain, readRecord, relabel, toNameCheck } from './relabel.ts';

/** An article with its record, wherever that lies, and the record's length in bytes. */
type Recorded = {
  readonly article: Listed;
  readonly record: RecordEntry;
  readonly length: number;
};

/** What stands on one shelf. */
export type ShelfGroup = readonly Recorded[];

/** What will become of a month: null where its shelves stay as they are. */
export type Plan = { readonly month: CompiledMonth; readonly groups: readonly ShelfGroup[] | null };

export type ShelfTools = {
  /** The output folder's absolute path. */
  readonly folder: string;
  readonly output: Output;
  readonly pending: PendingRecords;
  readonly terms: Terms;
  /** Names in the records that tell none. */
  readonly names: KnownNames;
  readonly renderAgain: RenderAgain;
};

/** Articles as they will stand on shelves, with the names of now in their records. */
export function planShelves(months: readonly CompiledMonth[], tools: ShelfTools): readonly Plan[] {
  const { concerns, hasOldNames } = toNameCheck(tools.names, tools.terms);
  return months.map((month) => {
    if (month.shelved !== null && !concerns(month.indexEntry)) return { month, groups: null };
    const recorded = month.readings().flatMap(toRecorded);
    return {
      month,
      groups: toGroups(recorded.map((one) => relabelRecord(one, hasOldNames, tools))),
    };
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
    const lengths = groups?.flat().map(({ length }) => length) ?? month.shelved?.lengths ?? [];
    shelves += groups?.length ?? month.shelved?.shelves.length ?? 0;
    for (const [index, size] of lengths.entries()) {
      if (size > longest.size) longest = { file: month.indexEntry.files[index] ?? '', size };
    }
  }
  return { shelves, longest };
}

function toRecorded(entry: CacheEntry): readonly Recorded[] {
  const article = toPublished(entry);
  if (article === null) return [];
  const { record } = entry;
  // A published article has a record, so that one without is a fault of ours.
  if (record === null) throw new Error(`${entry.file} has no record`);
  return [{ article, record, length: record.length }];
}

function relabelRecord(
  recorded: Recorded,
  hasOldNames: (article: Listed, record: RecordEntry) => boolean,
  { folder, pending, terms, renderAgain }: ShelfTools,
): Recorded {
  const { article, record } = recorded;
  if (record.length === 0 || !hasOldNames(article, record)) return recorded;
  const bytes = readRecord(folder, pending, article, record, renderAgain);
  const stored = relabel(article, bytes, terms);
  const { fingerprint } = stored;
  const { length } = stored.bytes;
  return { article, record: { ...pending.add(stored.bytes), fingerprint, names: null }, length };
}
