// The table of formats: one row a representation of a Document.
import type { ArticleRecord } from '../catalog/record.ts';
import type { ContentMode } from '../catalog/site.ts';
import { toAtomEntry, toAtomEnvelope } from './atom.ts';
import { type Document, FORMAT_FILES, type FormatName } from './document.ts';
import type { Envelope } from './envelope.ts';
import { toJsonEnvelope, toJsonItem } from './json.ts';
import { toRssEnvelope, toRssItem } from './rss.ts';

export type Format = {
  readonly name: FormatName;
  /** The last segment of the feed's path. */
  readonly file: string;
  readonly type: string;
  /** Other types by which programs ask for it. */
  readonly aliases: readonly string[];
  /** JSON is UTF-8 by definition and takes no charset (RFC 8259 §11). */
  readonly contentType: string;
  readonly envelope: (document: Document) => Envelope;
  readonly entry: (record: ArticleRecord, content: ContentMode) => readonly Uint8Array[];
};

/** What is served where nothing decides. */
export const RSS: Format = {
  name: 'rss',
  file: FORMAT_FILES.rss.file,
  type: FORMAT_FILES.rss.type,
  aliases: ['application/xml', 'text/xml'],
  contentType: `${FORMAT_FILES.rss.type}; charset=utf-8`,
  envelope: toRssEnvelope,
  entry: toRssItem,
};

export const FORMATS: readonly Format[] = [
  RSS,
  {
    name: 'atom',
    file: FORMAT_FILES.atom.file,
    type: FORMAT_FILES.atom.type,
    aliases: ['application/xml', 'text/xml'],
    contentType: `${FORMAT_FILES.atom.type}; charset=utf-8`,
    envelope: toAtomEnvelope,
    entry: toAtomEntry,
  },
  {
    name: 'json',
    file: FORMAT_FILES.json.file,
    type: FORMAT_FILES.json.type,
    aliases: ['application/json'],
    contentType: FORMAT_FILES.json.type,
    envelope: toJsonEnvelope,
    entry: toJsonItem,
  },
];

/** The pieces of a whole feed, in their order, ready to be joined. */
export function renderFeed(
  format: Format,
  envelope: Envelope,
  records: readonly ArticleRecord[],
  content: ContentMode,
): readonly Uint8Array[] {
  const text = new TextEncoder();
  const between = text.encode(envelope.between);
  return [
    text.encode(envelope.before),
    ...records.flatMap((record, index) => {
      const entry = format.entry(record, content);
      return index === 0 ? entry : [between, ...entry];
    }),
    text.encode(envelope.after),
  ];
}
