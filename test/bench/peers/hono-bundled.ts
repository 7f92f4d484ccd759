// A route that renders articles of the bundle at every request, with Hono's middleware for ETags:
// peer (c) by feedsmith, and peer (a) without its KV, whose imitation here is slower than the real one.
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { FEED_PATH, type Publication, RSS_TYPE } from './publication.ts';

export function createBundled(publication: Publication, render: (one: Publication) => string) {
  const app = new Hono();
  app.use(etag());
  app.get(FEED_PATH, (c) => c.body(render(publication), 200, { 'Content-Type': RSS_TYPE }));
  return app;
}
