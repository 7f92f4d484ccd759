// Counting readers, with a dataset that keeps the data points: what is written, and that nothing else is.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { COLUMNS, type Point } from '../../src/stats/columns.ts';
import { type Ask, forbidden, NOW, open, type RequestOptions, toOlderTag } from './ask.ts';

const FEEDLY = 'Feedly/1.0 (+http://www.feedly.com/fetcher.html; 16 subscribers; like X)';
const FRESH = 'FreshRSS/1.28.0 (Linux; https://freshrss.org)';
const DAY = new Date(NOW * 1000).toISOString().slice(0, 10);

let points: AnalyticsEngineDataPoint[];
let ask: Ask;

const STATS: AnalyticsEngineDataset = { writeDataPoint: (point) => points.push(point ?? {}) };

beforeEach(async () => {
  points = [];
  const { keys } = await env.CACHE.list();
  await Promise.all(keys.map(({ name }) => env.CACHE.delete(name)));
  ask = await open();
});

/** Asks as a client with that agent and address, counted. */
async function poll(
  path: string,
  agent: string,
  { headers = {}, bindings = {}, ...options }: RequestOptions & { readonly from?: Ask } = {},
  address = '192.0.2.7',
): Promise<Response> {
  const { from = ask, ...others } = options;
  return await from(path, {
    ...others,
    bindings: { STATS, ...bindings },
    headers: { 'User-Agent': agent, 'CF-Connecting-IP': address, ...headers },
  });
}

/** The columns of the points of a kind, by their names. */
function read(kind: Point['kind']): readonly Record<string, unknown>[] {
  const rows = points.map(({ blobs = [], doubles = [] }) => {
    const values = { blob: blobs, double: doubles };
    return Object.fromEntries(
      Object.entries(COLUMNS).map(([name, column]) => {
        const [, type = '', place = ''] = /^(blob|double)(\d+)$/.exec(column) ?? [];
        return [name, values[type as 'blob' | 'double'][Number(place) - 1]];
      }),
    );
  });
  return rows.filter((row) => row['kind'] === kind);
}

describe('a feed that is asked for', () => {
  it('is one data point, with what the service tells, and no register', async () => {
    await poll('/tags/bitcoin/atom.xml', FEEDLY);
    expect(read('request')).toEqual([
      {
        ...{ kind: 'request', day: DAY, feed: '/tags/bitcoin', format: 'atom', status: '200' },
        ...{ reader: 'Feedly', feedId: '', subscribers: 16, register: 0, rank: 0 },
      },
    ]);
    expect(points).toHaveLength(1);
    expect(points[0]?.indexes).toEqual(['request /tags/bitcoin']);
  });

  it.each([
    ['/rss.xml', '/', 'rss'],
    ['/feed.json?utm_source=x', '/', 'json'],
    ['/rss.xml?tag=Bitcoin', '/tags/bitcoin', 'rss'],
    ['/tags/BITCOIN/rss.xml/', '/tags/bitcoin', 'rss'],
    ['/rss.xml?content=summary&limit=5', '/', 'rss'],
    ['/rss.xml?since=2020-01-01&not=bitcoin', '/?…', 'rss'],
    ['/tags/bitcoin/rss.xml?since=2020-01-01', '/tags/bitcoin?…', 'rss'],
  ])('%s counts for %s as %s', async (path, feed, format) => {
    expect((await poll(path, FEEDLY)).status).toBe(200);
    expect(read('request')).toMatchObject([{ feed, format }]);
  });

  it('counts in the format that Accept has chosen', async () => {
    for (const headers of [{}, { 'If-None-Match': '*' }]) {
      await poll('/feed', FEEDLY, { headers: { Accept: 'application/feed+json', ...headers } });
    }
    expect(read('request')).toMatchObject([
      { feed: '/', format: 'json', status: '200' },
      { feed: '/', format: 'json', status: '304' },
    ]);
  });

  it('counts as 304 from memory and without it, and as 226', async () => {
    const headers = { 'If-None-Match': '*', 'Accept-Encoding': 'gzip' };
    await poll('/rss.xml', FRESH, { headers });
    await poll('/rss.xml', FRESH, { headers });
    const older = await toOlderTag(ask, '/rss.xml');
    await poll('/rss.xml', FRESH, { headers: { 'A-IM': 'feed', 'If-None-Match': older } });
    expect(read('request').map(({ status }) => status)).toEqual(['304', '304', '226']);
  });

  it.each([
    ['a page', '/', {}],
    ['an article', '/articles/minimal', {}],
    ['the list of feeds', '/feeds.opml', {}],
    ['the API', '/api/articles', {}],
    ['a feed that a person looks at', '/rss.xml', { 'Sec-Fetch-Dest': 'document' }],
    ['a feed that is not there', '/tags/nowhere/rss.xml', {}],
    ['a filter that is wrong', '/rss.xml?limit=no', {}],
  ])('does not count %s', async (_, path, headers) => {
    await poll(path, FEEDLY, { headers });
    await poll(path, FEEDLY, { headers: { ...headers, 'If-None-Match': '*' } });
    expect(points).toEqual([]);
  });

  it('does not count HEAD', async () => {
    await poll('/rss.xml', FEEDLY, { method: 'HEAD' });
    expect(points).toEqual([]);
  });

  it('counts nothing and touches nothing without the binding', async () => {
    const bindings = { CACHE: forbidden<KVNamespace>() };
    const headers = { 'User-Agent': FRESH, 'If-None-Match': '*', 'CF-Connecting-IP': '192.0.2.7' };
    expect((await ask('/rss.xml', { bindings, headers })).status).toBe(304);
    expect((await env.CACHE.list()).keys).toEqual([]);
  });
});

describe('a reader that tells no number', () => {
  it('is a register, once for each isolate however often it asks', async () => {
    for (let times = 0; times < 3; times++) await poll('/rss.xml', FRESH);
    expect(read('request')).toHaveLength(3);
    expect(read('reach')).toEqual([
      {
        ...{ kind: 'reach', day: DAY, feed: '/', format: '', status: '', reader: 'FreshRSS' },
        ...{ feedId: '', subscribers: 0 },
        register: expect.toSatisfy((value: number) => value >= 0 && value < 256),
        rank: expect.toSatisfy((value: number) => value >= 1 && value <= 33),
      },
    ]);
  });

  it('falls into the same register in every isolate, and into others with another address', async () => {
    const other = await open();
    await poll('/rss.xml', FRESH);
    await poll('/rss.xml', FRESH, { from: other });
    const [one, same] = read('reach');
    expect(same).toEqual(one);
    for (let host = 0; host < 40; host++) await poll('/rss.xml', FRESH, {}, `198.51.100.${host}`);
    expect(new Set(read('reach').map(({ register }) => register)).size).toBeGreaterThan(25);
  });

  it('is one in all addresses of its network of IPv6 (RFC 8981)', async () => {
    await poll('/rss.xml', FRESH, {}, '2001:db8:1:2:aaaa:bbbb:cccc:dddd');
    await poll('/rss.xml', FRESH, { from: await open() }, '2001:db8:1:2::1');
    const [one, same] = read('reach');
    expect(same).toEqual(one);
  });

  it('falls into other registers the next day: its salt is gone', async () => {
    const hosts = Array.from({ length: 12 }, (_, host) => `198.51.100.${host}`);
    for (const now of [NOW, NOW + 86_400]) {
      for (const host of hosts) await poll('/rss.xml', FRESH, { now }, host);
    }
    const toRegisters = (day: string) =>
      read('reach').flatMap((row) => (row['day'] === day ? [row['register']] : []));
    const [first = '', second = ''] = new Set(read('reach').map(({ day }) => String(day)));
    expect(second > first).toBe(true);
    expect(toRegisters(second)).not.toEqual(toRegisters(first));
  });

  it('leaves a salt that ends with its day, and neither address nor agent anywhere', async () => {
    const put = vi.spyOn(env.CACHE, 'put');
    const agent = 'Ada Example of Harbour Street reads';
    await poll('/rss.xml', agent, { headers: { 'If-None-Match': '*' } }, '192.0.2.7');
    expect(put.mock.calls).toEqual([
      [
        `salt ${DAY}`,
        expect.any(Uint8Array),
        { expirationTtl: 25 * 3600, metadata: expect.any(Object) },
      ],
    ]);
    expect(JSON.stringify(points)).not.toMatch(/192\.0\.2|Ada|Harbour/);
    put.mockRestore();
  });

  it('is no register where nobody says its address', async () => {
    await ask('/rss.xml', { bindings: { STATS }, headers: { 'User-Agent': FRESH } });
    expect([read('request').length, read('reach').length]).toEqual([1, 0]);
  });
});

describe('faults', () => {
  it('of the dataset cost the count and one line, and no response', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const broken = {
      writeDataPoint: () => {
        throw new Error('too many data points');
      },
    };
    for (let times = 0; times < 3; times++) {
      const response = await poll('/rss.xml', FRESH, { bindings: { STATS: broken } });
      expect([response.status, (await response.text()).length > 100]).toEqual([200, true]);
    }
    const message = 'readers are not counted: too many data points';
    expect(warn.mock.calls).toEqual([[JSON.stringify({ event: 'count-failed', message })]]);
    warn.mockRestore();
  });

  it('of KV leave the count of requests and of registers', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const fail = async () => {
      throw new Error('KV is away');
    };
    const CACHE = { put: fail, getWithMetadata: fail };
    await poll('/rss.xml', FRESH, { bindings: { CACHE }, headers: { 'If-None-Match': '*' } });
    expect([read('request').length, read('reach').length]).toEqual([1, 1]);
    warn.mockRestore();
  });

  it('of a KV that never answers delay no response', async () => {
    const silent = {
      getWithMetadata: () => new Promise<never>(() => undefined),
      put: async () => undefined,
    };
    const app = await open();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const CACHE = { ...silent };
    // `ask` waits for what is left to do after the response, so the clock has to go on.
    const answer = poll('/rss.xml', FRESH, {
      ...{ from: app, bindings: { CACHE } },
      headers: { 'If-None-Match': '*' },
    });
    await vi.waitFor(() => expect(read('request')).toHaveLength(1));
    await vi.runAllTimersAsync();
    expect((await answer).status).toBe(304);
    expect(read('reach')).toHaveLength(1);
    vi.useRealTimers();
  });
});
