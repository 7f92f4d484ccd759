// What the tests ask of a feed reader, whatever program it is.
import type { Article } from './publication.ts';

export type Format = 'rss' | 'atom';

/** The title of an article in a feed of that format; empty where a note has none. */
export function toTitle({ title, headline }: Article, format: Format): string {
  return format === 'atom' ? headline : (title ?? '');
}

/** An item as a reader shows it. What the reader does not tell is left out. */
export type Item = {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  /** Seconds since 1970. */
  readonly published: number;
  readonly updated?: number | null;
  readonly authors: readonly string[];
  readonly tags?: readonly string[];
  readonly content: string;
};

export type Reader = {
  readonly name: string;
  /** What Debian calls what it needs. */
  readonly packages: readonly string[];
  /** A command and parameters that succeed where it is installed. */
  readonly probe: readonly [string, ...string[]];
  /** The statuses that its first three polls of an unchanging feed get. */
  readonly statuses: readonly number[];
  /** The titles it shows of one item that is renamed. */
  readonly rename: (before: string, after: string) => readonly string[];
  /** How it shows an article that a feed of that format holds. */
  readonly expose: (article: Article, format: Format) => Item;
  /** Subscribes to a feed, with everything it keeps in an empty folder. */
  readonly subscribe: (home: string, url: string) => Promise<Subscription>;
};

export type Subscription = {
  /** Asks for the feed once. Resolves to the items it shows as new; rejects when it complains. */
  readonly poll: () => Promise<readonly Item[]>;
  /** All items it shows, new or not. */
  readonly list: () => Promise<readonly Item[]>;
};
