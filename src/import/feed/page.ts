// One document of a feed, of any format: its posts, and where the document before it is.
import { type AnyFeed, parseFeed } from 'feedsmith';
import type { Post, Publication } from '../post.ts';
import { readAtom } from './atom.ts';
import { readJson } from './json.ts';
import { readRss } from './rss.ts';

export type FeedPage = {
  readonly format: 'RSS' | 'Atom' | 'JSON Feed';
  readonly publication: Publication;
  readonly posts: readonly Post[];
  /** The document before this one; null for the oldest. */
  readonly previous: string | null;
  /** The program that wrote it, in its own words. */
  readonly generator: string;
};

/** Where a document was found. */
export type FeedPlace = {
  /** For people. */
  readonly shown: string;
  /** Its URL; null for a file. */
  readonly url: string | null;
};

/** Reads a feed of any kind; throws, in words, what is none. */
export function readFeedPage(text: string, place: FeedPlace): FeedPage {
  const parsed = parse(text, place);
  switch (parsed.format) {
    case 'atom':
      return readAtom(parsed.feed, place);
    case 'json':
      return readJson(parsed.feed, place);
    default:
      return readRss(parsed.feed, place);
  }
}

function parse(text: string, { shown }: FeedPlace): AnyFeed {
  try {
    return parseFeed<string>(text);
  } catch (cause) {
    const message = `${shown}: this is no RSS, Atom or JSON Feed, or it breaks off`;
    throw new Error(message, { cause });
  }
}
