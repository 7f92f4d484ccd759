// The endpoint for language models as the official client of the protocol uses it, against the built Worker.
import path from 'node:path';
import {
  Client,
  type ClientOptions,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';
import type { Miniflare } from 'miniflare';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from './bundle.ts';
import { ROOT } from './root.ts';
import { runBundle, stage } from './stage.ts';

let worker: Miniflare;
let origin: URL;

beforeAll(async () => {
  const folder = await stage('mcp', {
    folder: path.join(ROOT, 'content'),
    origin: 'https://feeds.example.org',
    now: Math.floor(Date.now() / 1000),
  });
  worker = await runBundle(folder, bundle(folder));
  origin = await worker.ready;
});

afterAll(async () => {
  await worker?.dispose();
});

const ways: readonly (readonly [label: string, options: ClientOptions, version: string])[] = [
  ['begins with initialize', { versionNegotiation: { mode: 'legacy' } }, '2025-06-18'],
  ['finds out what there is', { versionNegotiation: { mode: 'auto' } }, '2026-07-28'],
  ['says its version alone', { versionNegotiation: { mode: { pin: '2026-07-28' } } }, '2026-07-28'],
];

describe.each(ways)('a client that %s', (_, options, version) => {
  it('finds an article and reads it', async () => {
    const client = new Client({ name: 'test', version: '1' }, options);
    await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', origin)));
    expect(client.getNegotiatedProtocolVersion()).toBe(version);
    expect(client.getServerVersion()).toMatchObject({ title: 'Halfpenny Post' });
    expect(client.getInstructions()).toContain('https://feeds.example.org');
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['search', 'list', 'get']);
    const named = await client.callTool({ name: 'list', arguments: { kind: 'tags' } });
    const [tag] = (named.structuredContent as { readonly names: readonly Named[] }).names;
    const found = await client.callTool({ name: 'search', arguments: { tag: [tag?.slug] } });
    const { articles } = found.structuredContent as { readonly articles: readonly Named[] };
    expect(articles.length).toBeGreaterThan(1);
    const read = await client.callTool({ name: 'get', arguments: { slug: articles[0]?.slug } });
    expect(read.content).toEqual([
      {
        type: 'text',
        text: expect.stringContaining(`title: ${JSON.stringify(articles[0]?.title)}`),
      },
    ]);
    const wrong = await client.callTool({ name: 'search', arguments: { tag: ['htpp'] } });
    expect(wrong).toMatchObject({ isError: true, structuredContent: { near: ['http'] } });
    await client.close();
  });
});

type Named = { readonly slug: string; readonly title: string };
