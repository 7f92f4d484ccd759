// A site of Eleventy: posts wherever they are, addresses after their folders.
import { toScriptSource } from './script-site.ts';

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
});
