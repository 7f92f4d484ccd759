// Rows of the cache's tables as what they say.
import type { FileReading } from '../content/file-reading.ts';
import {
  type createColumnsReader,
  READING_COLUMNS,
  type ReadingColumns,
} from '../content/reading-columns.ts';
import type { FileStat } from '../files/file-stat.ts';
import type { LocatedRecord } from '../output/records.ts';
import { DamagedCache } from './database.ts';

export type Row = readonly (string | number | Uint8Array | null)[];

/** A file as it was read, now or by an earlier compile. */
export type Entry = FileReading & {
  readonly stat: FileStat;
  /** False for what must be rendered by every compile. */
  readonly isLasting: boolean;
  /** The later one of its dates that must not be in the future, in seconds since 1970. */
  readonly latest: number;
  /** Null for drafts and broken articles. */
  readonly record: LocatedRecord | null;
};

type Text = string | null;
type Count = number | null;
type RecordColumns = readonly [shelf: Text, start: Count, length: Count, print: Text, names: Text];

/** The columns of `EntryRow`. */
export const ENTRY_COLUMNS = `file, stat, lasting, latest, shelf, start, length, fingerprint, names, ${READING_COLUMNS}`;

export type EntryRow = readonly [
  file: string,
  stat: string,
  lasting: number,
  latest: number,
  ...RecordColumns,
  ...ReadingColumns,
];

/** Throws a DamagedCache for what was never written. */
export function toEntry(row: EntryRow, readColumns: ReturnType<typeof createColumnsReader>): Entry {
  const [file, stat, lasting, latest, shelf, offset, length, fingerprint, names, ...columns] = row;
  const { reading, diagnostics } = orDamaged(() => readColumns(columns));
  const located = { offset: offset ?? 0, length: length ?? 0, fingerprint: fingerprint ?? '' };
  const record = shelf === null ? null : { file: shelf, ...located, names: names ?? '' };
  return { file, stat, isLasting: lasting === 1, latest, reading, diagnostics, record };
}

export function toRecordColumns(record: LocatedRecord | null): RecordColumns {
  if (record === null) return [null, null, null, null, null];
  const { file, offset, length, fingerprint, names } = record;
  return [file, offset, length, fingerprint, names];
}

/** The value of a column in JSON. */
export function parse(json: unknown): unknown {
  return orDamaged(() => JSON.parse(String(json)));
}

function orDamaged<Value>(read: () => Value): Value {
  try {
    return read();
  } catch {
    throw new DamagedCache('the compile cache is damaged');
  }
}
