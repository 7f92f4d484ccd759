// The size of the main feed, where it may be more than programs that read feeds take.
import { decodeRecord } from '../../catalog/record.ts';
import { FORMATS } from '../../feed/formats.ts';
import type { Content } from '../content/content.ts';
import type { Location, LocationReader } from './records-file.ts';

/** The main feed in its largest format. */
export type LargeFeed = {
  readonly label: string;
  readonly bytes: number;
  readonly articles: number;
  /** How many of the newest articles fit. */
  readonly fitting: number;
};

/** Bytes, without those of the envelope. SmartNews, for one, takes no larger files (1 MB). */
const LARGEST = 1_000_000;

/**
 * The main feed as it is at `now` (seconds) if it is too large; null if not. `records` are those of all
 * articles, in their order. They are read only if so much is stored for them that this may be.
 */
export function findLargeFeed(
  { site, articles }: Content,
  records: readonly Location[],
  { read }: Pick<LocationReader, 'read'>,
  now: number,
): LargeFeed | null {
  const { limit, content, markdown: hasMarkdown } = site.feeds;
  const newest: Location[] = [];
  for (let index = articles.length - 1; index >= 0 && newest.length < limit; index -= 1) {
    const { published, unlisted, removed } = articles[index]?.reading ?? {};
    const isShown = published !== undefined && published <= now && !unlisted && removed === null;
    const record = records[index];
    if (isShown && record !== undefined) newest.push(record);
  }
  // A record holds all that stands in a feed, and more.
  if (content === 'summary' || newest.reduce(addLength, 0) <= LARGEST) return null;
  const decoded = newest.flatMap((location) => decodeRecord(read(location)) ?? []);
  const sizes = FORMATS.map(({ label, entry }, format) => {
    const lengths = decoded.map((one) => {
      const stored = one.entries[format];
      if (stored === undefined) return 0;
      return entry(stored, one, { content, isShow: false, hasMarkdown }).reduce(addLength, 0);
    });
    return toSize(label, lengths);
  });
  const [largest] = sizes.toSorted((a, b) => b.bytes - a.bytes);
  return largest !== undefined && largest.bytes > LARGEST ? largest : null;
}

function toSize(label: string, lengths: readonly number[]): LargeFeed {
  let bytes = 0;
  let fitting = 0;
  for (const length of lengths) {
    bytes += length;
    if (bytes <= LARGEST) fitting += 1;
  }
  return { label, bytes, articles: lengths.length, fitting };
}

function addLength(sum: number, { length }: { readonly length: number }): number {
  return sum + length;
}
