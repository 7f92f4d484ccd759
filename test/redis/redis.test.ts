// A Redis in the place of KV: what it holds is served by every server, and whatever is wrong with it costs
// only the hit and a line in the log.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createClient } from '@redis/client';
import { afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openRedisStore } from '../../src/node/redis-store.ts';
import type { Store } from '../../src/node/store.ts';
import { compileInto } from '../compile-into.ts';
import { findPort } from '../free-port.ts';
import { exchange } from '../node/exchange.ts';
import { type RunningServer, runServer, writeServer } from '../node/run-server.ts';
import { ROOT } from '../root.ts';
import { type RunningRedis, runRedis } from './run-redis.ts';

const DIST = path.join(ROOT, '.wrangler/stages/redis');
const ORIGIN = 'https://feeds.example.org';
const GZIP = { 'Accept-Encoding': 'gzip' };

const STORED = 'tagwire; fwd=uri-miss; stored';
const HIT = 'tagwire; hit; detail=kv';

let port: number;
let url: string;
const servers: RunningServer[] = [];

beforeAll(async () => {
  await compileInto(DIST, {
    folder: path.join(ROOT, 'test/fixtures/content/valid'),
    origin: ORIGIN,
    now: Math.floor(Date.now() / 1000),
  });
  await writeServer(DIST);
  port = await findPort('127.0.0.1');
  url = `redis://127.0.0.1:${port}`;
});

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

/** A Redis until the end of the test. */
async function start(...parameters: readonly string[]): Promise<RunningRedis> {
  const redis = await runRedis(port, parameters);
  onTestFinished(redis.stop);
  return redis;
}

/** Another server, its memory empty. */
async function serve(at: string = url): Promise<RunningServer> {
  const server = await runServer(DIST, { REDIS_URL: at });
  servers.push(server);
  return server;
}

/** Where a feed came from; its status must be 200, and its bytes those of a server without Redis. */
async function ask(server: RunningServer, feed: string): Promise<string | undefined> {
  const { status, fields, body } = await exchange(server.port, { path: feed, headers: GZIP });
  expect([status, fields['content-encoding']]).toEqual([200, 'gzip']);
  expect(body.equals(await render(feed))).toBe(true);
  return fields['cache-status'];
}

const rendered = new Map<string, Buffer>();

async function render(feed: string): Promise<Buffer> {
  const known = rendered.get(feed);
  if (known !== undefined) return known;
  const server = await runServer(DIST);
  const { body } = await exchange(server.port, { path: feed, headers: GZIP });
  await server.stop();
  rendered.set(feed, body);
  return body;
}

/** Waits until something holds, however slow the machine is. */
async function eventually<Found>(check: () => Found | Promise<Found>): Promise<Found> {
  return await vi.waitFor(check, { timeout: 40_000 });
}

type Client = ReturnType<typeof createClient<Record<never, never>>>;

/** Does something with the entries that are there, once there are some. */
async function withEntries(
  work: (client: Client, keys: readonly string[]) => Promise<unknown>,
  at: string = url,
): Promise<void> {
  const client: Client = createClient({ url: at });
  await client.connect();
  try {
    const keys = await eventually(async () => {
      const found = await client.keys('*');
      expect(found).not.toEqual([]);
      return found;
    });
    await work(client, keys);
  } finally {
    client.destroy();
  }
}

/** Asks servers with an empty memory until one is answered from Redis. */
async function untilHit(feed: string): Promise<void> {
  await eventually(async () => expect(await ask(await serve(), feed)).toBe(HIT));
}

/** The lines of the log but the first one. */
function eventsOf(server: RunningServer): readonly { event: string; message: string }[] {
  const lines = server.log().trim().split('\n');
  return lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
}

async function untilEvent(server: RunningServer, event: string, words: string): Promise<void> {
  await eventually(() =>
    expect(eventsOf(server)).toContainEqual({
      ...{ event, message: expect.stringContaining(words) },
      ...(event.startsWith('kv') ? { key: expect.any(String) } : {}),
    }),
  );
}

describe('a Redis', () => {
  it('has what one server rendered for the next one, under names of ours, for 30 days', async () => {
    await start();
    const first = await serve();
    expect(first.log()).toContain(`cache in ${url} `);
    await eventually(async () => expect(await ask(first, '/rss.xml')).toMatch(/stored|memory/));
    await withEntries(async (client, [key = '']) => {
      expect(key).toMatch(/^tagwire:feeds\.example\.org:/);
      expect(await client.ttl(key)).toBeGreaterThan(29 * 86_400);
    });
    await untilHit('/rss.xml');
    expect(eventsOf(first)).toEqual([]);
  });

  it('whose entries are not ours, or damaged, is passed over', async () => {
    await start();
    const first = await serve();
    await eventually(async () => expect(await ask(first, '/atom.xml')).toMatch(/stored|memory/));
    await withEntries(async (client, keys) => {
      for (const key of keys) await client.set(key, 'not an entry');
    });
    const second = await serve();
    expect(await ask(second, '/atom.xml')).toBe(STORED);
    // Written anew by the one that found it damaged.
    await untilHit('/atom.xml');
    await withEntries(async (client, keys) => {
      for (const key of keys) {
        await client.del(key);
        await client.lPush(key, 'a list');
      }
    });
    const third = await serve();
    expect(await ask(third, '/atom.xml')).toBe(STORED);
    await untilEvent(third, 'kv-read-failed', 'WRONGTYPE');
  });

  it('gives each minute to one server, and keeps the state of pushing', async () => {
    const redis = await start();
    const stores = [ORIGIN, ORIGIN, 'https://news.example.org'].map((of) =>
      openRedisStore(url, of),
    );
    const [one, other, another] = stores as [Store, Store, Store];
    onTestFinished(() => {
      for (const store of stores) store.close();
    });
    // Rejects until the connection stands.
    await eventually(async () => {
      await one.state.put('push', 'a text');
      expect(await other.state.get('push')).toBe('a text');
    });
    expect(await one.state.get('none')).toBeNull();
    expect([await one.takeTurn(), await other.takeTurn()]).toEqual([true, false]);
    // Another publication has its own.
    await eventually(async () => expect(await another.state.get('push')).toBeNull());
    expect(await another.takeTurn()).toBe(true);
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    await redis.stop();
    // Not null: a state that cannot be read is not one that there is not.
    await expect(other.state.get('push')).rejects.toThrow();
    await expect(other.takeTurn()).rejects.toThrow();
  });

  it('that has to evict, by the policy of the manual, keeps the state of pushing', async () => {
    const manual = await readFile(path.join(ROOT, 'docs/serve.md'), 'utf8');
    const [, policy = ''] = /`maxmemory-policy ([\w-]+)`/.exec(manual) ?? [];
    await start('--maxmemory', '4mb', '--maxmemory-policy', policy);
    const store = openRedisStore(url, ORIGIN);
    onTestFinished(store.close);
    await eventually(() => store.state.put('push', 'a text'));
    const metadata = { length: 0, digest: '' };
    const entry = { expirationTtl: 60, metadata };
    const keys = Array.from({ length: 300 }, (_, n) => `${n}`);
    for (const key of keys) await store.cache.put(key, new Uint8Array(100_000), entry);
    const options = { type: 'arrayBuffer', cacheTtl: 60 } as const;
    const found = await Promise.all(keys.map((key) => store.cache.getWithMetadata(key, options)));
    // Which ones go is chance: Redis looks at a few keys at a time.
    expect(found.some(({ value }) => value === null)).toBe(true);
    expect(found.some(({ value }) => value !== null)).toBe(true);
    expect(await store.state.get('push')).toBe('a text');
  });

  it('that wants a password gets it, and a wrong one is told without it', async () => {
    await start('--requirepass', 'right');
    const right = await serve(`redis://:right@127.0.0.1:${port}`);
    await eventually(async () => expect(await ask(right, '/rss.xml')).toMatch(/stored|memory/));
    await withEntries(async () => undefined, `redis://:right@127.0.0.1:${port}`);
    const wrong = await serve(`redis://:secret@127.0.0.1:${port}`);
    await untilEvent(wrong, 'cache-lost', 'WRONGPASS');
    await ask(wrong, '/rss.xml');
    const none = await serve();
    await untilEvent(none, 'cache-lost', 'NOAUTH');
    for (const server of [right, wrong, none]) expect(server.log()).not.toMatch(/right|secret/);
    // Once, however often it has been tried.
    expect(eventsOf(wrong).filter(({ event }) => event === 'cache-lost')).toHaveLength(1);
  });

  it('that is full costs the writes, and says so', async () => {
    await start('--maxmemory', '1', '--maxmemory-policy', 'noeviction');
    const server = await serve();
    await eventually(async () => {
      const feed = `/tags/bitcoin/${['rss.xml', 'atom.xml', 'feed.json'][eventsOf(server).length % 3]}`;
      await ask(server, feed);
      expect(eventsOf(server)).not.toEqual([]);
    });
    await untilEvent(server, 'kv-write-failed', 'OOM');
  });

  it('that is not there yet is used when it comes, and when it comes back', async () => {
    const server = await serve();
    await untilEvent(server, 'cache-lost', 'ECONNREFUSED');
    await ask(server, '/rss.xml');
    const redis = await start();
    await untilEvent(server, 'cache-back', `${url} answers.`);
    await ask(server, '/atom.xml');
    await untilHit('/atom.xml');
    await redis.stop();
    await eventually(() => expect(eventsOf(server).at(-1)?.event).toBe('cache-lost'));
    await ask(server, '/feed.json');
    await start();
    await eventually(() => expect(eventsOf(server).at(-1)?.event).toBe('cache-back'));
  });

  it('that takes a connection and never greets is told of, and used when it goes on', async () => {
    const redis = await start();
    redis.process.kill('SIGSTOP');
    const server = await serve();
    await untilEvent(server, 'cache-lost', url);
    redis.process.kill('SIGCONT');
    await untilEvent(server, 'cache-back', `${url} answers.`);
    await eventually(async () => expect(await ask(server, '/rss.xml')).toMatch(/stored|memory/));
  });

  it('that stands still delays nobody for long, and is used when it goes on', async () => {
    const redis = await start();
    const server = await serve();
    await eventually(async () => expect(await ask(server, '/rss.xml')).toMatch(/stored|memory/));
    await withEntries(async () => undefined);
    const second = await serve();
    redis.process.kill('SIGSTOP');
    // Without an answer of Redis, after which nothing would come.
    expect(await ask(second, '/rss.xml')).toMatch(/uri-miss/);
    expect(await ask(second, '/atom.xml')).toMatch(/uri-miss/);
    await untilEvent(second, 'cache-lost', url);
    redis.process.kill('SIGCONT');
    await untilEvent(second, 'cache-back', `${url} answers.`);
    await untilHit('/rss.xml');
  });
});
