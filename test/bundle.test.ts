// The bundle as a deploy would upload it, run once in workerd over the sample publication.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Miniflare } from 'miniflare';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeCatalog } from '../src/catalog/file.ts';
import { bundle } from './bundle.ts';
import { ROOT } from './root.ts';
import { runBundle, stage } from './stage.ts';

let folder: string;
let worker: Miniflare;
let origin: URL;

beforeAll(async () => {
  folder = await stage('bundle', {
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

describe('the built bundle', () => {
  it.each([
    ['articles', 5],
    ['documents', 0],
    ['search', 0],
  ])('keeps every file of %s from those who ask for it by its path', async (private_, least) => {
    const files = await readdir(path.join(folder, 'dist/assets', private_));
    expect(files.length).toBeGreaterThan(least);
    const [first = '', second = '', rest = ''] = [private_[0], private_[1], private_.slice(2)];
    for (const file of files) {
      const paths = [
        `/${private_}/${file}`,
        `/${private_}/${encode(file.charAt(0))}${file.slice(1)}`,
        `/${encode(first)}${second}${rest}/${file}`,
        `/${first}${encode(second)}${rest}/${file}`,
        `/${[...private_].map(encode).join('')}/${file}`,
        `/${private_}%2F${file}`,
        `/%2F${private_}/${file}`,
        `//${private_}/${file}`,
        `//${encode(first)}${second}${rest}/${file}`,
        `/\\${private_}/${file}`,
        `/./${private_}/${file}`,
        `/media/../${private_}/${file}`,
        `/media/%2e%2e/${private_}/${file}`,
        `/static/..%2f${private_}/${file}`,
        `/${private_}/${file}/`,
      ];
      for (const asked of paths) {
        const { status } = await fetch(`${origin.origin}${asked}`, { redirect: 'manual' });
        expect([asked, status]).toEqual([asked, 404]);
      }
    }
  });

  it('has no other folder that would have to be kept from them', async () => {
    const entries = await readdir(path.join(folder, 'dist/assets'));
    const private_ = ['articles', 'documents', 'search'];
    expect(entries.toSorted()).toEqual(['_headers', ...private_, 'media', 'static'].toSorted());
  });

  it.each([
    '/media/old.png',
    '/media/2014/chart.png?w=300',
    '/media/0123456789abcdef/gone.png',
    '/media/',
    '/static/style.css',
    '/static/0123456789abcdef/other.css',
  ])('answers %s, which no file has, as any unknown path', async (asked) => {
    const response = await fetch(new URL(asked, origin));
    const { detail } = (await response.json()) as { detail: string };
    const expected = `There is nothing at ${asked.replace(/\?.*/, '')}. `;
    expect([response.status, detail.slice(0, expected.length)]).toEqual([404, expected]);
    expect(response.headers.get('Cache-Control')).toBe('max-age=60');
  });

  it('keeps the catalog and the fields of the assets from them, too', async () => {
    for (const asked of ['/catalog.bin', '/_headers', '/cache.db', '/articles/']) {
      expect([asked, (await fetch(new URL(asked, origin))).status]).toEqual([asked, 404]);
    }
  });

  it('serves media and styles by their hash, for ever', async () => {
    const assets = path.join(folder, 'dist/assets');
    for (const public_ of ['media', 'static']) {
      for (const hash of await readdir(path.join(assets, public_))) {
        const [name = ''] = await readdir(path.join(assets, public_, hash));
        const url = new URL(`/${public_}/${hash}/${encodeURIComponent(name)}`, origin);
        const response = await fetch(url);
        await response.arrayBuffer();
        expect([name, response.status]).toEqual([name, 200]);
        expect(response.headers.get('Cache-Control')).toContain('immutable');
        expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
      }
    }
  });

  it('leads from the address of a file that has changed to the present one, for a day', async () => {
    const assets = path.join(folder, 'dist/assets');
    const { buffer } = new Uint8Array(await readFile(path.join(folder, 'dist/catalog.bin')));
    const { files } = decodeCatalog(buffer);
    for (const public_ of ['media', 'static']) {
      for (const hash of await readdir(path.join(assets, public_))) {
        const [name = ''] = await readdir(path.join(assets, public_, hash));
        const own = `/${public_}/${hash}/${encodeURIComponent(name)}`;
        const former = own.replace(hash, '0123456789abcdef');
        // Which article a picture was of, its address does not tell.
        const present = name === 'social.png' ? files.picture : own;
        const response = await fetch(new URL(former, origin), { redirect: 'manual' });
        expect([former, response.status]).toEqual([former, 301]);
        expect(response.headers.get('Location')).toBe(`https://feeds.example.org${present}`);
        expect(response.headers.get('Cache-Control')).toBe('max-age=86400');
        expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
      }
    }
  });

  it.each(['GET', 'HEAD'])('leads podcast programs there too, who %s a part', async (method) => {
    const [hash = ''] = await findMedia('media-and-enclosures.mp3');
    const former = '/media/0123456789abcdef/media-and-enclosures.mp3';
    const headers = { Range: 'bytes=0-99' };
    const response = await fetch(new URL(former, origin), { method, headers, redirect: 'manual' });
    expect(response.status).toBe(301);
    const there = new URL(response.headers.get('Location') ?? '').pathname;
    expect(there).toBe(`/media/${hash}/media-and-enclosures.mp3`);
    const found = await fetch(new URL(there, origin), { method, headers });
    expect(found.headers.get('Content-Type')).toBe('audio/mpeg');
    expect(found.status).toBe(method === 'GET' ? 206 : 200);
    await found.arrayBuffer();
  });

  it('answers a poll with 200 and the next one with 304', async () => {
    for (const feed of ['/rss.xml', '/atom.xml', '/feed.json']) {
      const first = await fetch(new URL(feed, origin));
      const etag = first.headers.get('ETag') ?? '';
      expect([first.status, (await first.text()).length > 10_000]).toEqual([200, true]);
      const headers = { 'If-None-Match': etag };
      expect((await fetch(new URL(feed, origin), { headers })).status).toBe(304);
    }
  });

  it('links, from the front page and every article, only to places that answer', async () => {
    const seen = new Set(['/']);
    for (const asked of seen) {
      const response = await fetch(new URL(asked, origin));
      const text = await response.text();
      expect([asked, response.status]).toEqual([asked, 200]);
      if (response.headers.get('Content-Type') !== 'text/html; charset=utf-8') continue;
      // The reference links to errors as well; those crawlers are told not to follow.
      for (const [, href = ''] of text.matchAll(/(?<!rel="nofollow" )(?:href|src)="([^"#]+)/g)) {
        const link = href.replace('https://feeds.example.org/', '/').replaceAll('&amp;', '&');
        if (link.startsWith('/')) seen.add(link);
      }
    }
    expect(seen.size).toBeGreaterThan(100);
  });
});

/** The hashes under which a file of this name is published. */
async function findMedia(name: string): Promise<readonly string[]> {
  const media = path.join(folder, 'dist/assets/media');
  const hashes = await readdir(media);
  const names = await Promise.all(hashes.map((hash) => readdir(path.join(media, hash))));
  return hashes.filter((_, index) => names[index]?.includes(name));
}

function encode(character: string): string {
  return `%${character.charCodeAt(0).toString(16)}`;
}
