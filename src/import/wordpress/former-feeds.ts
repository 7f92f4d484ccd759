// Addresses of WordPress' feeds that are not ours, and what answers there now.
import type { WordPressSite } from './site.ts';

/** `/feed` itself is an address of ours. */
export function toFormerFeeds({ url }: WordPressSite): Readonly<Record<string, string>> {
  const base = URL.canParse(url) ? new URL(url).pathname.replace(/\/$/u, '') : '';
  return {
    [`${base}/feed/atom`]: '/atom.xml',
    [`${base}/feed/rss2`]: '/rss.xml',
    [`${base}/?feed=rss2`]: '/rss.xml',
    [`${base}/?feed=atom`]: '/atom.xml',
    // Categories are tags here.
    [`${base}/category/*/feed`]: '/tags/:splat/rss.xml',
    [`${base}/tag/*/feed`]: '/tags/:splat/rss.xml',
    [`${base}/author/*/feed`]: '/authors/:splat/rss.xml',
    ...(base === '' ? {} : { [`${base}/feed`]: '/rss.xml' }),
  };
}
