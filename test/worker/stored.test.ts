// What is stored is checked before it is served: KV entries belong to their key, records and documents
// have the hash that the catalog knows. What is damaged costs a hit or is a 503, and is kept nowhere.
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Ask, open } from './ask.ts';

const FEEDS = ['/rss.xml', '/atom.xml', '/feed.json'];

let ask: Ask;

beforeEach(async () => {
  const { keys } = await env.CACHE.list();
  await Promise.all(keys.map(({ name }) => env.CACHE.delete(name)));
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  ask = await open();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Assets of which every file is changed by `change`. */
function damagedAssets(change: (bytes: Uint8Array<ArrayBuffer>) => BodyInit) {
  const fetch = async (url: string): Promise<Response> => {
    const stored = await env.ASSETS.fetch(url);
    return new Response(change(new Uint8Array(await stored.arrayBuffer())), { status: 200 });
  };
  return { ASSETS: { fetch } as unknown as Fetcher };
}

/** Another first character wherever these bytes stand, so that lengths stay as they are. */
function flip(word: string): (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> {
  return (bytes) => {
    const text = new TextDecoder('latin1').decode(bytes);
    const changed = bytes.slice();
    for (const { index } of text.matchAll(new RegExp(word, 'g'))) changed[index] = 0x3f;
    return changed;
  };
}

describe('an entry of KV', () => {
  const values: readonly (readonly [label: string, result: unknown])[] = [
    ['undefined', undefined],
    ['null', null],
    ['a result without members', {}],
    ['a value without metadata', { value: new ArrayBuffer(8), metadata: null }],
    ['text', { value: 'text', metadata: { length: 4, digest: 'x' } }],
    ['metadata of another kind', { value: new ArrayBuffer(8), metadata: 'eight' }],
  ];
  it.each(values)('that is %s is a miss', async (_label, result) => {
    const kv = { getWithMetadata: async () => result, put: async () => undefined };
    const bindings = { CACHE: kv as unknown as KVNamespace };
    const answer = await ask('/rss.xml', { bindings });
    expect([answer.status, answer.headers.get('Cache-Status')]).toEqual([
      200,
      'tagwire; fwd=uri-miss; stored',
    ]);
  });

  it('that holds the bytes and metadata of another key is a miss', async () => {
    const bodies = new Map<string, string>();
    for (const path of FEEDS) bodies.set(path, await (await ask(path)).text());
    const { keys } = await env.CACHE.list();
    const entries = await Promise.all(
      keys.map(({ name }) => env.CACHE.getWithMetadata(name, 'arrayBuffer')),
    );
    for (const [index, { name }] of keys.entries()) {
      const { value, metadata } = entries[(index + 1) % keys.length] ?? {};
      await env.CACHE.put(name, value ?? '', { metadata });
    }
    const again = await open();
    for (const path of FEEDS) {
      const answer = await again(path);
      expect(answer.headers.get('Cache-Status')).toBe('tagwire; fwd=uri-miss; stored');
      expect(await answer.text()).toBe(bodies.get(path));
    }
  });
});

describe.each([...FEEDS, '/', '/articles/full', '/articles/full.md', '/api/articles'])(
  '%s of a stored article',
  (path) => {
    it.each([
      ['with one character changed', flip('Absatz')],
      ['with its lengths changed', flip('\x00\x00')],
      ['cut short', (bytes: Uint8Array<ArrayBuffer>) => bytes.slice(0, -1)],
      ['in the place of which a page stands', () => '<!DOCTYPE html><title>Error</title>'],
      ['that is empty', () => ''],
    ])('%s is a 503 that nothing keeps', async (_label, change) => {
      const answer = await ask(path, { bindings: damagedAssets(change) });
      expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '30']);
      expect(answer.headers.get('Cache-Control')).toBe('no-store');
      expect((await env.CACHE.list()).keys).toEqual([]);
      const right = await ask(path);
      expect([right.status, await right.text()]).toEqual([
        200,
        await (await (await open())(path)).text(),
      ]);
    });
  },
);

describe.each(['/openapi.json', '/docs', '/client.ts', '/client.js'])('%s', (path) => {
  it.each([
    ['empty', () => ''],
    ['HTML', () => '<!DOCTYPE html><title>Error</title>'],
    ['cut short', (bytes: Uint8Array<ArrayBuffer>) => bytes.slice(0, -2)],
    ['other JSON', () => '{}'],
  ])('is a 503 while the stored document is %s', async (_label, change) => {
    const answer = await ask(path, { bindings: damagedAssets(change) });
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '30']);
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    expect((await ask(path)).status).toBe(200);
  });
});

it('/openapi.json has no parameters to mistype', async () => {
  const [plain, tagged] = [await ask('/openapi.json'), await ask('/openapi.json?utm_source=x')];
  expect([tagged.status, tagged.headers.get('ETag')]).toEqual([200, plain.headers.get('ETag')]);
});

describe('assets that hang', () => {
  const hanging: readonly (readonly [label: string, fetch: () => Promise<unknown>])[] = [
    ['before they answer', () => new Promise(() => undefined)],
    [
      'within a body',
      async () => ({ ok: true, body: null, arrayBuffer: () => new Promise(() => undefined) }),
    ],
    [
      'within the body of an error',
      async () => ({
        ok: false,
        status: 500,
        body: { cancel: () => new Promise(() => undefined) },
      }),
    ],
  ];
  it.each(hanging)('%s make a 503', async (_label, fetch) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const asked = vi.fn(fetch);
    const bindings = { ASSETS: { fetch: asked } as unknown as Fetcher };
    const answers = [...FEEDS, '/openapi.json', '/'].map((path) => ask(path, { bindings }));
    const all = Promise.all(answers);
    await vi.waitFor(() => expect(asked.mock.calls.length).toBeGreaterThanOrEqual(answers.length));
    await vi.advanceTimersByTimeAsync(10_000);
    for (const answer of await all) {
      expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '30']);
    }
  });
});
