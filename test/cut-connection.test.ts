// A client that goes away in the middle of a miss: its work is finished for those who come after it.
import { readFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Miniflare } from 'miniflare';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle, DIRECT, ROOT, runBundle, stage } from './stage.ts';

/** Milliseconds that each read of a stored file takes here: longer than the client stays. */
const SLOW = 300;

const reads: string[] = [];

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
      await pause(SLOW);
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
  while (reads.length === before) await pause(5);
  socket.resetAndDestroy();
}

describe('a miss whose client has gone', () => {
  it('is finished, and remembered for the next one', async () => {
    await askAndLeave('/tags/bitcoin/atom.xml');
    await pause(3 * SLOW);
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
    const response = await fetch(new URL('/rss.xml?lang=en', origin));
    expect([response.status, (await response.text()).startsWith('<?xml')]).toEqual([200, true]);
  });
});
