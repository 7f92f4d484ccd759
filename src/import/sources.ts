// Every kind of source that can be imported: a line for each.
import type { Source } from './post.ts';
import { astro } from './sources/astro.ts';
import { docusaurus } from './sources/docusaurus.ts';
import { eleventy } from './sources/eleventy.ts';
import { feed } from './sources/feed.ts';
import { ghost } from './sources/ghost.ts';
import { hexo } from './sources/hexo.ts';
import { hugo } from './sources/hugo.ts';
import { jekyll } from './sources/jekyll.ts';
import { next, nuxt } from './sources/next.ts';
import { opml } from './sources/opml.ts';
import { wordpress } from './sources/wordpress.ts';
import { zola } from './sources/zola.ts';

/** In the order in which they are asked and shown. */
export const SOURCES: readonly Source[] = [
  ...[jekyll, hugo, zola, hexo, astro, eleventy, docusaurus, next, nuxt],
  ...[feed, opml, wordpress, ghost],
];
