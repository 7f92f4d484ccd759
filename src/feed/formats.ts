// The table of formats, in the order in which feeds are listed: whatever names formats is made of it.
import type { ArticleRecord, StoredEntry } from '../catalog/record.ts';
import type { Site } from '../catalog/site.ts';
import type { Query } from '../query/query.ts';
import { ATOM, writeAtomEntry } from './atom.ts';
import type { EntryShape, Envelope, Format, WriteEntry } from './format.ts';
import { JSON_FEED, writeJsonItem } from './json.ts';
import { toFeedUrl } from './links.ts';
import { RSS, writeRssItem } from './rss.ts';

export const FORMATS = [RSS, ATOM, JSON_FEED] as const satisfies readonly Format[];

export type FormatName = (typeof FORMATS)[number]['name'];

/** What compile stores of an entry, by format; apart from the table, so that the Worker is without it. */
export const WRITERS: { readonly [name in FormatName]: WriteEntry } = {
  rss: writeRssItem,
  atom: writeAtomEntry,
  json: writeJsonItem,
};

export const FORMAT_NAMES = FORMATS.map(({ name }) => name);

/** What is served where nothing decides. */
export const DEFAULT_FORMAT = RSS;

/** A member for each format. */
export function eachFormat<T>(make: (format: Format) => T): { readonly [name in FormatName]: T } {
  const made = FORMATS.map((format) => [format.name, make(format)] as const);
  return Object.fromEntries(made) as { readonly [name in FormatName]: T };
}

/** The feed of a query in each format. */
export function toFeedUrls(site: Site, query: Query): { readonly [name in FormatName]: string } {
  return eachFormat((format) => toFeedUrl(site, query, format));
}

/** The entry of one format in a record. Throws for a record that was stored for other formats. */
export function findEntry(record: ArticleRecord, name: string): StoredEntry<Uint8Array> {
  const names: readonly string[] = FORMAT_NAMES;
  const entry = record.entries[names.indexOf(name)];
  if (entry === undefined) throw new RangeError(`no entry of ${name} in a record`);
  return entry;
}

/** The pieces of a whole feed, in their order, ready to be joined. */
export function renderFeed(
  format: Format,
  envelope: Envelope,
  records: readonly ArticleRecord[],
  shape: EntryShape,
): readonly Uint8Array[] {
  const text = new TextEncoder();
  const between = text.encode(envelope.between);
  return [
    text.encode(envelope.before),
    ...records.flatMap((record, index) => {
      const entry = format.entry(findEntry(record, format.name), record, shape);
      return index === 0 ? entry : [between, ...entry];
    }),
    text.encode(envelope.after),
  ];
}
