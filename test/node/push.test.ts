// What the cron trigger does on Cloudflare, on Node: the hub is told of what has changed, once.
import { once } from 'node:events';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { hashCode } from '../../src/compile/output/code.ts';
import { openMemoryStore } from '../../src/node/memory-store.ts';
import { everyMinute } from '../../src/node/minutes.ts';
import { readRelease } from '../../src/node/release.ts';
import { createServing } from '../../src/node/serving.ts';
import type { Store } from '../../src/node/store.ts';
import { compileInto } from '../compile-into.ts';
import { ROOT } from '../root.ts';

const STAGE = path.join(ROOT, '.wrangler/stages/node-push');
const ORIGIN = 'https://feeds.example.org';

/** Topics that the hub was told of, in their order. */
const told: string[] = [];
const hub = createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += part;
  told.push(new URLSearchParams(body).get('hub.url') ?? '');
  response.writeHead(204).end();
});

let now = Math.floor(Date.now() / 60_000) * 60;

beforeAll(async () => {
  await rm(STAGE, { recursive: true, force: true });
  const content = path.join(STAGE, 'content');
  await cp(path.join(ROOT, 'test/fixtures/content/valid'), content, { recursive: true });
  await once(hub.listen(0, '127.0.0.1'), 'listening');
  const { port } = hub.address() as AddressInfo;
  const site = path.join(content, 'site.yaml');
  const text = await readFile(site, 'utf8');
  await writeFile(site, `${text.replace(/^hub:.*\n/m, '')}hub: http://127.0.0.1:${port}/\n`);
});

afterAll(() => {
  hub.close();
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Compiles, and serves what was compiled with a store. */
async function serve(store: Store) {
  const dist = path.join(STAGE, 'dist');
  await compileInto(dist, { folder: path.join(STAGE, 'content'), origin: ORIGIN, now });
  const release = await readRelease(dist, hashCode());
  return await createServing(dist, { ...release, built: now }, store, () => now, {});
}

/** What the hub is told in the next minutes. */
async function tell({ push }: Awaited<ReturnType<typeof serve>>): Promise<readonly string[]> {
  told.length = 0;
  for (let minute = 0; minute < 4; minute++) {
    await push(now);
    now += 60;
  }
  return told.toSorted();
}

describe('each minute', () => {
  it('the hub is told of all feeds once, and then of those that change', async () => {
    const store = openMemoryStore(1_000_000, () => now);
    const first = await tell(await serve(store));
    expect(first).toContain(`${ORIGIN}/rss.xml`);
    expect(new Set(first).size).toBe(first.length);
    expect(await tell(await serve(store))).toEqual([]);
    const article = path.join(STAGE, 'content/articles/new.md');
    await writeFile(article, '---\ntitle: New\ndate: 2026-05-30\nauthors: bo\n---\nText.\n');
    const changed = await tell(await serve(store));
    const scopes = new Set(changed.map((url) => url.slice(ORIGIN.length, url.lastIndexOf('/'))));
    expect([...scopes].toSorted()).toEqual(['', '/authors/bo']);
    expect(changed).toHaveLength(6);
  });

  it('one of several servers does it', async () => {
    const store = openMemoryStore(1_000_000, () => now);
    const other = await serve({ ...store, takeTurn: async () => false });
    expect(await tell(other)).toEqual([]);
    expect(await tell(await serve(store))).not.toEqual([]);
  });

  it('a store that does not answer costs the minute, and is told', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const store = openMemoryStore(1_000_000, () => now);
    const fault = new Error('nobody there');
    expect(await tell(await serve({ ...store, takeTurn: () => Promise.reject(fault) }))).toEqual(
      [],
    );
    expect(warn).toHaveBeenCalledWith(
      '{"event":"push-skipped","message":"Nobody is told of changes in this minute: nobody there"}',
    );
  });
});

describe('a minute', () => {
  it('comes once, at its beginning, though a timer rings early, and waits for what is under way', async () => {
    vi.useFakeTimers({ now: 1_000_000_030_000 });
    const minutes: number[] = [];
    let gate = Promise.withResolvers<void>();
    const clock = everyMinute(async (minute) => {
      minutes.push(minute);
      await gate.promise;
    });
    const beginning = Math.ceil(1_000_000_030 / 60) * 60;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(minutes).toEqual([beginning]);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(minutes).toEqual([beginning]);
    gate.resolve();
    gate = Promise.withResolvers();
    await vi.advanceTimersByTimeAsync(0);
    // As if the clock had been put back a little: the same minute does not come again.
    vi.setSystemTime(Date.now() - 5_000);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(minutes).toEqual([beginning, beginning + 180]);
    const ended = clock.end();
    gate.resolve();
    await ended;
    await vi.advanceTimersByTimeAsync(300_000);
    expect(minutes).toHaveLength(2);
  });
});
