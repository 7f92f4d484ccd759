// What a rendering reads of the assets is given back with its answer: an isolate has 128 MB.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Ask, open, toOlderTag } from './ask.ts';

let ask: Ask;

beforeEach(async () => {
  const { keys } = await env.CACHE.list();
  await Promise.all(keys.map(({ name }) => env.CACHE.delete(name)));
  ask = await open();
});

/** Assets that keep each buffer that was read of them; what `breaks` is in the place of it. */
function createAssets(breaks: (buffer: ArrayBuffer) => ArrayBuffer = (buffer) => buffer) {
  const buffers: ArrayBuffer[] = [];
  const fetcher = {
    fetch: async (url: string) => {
      const { ok, status } = await env.ASSETS.fetch(url, { method: 'HEAD' });
      const arrayBuffer = async (): Promise<ArrayBuffer> => {
        const buffer = breaks(await (await env.ASSETS.fetch(url)).arrayBuffer());
        buffers.push(buffer);
        return buffer;
      };
      return { ok, status, body: null, arrayBuffer };
    },
  };
  return { buffers, bindings: { ASSETS: fetcher as unknown as Fetcher } };
}

describe('what is read', () => {
  it.each([
    '/rss.xml',
    '/atom.xml',
    '/feed.json',
    '/',
    '/articles/full',
    '/articles/full.md',
    '/api/articles?fields=id,content_html',
    '/openapi.json',
    '/client.js',
  ])('is held no longer than %s takes, and the answer is whole', async (path) => {
    const { buffers, bindings } = createAssets();
    const answer = await ask(path, { bindings });
    const again = await (await open())(path);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(await again.text());
    expect(buffers.length).toBeGreaterThan(0);
    expect(buffers.filter(({ detached }) => !detached)).toEqual([]);
  });

  it.each([
    { coding: 'identity', fields: {} },
    { coding: 'gzip', fields: { 'Accept-Encoding': 'gzip' } },
  ])('is not held by a delta in $coding', async ({ fields }) => {
    const older = await toOlderTag(ask, '/rss.xml');
    const headers = { ...fields, 'A-IM': 'feed', 'If-None-Match': older };
    const { buffers, bindings } = createAssets();
    const answer = await ask('/rss.xml', { bindings, headers });
    expect([answer.status, buffers.length > 0]).toEqual([226, true]);
    const again = await (await open())('/rss.xml', { headers });
    expect(await answer.bytes()).toEqual(await again.bytes());
    expect(buffers.filter(({ detached }) => !detached)).toEqual([]);
  });

  it('is not held where a shelf is not what the catalog says', async () => {
    const { buffers, bindings } = createAssets((buffer) => buffer.slice(0, 100));
    const answer = await ask('/atom.xml', { bindings });
    expect([answer.status, buffers.length > 0]).toEqual([503, true]);
    expect(buffers.filter(({ detached }) => !detached)).toEqual([]);
  });
});
