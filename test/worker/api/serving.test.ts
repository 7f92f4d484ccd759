// Validators, codings and memory: the query API is served as feeds are.
import { describe, expect, it } from 'vitest';
import { fieldsOf, forbidden, open } from '../ask.ts';
import { ask, DUE, GZIP, NO_STORE, PATHS, useApi } from './api.ts';

useApi();

describe.each(PATHS)('%s is served as feeds are', (path) => {
  it('is JSON that any page may read', async () => {
    const { headers } = await ask(path);
    expect(fieldsOf(await ask(path), 'etag', 'last-modified', 'link', 'cache-status')).toEqual({
      'access-control-allow-origin': '*',
      'access-control-expose-headers':
        'ETag, Last-Modified, Link, Content-Location, Cache-Status, IM, Retry-After',
      'cache-control': 'max-age=1200, stale-while-revalidate=1200, stale-if-error=86400',
      'content-type': 'application/json',
      vary: 'Accept-Encoding',
      'x-content-type-options': 'nosniff',
    });
    expect(headers.get('ETag')).toMatch(/^W\/"[\w.-]{10,240}"$/);
    expect(headers.get('Last-Modified')).toBe('Wed, 20 May 2026 00:00:00 GMT');
  });

  it('answers 304 to its ETag and to its date without I/O, in a new isolate too', async () => {
    const { headers } = await ask(path);
    const conditions: readonly Readonly<Record<string, string>>[] = [
      { 'If-None-Match': headers.get('ETag') ?? '' },
      { 'If-None-Match': `"x", ${headers.get('ETag')?.slice(2)}` },
      { 'If-Modified-Since': headers.get('Last-Modified') ?? '' },
    ];
    for (const condition of conditions) {
      for (const asking of [ask, await open()]) {
        const response = await asking(path, { bindings: NO_STORE, headers: condition });
        expect([response.status, await response.text()]).toEqual([304, '']);
        const body = ['content-type', 'content-length', 'cache-status'];
        expect(fieldsOf(response)).toEqual(fieldsOf(await ask(path), ...body));
      }
    }
  });

  it('answers 200 to another ETag and to an earlier date, 412 to If-Match', async () => {
    const { headers } = await ask(path);
    const earlier = new Date(Date.parse(headers.get('Last-Modified') ?? '') - 1000).toUTCString();
    const statusOf = async (fields: Record<string, string>) =>
      (await ask(path, { headers: fields })).status;
    expect(await statusOf({ 'If-None-Match': 'W/"another"' })).toBe(200);
    expect(await statusOf({ 'If-Modified-Since': earlier })).toBe(200);
    expect(await statusOf({ 'If-Match': headers.get('ETag') ?? '' })).toBe(412);
  });

  it('answers HEAD with the fields of GET, without I/O and without a body', async () => {
    const full = await ask(path, { headers: GZIP });
    const cold = await open();
    const head = await cold(path, { method: 'HEAD', bindings: NO_STORE, headers: GZIP });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(fieldsOf(head)).toEqual(fieldsOf(full, 'cache-status', 'content-length'));
  });

  it('gives the same bytes with gzip and without', async () => {
    const plain = await (await ask(path)).text();
    const coded = await (await open())(path, { headers: GZIP });
    expect(coded.headers.get('Content-Encoding')).toBe('gzip');
    const stream = coded.body?.pipeThrough(new DecompressionStream('gzip')) ?? null;
    expect(await new Response(stream).text()).toBe(plain);
    expect(plain).toMatch(/^\{.*\}\n?$/s);
  });

  it('is rendered once, then kept in memory; KV has no part in it', async () => {
    const bindings = { CACHE: forbidden<KVNamespace>() };
    const first = await ask(path, { bindings });
    expect(first.headers.get('Cache-Status')).toBe('tagwire; fwd=uri-miss');
    const second = await ask(path, { bindings: NO_STORE });
    expect(second.headers.get('Cache-Status')).toBe('tagwire; hit; detail=memory');
    expect(await second.text()).toBe(await first.text());
  });

  it('ignores one trailing slash', async () => {
    const slashed = await ask(path.replace(/(\?|$)/, '/$1'));
    expect(slashed.headers.get('Cache-Status')).toBe('tagwire; fwd=uri-miss');
    const plain = await ask(path);
    expect(plain.headers.get('Cache-Status')).toBe('tagwire; hit; detail=memory');
    expect(await plain.text()).toBe(await slashed.text());
  });

  it('never takes the origin from the request', async () => {
    const headers = { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' };
    expect(await (await ask(path, { headers })).text()).not.toMatch(/evil|any\.example/);
  });

  it('answers OPTIONS with the CORS preflight, and POST with 405 and Allow', async () => {
    const preflight = await ask(path, {
      method: 'OPTIONS',
      headers: { Origin: 'https://page.example', 'Access-Control-Request-Method': 'GET' },
    });
    expect([preflight.status, await preflight.text()]).toEqual([204, '']);
    expect(fieldsOf(preflight)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-allow-headers': '*, Authorization',
      'access-control-max-age': '86400',
    });
    const post = await ask(path, { method: 'POST' });
    expect([post.status, post.headers.get('Allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect(post.headers.get('Content-Type')).toBe('application/problem+json');
  });

  it('changes its ETag and its lifetime when an article comes due, without a new app', async () => {
    const at = async (now: number) => (await ask(path, { now })).headers;
    const [before, after] = [await at(DUE - 100), await at(DUE)];
    expect(before.get('Cache-Control')).toBe('max-age=100, stale-if-error=86400');
    expect(after.get('Cache-Control')).toMatch(/^max-age=1200, stale-while-revalidate/);
    expect(after.get('ETag')).not.toBe(before.get('ETag'));
    expect(after.get('Last-Modified')).toBe(new Date(DUE * 1000).toUTCString());
  });
});

describe('URLs that mean the same share ETag and bytes, and one of them is rendered', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['/api/articles?tag=bitcoin&limit=2', '/api/articles?limit=2&tag=bitcoin'],
    ['/api/articles?tag=bitcoin,c%2B%2B', '/api/articles?tag=%63pp%2CBitcoin'],
    ['/api/articles', '/api/articles?limit=20&order=newest&content=summary&lang=*&tag='],
    ['/api/articles?content=full', '/api/articles?content=%66ull&author='],
    ['/api/articles?fields=title,url', '/api/articles?fields=url,title,url&content=full'],
    ['/api/articles?section=defi', '/api/articles?section=Decentralised%20Finance'],
    [
      '/api/articles?changed-since=2026-03-01',
      '/api/articles?order=updated&changed-since=2026-02-28T23:00:00Z',
    ],
    ['/api/articles?slug=full,minimal', '/api/articles?slug=full&slug=minimal&slug=full&limit='],
    ['/api/articles?slug=full,minimal', '/api/articles?slug=FULL%2C%20minimal,&content=summary'],
    ['/api/articles?slug=full,none', '/api/articles?slug=none,full'],
    ['/api/articles', '/api/articles?slug='],
    ['/api/articles', '/api/articles?slug=,'],
    ['/api/articles?section=defi,news', '/api/articles?section=news&section=defi'],
    ['/api/articles?author=ada,bo', '/api/articles?author=bo&author=ada&author=bo'],
    ['/api/articles?lang=de,en', '/api/articles?lang=EN&lang=de'],
    ['/api/articles?not=bitcoin,c%2B%2B', '/api/articles?not=cpp&not=bitcoin'],
    ['/api/articles?fields=title,url', '/api/articles?fields=url&fields=title'],
    ['/api/sections?not=bitcoin,c%2B%2B', '/api/sections?not=cpp&not=bitcoin'],
    ['/api/articles/full', '/api/articles/full?content=full'],
    ['/api/articles/full', '/api/articles/f%75ll'],
    ['/api/tags?author=ada&lang=de', '/api/tags?lang=DE&author=Ada%20Lovelace'],
  ];
  it.each(rows)('%s and %s', async (one, other) => {
    const [first, second] = [await ask(one), await ask(other)];
    expect(second.headers.get('Cache-Status')).toBe('tagwire; hit; detail=memory');
    expect(second.headers.get('ETag')).toBe(first.headers.get('ETag'));
    expect(await second.text()).toBe(await first.text());
  });

  it('and those that mean another thing do not', async () => {
    const texts = await Promise.all(PATHS.map(async (path) => (await ask(path)).text()));
    expect(new Set(texts).size).toBe(PATHS.length);
  });
});
