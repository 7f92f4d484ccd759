// A site of Eleventy: posts wherever they are, addresses after their folders, or as a permalink says.
import { toText } from '../front-matter/value.ts';
import type { Note } from '../post.ts';
import { toPermalink } from './permalinks.ts';
import { toScriptSource } from './script-site.ts';
import { toPairs } from './script-texts.ts';
import { findNamed, readSourceText, type SiteFolder } from './site-folder.ts';

/** The files of its settings. */
export const ELEVENTY_CONFIGS = [
  ...['eleventy.config.js', 'eleventy.config.mjs', 'eleventy.config.cjs', 'eleventy.config.ts'],
  '.eleventy.js',
];

export const eleventy = toScriptSource({
  name: 'eleventy',
  label: 'an Eleventy site',
  configs: ELEVENTY_CONFIGS,
  posts: ['content/blog/', 'content/posts/', 'src/posts/', 'src/blog/', 'web/posts/'],
  statics: ['public', 'static', 'content', 'src', ''],
  dialect: 'nunjucks',
  feeds: { '/feed/feed.xml': '/atom.xml', '/feed.xml': '/atom.xml', '/feed/': '/rss.xml' },
  keys: { url: ['url', 'site'], base: ['pathPrefix'] },
  isFolderPage: true,
  ignoredTags: ['posts', 'post', 'all', 'nav'],
  readPermalink,
  toOwnAddress: (written, names) => {
    const pattern = written.includes('{{') ? toPattern(written) : null;
    if (pattern !== null) return toPermalink(pattern, names);
    return /[{<]/u.test(written) ? null : written;
  },
});

/** Endings of the file of data that a folder has for all its pages. */
const DATA_ENDINGS = [
  ...['.json', '.11tydata.json', '.11tydata.js', '.11tydata.cjs', '.11tydata.mjs'],
];

/** The pattern in the data of the folder of posts; null where it has none that can be read. */
async function readPermalink(
  folder: SiteFolder,
  home: string,
  note: (note: Note) => void,
): Promise<string | null> {
  const stem = home + (home.split('/').at(-2) ?? '');
  const file = findNamed(
    folder,
    DATA_ENDINGS.map((ending) => stem + ending),
  );
  if (file === undefined) return null;
  const script = (await readSourceText(folder.root, file, () => undefined)) ?? '';
  const written = toText(toPairs(script)['permalink']);
  if (written === undefined) return null;
  const pattern = toPattern(written);
  if (pattern === null) {
    const message = `"${written}" is a template; addresses are guessed instead`;
    note({ rule: 'unknown-permalink', place: file, message });
  }
  return pattern;
}

/** What the values of a permalink are in a pattern of ours. */
const VALUES: readonly (readonly [RegExp, string])[] = [
  [/^(?:page\.)?fileSlug(?: ?\| ?\w+)*$/u, ':name'],
  [/^page\.date ?\| ?date: ?["']%Y\/%m\/%d["']$/u, ':year/:month/:day'],
  [/^page\.date ?\| ?date: ?["']%Y\/%m["']$/u, ':year/:month'],
  [/^page\.date ?\| ?date: ?["']%Y["']$/u, ':year'],
];

/** `/notes/:name/` of `/notes/{{ page.fileSlug }}/`; null where a value is of another kind. */
function toPattern(permalink: string): string | null {
  let unknown = false;
  const pattern = permalink.replace(/\{\{([^{}]*)\}\}/gu, (_, inner: string) => {
    const value = VALUES.find(([known]) => known.test(inner.trim()))?.[1];
    unknown ||= value === undefined;
    return value ?? '';
  });
  return unknown || /[{}<]/u.test(pattern) ? null : pattern.replace(/index\.html$/u, '');
}
