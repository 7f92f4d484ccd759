// Sites of Next.js and Nuxt Content: Markdown or MDX in a folder that each site names as it likes.
import { toPlainSlug } from './permalinks.ts';
import { toScriptSource } from './script-site.ts';

export const next = toScriptSource({
  name: 'next',
  label: 'a Next.js site',
  configs: ['js', 'mjs', 'ts', 'cjs'].map((ending) => `next.config.${ending}`),
  posts: ['apps/site/pages/en/blog/'],
  statics: ['public', ''],
  dialect: 'mdx',
  feeds: { '/feed.xml': '/rss.xml', '/rss.xml': '/rss.xml', '/feed': '/rss.xml' },
  keys: { url: ['siteUrl', 'url'], base: ['basePath'] },
});

export const nuxt = toScriptSource({
  name: 'nuxt',
  label: 'a Nuxt Content site',
  configs: ['ts', 'js', 'mjs'].map((ending) => `nuxt.config.${ending}`),
  posts: [],
  statics: ['public', 'static', 'assets', ''],
  dialect: 'mdx',
  feeds: { '/feed.xml': '/rss.xml', '/rss.xml': '/rss.xml' },
  keys: { url: ['url', 'siteUrl'], base: ['baseURL'] },
  isNamedByFile: true,
  isNumbered: true,
  toName: toPlainSlug,
});
