// A feed: RSS 2.0 or 1.0, Atom or JSON Feed, from a file or from the web, with all documents before it.

import type { FeedPage } from '../feed/feed-page.ts';
import { readHistory } from '../feed/history.ts';
import { getFeed, isFeed, openFeed } from '../feed/open.ts';
import { readFeedPage } from '../feed/page.ts';
import type { Source } from '../post.ts';

export const feed: Source = {
  name: 'feed',
  label: 'a feed',
  recognise: async (place) => {
    const opened = await openFeed(place);
    if (opened === null || !isFeed(opened.text)) return null;
    return opened.url === null || opened.url === place ? 'its root element' : opened.url;
  },
  read: async (place, note) => {
    const opened = await openFeed(place);
    if (opened === null) throw new Error(`${place}: this is no RSS, Atom or JSON Feed`);
    const { text, ...where } = opened;
    const first: FeedPage = readFeedPage(text, where);
    return { publication: first.publication, posts: readHistory(first, where, getFeed, note) };
  },
};
