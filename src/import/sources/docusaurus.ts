// A blog of Docusaurus: `blog`, its `authors.yml`, files in `static`.
import { readPeopleTable } from '../front-matter/people.ts';
import { toSource } from './generator.ts';
import type { PostNames } from './opened.ts';
import { openScriptSite, type ScriptSite } from './script-site.ts';
import { readSettingsFile } from './settings.ts';
import { findNamed } from './site-folder.ts';

const site: ScriptSite = {
  name: 'docusaurus',
  label: 'a Docusaurus site',
  configs: ['js', 'ts', 'mjs', 'cjs'].map((ending) => `docusaurus.config.${ending}`),
  posts: ['blog/', 'website/blog/', 'news/'],
  statics: ['static'],
  dialect: 'mdx',
  feeds: {
    '/blog/rss.xml': '/rss.xml',
    '/blog/atom.xml': '/atom.xml',
    '/blog/feed.json': '/feed.json',
  },
  keys: { url: ['url'], base: ['baseUrl'] },
  toAddress,
};

export const docusaurus = toSource({
  name: site.name,
  label: site.label,
  recognise: async (folder) => findNamed(folder, site.configs) ?? null,
  open: async (folder, note, options) => {
    const tables = ['blog/authors.yml', 'blog/authors.yaml', 'blog/authors.json'];
    const people = readPeopleTable(await readSettingsFile(folder, tables, note));
    return await openScriptSite({ ...site, people }, folder, note, options);
  },
});

/** `/blog/2019/05/28/name` of `blog/2019-05-28-name.md`; a slug stands alone. */
function toAddress({ name, fields, names }: PostNames): string {
  if (fields.slug !== undefined) return `/blog/${fields.slug.replace(/^\//u, '')}`;
  const below = name.folder.split('/').slice(1).join('/');
  const inner = /^\d{4}/u.test(below) ? '' : below;
  const { year, month, day } = names;
  const date = name.date === undefined || year === undefined ? [] : [year, month, day];
  return `/${['blog', ...date, inner, name.name].filter((one) => one !== '').join('/')}`;
}
