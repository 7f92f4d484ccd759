// What asks without being a browser's navigation gets the feed itself, never a page.
import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { ORIGINS } from './browse.ts';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8';

const CLIENTS: readonly { readonly who: string; readonly headers: Record<string, string> }[] = [
  { who: 'nobody in particular', headers: {} },
  { who: 'curl', headers: { Accept: '*/*', 'User-Agent': 'curl/8.5.0' } },
  { who: 'a reader', headers: { Accept: 'application/rss+xml, application/atom+xml, */*;q=0.1' } },
  { who: 'a reader that looks for pages, too', headers: { Accept: 'text/html, */*' } },
  {
    who: 'a reader that says it is a browser',
    headers: { Accept: BROWSER, 'User-Agent': 'Mozilla/5.0' },
  },
  { who: 'a script', headers: { Accept: BROWSER, 'Sec-Fetch-Dest': 'empty' } },
  { who: 'a frame', headers: { Accept: BROWSER, 'Sec-Fetch-Dest': 'iframe' } },
];

const PATHS = ['/rss.xml', '/tags/feeds/atom.xml', '/feed.json?tag=feeds,http', '/feed'];

const rows = CLIENTS.flatMap((client) => PATHS.map((path) => ({ ...client, path })));

describe('a client that does not navigate', () => {
  it.each(rows)('gets the feed: $who, $path', async ({ headers, path }) => {
    const { type, body } = await ask(ORIGINS.sample + path, headers);
    expect(type).toMatch(/^application\/(rss\+xml|atom\+xml|feed\+json)/);
    expect(body).toMatch(/^(<\?xml version="1\.0"|\{)/);
  });

  it.each(PATHS)('is told apart from one that does: %s', async (path) => {
    const { type, body } = await ask(ORIGINS.sample + path, { 'Sec-Fetch-Dest': 'document' });
    expect(type).toBe('text/html; charset=utf-8');
    expect(body).toMatch(/^<!DOCTYPE html>/);
  });
});

/** With these fields and no others, which `fetch` would add. */
async function ask(
  url: string,
  headers: Record<string, string>,
): Promise<{ readonly type: string | undefined; readonly body: string }> {
  return await new Promise((resolve, reject) => {
    get(url, { headers }, (answer) => {
      const type = answer.headers['content-type'];
      text(answer).then((body) => resolve({ type, body }), reject);
    }).on('error', reject);
  });
}
