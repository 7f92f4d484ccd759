// A blog of Docusaurus: `blog`, its `authors.yml`, files in `static`.
import { readPeopleTable } from '../front-matter/people.ts';
import { toText } from '../front-matter/value.ts';
import type { Note } from '../post.ts';
import { toSource } from './generator.ts';
import type { PostNames } from './opened.ts';
import { openScriptSite, type ScriptSite } from './script-site.ts';
import { toBlock, toPairs } from './script-texts.ts';
import { readSettingsFile } from './settings.ts';
import { findNamed, readSourceText, type SiteFolder } from './site-folder.ts';

const site: ScriptSite = {
  name: 'docusaurus',
  label: 'a Docusaurus site',
  configs: ['js', 'ts', 'mjs', 'cjs'].map((ending) => `docusaurus.config.${ending}`),
  posts: ['blog/', 'website/blog/', 'news/'],
  statics: ['static'],
  dialect: 'mdx',
  feeds: {},
  keys: { url: ['url'], base: ['baseUrl'] },
  isNamedByFile: true,
};

export const docusaurus = toSource({
  name: site.name,
  label: site.label,
  recognise: async (folder) => findNamed(folder, site.configs) ?? null,
  open: async (folder, note, options) => {
    const { home, route } = await readBlog(folder, note);
    const tables = ['yml', 'yaml', 'json'].map((ending) => `${home}/authors.${ending}`);
    const people = readPeopleTable(await readSettingsFile(folder, tables, note));
    const feeds = Object.fromEntries(
      ['rss.xml', 'atom.xml', 'feed.json'].map((feed) => [`${route}/${feed}`, `/${feed}`]),
    );
    const own: ScriptSite = {
      ...site,
      ...{ people, feeds, posts: [`${home}/`, ...site.posts] },
      toAddress: (post) => toAddress(route, home, post),
    };
    return await openScriptSite(own, folder, note, options);
  },
});

type Blog = {
  /** Its folder. */
  readonly home: string;
  /** Where it was: `/blog`; empty where it was the site. */
  readonly route: string;
};

/** What the settings say of the blog: `blog: { routeBasePath: 'news', path: './news' }`. */
async function readBlog({ root, files }: SiteFolder, note: (note: Note) => void): Promise<Blog> {
  const config = findNamed({ root, files }, site.configs);
  const script = config === undefined ? null : await readSourceText(root, config, note);
  const pairs = toPairs(toBlock(script ?? '', 'blog'));
  const toSteps = (key: string): string =>
    (toText(pairs[key]) ?? 'blog')
      .split('/')
      .filter((step) => !/^\.?$/u.test(step))
      .join('/');
  const route = toSteps('routeBasePath');
  return { home: toSteps('path'), route: route === '' ? '' : `/${route}` };
}

/** `/blog/2019/05/28/name` of `blog/2019-05-28-name.md`; a slug stands alone. */
function toAddress(route: string, home: string, { name, fields, names }: PostNames): string {
  if (fields.slug !== undefined) return `${route}/${fields.slug.replace(/^\//u, '')}`;
  const { folder } = name;
  const below = folder.startsWith(`${home}/`)
    ? folder.slice(home.length + 1)
    : folder.split('/').slice(1).join('/');
  const inner = /^\d{4}/u.test(below) ? '' : below;
  const { year, month, day } = names;
  const date = name.date === undefined || year === undefined ? [] : [year, month, day];
  return `${route}/${[...date, inner, name.name].filter((one) => one !== '').join('/')}`;
}
