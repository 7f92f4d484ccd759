// Peer (a), the way most people would write it: a Hono route that reads the newest articles from KV
// and renders them at every request, with Hono's own middleware for ETags.
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { renderByFeed } from './feed-rss.ts';
import { FEED_PATH, KV_KEY, type Publication, RSS_TYPE } from './publication.ts';

export const app = new Hono<{ Bindings: { readonly ARTICLES: KVNamespace } }>();

app.use(etag());

app.get(FEED_PATH, async (c) => {
  const publication = await c.env.ARTICLES.get<Publication>(KV_KEY, 'json');
  if (publication === null) return c.notFound();
  return c.body(renderByFeed(publication), 200, { 'Content-Type': RSS_TYPE });
});
