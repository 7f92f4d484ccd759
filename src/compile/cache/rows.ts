// Rows of the cache's tables as what they say.
import type { FileReading } from '../content/file-reading.ts';
import type { LocatedRecord } from '../output/records.ts';
import { DamagedCache } from './database.ts';

export type Row = readonly (string | number | null)[];

/** A file as it was read, now or by an earlier compile, and its record; null for drafts and broken articles. */
export type Entry = FileReading & { readonly record: LocatedRecord | null };

/** One object for all that are alike: most of what 100,000 articles say is said by others, too. */
export type Pool = <Value>(value: Value, key?: string) => Value;

export function createPool(): Pool {
  const known = new Map<string, unknown>();
  return <Value>(value: Value, key = String(value)): Value => {
    const found = known.get(key);
    if (found === undefined) known.set(key, value);
    return (found ?? value) as Value;
  };
}

const NOTHING: readonly never[] = [];

/** Throws a DamagedCache for what was never written. */
export function toEntry(row: Row, pool: Pool): Entry {
  const [file, json, shelf, start, length, fingerprint, names] = row;
  const { reading, diagnostics } = parse(json) as Omit<FileReading, 'file'>;
  const shared = <Item>(list: readonly Item[], share: (item: Item) => Item): readonly Item[] =>
    list.length === 0 ? NOTHING : list.map(share);
  return {
    file: pool(String(file)),
    reading: reading && {
      ...reading,
      section: reading.section && pool(reading.section),
      language: pool(reading.language),
      authors: shared(reading.authors, (author) => pool(author)),
      tags: shared(reading.tags, (tag) => pool(tag, `${tag.slug}\n${tag.written}`)),
      aliases: shared(reading.aliases, (alias) => alias),
      references: shared(reading.references, (link) => ({ ...link, target: pool(link.target) })),
      media: shared(reading.media, (source) => pool(source)),
    },
    diagnostics: shared(diagnostics, (diagnostic) => diagnostic),
    record:
      shelf === null
        ? null
        : {
            ...{ file: pool(String(shelf)), offset: Number(start), length: Number(length) },
            ...{ fingerprint: String(fingerprint), names: String(names) },
          },
  };
}

export function toRecordColumns(record: LocatedRecord | null): Row {
  if (record === null) return [null, null, null, null, null];
  const { file, offset, length, fingerprint, names } = record;
  return [file, offset, length, fingerprint, names];
}

/** The value of a column in JSON. */
export function parse(json: unknown): unknown {
  try {
    return JSON.parse(String(json));
  } catch {
    throw new DamagedCache();
  }
}
