// The record: all that compile stores for one article, in parts that are joined as they are.

/**
 * What is stored of an entry in one format: `before` and `after` its content element, and that element
 * for each content mode. The element is empty where a format makes it of the record's HTML, and where
 * the mode has none.
 */
export type StoredEntry<Part> = {
  readonly before: Part;
  readonly after: Part;
  readonly full: Part;
  readonly summary: Part;
  /** What stands before `after` in the feed of the article's podcast alone. */
  readonly show: Part;
};

/**
 * `html` is what feeds have, `page` what the page has beyond it, `about` the JSON of what pages and the API
 * tell, `markdown` the body as written.
 */
type RecordOf<Part> = {
  readonly html: Part;
  readonly page: Part;
  readonly about: Part;
  readonly markdown: Part;
  /** In the order of the table of formats. */
  readonly entries: readonly StoredEntry<Part>[];
};

/** UTF-8 of each part. */
export type ArticleRecord = RecordOf<Uint8Array>;

/** A picture in one of its sizes; width in pixels. */
export type PictureSize = { readonly url: string; readonly width: number };

/** The picture of an article. Length in bytes, 0 where unknown; width and height in pixels. */
export type Image = {
  readonly url: string;
  readonly alt: string;
  readonly type: string;
  readonly length: number;
  readonly width: number | null;
  readonly height: number | null;
  /** All sizes in which it is there, from the narrowest on; empty for one alone. */
  readonly sizes: readonly PictureSize[];
  /** Whether the text shows it: it is the first picture there, and front matter names none. */
  readonly isInText: boolean;
};

/** A file that travels with an article. */
export type Attachment = {
  readonly url: string;
  readonly type: string;
  /** In bytes. */
  readonly length: number;
  readonly title: string | null;
  /** Whole seconds of audio and films; null where unknown. */
  readonly duration: number | null;
  /** Pixels of pictures and films; null where unknown. */
  readonly width: number | null;
  readonly height: number | null;
};

/** An article as an episode of a podcast. */
export type Episode = {
  readonly season: number | null;
  readonly number: number | null;
  readonly type: 'full' | 'trailer' | 'bonus';
  /** Null where it is as the podcast is. */
  readonly explicit: boolean | null;
  readonly transcripts: readonly {
    readonly url: string;
    readonly type: string;
    /** Whether it tells when each word is said. */
    readonly isCaptions: boolean;
  }[];
  /** URL of a file in JSON. */
  readonly chapters: string | null;
  /** Seconds; null where the file tells it. */
  readonly duration: number | null;
};

/** What pages and the API tell of an article. Instants in seconds since 1970. */
export type About = {
  /** A URI. */
  readonly id: string;
  /** What RSS has in its place, where another system gave an id that is no URI. */
  readonly guid: string | null;
  readonly link: string;
  /** URL of what it answers. */
  readonly inReplyTo: string | null;
  /** What a post of a link is about; `isRssLink` if the RSS item leads there, not to the article. */
  readonly external: { readonly url: string; readonly isRssLink: boolean } | null;
  /** Null for a note, which has none. */
  readonly title: string | null;
  readonly summary: string;
  readonly published: number;
  readonly updated: number | null;
  /** Slugs. */
  readonly authors: readonly string[];
  readonly section: string | null;
  readonly tags: readonly string[];
  readonly language: string;
  /** URL of the license: its own, or the site's. */
  readonly license: string | null;
  readonly image: Image | null;
  readonly attachments: readonly Attachment[];
  readonly words: number;
  /** Null for an article of a section that is no podcast. */
  readonly episode: Episode | null;
};

/** Parts beside the entries, and parts of each entry. */
const COMMON = 4;
const OF_ENTRY = 5;

/** Bytes of a record: how many parts there are and the length of each (u32, little-endian), then the parts. */
export function encodeRecord(record: RecordOf<string>): Uint8Array {
  const { html, page, about, markdown, entries } = record;
  const text = new TextEncoder();
  const parts = [
    ...[html, page, about, markdown],
    ...entries.flatMap(({ before, after, full, summary, show }) => [
      before,
      after,
      full,
      summary,
      show,
    ]),
  ].map((part) => text.encode(part));
  const head = 4 + parts.length * 4;
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, head));
  const numbers = new DataView(bytes.buffer);
  numbers.setUint32(0, parts.length, true);
  let offset = head;
  for (const [index, part] of parts.entries()) {
    numbers.setUint32(4 + index * 4, part.length, true);
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

/** Views into `bytes`, nothing copied. Null when the lengths do not add up: not a record. */
export function decodeRecord(bytes: Uint8Array): ArticleRecord | null {
  if (bytes.length < 4) return null;
  const numbers = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const count = numbers.getUint32(0, true);
  let offset = 4 + count * 4;
  if (offset > bytes.length || count < COMMON || (count - COMMON) % OF_ENTRY !== 0) return null;
  const parts = Array.from({ length: count }, (_, index) => {
    const start = offset;
    offset += numbers.getUint32(4 + index * 4, true);
    return bytes.subarray(start, offset);
  });
  if (offset !== bytes.length) return null;
  const [html, page, about, markdown, ...rest] = parts;
  if (html === undefined || page === undefined) return null;
  if (about === undefined || markdown === undefined) return null;
  return { html, page, about, markdown, entries: toEntries(rest) };
}

/** What a record tells of its article. */
export function readAbout({ about }: Pick<ArticleRecord, 'about'>): About {
  return JSON.parse(new TextDecoder().decode(about)) as About;
}

function toEntries(parts: readonly Uint8Array[]): readonly StoredEntry<Uint8Array>[] {
  const none = new Uint8Array();
  return Array.from({ length: parts.length / OF_ENTRY }, (_, index) => {
    const own = parts.slice(index * OF_ENTRY, (index + 1) * OF_ENTRY);
    const [before = none, after = none, full = none, summary = none, show = none] = own;
    return { before, after, full, summary, show };
  });
}
