// A script on a page of somewhere else reads feeds and the API, whatever fields it sends (Fetch §4.10).
import { describe, expect, it } from 'vitest';
import { ORIGINS, useBrowser } from './browse.ts';

const openPage = useBrowser();

/** A document of another port, which is another origin; being no page of ours, it has no policy. */
const ELSEWHERE = `${ORIGINS.sample}/feed.json?view=source`;

const PATHS = [
  '/rss.xml',
  '/tags/bitcoin/atom.xml',
  '/feed.json?limit=1',
  '/feed',
  '/feeds.opml',
  '/api/articles?limit=1',
  '/openapi.json',
];

const FIELDS: readonly { readonly [name: string]: string }[] = [
  {},
  { 'If-None-Match': '"other"', 'A-IM': 'feed' },
  { 'X-Requested-With': 'XMLHttpRequest', 'Cache-Control': 'no-cache', Pragma: 'no-cache' },
  { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' },
  { 'Content-Type': 'application/json' },
  { Authorization: 'Bearer of-nothing' },
];

describe('a script of another origin', () => {
  it.each(PATHS)('reads %s with any field of its own, and the validators too', async (path) => {
    const page = await openPage();
    await page.goto(ELSEWHERE);
    const answers = await page.evaluate(
      async ({ url, sent }) =>
        await Promise.all(
          sent.map(async (headers) => {
            const response = await fetch(url, { headers });
            const { length } = await response.text();
            return {
              status: response.status,
              read: length > 0,
              etag: response.headers.get('ETag'),
            };
          }),
        ),
      { url: ORIGINS.fixture + path, sent: FIELDS },
    );
    for (const answer of answers) {
      expect(answer).toEqual({ status: 200, read: true, etag: expect.stringMatching(/^W\/"/) });
    }
    await page.context().close();
  });
});
