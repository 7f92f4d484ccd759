// The same release asked on Cloudflare's runtime and on Node: status, fields and bytes are the same, but for
// what is named here.
import { readdirSync } from 'node:fs';
import { Agent } from 'node:http';
import path from 'node:path';
import type { Miniflare } from 'miniflare';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../bundle.ts';
import { ROOT } from '../root.ts';
import { runBundle, stage } from '../stage.ts';
import { type Asked, type Exchanged, exchange } from './exchange.ts';
import { type RunningServer, runServer, writeServer } from './run-server.ts';

/** Fields that may differ, and why. */
const DIFFERENT = [
  // Of the connection, and the time of the answer (RFC 9110 §7.6.1, §6.6.1).
  ...['connection', 'keep-alive', 'transfer-encoding', 'date'],
  // Of the release: here its compile, there its upload. A test below compares what depends on it.
  'last-modified',
];

/** Fields of files that differ beside these: tags are made otherwise, and parts are served here alone. */
const DIFFERENT_OF_FILES = ['etag', 'accept-ranges', 'cf-cache-status'];

/** Fields that ask for another representation, or for none. `br` is what the edge makes of identity. */
const FIELDS: readonly Readonly<Record<string, string>>[] = [
  {},
  { 'Accept-Encoding': 'gzip' },
  { 'Accept-Encoding': 'gzip;q=0' },
  { 'If-None-Match': '*' },
  { 'If-None-Match': '"other"' },
  { 'If-Match': '"other"' },
  { 'Sec-Fetch-Dest': 'document', Accept: 'text/html' },
  { Accept: 'text/html' },
  { Accept: 'application/atom+xml' },
  { 'If-Modified-Since': 'Fri, 01 Jan 2100 00:00:00 GMT' },
  { 'If-Modified-Since': 'Mon, 01 Jan 2001 00:00:00 GMT' },
  { 'If-Unmodified-Since': 'Mon, 01 Jan 2001 00:00:00 GMT' },
  { 'X-Forwarded-Host': 'other.example', 'X-Forwarded-Proto': 'https', Host: 'other.example' },
];

const PATHS = [
  ...['/', '/rss.xml', '/atom.xml', '/feed.json', '/feed', '/feeds.opml', '/sitemap.xml'],
  ...['/tags/http', '/tags/http/feed', '/tags/http/rss.xml', '/tags/htpp/rss.xml', '/tags/'],
  ...['/sections/web', '/sections/web/atom.xml', '/authors/web-desk', '/robots.txt', '/docs'],
  ...[
    '/tags',
    '/tags/?page=1',
    '/sections',
    '/authors',
    '/archive',
    '/archive/2026/01',
    '/archive/1',
  ],
  ...['/rss.xml?tag=http&not=caching', '/rss.xml?unknown=1', '/rss.xml?limit=99', '/feed/'],
  ...['/rss.xml?content=summary', '/rss.xml?page=1', '/rss.xml?tag=a+b', '/favicon.ico'],
  '/manifest.webmanifest',
  ...['/articles/polite-polling', '/articles/polite-polling.md', '/articles/none', '/articles/'],
  ...['/api', '/api/articles', '/api/articles/polite-polling', '/api/articles?none=1', '/api/none'],
  ...[
    '/api/tags',
    '/api/feeds',
    '/openapi.json',
    '/client.ts',
    '/client.js',
    '/none',
    '/index.html',
    '/tags/http/',
  ],
  // Paths that one server reads otherwise than another one.
  ...['//rss.xml', '/rss.xml/', '/rss.xml?', '/rss.xml?tag=%zz', '/%72ss.xml', '/RSS.xml', '///'],
  ...['/tags/c%2B%2B/rss.xml', '/./rss.xml', '/a/../rss.xml', '/a/%2e%2e/rss.xml', '/rss.xml%00'],
  ...['/\\rss.xml', '/tags\\http\\rss.xml', '/rss.xml?q=\\', '/rss.xml;x=1', '/%', '/?'],
  ...['/tags/%E0%A4%A/rss.xml', '/rss.xml#fragment', '/rss.xml?tag=http#fragment'],
  ...['http://other.example/rss.xml', 'http://other.example', 'https://other.example/api?x=1'],
  ...[`/rss.xml?x=${'a'.repeat(8_000)}`, `/${'b'.repeat(9_000)}`],
  // What is private, and what looks like a file.
  ...['/_headers', '/catalog.bin', '/server.mjs', '/documents/', '/media', '/media/', '/static/'],
  ...['/media/../rss.xml', '/media/%2e%2e/catalog.bin', '/media/..%2fcatalog.bin'],
  ...['/static/..%2f..%2fserver.mjs', '/media/0123456789abcdef/gone.png', '/%2Fmedia/x'],
];

const METHODS = ['HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'QUERY'];

const agent = new Agent({ keepAlive: true });
let dist: string;
let worker: Miniflare;
let workerPort: number;
let server: RunningServer;

beforeAll(async () => {
  const folder = await stage('same-as-worker', {
    folder: path.join(ROOT, 'content'),
    origin: 'https://feeds.example.org',
    now: Math.floor(Date.now() / 1000),
  });
  dist = path.join(folder, 'dist');
  await writeServer(dist);
  server = await runServer(dist);
  worker = await runBundle(folder, bundle(folder));
  workerPort = Number((await worker.ready).port);
});

afterAll(async () => {
  agent.destroy();
  await worker?.dispose();
  expect(await server?.stop()).toBe(0);
  expect(server.log().trim().split('\n')).toHaveLength(1);
});

/** Both answers, without what is named as different. */
async function askBoth(asked: Asked, different: readonly string[] = DIFFERENT) {
  const [there, here] = await Promise.all([
    exchange(workerPort, asked, agent),
    exchange(server.port, asked, agent),
  ]);
  return { there: toComparable(there, different), here: toComparable(here, different) };
}

function toComparable({ status, fields, body }: Exchanged, different: readonly string[]) {
  const kept = Object.entries(fields)
    .filter(([name]) => !different.includes(name))
    // How long it took is another time each time.
    .map(([name, value]) => [name, name === 'server-timing' ? value.replace(/\d+/g, '') : value]);
  // A body without bytes has a coding there, if the edge codes it, and none here.
  const isEmpty = status >= 300 && status < 400;
  const compared = isEmpty
    ? kept.filter(([name]) => name !== 'content-encoding' && name !== 'content-length')
    : kept;
  return {
    status,
    fields: Object.fromEntries(compared),
    body: isEmpty ? '' : body.toString('latin1'),
  };
}

/** The addresses of all public files. */
function listFiles(): readonly string[] {
  return ['media', 'static'].flatMap((folder) => {
    const root = path.join(dist, 'assets', folder);
    return readdirSync(root).map((hash) => {
      const [name = ''] = readdirSync(path.join(root, hash));
      return `/${folder}/${hash}/${encodeURIComponent(name)}`;
    });
  });
}

describe('the same on Node as on Cloudflare', () => {
  it.each(PATHS.map((asked) => [asked.slice(0, 60), asked] as const))(
    'GET %s',
    async (_label, asked) => {
      for (const headers of FIELDS) {
        // Twice: the second time, it may come from memory.
        for (const _ of [1, 2]) {
          const { there, here } = await askBoth({ path: asked, headers });
          expect([headers, here]).toEqual([headers, there]);
        }
      }
    },
  );

  it.each(METHODS)('%s', async (method) => {
    for (const asked of PATHS.slice(0, 40)) {
      const body = ['POST', 'PUT', 'PATCH'].includes(method) ? { body: 'text' } : {};
      const { there, here } = await askBoth({ path: asked, method, ...body });
      expect([asked, here]).toEqual([asked, there]);
    }
  });

  it('a GET that has a body', async () => {
    const headers = { 'Content-Length': '4' };
    const { there, here } = await askBoth({ path: '/rss.xml', headers, body: 'text' });
    expect(here).toEqual(there);
    expect(here.status).toBe(200);
  });

  it('a poll with the tag of either, and a client that takes deltas', async () => {
    for (const asked of ['/rss.xml', '/atom.xml', '/feed.json', '/tags/http/rss.xml', '/']) {
      const { fields } = await exchange(server.port, { path: asked });
      const etag = fields['etag'] ?? '';
      const poll = await askBoth({ path: asked, headers: { 'If-None-Match': etag } });
      expect(poll.here).toEqual(poll.there);
      expect(poll.here.status).toBe(304);
      const older = etag
        .replace(/\.([\w-]{8})([\w-]*)"$/, '.$2"')
        .replace(/\.[\w-]{8}\./, '.OLDOLD00.');
      for (const coding of ['identity', 'gzip']) {
        const headers = { 'If-None-Match': older, 'A-IM': 'feed', 'Accept-Encoding': coding };
        const delta = await askBoth({ path: asked, headers });
        expect(delta.here).toEqual(delta.there);
        expect(delta.here.status).toBe(asked === '/' ? 200 : 226);
      }
    }
  });

  it('what a monitor reads, but for the version', async () => {
    const [there, here] = await Promise.all(
      [workerPort, server.port].map(async (port) => {
        const { status, fields, body } = await exchange(port, { path: '/health' });
        const { version, ...others } = JSON.parse(body.toString());
        expect(Date.parse(version.uploaded)).not.toBeNaN();
        return { status, type: fields['content-type'], others };
      }),
    );
    expect(here).toEqual(there);
  });

  it('a poll with the date of either', async () => {
    for (const port of [workerPort, server.port]) {
      const { fields } = await exchange(port, { path: '/rss.xml' });
      const since = fields['last-modified'] ?? '';
      expect(Date.parse(since)).not.toBeNaN();
      const headers = { 'If-Modified-Since': since };
      expect((await exchange(port, { path: '/rss.xml', headers })).status).toBe(304);
    }
  });

  it('fields as long as Cloudflare takes them, and longer ones', async () => {
    const ask = (length: number) =>
      exchange(server.port, { path: '/rss.xml', headers: { 'X-Long': 'x'.repeat(length) } });
    expect((await ask(120_000)).status).toBe(200);
    // RFC 6585 §5.
    expect((await ask(140_000)).status).toBe(431);
  });

  it('media and static files, at every form of their addresses', async () => {
    const different = [...DIFFERENT, ...DIFFERENT_OF_FILES];
    const asked = listFiles().flatMap((file) => [
      ...[file, `${file}?w=300`, `${file}/`, file.toUpperCase(), file.replace('.', '%2E')],
      ...[file.replace('/', '//'), file.replace(/\/(?=[0-9a-f]{16})/, '//')],
      ...[file.replace('m', '%6d'), file.replace(/[0-9a-f]{16}/, '0123456789abcdef')],
    ]);
    for (const one of asked) {
      for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS']) {
        const { there, here } = await askBoth({ path: one, method }, different);
        expect([method, one, here]).toEqual([method, one, there]);
      }
    }
  });
});
