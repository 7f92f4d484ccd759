// The record: all that compile stores for one article, as named parts that are joined as they are.

/**
 * `…Before` and `…After` are the two sides of a fragment, around the hole for its content element.
 * `html` fills the hole of RSS and Atom; `jsonFull` and `jsonSummary` that of JSON Feed. `about` is
 * the JSON of what pages and the API tell, `markdown` the body as written.
 */
const PARTS = [
  'rssBefore',
  'rssAfter',
  'atomBefore',
  'atomAfter',
  'jsonBefore',
  'jsonAfter',
  'jsonFull',
  'jsonSummary',
  'html',
  'about',
  'markdown',
] as const;

export type Part = (typeof PARTS)[number];

/** UTF-8 of each part. */
export type ArticleRecord = { readonly [part in Part]: Uint8Array };

/** What pages and the API tell of an article. Instants in seconds since 1970. */
export type About = {
  readonly id: string;
  readonly link: string;
  readonly title: string;
  readonly summary: string;
  readonly published: number;
  readonly updated: number | null;
  /** Slugs. */
  readonly authors: readonly string[];
  readonly section: string | null;
  readonly tags: readonly string[];
  readonly language: string;
  readonly image: {
    readonly url: string;
    readonly alt: string;
    readonly type: string;
    readonly length: number;
    readonly width: number | null;
    readonly height: number | null;
  } | null;
  readonly attachments: readonly {
    readonly url: string;
    readonly type: string;
    readonly length: number;
    readonly title: string | null;
  }[];
  readonly words: number;
};

/** Bytes of a record: the length of each part (u32, little-endian), then the parts. */
export function encodeRecord(record: { readonly [part in Part]: string }): Uint8Array {
  const text = new TextEncoder();
  const parts = PARTS.map((part) => text.encode(record[part]));
  const head = PARTS.length * 4;
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, head));
  const lengths = new DataView(bytes.buffer);
  let offset = head;
  for (const [index, part] of parts.entries()) {
    lengths.setUint32(index * 4, part.length, true);
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

/** Views into `bytes`, nothing copied. Null when the lengths do not add up: not a record. */
export function decodeRecord(bytes: Uint8Array): ArticleRecord | null {
  const head = PARTS.length * 4;
  if (bytes.length < head) return null;
  const lengths = new DataView(bytes.buffer, bytes.byteOffset, head);
  let offset = head;
  const parts = PARTS.map((part, index) => {
    const start = offset;
    offset += lengths.getUint32(index * 4, true);
    return [part, bytes.subarray(start, offset)] as const;
  });
  if (offset !== bytes.length) return null;
  return Object.fromEntries(parts) as ArticleRecord;
}
