// Caching and validators: 304 without I/O, memory → KV → render, trouble costs the hit.
import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp } from '../../src/app.ts';
import { decodeCatalog } from '../../src/catalog/file.ts';
import { type Ask, fieldsOf, forbidden, NOW, open } from './ask.ts';

const FEEDS = ['/rss.xml', '/atom.xml', '/feed.json'];
const PAGES = ['/', '/articles/minimal', '/articles/minimal.md', '/feeds.opml'];
const GZIP = { 'Accept-Encoding': 'gzip' };

let ask: Ask;

beforeEach(async () => {
  const { keys } = await env.CACHE.list();
  await Promise.all(keys.map(({ name }) => env.CACHE.delete(name)));
  ask = await open();
});

describe.each([...FEEDS, ...PAGES])('%s', (path) => {
  it('answers 304 to its ETag without a KV or asset read, in a new isolate too', async () => {
    const etag = (await ask(path)).headers.get('ETag') ?? '';
    const again = await open();
    const bindings = { CACHE: forbidden<KVNamespace>(), ASSETS: forbidden<Fetcher>() };
    const response = await again(path, { bindings, headers: { 'If-None-Match': etag } });
    expect([response.status, await response.text()]).toEqual([304, '']);
  });

  it('answers 304 with the fields of the 200 but those of a body (RFC 9110 §15.4.5)', async () => {
    const full = await ask(path, { headers: GZIP });
    const etag = full.headers.get('ETag') ?? '';
    const response = await ask(path, { headers: { ...GZIP, 'If-None-Match': etag } });
    const body = [
      'content-type',
      'content-encoding',
      'content-length',
      'cache-status',
      'server-timing',
    ];
    expect(fieldsOf(response)).toEqual(fieldsOf(full, ...body));
  });

  it('answers 304 to its Last-Modified, and 200 to a second less', async () => {
    const date = (await ask(path)).headers.get('Last-Modified') ?? '';
    const earlier = new Date(Date.parse(date) - 1000).toUTCString();
    const since = (value: string) => ask(path, { headers: { 'If-Modified-Since': value } });
    expect([(await since(date)).status, (await since(earlier)).status]).toEqual([304, 200]);
  });

  it('answers HEAD as GET, without I/O and without a body', async () => {
    const full = await ask(path, { headers: GZIP });
    const bindings = { CACHE: forbidden<KVNamespace>(), ASSETS: forbidden<Fetcher>() };
    const head = await (await open())(path, { method: 'HEAD', bindings, headers: GZIP });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(fieldsOf(head)).toEqual(fieldsOf(full, 'cache-status', 'content-length'));
  });

  it('answers 412 to If-Match: our tags are weak (RFC 9110 §13.1.1)', async () => {
    const etag = (await ask(path)).headers.get('ETag') ?? '';
    const response = await ask(path, { headers: { 'If-Match': etag } });
    expect(response.status).toBe(412);
  });

  it('gives the same bytes with gzip and without', async () => {
    const plain = await (await ask(path)).text();
    const coded = await (await open())(path, { headers: GZIP });
    expect(coded.headers.get('Content-Encoding')).toBe('gzip');
    const stream = coded.body?.pipeThrough(new DecompressionStream('gzip')) ?? null;
    expect(await new Response(stream).text()).toBe(plain);
  });
});

describe.each(FEEDS)('%s in the caches', (path) => {
  const statusOf = async (asking: Ask, options = {}) =>
    (await asking(path, options)).headers.get('Cache-Status');

  it('is rendered once, then kept in memory, then found in KV by another isolate', async () => {
    expect(await statusOf(ask)).toBe('tagwire; fwd=uri-miss; stored');
    expect(await statusOf(ask)).toBe('tagwire; hit; detail=memory');
    expect(await statusOf(await open())).toBe('tagwire; hit; detail=kv');
  });

  it('says what a miss waited for (Server Timing), and nothing of a hit in memory', async () => {
    const timingOf = async (asking: Ask) => (await asking(path)).headers.get('Server-Timing');
    const first = await open();
    expect(await timingOf(first)).toMatch(/^kv;dur=\d+, render;dur=\d+$/);
    expect(await timingOf(first)).toBe(null);
    expect(await timingOf(await open())).toMatch(/^kv;dur=\d+$/);
  });

  it('reads no asset on a hit', async () => {
    const bytes = await (await ask(path)).text();
    const bindings = { ASSETS: forbidden<Fetcher>() };
    expect(await (await (await open())(path, { bindings })).text()).toBe(bytes);
  });

  it('is rendered when KV fails, and says so once', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const bytes = await (await ask(path)).text();
    const failing = {
      getWithMetadata: () => Promise.reject(new Error('KV GET failed: 500')),
      put: () => Promise.reject(new Error('KV PUT failed: 429 Too Many Requests')),
    };
    const bindings = { CACHE: { ...forbidden<KVNamespace>(), ...failing } };
    const response = await (await open())(path, { bindings });
    expect([response.status, await response.text()]).toEqual([200, bytes]);
    const lines = warn.mock.calls.map(([line]) => JSON.parse(line));
    expect(lines).toEqual([
      { event: 'kv-read-failed', key: expect.any(String), message: expect.stringMatching(/500$/) },
      { event: 'kv-write-failed', key: expect.any(String), message: expect.stringMatching(/429/) },
    ]);
    warn.mockRestore();
  });

  it('is rendered when KV never answers', async () => {
    const silent = { getWithMetadata: () => new Promise(() => undefined), put: async () => {} };
    const bindings = { CACHE: { ...forbidden<KVNamespace>(), ...silent } };
    expect(await statusOf(ask, { bindings })).toBe('tagwire; fwd=uri-miss; stored');
  });

  const spoilt: readonly (readonly [string, (bytes: ArrayBuffer) => ArrayBuffer])[] = [
    ['shorter than it was', (bytes) => bytes.slice(0, -1)],
    ['of the same length and other bytes', (bytes) => new ArrayBuffer(bytes.byteLength)],
    ['empty', () => new ArrayBuffer(0)],
  ];
  it.each(spoilt)('is rendered when the stored value is %s', async (_label, spoil) => {
    const bytes = await (await ask(path)).text();
    const [key] = (await env.CACHE.list()).keys;
    const stored = await env.CACHE.getWithMetadata(key?.name ?? '', 'arrayBuffer');
    await env.CACHE.put(key?.name ?? '', spoil(stored.value ?? new ArrayBuffer(0)), {
      metadata: stored.metadata,
    });
    const response = await (await open())(path);
    expect(response.headers.get('Cache-Status')).toBe('tagwire; fwd=uri-miss; stored');
    expect(await response.text()).toBe(bytes);
  });

  it('keeps nothing in KV but the feeds that /feeds.opml lists', async () => {
    await ask(`${path}?limit=2`);
    await ask(`${path}?not=bitcoin`);
    await ask(`${path}?tag=nonsense`);
    await ask('/');
    expect((await env.CACHE.list()).keys).toEqual([]);
  });

  it('has one entry for all ways to ask for it', async () => {
    for (const search of ['', '?', '?limit=5', '?content=full&utm_source=x', '?limit=5&tag=']) {
      await ask(path + search);
    }
    expect((await env.CACHE.list()).keys).toHaveLength(1);
  });

  it('is written to KV once, however many miss it at the same time', async () => {
    const put = vi.spyOn(env.CACHE, 'put');
    const cold = await open();
    const responses = await Promise.all(Array.from({ length: 10 }, () => cold(path)));
    const stored = responses.filter(({ headers }) =>
      headers.get('Cache-Status')?.includes('stored'),
    );
    expect([put.mock.calls.length, stored.length]).toEqual([1, 1]);
    put.mockRestore();
  });

  it('is a 503 when the assets throw', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const response = await ask(path, { bindings: { ASSETS: forbidden<Fetcher>() } });
    expect(response.status).toBe(503);
    error.mockRestore();
  });

  it('is a 503 with Retry-After when a shelf is missing, never another article', async () => {
    const empty = { fetch: async () => new Response(null, { status: 404 }) };
    const bindings = { ASSETS: { ...forbidden<Fetcher>(), ...empty } };
    const response = await ask(path, { bindings });
    expect(response.status).toBe(503);
    expect(response.headers.get('Retry-After')).toBe('30');
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    expect((await ask(path)).status).toBe(200);
  });
});

describe('lifetimes', () => {
  const DUE = Date.parse('2029-12-31T23:00:00Z') / 1000;
  const rows: readonly (readonly [string, string, number, string])[] = [
    [
      'the uncut one is feeds.refresh',
      '/rss.xml',
      NOW,
      'max-age=1200, stale-while-revalidate=1200, stale-if-error=86400',
    ],
    ['cut to the next due article', '/rss.xml', DUE - 100, 'max-age=100, stale-if-error=86400'],
    ['one second before', '/rss.xml', DUE - 1, 'max-age=1, stale-if-error=86400'],
    ['nothing stale may bridge it', '/rss.xml', DUE - 1300, 'max-age=1200, stale-if-error=86400'],
    [
      'not cut for what this query will not select',
      '/tags/bitcoin/rss.xml',
      DUE - 100,
      'max-age=1200, stale-while-revalidate=1200, stale-if-error=86400',
    ],
    [
      'uncut again from the moment on',
      '/rss.xml',
      DUE,
      'max-age=1200, stale-while-revalidate=1200, stale-if-error=86400',
    ],
  ];
  it.each(rows)('%s', async (_label, path, now, expected) => {
    expect((await ask(path, { now })).headers.get('Cache-Control')).toBe(expected);
  });

  it('shows an article from its moment on, in the isolate that remembers the time before', async () => {
    const before = await (await ask('/rss.xml', { now: DUE - 1 })).text();
    const after = await (await ask('/rss.xml', { now: DUE })).text();
    expect(before).not.toContain('An article of the future');
    expect(after).toContain('An article of the future');
  });

  it.each([...FEEDS, ...PAGES])(
    '%s does not show it again before, where the clock was put back',
    async (path) => {
      const before = await (await (await open())(path, { now: DUE - 1 })).text();
      await ask(path, { now: DUE });
      const response = await ask(path, { now: DUE - 1 });
      expect(await response.text()).toBe(before);
      const modified = Date.parse(response.headers.get('Last-Modified') ?? '') / 1000;
      expect(modified).toBeLessThanOrEqual(DUE - 1);
    },
  );
});

describe('the memory that is asked before the routes', () => {
  /** A feed that memory holds, asked by a request whose fields cannot be read the first `times`. */
  async function askBroken(times: number): Promise<Response> {
    const stored = await env.ASSETS.fetch('https://assets.invalid/catalog.bin');
    const app = createApp(decodeCatalog(await stored.arrayBuffer()), () => NOW);
    const bindings = {
      CACHE: env.CACHE,
      ASSETS: env.ASSETS,
      VERSION: { id: '', tag: '', timestamp: '' },
    };
    const context = createExecutionContext();
    const url = 'https://any.example/rss.xml';
    await app.fetch(new Request(url), bindings, context);
    const request = new Request(url);
    const { headers } = request;
    let left = times;
    Object.defineProperty(request, 'headers', {
      get: () => {
        if (left-- > 0) throw new Error('no fields');
        return headers;
      },
    });
    const response = await app.fetch(request, bindings, context);
    await waitOnExecutionContext(context);
    return response;
  }

  it.each([
    { says: 'costs only the hit where it throws', times: 1, status: 200 },
    { says: 'gives no more than a 500 where everything does', times: Infinity, status: 500 },
  ])('$says', async ({ times, status }) => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const response = await askBroken(times);
    expect(response.status).toBe(status);
    expect(await response.text()).not.toContain('no fields');
    expect(error).toHaveBeenCalled();
    error.mockRestore();
  });
});

describe('gzip', () => {
  const rows: readonly (readonly [string, Parameters<Ask>[1], string | null])[] = [
    ['asked for', { headers: { 'Accept-Encoding': 'br, gzip;q=0.5' } }, 'gzip'],
    ['refused by q=0', { headers: { 'Accept-Encoding': 'gzip;q=0, *' } }, null],
    ['not asked for', {}, null],
    [
      'asked of the edge',
      { cf: { clientAcceptEncoding: 'gzip' }, headers: { 'Accept-Encoding': 'br' } },
      'gzip',
    ],
    ['not asked of the edge, which asks itself', { cf: {}, headers: GZIP }, null],
  ];
  it.each(rows)('%s', async (_label, options, expected) => {
    for (const path of FEEDS) {
      expect((await ask(path, options)).headers.get('Content-Encoding')).toBe(expected);
    }
  });
});
