// The documents of a feed, from the newest back: by RFC 5005, JSON Feed's `next_url`, or WordPress' pages.
import type { Note, Post } from '../post.ts';
import type { FeedPage, FeedPlace } from './feed-page.ts';
import { readFeedPage } from './page.ts';

/** Finds the text of a feed's document, and where it was in the end; throws in words. */
export type GetText = (url: string) => Promise<{ readonly text: string; readonly url: string }>;

/** Documents of one feed: 20,000 posts of most, and no more of one without end. */
const MOST_DOCUMENTS = 1000;

/** The posts of a feed, each once, the newest first. */
export async function* readHistory(
  first: FeedPage,
  place: FeedPlace,
  getText: GetText,
  note: (note: Note) => void,
): AsyncGenerator<Post> {
  const known = new Map<string, Post>();
  const visited = new Set(place.url === null ? [] : [place.url]);
  let page = first;
  let pages = 1;
  while (true) {
    const fresh = page.posts.filter((post) => isFresh(post, known, note));
    yield* fresh;
    const asked = toPrevious(page, place, pages, fresh.length);
    if (asked === null) return;
    const tell = (message: string): void => {
      note({
        rule: 'feed-history',
        place: place.shown,
        message: `${message}; older posts are missing`,
      });
    };
    if (visited.has(asked)) return tell(`${asked} is the document before itself`);
    if (pages === MOST_DOCUMENTS) return tell(`there are more than ${MOST_DOCUMENTS} documents`);
    visited.add(asked);
    pages += 1;
    try {
      const { text, url } = await getText(asked);
      page = readFeedPage(text, { shown: asked, url });
    } catch (fault) {
      // WordPress answers 404 behind its last page.
      if (page.previous !== null) tell(fault instanceof Error ? fault.message : String(fault));
      return;
    }
  }
}

/**
 * Documents overlap, and a post that has changed may stand there twice: with its id, and with its address or its
 * title (or its text, if it has none). Two posts without an id are never the same. Some programs give one id to all.
 */
function isFresh(post: Post, known: Map<string, Post>, note: (note: Note) => void): boolean {
  const { id, place } = post;
  if (id === undefined) return true;
  const keys = [`${id}\n${post.paths[0]}`, `${id}\n${post.title ?? post.body.text}`];
  const before = keys.map((key) => known.get(key)).find((one) => one !== undefined);
  if (before === undefined) {
    for (const key of keys) known.set(key, post);
    return true;
  }
  if (before.title !== post.title || before.body.text !== post.body.text) {
    const message = `it has the id "${id}" of ${before.place}, and its address or title; left out`;
    note({ rule: 'duplicate-post', place, message });
  }
  return false;
}

function toPrevious(
  page: FeedPage,
  { url }: FeedPlace,
  pages: number,
  fresh: number,
): string | null {
  if (page.previous !== null) return page.previous;
  if (url === null || fresh === 0 || !/wordpress/iu.test(page.generator)) return null;
  const next = new URL(url);
  next.searchParams.set('paged', String(pages + 1));
  return next.href;
}
