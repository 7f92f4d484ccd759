// Rows of the cache's tables as what they say.
import type { ArticleReading, FileReading } from '../content/file-reading.ts';
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

type EntryRow = [string, string, shelf: string | null, number, number, string, names: string];

/** Throws a DamagedCache for what was never written. */
export function toEntry(row: Row, pool: Pool): Entry {
  const [file, json, shelf, offset, length, fingerprint, names] = row as EntryRow;
  const { reading, diagnostics } = parse(json) as Omit<Entry, 'file'>;
  return {
    file: pool(file),
    reading: reading && share(reading, pool),
    diagnostics: diagnostics.length === 0 ? NOTHING : diagnostics,
    record: shelf === null ? null : { file: pool(shelf), offset, length, fingerprint, names },
  };
}

/** Lets a reading, in place, have in common with others what is alike. */
function share(reading: ArticleReading, pool: Pool): ArticleReading {
  const { section, language, authors, tags, aliases, references, media } = reading;
  return Object.assign(reading, {
    section: section && pool(section),
    language: pool(language),
    authors: authors.map((author) => pool(author)),
    tags: tags.map((tag) => pool(tag, `${tag.slug}\n${tag.written}`)),
    aliases: aliases.length === 0 ? NOTHING : aliases,
    references:
      references.length === 0
        ? NOTHING
        : references.map((link) => Object.assign(link, { target: pool(link.target) })),
    media: media.length === 0 ? NOTHING : media,
  });
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
    throw new DamagedCache('the compile cache is damaged');
  }
}
