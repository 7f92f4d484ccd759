// What the first view of a page weighs without pictures: requests and bytes over the wire, of the sample publication.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundle } from '../bundle.ts';
import { ROOT } from '../root.ts';
import { stage } from '../stage.ts';
import { GZIP } from './load.ts';
import { toOne } from './pairs.ts';
import { type Aim, type Row, toRow } from './report.ts';
import { type Keep, type Server, startServer } from './servers.ts';
import { toCount, toKb } from './units.ts';

const LIGHT: Aim = { words: '< 30 KB', holds: (bytes) => bytes < 30_000 };

const ORIGIN = 'https://bench.tagwire.dev';

const PAGES: readonly (readonly [name: string, path: string])[] = [
  ['/', '/'],
  ['a tag', '/tags/feeds'],
  ['all tags', '/tags'],
  ['the archive of a year', '/archive/2026'],
  ['a feed in a browser', '/rss.xml'],
  ['an article without pictures', '/articles/glossary'],
  ['the reference', '/docs'],
];

export async function measureWeight(keep: Keep): Promise<readonly Row[]> {
  const folder = await stage('bench-pages', {
    folder: path.join(ROOT, 'content'),
    origin: ORIGIN,
    now: Math.floor(Date.now() / 1000),
  });
  const server = await keep(startServer(folder, bundle(folder)));
  const rows = await Promise.all(
    PAGES.map(async ([name, asked]) => {
      const sizes = await weigh(server, path.join(folder, 'dist/assets'), asked);
      const total = sizes.reduce((sum, size) => sum + size, 0);
      return [
        toRow(`first view of ${name}`, toOne(total), toKb, LIGHT),
        toRow('  requests', toOne(sizes.length), toCount),
      ];
    }),
  );
  return rows.flat();
}

/** Bytes of the page, and of each style and script that it loads. */
async function weigh(server: Server, assets: string, asked: string): Promise<readonly number[]> {
  const headers = { ...GZIP, 'Sec-Fetch-Dest': 'document' };
  const response = await fetch(`${server.url}${asked}`, { headers });
  const html = await response.text();
  const page = Number(response.headers.get('Content-Length'));
  if (!response.ok || page === 0) throw new Error(`${asked}: ${response.status}`);
  const loaded = html.matchAll(/(?:rel="stylesheet"[^>]*href|<script[^>]*src)="([^"]+)"/g);
  const files = new Set([...loaded].map(([, url = '']) => url.replace(ORIGIN, '')));
  const sizes = [...files].map(async (file) => {
    return gzipSync(await readFile(path.join(assets, decodeURIComponent(file)))).length;
  });
  return [page, ...(await Promise.all(sizes))];
}
