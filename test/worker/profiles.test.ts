// Feeds for services over HTTP: what is asked wrongly, validators, memory, pages for people.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Ask, forbidden, ORIGIN, open } from './ask.ts';

let ask: Ask;

beforeEach(async () => {
  ask = await open();
});

describe('a profile that cannot be', () => {
  const rows: readonly (readonly [path: string, members: object])[] = [
    [
      '/rss.xml?profile=smartnew',
      {
        parameter: 'profile',
        value: 'smartnew',
        allowed: ['apple-news', 'flipboard', 'msn', 'smartnews'],
        near: ['smartnews'],
        detail:
          '"profile" must be apple-news, flipboard, msn or smartnews. Did you mean "smartnews"?',
      },
    ],
    [
      '/atom.xml?profile=msn',
      {
        parameter: 'profile',
        value: 'msn',
        detail: 'Only RSS has profiles: use rss.xml, or leave "profile" out.',
      },
    ],
    ['/feed.json?profile=msn', { parameter: 'profile', value: 'msn' }],
    ['/tags/bitcoin/atom.xml?profile=msn', { parameter: 'profile', value: 'msn' }],
    [
      '/rss.xml?profile=msn&page=1',
      {
        parameter: 'page',
        value: '1',
        allowed: 'a whole number of at least 1, without "limit" and "profile"',
      },
    ],
    ['/rss.xml?profile=msn&profile=msn', { parameter: 'profile', allowed: 'one value' }],
  ];
  it.each(rows)('%s is 400', async (path, members) => {
    const response = await ask(path);
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      400,
      'application/problem+json',
    ]);
    expect(await response.json()).toMatchObject({ title: 'Invalid parameter', ...members });
  });

  it.each([
    ['/rss.xml?profile=', '/rss.xml'],
    ['/feed?profile=', '/feed.json'],
  ])('is the feed of readers where it is empty: %s', async (path, plain) => {
    const empty = await ask(path, { headers: { Accept: 'application/feed+json' } });
    expect(await empty.text()).toBe(await (await ask(plain)).text());
  });
});

describe('a profile', () => {
  it('is one feed at all URLs that mean the same', async () => {
    const first = await ask('/tags/bitcoin/rss.xml?profile=msn');
    const text = await first.text();
    expect(text).toContain(`href="${ORIGIN}/tags/bitcoin/rss.xml?profile=msn"`);
    for (const path of [
      '/rss.xml?profile=msn&tag=Bitcoin',
      '/rss.xml?x=1&tag=bitcoin&profile=msn',
    ]) {
      const other = await ask(path);
      expect(other.headers.get('ETag')).toBe(first.headers.get('ETag'));
      expect(await other.text()).toBe(text);
    }
  });

  it('is not modified for who has it, without I/O, and HEAD says what GET does', async () => {
    const whole = await ask('/rss.xml?profile=smartnews');
    const etag = whole.headers.get('ETag') ?? '';
    const bindings = { CACHE: forbidden<KVNamespace>(), ASSETS: forbidden<Fetcher>() };
    const again = await (await open())('/rss.xml?profile=smartnews', {
      headers: { 'If-None-Match': etag },
      bindings,
    });
    expect([again.status, again.headers.get('ETag')]).toEqual([304, etag]);
    const head = await ask('/rss.xml?profile=smartnews', { method: 'HEAD' });
    expect([head.status, head.headers.get('ETag'), await head.text()]).toEqual([200, etag, '']);
  });

  it('is answered from memory the second time, and takes no place in KV', async () => {
    for (const { name } of (await env.CACHE.list()).keys) await env.CACHE.delete(name);
    ask = await open();
    const statuses = [];
    for (let round = 0; round < 2; round += 1) {
      const response = await ask('/rss.xml?profile=flipboard');
      await response.text();
      statuses.push(response.headers.get('Cache-Status'));
    }
    expect(statuses).toEqual(['tagwire; fwd=uri-miss', 'tagwire; hit; detail=memory']);
    expect((await env.CACHE.list()).keys).toEqual([]);
  });

  it('is RSS at /feed, whatever Accept prefers', async () => {
    const response = await ask('/feed?profile=msn', {
      headers: { Accept: 'application/feed+json' },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('application/rss+xml; charset=utf-8');
    expect(response.headers.get('Content-Location')).toBe(`${ORIGIN}/rss.xml?profile=msn`);
  });

  it('is a page for a person, with its own address, and those of readers in other formats', async () => {
    const headers = { 'Sec-Fetch-Dest': 'document', Accept: 'text/html' };
    const page = await (await ask('/rss.xml?profile=msn&tag=bitcoin', { headers })).text();
    expect(page).toContain(`${ORIGIN}/tags/bitcoin/rss.xml?profile=msn`);
    expect(page).toContain('/tags/bitcoin/atom.xml"');
    expect(page).not.toContain('atom.xml?profile');
  });

  it('changes no page', async () => {
    const [plain, own] = await Promise.all(
      ['/tags/bitcoin', '/tags/bitcoin?profile=msn'].map(async (path) => (await ask(path)).text()),
    );
    expect(own).toBe(plain);
  });

  it('has words in the language of a page where it cannot be', async () => {
    const headers = {
      'Sec-Fetch-Dest': 'document',
      Accept: 'text/html',
      'Accept-Language': 'de',
    };
    const response = await ask('/atom.xml?profile=msn&lang=de', { headers });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('rss.xml');
  });
});
