// `/feed` under each scope: one URL, the format by `Accept`, the concrete URL named.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Ask, fieldsOf, forbidden, ORIGIN, open } from './ask.ts';

const ATOM = { Accept: 'application/atom+xml' };

let ask: Ask;

beforeAll(async () => {
  ask = await open();
});

describe('/feed', () => {
  const rows: readonly (readonly [path: string, accept: string, location: string])[] = [
    ['/feed', '', '/rss.xml'],
    ['/feed', 'image/png', '/rss.xml'],
    ['/feed', '*/*;q=0', '/rss.xml'],
    ['/feed', 'application/atom+xml', '/atom.xml'],
    ['/feed/', 'application/json', '/feed.json'],
    ['/feed?tag=bitcoin', 'application/atom+xml', '/tags/bitcoin/atom.xml'],
    ['/tags/cpp/feed', 'application/atom+xml', '/tags/c%2B%2B/atom.xml'],
    ['/sections/news/feed?limit=2', 'text/xml', '/sections/news/rss.xml?limit=2'],
    ['/authors/ada/feed', 'application/feed+json', '/authors/ada/feed.json'],
  ];
  it.each(rows)('%s, %j → %s', async (path, accept, location) => {
    const response = await ask(path, { headers: accept === '' ? {} : { Accept: accept } });
    const concrete = await ask(location);
    expect(response.headers.get('Content-Location')).toBe(ORIGIN + location);
    expect(response.headers.get('Vary')).toBe('Accept-Encoding, Sec-Fetch-Dest, Accept');
    expect(response.headers.get('ETag')).toBe(concrete.headers.get('ETag'));
    expect(response.headers.get('Content-Type')).toBe(concrete.headers.get('Content-Type'));
    expect(await response.text()).toBe(await concrete.text());
  });

  it('answers each reader in its own format, whoever asked before', async () => {
    for (const accept of ['application/rss+xml', 'application/feed+json', 'application/atom+xml']) {
      for (const headers of [{ Accept: accept }, { Accept: accept, 'Accept-Encoding': 'gzip' }]) {
        const response = await ask('/feed', { headers });
        expect(response.headers.get('Content-Type')).toContain(accept);
      }
    }
  });

  it('says Content-Location and Vary on a 304 too, without I/O (RFC 9110 §15.4.5)', async () => {
    const full = await ask('/feed', { headers: ATOM });
    const bindings = { CACHE: forbidden<KVNamespace>(), ASSETS: forbidden<Fetcher>() };
    const headers = { ...ATOM, 'If-None-Match': full.headers.get('ETag') ?? '' };
    const response = await (await open())('/feed', { headers, bindings });
    expect(response.status).toBe(304);
    expect(fieldsOf(response)).toEqual(
      fieldsOf(full, 'content-type', 'content-length', 'cache-status'),
    );
  });

  it('is where nothing says Vary: Accept but here', async () => {
    expect((await ask('/rss.xml')).headers.get('Vary')).toBe('Accept-Encoding, Sec-Fetch-Dest');
  });
});

describe('a withdrawn article', () => {
  const BROWSER = { Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

  it('is a page for people', async () => {
    const response = await ask('/articles/removed', { headers: BROWSER });
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      410,
      'text/html; charset=utf-8',
    ]);
    expect(await response.text()).toContain('was permanently removed');
    expect(response.headers.get('Vary')).toBe('Accept');
  });

  it.each(['', '*/*', 'application/json'])(
    'is a problem for programs that accept %j',
    async (accept) => {
      const response = await ask('/articles/removed', {
        headers: accept === '' ? {} : { Accept: accept },
      });
      expect([response.status, response.headers.get('Content-Type')]).toEqual([
        410,
        'application/problem+json',
      ]);
      expect(response.headers.get('Vary')).toBe('Accept');
    },
  );

  it('is gone at its former addresses too', async () => {
    expect((await ask('/articles/retired')).status).toBe(410);
    expect((await ask('/articles/removed.md')).status).toBe(410);
  });

  it('leaves a tombstone in Atom and keeps its tags known (RFC 6721)', async () => {
    const text = await (await ask('/tags/bitcoin/atom.xml')).text();
    expect(text).toContain(
      '<at:deleted-entry ref="tag:gazette.example,2025-02:articles/retired" when="2026-04-20T08:00:00Z"/>',
    );
    expect(text).not.toContain('A removed article');
  });
});
