// The readers that subscribe, and the feeds they subscribe to.
import { feedparser } from './feedparser.ts';
import { newsboat } from './newsboat.ts';
import type { Format, Reader } from './reader.ts';
import { rss2email } from './rss2email.ts';
import { sfeed, sfeedWithEtags } from './sfeed.ts';

export const READERS: readonly Reader[] = [newsboat, feedparser, rss2email, sfeed, sfeedWithEtags];

export type Feed = {
  readonly path: string;
  readonly format: Format;
  /** Slug of the tag whose articles it lists; without one, it lists all. */
  readonly tag?: string;
};

export const FEEDS: readonly Feed[] = [
  { path: '/rss.xml', format: 'rss' },
  { path: '/atom.xml', format: 'atom' },
  { path: '/tags/c%2B%2B/rss.xml', format: 'rss', tag: 'c++' },
  { path: '/tags/c%2B%2B/atom.xml', format: 'atom', tag: 'c++' },
];

export type Row = { readonly name: string; readonly reader: Reader; readonly feed: Feed };

/** Every reader with every feed; `name` says both. */
export const ROWS: readonly Row[] = READERS.flatMap((reader) =>
  FEEDS.map((feed) => ({ name: `${reader.name}, ${feed.path}`, reader, feed })),
);
