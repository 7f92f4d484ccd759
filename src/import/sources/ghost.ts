// An export of Ghost: Settings → Import/Export → Export, a file in JSON.
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { readHead } from '../feed/read-head.ts';
import { toAuthor, toGhostSite, toPost } from '../ghost/post.ts';
import { type GhostData, readGhost } from '../ghost/shape.ts';
import { toKnown } from '../known.ts';
import type { Note, Post, Source } from '../post.ts';

export const ghost: Source = {
  name: 'ghost',
  label: 'an export of Ghost',
  recognise: async (place) => {
    if (/^https?:/iu.test(place) || !(await stat(place)).isFile()) return null;
    const head = await readHead(place);
    if (!/^\s*\{/u.test(head)) return null;
    return /"db"\s?:/u.test(head) || /"exported_on"\s?:/u.test(head) ? '"db", "data"' : null;
  },
  read: async (place, note) => {
    const data = readGhost(await readFile(place, 'utf8'), path.basename(place));
    const settings = new Map(data.settings.map(({ key, value }) => [key, value]));
    const of = (...keys: readonly string[]): string | undefined => {
      const found = keys.map((key) => settings.get(key)).find((value) => typeof value === 'string');
      return typeof found === 'string' ? found : undefined;
    };
    const facts = toKnown({
      title: of('title'),
      description: of('description'),
      language: of('locale', 'lang', 'default_locale'),
      zone: of('timezone', 'active_timezone'),
    });
    const feeds = {
      '/rss': '/rss.xml',
      '/tag/*/rss': '/tags/:splat/rss.xml',
      '/author/*/rss': '/authors/:splat/rss.xml',
    };
    const authors = data.users.map(toAuthor);
    return { publication: { ...facts, feeds, authors }, posts: readPosts(data, note) };
  },
};

async function* readPosts(data: GhostData, note: (note: Note) => void): AsyncGenerator<Post> {
  const site = toGhostSite(data);
  for (const one of data.posts) {
    // Where no routes.yaml says otherwise.
    const post = toPost(one, site, (slug) => [`/${slug}/`], note);
    if (post !== null) yield post;
  }
}
