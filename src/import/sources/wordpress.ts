// An export of WordPress: Tools → Export → All content, a file in XML (WXR).
import { stat } from 'node:fs/promises';
import { toSite } from '../feed/publication.ts';
import { readHead } from '../feed/read-head.ts';
import { toKnown } from '../known.ts';
import type { Note, Post, Source } from '../post.ts';
import { toFormerFeeds } from '../wordpress/former-feeds.ts';
import { readWxr } from '../wordpress/items.ts';
import { toPost } from '../wordpress/post.ts';
import { readSite, type WordPressSite } from '../wordpress/site.ts';

export const wordpress: Source = {
  name: 'wordpress',
  label: 'an export of WordPress',
  recognise: async (place) => {
    if (/^https?:/iu.test(place) || !(await stat(place)).isFile()) return null;
    return /wordpress\.org\/export\/\d/u.test(await readHead(place))
      ? 'wordpress.org/export'
      : null;
  },
  read: async (place, note) => {
    const site = await readSite(place);
    const { title, description, url, language } = site;
    const facts = { ...toKnown({ title, description, language }), ...toSite(url) };
    const authors = [...site.authors.values()];
    const feeds = toFormerFeeds(site);
    return { publication: { ...facts, feeds, authors }, posts: readPosts(place, site, note) };
  },
};

async function* readPosts(
  file: string,
  site: WordPressSite,
  note: (note: Note) => void,
): AsyncGenerator<Post> {
  let position = 0;
  const onCut = (): void => {
    const message = 'the file breaks off; posts after this one are missing';
    note({ rule: 'cut-off', place: `item ${position}`, message });
  };
  for await (const element of readWxr(file, onCut)) {
    if (element.name !== 'item') continue;
    position += 1;
    const post = toPost(element, position, site, note);
    if (post !== null) yield post;
  }
}
