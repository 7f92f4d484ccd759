// A client that goes away in the middle of a miss: its work is finished for those who come after it.
import { readFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import path from 'node:path';
import type { Miniflare } from 'miniflare';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { bundle } from './bundle.ts';
import { ROOT } from './root.ts';
import { DIRECT, runBundle, stage } from './stage.ts';

/** Reads of stored files, each of which waits until the gate is open: longer than the client stays. */
const reads: string[] = [];
let gate = Promise.withResolvers<void>();

let miniflare: Miniflare;
let origin: URL;

beforeAll(async () => {
  const folder = await stage('cut', {
    folder: path.join(ROOT, 'test/fixtures/content/valid'),
    origin: 'https://feeds.example.org',
    now: Date.parse('2026-06-01T00:00:00Z') / 1000,
  });
  miniflare = await runBundle(folder, bundle(folder), {
    assets: async (file) => {
      reads.push(file);
      await gate.promise;
      return await readFile(path.join(folder, 'dist/assets', file));
    },
  });
  origin = await miniflare.unsafeGetDirectURL(undefined, DIRECT);
});

afterAll(async () => {
  await miniflare.dispose();
});

/** Sends a request and closes the connection once the Worker reads what it needs. */
async function askAndLeave(url: string): Promise<void> {
  const before = reads.length;
  const socket = createConnection(Number(origin.port), origin.hostname);
  socket.write(`GET ${url} HTTP/1.1\r\nHost: ${origin.host}\r\n\r\n`);
  await untilMore(before);
  socket.resetAndDestroy();
}

async function untilMore(before: number): Promise<void> {
  await vi.waitFor(() => expect(reads.length).toBeGreaterThan(before), { timeout: 30_000 });
}

beforeEach(() => {
  gate = Promise.withResolvers();
});

describe('a miss whose client has gone', () => {
  it('is finished, and remembered for the next one', async () => {
    await askAndLeave('/tags/bitcoin/atom.xml');
    gate.resolve();
    // The last thing that its work does is to write to KV.
    const kv = await miniflare.getKVNamespace('CACHE');
    const countEntries = async () => (await kv.list()).keys.length;
    await vi.waitFor(async () => expect(await countEntries()).toBe(1), { timeout: 30_000 });
    const read = reads.length;
    const response = await fetch(new URL('/tags/bitcoin/atom.xml', origin));
    expect([response.status, response.headers.get('Cache-Status'), reads.length]).toEqual([
      200,
      'tagwire; hit; detail=memory',
      read,
    ]);
    await response.text();
  });

  it('holds nobody who asks meanwhile', async () => {
    await askAndLeave('/rss.xml?lang=en');
    const before = reads.length;
    const answer = fetch(new URL('/rss.xml?lang=en', origin));
    await untilMore(before);
    gate.resolve();
    const response = await answer;
    expect([response.status, (await response.text()).startsWith('<?xml')]).toEqual([200, true]);
  });
});
