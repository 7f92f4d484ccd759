// Misses of one key at a time: rendered once, by whoever asked first, for all who wait a little.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Ask, open } from './visit.ts';

/** Longer than a request waits for another one, in milliseconds. */
const LONG = 400;

let ask: Ask;

beforeEach(async () => {
  const { keys } = await env.CACHE.list();
  await Promise.all(keys.map(({ name }) => env.CACHE.delete(name)));
  ask = await open();
});

/** Assets that count what is read of them, each read after a pause (milliseconds) or never. */
function createAssets(pause: number | 'never') {
  const reads: string[] = [];
  const fetcher = {
    fetch: async (url: string) => {
      reads.push(url);
      if (pause === 'never') await new Promise(() => undefined);
      else await new Promise((resolve) => setTimeout(resolve, pause));
      return await env.ASSETS.fetch(url);
    },
  };
  return { reads, bindings: { ASSETS: fetcher as unknown as Fetcher } };
}

describe('requests that miss the same key together', () => {
  it('read each shelf once and get the same bytes', async () => {
    const { reads, bindings } = createAssets(5);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => ask('/atom.xml', { bindings })),
    );
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(bodies).size).toBe(1);
    expect(new Set(reads).size).toBe(reads.length);
    expect(answers.map((answer) => answer.headers.get('Cache-Status'))).toEqual([
      'tagwire; fwd=uri-miss; stored',
      ...Array(4).fill('tagwire; fwd=uri-miss; collapsed'),
    ]);
  });

  it('do not wait long for one that is slow: they render for themselves', async () => {
    const slow = createAssets(LONG);
    const quick = createAssets(0);
    const first = ask('/feed.json', { bindings: slow.bindings });
    const second = await ask('/feed.json', { bindings: quick.bindings });
    expect([second.status, quick.reads.length > 0]).toEqual([200, true]);
    expect(await (await first).text()).toBe(await second.text());
  });

  it('are not held by one that never ends', async () => {
    void ask('/rss.xml', { bindings: createAssets('never').bindings });
    for (const path of ['/rss.xml', '/rss.xml']) {
      const answer = await ask(path);
      expect([answer.status, (await answer.text()).startsWith('<?xml')]).toEqual([200, true]);
    }
  });

  it('render for themselves where the first one fails', async () => {
    const broken = { fetch: () => Promise.reject(new Error('no assets')) } as unknown as Fetcher;
    const [first, second] = await Promise.all([
      ask('/tags/bitcoin/rss.xml', { bindings: { ASSETS: broken } }),
      ask('/tags/bitcoin/rss.xml'),
    ]);
    expect([first.status, second.status]).toEqual([503, 200]);
  });

  it('have nothing to do with requests for another key', async () => {
    const [rss, atom] = await Promise.all([ask('/rss.xml'), ask('/atom.xml')]);
    expect((await rss.text()).includes('<rss')).toBe(true);
    expect((await atom.text()).includes('<feed')).toBe(true);
  });
});
