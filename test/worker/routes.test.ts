// What each URL answers, and how errors look (RFC 9457).
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type Ask, forbidden, NOW, ORIGIN, open, type RequestOptions } from './ask.ts';

let ask: Ask;

beforeAll(async () => {
  ask = await open();
});

describe('representations', () => {
  const rows: readonly (readonly [path: string, type: string])[] = [
    ['/rss.xml', 'application/rss+xml; charset=utf-8'],
    ['/atom.xml', 'application/atom+xml; charset=utf-8'],
    ['/feed.json', 'application/feed+json'],
    ['/rss.xml/', 'application/rss+xml; charset=utf-8'],
    ['//rss.xml', 'application/rss+xml; charset=utf-8'],
    ['/tags/bitcoin/rss.xml', 'application/rss+xml; charset=utf-8'],
    ['/tags/c%2B%2B/atom.xml', 'application/atom+xml; charset=utf-8'],
    ['/tags/c++/atom.xml', 'application/atom+xml; charset=utf-8'],
    ['/tags/c%23/feed.json', 'application/feed+json'],
    ['/tags/.net/feed.json', 'application/feed+json'],
    ['/tags/%F0%9F%9A%80/rss.xml', 'application/rss+xml; charset=utf-8'],
    [
      '/tags/%D7%A9%D7%9C%D7%95%D7%9D-%D7%A2%D7%95%D7%9C%D7%9D/rss.xml',
      'application/rss+xml; charset=utf-8',
    ],
    ['/sections/news/rss.xml', 'application/rss+xml; charset=utf-8'],
    ['/authors/ada/atom.xml', 'application/atom+xml; charset=utf-8'],
    ['/articles/full', 'text/html; charset=utf-8'],
    ['/articles/full.md', 'text/markdown; charset=utf-8'],
    ['/articles/unlisted', 'text/html; charset=utf-8'],
    ['/feeds.opml', 'text/x-opml; charset=utf-8'],
    ['/', 'text/html; charset=utf-8'],
  ];
  it.each(rows)('%s is %s', async (path, type) => {
    const response = await ask(path);
    expect([response.status, response.headers.get('Content-Type')]).toEqual([200, type]);
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(response.headers.get('Set-Cookie')).toBeNull();
  });

  it('never takes the origin from the request', async () => {
    const headers = { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' };
    for (const [path] of rows) {
      expect(await (await ask(path, { headers })).text()).not.toMatch(/evil|any\.example/);
    }
  });
});

describe('redirects are 301 to an absolute URL and live one day', () => {
  const rows: readonly (readonly [from: string, to: string])[] = [
    ['/feed.xml', '/rss.xml'],
    ['/feed.xml/', '/rss.xml'],
    ['/feed.xml?tag=bitcoin', '/rss.xml?tag=bitcoin'],
    ['/old/tag-page', '/tags/c%2B%2B'],
    ['/old/search?limit=2', '/rss.xml?tag=bitcoin&limit=2#newest'],
    ['/articles/former-name', '/articles/renamed'],
    ['/blog/2019/hello-w%C3%B6rld.html', '/articles/renamed'],
    ['/blog/2019/hello-wo%CC%88rld.html/', '/articles/renamed'],
    ['//blog/2019/hello-w%c3%b6rld%2ehtml', '/articles/renamed'],
    ['/articles/Former-Name/', '/articles/renamed'],
    ['/articles/full/', '/articles/full'],
    ['/category/bitcoin/feed/', '/tags/bitcoin/rss.xml'],
    ['/2019/05/renamed.html?a=b', '/articles/renamed?a=b'],
    ['/?feed=rss2&utm_source=x', '/rss.xml?utm_source=x'],
    ['/?p=123', '/articles/full'],
  ];
  it.each(rows)('%s → %s', async (from, to) => {
    const response = await ask(from);
    expect([response.status, response.headers.get('Location')]).toEqual([301, ORIGIN + to]);
    expect(response.headers.get('Cache-Control')).toBe('max-age=86400');
  });
});

describe('redirects lead to files and to other sites', () => {
  it.each(['/old-chart.png', '/media/2014/chart.png'])('%s', async (from) => {
    const { status, headers } = await ask(from);
    const location = headers.get('Location') ?? '';
    expect([status, location.replace(/[0-9a-f]{16}/, 'hash')]).toEqual([
      ...[301, `${ORIGIN}/media/hash/chart.png`],
    ]);
    const file = await env.ASSETS.fetch(location);
    await file.arrayBuffer();
    expect(file.status).toBe(200);
  });

  it('of which nothing is asked', async () => {
    const { status, headers } = await ask('/elsewhere/a/b?c');
    expect([status, headers.get('Location')]).toEqual([301, 'https://archive.example/a/b?c']);
  });
});

describe('problems', () => {
  type Row = readonly [
    label: string,
    path: string,
    status: number,
    members: object,
    options: RequestOptions,
  ];
  const usual: RequestOptions = {};
  const rows: readonly Row[] = [
    [
      'an unknown tag',
      '/tags/bitcoinn/rss.xml',
      404,
      { parameter: 'tag', near: ['bitcoin'] },
      usual,
    ],
    [
      'an unknown tag in a filter',
      '/rss.xml?tag=cppp',
      404,
      { value: 'cppp', near: ['cpp'] },
      usual,
    ],
    ['an unknown section', '/sections/new/rss.xml', 404, { near: ['news'] }, usual],
    ['an unknown author', '/authors/adda/rss.xml', 404, { near: ['ada'] }, usual],
    [
      'an unknown language',
      '/rss.xml?lang=fr',
      404,
      { parameter: 'lang', allowed: ['en', 'de'] },
      usual,
    ],
    ['a language of another region', '/rss.xml?lang=en-US', 404, { near: ['en'] }, usual],
    ['an unknown article', '/articles/renamedd', 404, { near: ['renamed'] }, usual],
    ['a future article', '/articles/future', 404, { near: [] }, usual],
    ['a future article by its alias', '/articles/soon', 404, {}, usual],
    [
      'a broken encoding of a path',
      '/%zz',
      404,
      { detail: 'There is nothing at /%zz. See /feeds.opml for all feeds.' },
      usual,
    ],
    ['a name near a removed article', '/articles/remove', 404, { near: [] }, usual],
    ['the tag of a future article', '/tags/future/rss.xml', 404, { parameter: 'tag' }, usual],
    ['a draft', '/articles/draft', 404, {}, usual],
    ['the tag of a draft', '/tags/drafts-only/rss.xml', 404, {}, usual],
    ['the tag of an unlisted article', '/tags/hidden/rss.xml', 404, {}, usual],
    ['a removed article', '/articles/removed', 410, {}, usual],
    ['an unknown path', '/wp-login.php', 404, {}, usual],
    ['a future article by a pattern', '/2030/01/future.html', 404, {}, usual],
    ['a removed article by a pattern', '/2026/04/removed.html', 410, {}, usual],
    ['an unknown tag by a pattern', '/category/bitcon/feed', 404, {}, usual],
    ['a stored file by its path', '/articles/0123456789abcdef.bin', 404, {}, usual],
    ['a page beyond the archive', '/rss.xml?page=1', 404, { parameter: 'page', value: '1' }, usual],
    ['no page', '/rss.xml?page=0', 400, { parameter: 'page', value: '0' }, usual],
    ['a page with a limit', '/rss.xml?page=1&limit=5', 400, { parameter: 'page' }, usual],
    ['a bad limit', '/rss.xml?limit=51', 400, { parameter: 'limit', value: '51' }, usual],
    [
      'a bad date',
      '/rss.xml?since=yesterday',
      400,
      { parameter: 'since', value: 'yesterday' },
      usual,
    ],
    ['a bad content', '/rss.xml?content=all', 400, { allowed: ['full', 'summary'] }, usual],
    ['a parameter given twice', '/rss.xml?limit=1&limit=2', 400, { parameter: 'limit' }, usual],
    ['a broken encoding', '/rss.xml?tag=%E0%A4', 400, { parameter: 'tag', value: '%E0%A4' }, usual],
    ['a broken encoding in the path', '/tags/%E0%A4/rss.xml', 404, {}, usual],
    ['a prototype name', '/tags/__proto__/rss.xml', 404, {}, usual],
    ['a prototype name as a path', '/constructor', 404, {}, usual],
    ['a wrong method', '/rss.xml', 405, {}, { method: 'POST' }],
    ['a wrong method on a page', '/', 405, {}, { method: 'DELETE' }],
  ];
  it.each(rows)('%s: %s is %i', async (_label, path, status, members, options) => {
    const response = await ask(path, options);
    expect(response.status).toBe(status);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    expect(response.headers.get('Cache-Control')).toBe('max-age=60');
    expect(response.headers.get('Allow')).toBe(status === 405 ? 'GET, HEAD, OPTIONS' : null);
    expect(await response.json()).toMatchObject({ status, ...members });
  });

  it('stays small whatever is asked', async () => {
    for (const path of [
      `/tags/${'x'.repeat(9000)}/rss.xml`,
      `/${'y'.repeat(9000)}`,
      `/rss.xml?limit=${'z'.repeat(9000)}`,
    ]) {
      expect((await (await ask(path)).text()).length).toBeLessThan(600);
    }
  });

  it('answers HEAD of an error without a body', async () => {
    const response = await ask('/tags/nonsense/rss.xml', { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([404, '']);
  });

  it('answers what nobody foresaw with a 500 that tells nothing, and logs it once', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const response = await ask('/tags/c++/feed.json?limit=3', {
      bindings: { VERSION: forbidden<WorkerVersionMetadata>() },
    });
    expect([response.status, response.headers.get('Cache-Control')]).toEqual([500, 'no-store']);
    expect(await response.text()).not.toContain('was used');
    expect(error.mock.calls.map(([line]) => JSON.parse(line))).toEqual([
      {
        event: 'fault',
        message: expect.stringMatching(/^GET \/tags\/c\+\+\/feed\.json: .*was used/),
        stack: expect.stringContaining('\n'),
      },
    ]);
    error.mockRestore();
  });
});

describe('the address of a file that the assets do not have', () => {
  const PRESENT = '/media/1280e8de64980552/%C3%9Cn%C3%AFcode%20name.png';
  const rows: readonly (readonly [what: string, path: string, location: string | null])[] = [
    ['of former bytes', PRESENT.replace('1280e8de64980552', '0123456789abcdef'), PRESENT],
    ['in another normal form', '/media/1280e8de64980552/U%CC%88ni%CC%88code%20name.png', PRESENT],
    ['with a slash at its end', `${PRESENT}/`, PRESENT],
    ['as it is: it would lead to itself', PRESENT, null],
    ['of no name that is known', '/media/0123456789abcdef/other.png', null],
    ['without a hash', '/media/chart.png', null],
  ];
  it.each(rows)('%s: %s leads to %s', async (_what, path, location) => {
    const response = await ask(path);
    const expected = location === null ? null : ORIGIN + location;
    expect([response.status, response.headers.get('Location')]).toEqual([
      location === null ? 404 : 301,
      expected,
    ]);
  });
});

describe('a redirect', () => {
  it.each([
    ['of a page', '/tags/bitcoin/', 'Accept'],
    ['of an article', '/articles/full/', 'Accept'],
    ['of an old slug', '/articles/former-name', 'Accept'],
    ['of a feed, as the 404 in its place', '/category/bitcoin/feed/', 'Accept'],
    ['of the API, which has one way to answer', '/api/articles/former-name', null],
  ])('%s, %s, varies as other answers there do (rfc9110#12.5.5)', async (_what, path, vary) => {
    const { status, headers } = await ask(path);
    expect([status, headers.get('Vary')]).toEqual([301, vary]);
  });
});

describe('OPTIONS', () => {
  it.each(['/rss.xml', '/', '/articles/full', '/nowhere'])(
    '%s is 204 with the CORS fields',
    async (path) => {
      const response = await ask(path, { method: 'OPTIONS' });
      expect(response.status).toBe(204);
      expect(response.headers.get('Allow')).toBe('GET, HEAD, OPTIONS');
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
      expect(response.headers.get('Access-Control-Allow-Headers')).toBe('*, Authorization');
      expect(response.headers.get('Access-Control-Expose-Headers')).toBe(
        'ETag, Last-Modified, Link, Content-Location, Cache-Status, IM, Retry-After',
      );
    },
  );
});

describe('what goes with the feeds', () => {
  it('shows a future article from its moment on', async () => {
    const due = Date.parse('2029-12-31T23:00:00Z') / 1000;
    const at = async (now: number) => (await ask('/articles/future', { now })).status;
    expect([await at(NOW), await at(due - 1), await at(due)]).toEqual([404, 404, 200]);
  });
});
