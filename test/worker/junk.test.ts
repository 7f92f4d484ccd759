// Parameters that mean nothing: they are no part of any key, any validator, any address we write.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Ask, open, type RequestOptions } from './ask.ts';

const NAVIGATION: RequestOptions = {
  headers: { 'Sec-Fetch-Dest': 'document', Accept: 'text/html' },
};

let ask: Ask;

beforeEach(async () => {
  const { keys } = await env.CACHE.list();
  await Promise.all(keys.map(({ name }) => env.CACHE.delete(name)));
  ask = await open();
});

const PAGES = [
  '/',
  '/?any=bitcoin&since=2026-01-01',
  '/tags/bitcoin',
  '/sections/news?not=c%2B%2B',
  '/authors/ada',
  '/articles/full',
  '/articles/full.md',
  '/docs',
  '/tags',
  '/archive/2026',
  '/feeds.opml',
  '/robots.txt',
  '/sitemap.xml',
];

const FEEDS = [
  '/rss.xml',
  '/tags/bitcoin/atom.xml?lang=de',
  '/feed.json',
  '/authors/ada/feed',
  '/rss.xml?view=source',
];

const ROWS: readonly { readonly path: string; readonly options: RequestOptions }[] = [
  ...[...PAGES, ...FEEDS].map((path) => ({ path, options: {} })),
  ...FEEDS.map((path) => ({ path, options: NAVIGATION })),
];

/** Each has the word by which it is found in a key. */
const JUNK = [
  'utm_source=junk1',
  'utm_source=junk2',
  'fbclid=junk&gclid=junk',
  'junk',
  '%6Aunk=%6Aunk',
  'addEventListener=junk&__proto__=junk',
  'utm_campaign=junk&author=&lang=',
];

describe.each(ROWS)('junk at $path with $options', ({ path, options }) => {
  const dirty = JUNK.map((junk) => `${path}${path.includes('?') ? '&' : '?'}${junk}`);

  it('makes no other ETag and no other bytes, and nothing is rendered again', async () => {
    const clean = await ask(path, options);
    const text = await clean.text();
    for (const url of dirty) {
      const answer = await ask(url, options);
      expect([url, answer.status, answer.headers.get('Cache-Status')]).toEqual([
        url,
        200,
        'tagwire; hit; detail=memory',
      ]);
      expect(answer.headers.get('ETag')).toBe(clean.headers.get('ETag'));
      expect(await answer.text()).toBe(text);
    }
  });

  it('is in no key that this isolate remembers, and in no address', async () => {
    const set = vi.spyOn(Map.prototype, 'set');
    const put = vi.spyOn(env.CACHE, 'put');
    for (const url of dirty) expect(await (await ask(url, options)).text()).not.toContain('junk');
    const keys = [...set.mock.calls, ...put.mock.calls].map(([key]) => key);
    set.mockRestore();
    put.mockRestore();
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.filter((key) => typeof key === 'string' && /junk|%6A/i.test(key))).toEqual([]);
  });
});

describe('one meaning is one key, however it is asked', () => {
  const rows: readonly (readonly [path: string, same: readonly string[]])[] = [
    ['/', ['/?', '/?limit=3', '/?content=summary', '/?any=&tag=', '/?any=,']],
    [
      '/?any=bitcoin,c%2B%2B&none=.net',
      [
        '/?none=.net&any=cpp&any=Bitcoin',
        '/?any=c%2B%2B,bitcoin&not=.net',
        '/?any=%62itcoin,c++&none=.NET',
      ],
    ],
    ['/?all=bitcoin', ['/?tag=bitcoin', '/?tag=bitcoin&all=BITCOIN']],
    ['/?since=2026-01-01', ['/?since=2025-12-31T23:00:00Z', '/?since=2025-12-31T22:59:59.123456Z']],
    ['/tags/c%2B%2B?lang=de', ['/tags/cpp?lang=DE', '/tags/c++?lang=de&limit=3&content=summary']],
  ];
  it.each(rows)('%s', async (path, same) => {
    const clean = await ask(path);
    await clean.text();
    for (const url of same) {
      const answer = await ask(url);
      expect([url, answer.headers.get('ETag'), answer.headers.get('Cache-Status')]).toEqual([
        url,
        clean.headers.get('ETag'),
        'tagwire; hit; detail=memory',
      ]);
    }
  });

  it('and another choice of boxes is another page', async () => {
    const tags = await Promise.all(
      ['/?any=bitcoin', '/?all=bitcoin', '/?none=bitcoin', '/?any=bitcoin&all=bitcoin', '/'].map(
        async (path) => (await ask(path)).headers.get('ETag'),
      ),
    );
    expect(new Set(tags).size).toBe(tags.length);
  });
});
