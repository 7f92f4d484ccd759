// A list of feeds (OPML): the posts of each, in a section with the title that the list gives the feed.
import path from 'node:path';
import { parseOpml } from 'feedsmith';
import { readHistory } from '../feed/history.ts';
import { getFeed, openFeed, openText } from '../feed/open.ts';
import { readFeedPage } from '../feed/page.ts';
import { toKnown } from '../known.ts';
import type { Note, Post, Source } from '../post.ts';

type Listed = { readonly title: string; readonly place: string };

/** As feedsmith reads it. */
type Outline = {
  readonly text?: string;
  readonly title?: string;
  readonly xmlUrl?: string;
  readonly outlines?: readonly Outline[];
};

export const opml: Source = {
  name: 'opml',
  label: 'a list of feeds',
  recognise: async (place) => {
    const opened = await openText(place);
    return opened !== null && isOpml(opened.text) ? '<opml>' : null;
  },
  read: async (place, note) => {
    const opened = await openText(place);
    if (opened === null || !isOpml(opened.text)) throw new Error(`${place}: this is no OPML`);
    const { head, body } = parse(opened.text, place);
    const listed = toListed(body?.outlines ?? [], opened.url, place);
    if (listed.length === 0) throw new Error(`${place}: no outline has an xmlUrl`);
    const facts = toKnown({ title: head?.title });
    return { publication: { ...facts, feeds: {}, authors: [] }, posts: readAll(listed, note) };
  },
};

function isOpml(text: string): boolean {
  return /<opml[\s>]/iu.test(text.slice(0, 4096));
}

function parse(text: string, place: string): ReturnType<typeof parseOpml> {
  try {
    return parseOpml(text);
  } catch (cause) {
    throw new Error(`${place}: this OPML breaks off`, { cause });
  }
}

/** The feeds of all folders, each once. Addresses may be files beside the list. */
function toListed(
  outlines: readonly Outline[],
  url: string | null,
  file: string,
): readonly Listed[] {
  const all = new Map<string, Listed>();
  const visit = ({ title, text = '', xmlUrl, outlines: inner = [] }: Outline): void => {
    if (xmlUrl !== undefined) {
      const isUrl = URL.canParse(xmlUrl);
      const resolved =
        url === null ? path.resolve(path.dirname(file), xmlUrl) : URL.parse(xmlUrl, url)?.href;
      const place = isUrl ? xmlUrl : (resolved ?? xmlUrl);
      if (!all.has(place)) all.set(place, { title: text || (title ?? ''), place });
    }
    for (const outline of inner) visit(outline);
  };
  for (const outline of outlines) visit(outline);
  return [...all.values()];
}

/** A feed that cannot be read is told; a post that stands in two feeds is of the first. */
async function* readAll(
  listed: readonly Listed[],
  note: (note: Note) => void,
): AsyncGenerator<Post> {
  const ids = new Set<string>();
  for (const { title, place } of listed) {
    try {
      const opened = await openFeed(place);
      if (opened === null) throw new Error(`${place}: this is no RSS, Atom or JSON Feed`);
      const first = readFeedPage(opened.text, opened);
      const section = title || first.publication.title;
      for await (const post of readHistory(first, opened, getFeed, note)) {
        if (post.id !== undefined && ids.has(post.id)) continue;
        if (post.id !== undefined) ids.add(post.id);
        yield { ...post, ...toKnown({ section }) };
      }
    } catch (fault) {
      const message = fault instanceof Error ? fault.message : String(fault);
      const reason = message.startsWith(`${place}: `) ? message.slice(place.length + 2) : message;
      note({ rule: 'lost-feed', place, message: reason });
    }
  }
}
