// Relabels records: names and titles in them become those of all articles.
import type { Listed } from '../content/article.ts';
import type { IndexEntry } from '../content/index-entry.ts';
import { readLocation } from '../output/location.ts';
import type { PendingRecords } from '../output/pending-records.ts';
import {
  fromRecord,
  type Stored,
  type Terms,
  toAuthorName,
  toFingerprint,
  toRecord,
  toRecordNames,
} from '../output/records.ts';
import type { KnownNames } from './cache.ts';
import type { RecordEntry } from './entry.ts';

/** Renders an article once more; the answer has its record, whatever names stand in it. */
export type RenderAgain = (file: string) => Stored;

/** The bytes of a record, rendered once more where the disk has lost them. */
export function readRecord(
  folder: string,
  pending: PendingRecords,
  { file }: Listed,
  record: RecordEntry,
  renderAgain: RenderAgain,
): Uint8Array {
  if (record.length === 0) return new Uint8Array();
  const bytes = record.file === pending.file ? pending.read(record) : readLocation(folder, record);
  return toFingerprint(bytes) === record.fingerprint ? bytes : renderAgain(file).bytes;
}

/** What names have changed since records were made. */
type NameCheck = {
  /** Whether a month may have a record with other names than the terms have now. */
  readonly concerns: (indexEntry: Pick<IndexEntry, 'authors' | 'tags'>) => boolean;
  /** Whether other names stand in a record. */
  readonly hasOldNames: (article: Listed, record: RecordEntry) => boolean;
};

/** `before` are the names in records that tell none. */
export function toNameCheck(before: KnownNames, terms: Terms): NameCheck {
  const now = toKnownNames(terms);
  const authors = findChangedNames(before.authors, now.authors);
  const tags = findChangedNames(before.tags, now.tags);
  const bears = (author: readonly string[], tag: readonly string[]): boolean =>
    author.some((slug) => authors.has(slug)) || tag.some((slug) => tags.has(slug));
  return {
    concerns: (indexEntry) => bears(indexEntry.authors.names, indexEntry.tags.names),
    hasOldNames: (article, { names }) =>
      names === null
        ? bears(article.authors, article.tags)
        : names !== toRecordNames(article, terms),
  };
}

/** The record with the names of these terms. */
export function relabel(article: Listed, bytes: Uint8Array, terms: Terms): Stored {
  const whole = fromRecord(article, bytes);
  if (whole === null) throw new Error(`the record of ${article.file} cannot be read`);
  return toRecord(whole, terms);
}

/** What records say of each author and tag of a publication. */
export function toKnownNames({ authors, tags }: Terms): KnownNames {
  return {
    authors: new Map([...authors].map(([slug, author]) => [slug, toAuthorName(author)])),
    tags: new Map([...tags].map(([slug, { title }]) => [slug, title])),
  };
}

function findChangedNames(
  before: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  return new Set(
    [...now].filter(([slug, name]) => before.get(slug) !== name).map(([slug]) => slug),
  );
}
