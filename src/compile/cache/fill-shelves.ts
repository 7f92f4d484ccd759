// Puts the records of published articles on shelves; those that stand there already are not read.
import path from 'node:path';
import type { Published } from '../content/published.ts';
import {
  type LocatedRecord,
  relabel,
  type Terms,
  toFingerprint,
  toRecordNames,
} from '../output/records.ts';
import type { LocationReader, RecordsFile } from '../output/records-file.ts';
import { type Shelvable, toShelf, toShelfFile } from '../output/shelves.ts';
import type { Output } from '../output/write.ts';
import type { Cache } from './cache.ts';
import type { Entry } from './rows.ts';

/** An article with its record, wherever that lies. */
export type Recorded = Shelvable & {
  readonly article: Entry & Published;
  readonly record: LocatedRecord;
};

/** A record on its shelf. */
export type Shelved = { readonly shelf: string; readonly records: readonly LocatedRecord[] };

/** The bytes of a record are not what was written. */
export class LostRecord extends Error {}

/** The names of now, and whether others may stand in the record of an article. */
export type Names = {
  readonly terms: Terms;
  readonly mayDiffer: (article: Entry) => boolean;
};

/** Articles with their records, in which the names of now stand; others go to `records` first. */
export function relabelRecords(
  articles: readonly (Entry & Published)[],
  { terms, mayDiffer }: Names,
  locations: LocationReader,
  records: RecordsFile,
): readonly Recorded[] {
  return articles.map((article) => {
    const { reading, record } = article;
    // A published article has a record, so that one without is a fault of ours.
    if (record === null) throw new Error(`${article.file} has no record`);
    if (!mayDiffer(article)) return toRecorded(article, record);
    const names = toRecordNames(reading, terms);
    if (record.names === names) return toRecorded(article, record);
    const { bytes, fingerprint } = relabel(article, readRecord(article, record, locations), terms);
    return toRecorded(article, { ...records.add(bytes), fingerprint, names });
  });
}

/** An article with this record. */
export function toRecorded(article: Entry & Published, record: LocatedRecord): Recorded {
  return { article, record, length: record.length, published: article.reading.published };
}

/** Writes the shelves that are not there, and remembers where each record stands. */
export function fillShelves(
  groups: readonly (readonly Recorded[])[],
  output: Output,
  locations: LocationReader,
  cache: Pick<Cache, 'setRecord'>,
): readonly Shelved[] {
  return groups.map((group) => {
    const kept = findShelf(group, output);
    if (kept !== null) output.keep(kept);
    const file = kept ?? writeShelf(group, output, locations);
    let end = 0;
    const records = group.map(({ article, record }): LocatedRecord => {
      const stays = record.file === file && record.offset === end;
      const located = stays ? record : { ...record, file, offset: end };
      end += record.length;
      if (located !== article.record) cache.setRecord(article.file, located);
      return located;
    });
    return { shelf: path.posix.basename(file), records };
  });
}

/** The sound shelf that holds these records and no more; null when there is none. */
function findShelf(group: readonly Recorded[], output: Output): string | null {
  const file = group[0]?.record.file ?? '';
  let end = 0;
  for (const { record } of group) {
    if (record.file !== file || record.offset !== end) return null;
    end += record.length;
  }
  return output.sizeOf(file) === end ? file : null;
}

function writeShelf(group: readonly Recorded[], output: Output, locations: LocationReader): string {
  const shelf = toShelf(group.map(({ article, record }) => readRecord(article, record, locations)));
  const file = toShelfFile(shelf.name);
  output.put(file, shelf.bytes);
  return file;
}

/** The bytes of a record. Throws a LostRecord where they are not what was written. */
export function readRecord(
  { file }: Published,
  record: LocatedRecord,
  { read }: LocationReader,
): Uint8Array {
  // Nothing of a removed article is stored.
  if (record.length === 0) return new Uint8Array();
  const bytes = read(record);
  if (toFingerprint(bytes) !== record.fingerprint)
    throw new LostRecord(`the record of ${file} is damaged`);
  return bytes;
}
