// The client as the Worker serves it, run in Node against the Worker itself: what it gives is what the API
// gives, all of it, each once.
import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Miniflare } from 'miniflare';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Module from '../../src/client/client.ts';
import { bundle } from '../bundle.ts';
import { ROOT } from '../root.ts';
import { runBundle, stage } from '../stage.ts';

/** That of the catalog; the Worker runs elsewhere, as one before a release does. */
const RELEASED = 'https://feeds.example.org';

let folder: string;
let worker: Miniflare;
let origin: string;
let module: typeof Module;
let asked: readonly (readonly [path: string, status: number])[] = [];

beforeAll(async () => {
  const now = Math.floor(Date.now() / 1000);
  const content = path.join(ROOT, 'content');
  folder = await stage('client-served', { folder: content, origin: RELEASED, now });
  worker = await runBundle(folder, bundle(folder));
  ({ origin } = await worker.ready);
  const downloads = path.join(folder, 'downloads');
  await mkdir(downloads);
  await writeFile(path.join(downloads, 'package.json'), '{"type":"module"}');
  for (const name of ['client.ts', 'client.js']) {
    const response = await fetch(`${origin}/${name}`);
    await writeFile(path.join(downloads, name), await response.text());
  }
  module = (await import(pathToFileURL(path.join(downloads, 'client.js')).href)) as typeof Module;
});

afterAll(async () => {
  await worker?.dispose();
  await rm(folder, { recursive: true, force: true });
});

/** A client of the Worker that takes note of its requests. */
function createClient(options: Module.ClientOptions = {}): Module.Client {
  asked = [];
  return module.createClient({
    origin,
    fetch: async (url, init) => {
      const response = await fetch(url, init);
      asked = [...asked, [url.slice(origin.length), response.status]];
      return response;
    },
    ...options,
  });
}

async function read(address: string): Promise<Record<string, unknown>> {
  return (await (await fetch(`${origin}${address}`)).json()) as Record<string, unknown>;
}

describe.each([
  ['/client.ts', 'text/plain; charset=utf-8'],
  ['/client.js', 'text/javascript; charset=utf-8'],
])('%s', (address, type) => {
  it(`is ${type}, may be read from anywhere, and is a 304 when it has not changed`, async () => {
    const response = await fetch(`${origin}${address}?v=1`);
    await response.text();
    const fields = ['Content-Type', 'Access-Control-Allow-Origin', 'X-Content-Type-Options'];
    expect(fields.map((name) => response.headers.get(name))).toEqual([type, '*', 'nosniff']);
    expect(response.headers.get('Cache-Control')).toMatch(/^max-age=\d+/);
    expect(Date.parse(response.headers.get('Last-Modified') ?? '')).not.toBeNaN();
    const headers = { 'If-None-Match': response.headers.get('ETag') ?? '' };
    expect((await fetch(`${origin}${address}`, { headers })).status).toBe(304);
  });

  it('is a program that Node runs as it is', async () => {
    const program = path.join(folder, 'downloads', 'use.ts');
    await writeFile(
      program,
      `import { createClient } from '.${address}';
      const { articles } = await createClient({ origin: '${origin}' }).articles({ limit: 1 }).page();
      console.log(articles[0].slug, createClient().origin);`,
    );
    const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', program]);
    const { articles } = await read('/api/articles?limit=1');
    const [{ slug } = { slug: '' }] = articles as readonly { readonly slug: string }[];
    expect(stdout).toBe(`${slug} ${RELEASED}\n`);
  });
});

describe('the client', () => {
  it('reads all pages of a query, row by row and page by page', async () => {
    const client = createClient();
    const { articles: all } = await read('/api/articles?limit=50&section=web');
    const rows: unknown[] = [];
    for await (const row of client.articles({ section: 'web', limit: 3 })) rows.push(row);
    expect(rows).toEqual(all);
    expect(asked.length).toBe(Math.ceil(rows.length / 3));
    const sizes: number[] = [];
    for await (const { articles } of client.articles({ section: 'web', limit: 3 }).pages()) {
      sizes.push(articles.length);
    }
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(rows.length);
  });

  it('asks for no page that is not wanted', async () => {
    const client = createClient();
    for await (const _ of client.articles({ limit: 2 })) break;
    expect(asked).toEqual([['/api/articles?limit=2', 200]]);
  });

  it.each<readonly [Module.ListQuery, string]>([
    [{ tag: 'http' }, '?tag=http'],
    [{ tag: ['http', 'feeds'] }, '?tag=http&tag=feeds'],
    [{ tag: [['http', 'feeds'], 'editors'] }, '?tag=http,feeds&tag=editors'],
    [{ not: ['http', 'feeds'], lang: 'en', tag: [] }, '?not=http,feeds&lang=en'],
    [{ section: ['web', 'security'], author: undefined }, '?section=web,security'],
    [{ tag: 'c++' }, '?tag=c%2B%2B'],
    [
      { since: new Date('2026-03-01T00:00:00Z'), until: '2026-05-01' },
      '?since=2026-03-01T00:00:00Z&until=2026-05-01',
    ],
    [
      { order: 'oldest', limit: 2, fields: ['slug', 'url'] },
      '?order=oldest&limit=2&fields=slug,url',
    ],
    [
      { 'changed-since': '2026-05-01', content: 'full', limit: 1 },
      '?changed-since=2026-05-01&content=full&limit=1',
    ],
  ])('asks for %j what the API calls %s', async (query, search) => {
    expect(await createClient().articles(query).page()).toEqual(
      await read(`/api/articles${search}`),
    );
  });

  it('gives everything else as the API does', async () => {
    const client = createClient();
    expect(await client.article('polite-polling')).toEqual(
      await read('/api/articles/polite-polling'),
    );
    expect(await client.article('polite-polling', { fields: ['id'] })).toEqual(
      await read('/api/articles/polite-polling?fields=id'),
    );
    expect(await client.tags({ section: 'web' })).toEqual(await read('/api/tags?section=web'));
    expect(await client.sections()).toEqual(await read('/api/sections'));
    expect(await client.authors({ lang: 'de' })).toEqual(await read('/api/authors?lang=de'));
    expect(await client.tag('http')).toEqual(await read('/api/tags/http'));
    expect(await client.tag('c++')).toEqual(await read('/api/tags/c%2B%2B'));
    expect(await client.section('web')).toEqual(await read('/api/sections/web'));
    expect(await client.author('web-desk')).toEqual(await read('/api/authors/web-desk'));
    expect(await client.feeds()).toEqual(await read('/api/feeds'));
  });

  it('gets a 304 for what it has, each page of a list too', async () => {
    const client = createClient();
    const list = async () => await client.articles({ limit: 10 }).all();
    const rows = await list();
    const statuses = asked.map(([, status]) => status);
    expect(await list()).toEqual(rows);
    expect(asked.map(([, status]) => status)).toEqual([...statuses, ...statuses.map(() => 304)]);
  });

  it.each<readonly [string, (client: Module.Client) => Promise<unknown>, object]>([
    [
      'an unknown tag',
      (client) => client.articles({ tag: 'htpp' }).page(),
      { kind: 'unknown-tag', problem: { near: ['http'] } },
    ],
    [
      'a wrong value',
      (client) => client.articles({ limit: 99 }).page(),
      {
        kind: 'bad-value',
        problem: { parameter: 'limit', allowed: 'a whole number from 1 to 50' },
      },
    ],
    [
      'an unknown article',
      (client) => client.article('nothing/here'),
      { kind: 'unknown-article', problem: { status: 404 } },
    ],
    [
      'a wrong date',
      (client) => client.tags({ since: 'yesterday' }),
      { kind: 'bad-value', problem: { parameter: 'since' } },
    ],
  ])('tells of %s', async (_what, ask, expected) => {
    await expect(ask(createClient())).rejects.toMatchObject({ name: 'ProblemError', ...expected });
  });

  it('asks for several articles, but not for all where it is given no slug', async () => {
    const client = createClient();
    const { articles, missing } = await client.articles({ slug: ['glossary', 'none'] }).page();
    expect([articles.map(({ slug }) => slug), missing]).toEqual([['glossary'], ['none']]);
    expect(() => client.articles({ slug: [] })).toThrow('"slug" must name an article.');
  });

  it('refuses a date that is none before it asks', async () => {
    expect(() => createClient().articles({ since: new Date('yesterday') })).toThrow(
      '"since" is an invalid Date.',
    );
  });
});

async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('a copy', () => {
  const shape = { fields: ['slug', 'title'], limit: 7 } as const;

  it('has every article once, and then nothing new', async () => {
    const client = createClient();
    const slugs: string[] = [];
    let state: Module.SyncState | null = null;
    for await (const step of client.sync(null, shape)) {
      slugs.push(...step.articles.map(({ slug }) => slug));
      ({ state } = step);
    }
    const { articles } = await read('/api/articles?limit=50&order=updated&fields=slug');
    expect(slugs).toEqual(
      (articles as readonly { readonly slug: string }[]).map(({ slug }) => slug),
    );
    const steps = await collect(client.sync(state, shape));
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.at(-1)?.state).toEqual(state);
  });

  it('is the same where every run is cut off after one step', async () => {
    const whole = await collect(createClient().sync(null, shape));
    const rows: unknown[] = [];
    let state: Module.SyncState | null = null;
    for (let done = false; !done; ) {
      for await (const step of createClient().sync(state, shape)) {
        rows.push(...step.articles);
        state = JSON.parse(JSON.stringify(step.state)) as Module.SyncState;
        ({ done } = step);
        break;
      }
    }
    expect(rows).toEqual(whole.flatMap(({ articles }) => articles));
    expect(state).toEqual(whole.at(-1)?.state);
  });
});
