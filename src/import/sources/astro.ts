// A site of Astro: collections in `src/content`, files in `public` and `src/assets`.
import { slug } from 'github-slugger';
import { toScriptSource } from './script-site.ts';

const ENDINGS = ['mjs', 'js', 'ts', 'mts', 'cjs'];

export const astro = toScriptSource({
  name: 'astro',
  label: 'an Astro site',
  configs: ENDINGS.map((ending) => `astro.config.${ending}`),
  posts: ['src/content/blog/', 'src/content/posts/', 'src/content/post/', 'src/data/blog/'],
  statics: ['public', ''],
  dialect: 'mdx',
  feeds: { '/rss.xml': '/rss.xml', '/feed.xml': '/rss.xml' },
  keys: { url: ['site'], base: ['base'] },
  toName: slug,
});
