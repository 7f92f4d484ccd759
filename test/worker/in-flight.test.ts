// Misses of one key at a time: rendered once, by whoever asked first, for all who wait a little.
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Ask, open, type RequestOptions } from './ask.ts';

/** What a request waits for another one, in milliseconds. */
const PATIENCE = 50;

let ask: Ask;

beforeEach(async () => {
  const { keys } = await env.CACHE.list();
  await Promise.all(keys.map(({ name }) => env.CACHE.delete(name)));
  ask = await open();
  // Time passes when a test says so.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** Assets that count what is read of them, each read after the gate is open. */
function createAssets() {
  const reads: string[] = [];
  const gate = Promise.withResolvers<void>();
  const fetcher = {
    fetch: async (url: string) => {
      reads.push(url);
      await gate.promise;
      return await env.ASSETS.fetch(url);
    },
  };
  return { reads, gate, bindings: { ASSETS: fetcher } };
}

/** Asks for what another request is rendering, and for no longer than a request waits for that. */
async function askInVain(path: string, options: RequestOptions = {}): Promise<Response> {
  const timers = vi.getTimerCount();
  const answer = ask(path, options);
  await vi.waitUntil(() => vi.getTimerCount() > timers, { interval: 1 });
  vi.advanceTimersByTime(PATIENCE);
  return await answer;
}

describe('requests that miss the same key together', () => {
  it('read each shelf once and get the same bytes', async () => {
    const { reads, gate, bindings } = createAssets();
    const asking = Array.from({ length: 5 }, () => ask('/atom.xml', { bindings }));
    gate.resolve();
    const answers = await Promise.all(asking);
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(bodies).size).toBe(1);
    expect(new Set(reads).size).toBe(reads.length);
    expect(answers.map((answer) => answer.headers.get('Cache-Status'))).toEqual([
      'tagwire; fwd=uri-miss; stored',
      ...Array(4).fill('tagwire; fwd=uri-miss; collapsed'),
    ]);
  });

  it('do not wait long for one that is slow: they render for themselves', async () => {
    const slow = createAssets();
    const first = ask('/feed.json', { bindings: slow.bindings });
    await vi.waitUntil(() => slow.reads.length > 0, { interval: 1 });
    const second = await askInVain('/feed.json');
    expect(second.status).toBe(200);
    slow.gate.resolve();
    expect(await (await first).text()).toBe(await second.text());
  });

  it('are not held by one that never ends', async () => {
    const never = createAssets();
    void ask('/rss.xml', { bindings: never.bindings });
    await vi.waitUntil(() => never.reads.length > 0, { interval: 1 });
    for (const answer of [await askInVain('/rss.xml'), await ask('/rss.xml')]) {
      expect([answer.status, (await answer.text()).startsWith('<?xml')]).toEqual([200, true]);
    }
  });

  it('render for themselves where the first one fails', async () => {
    const broken = { fetch: () => Promise.reject(new Error('no assets')) };
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
