// One document of a feed, of any format: its posts, and where the document before it is.
import { type AnyFeed, parseFeed } from 'feedsmith';
import { readAtom } from './atom.ts';
import type { FeedPage, FeedPlace } from './feed-page.ts';
import { readJson } from './json.ts';
import { readRss } from './rss.ts';

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
