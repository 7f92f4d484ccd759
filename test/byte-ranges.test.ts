// Parts of audio and video (RFC 9110 §14), behind the runtime with the settings that a deploy uploads, and
// behind the server of `npm run serve`.
import { appendFile, copyFile, readdir, readFile, truncate } from 'node:fs/promises';
import path from 'node:path';
import type { Miniflare } from 'miniflare';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toMediaPath } from '../src/catalog/media.ts';
import { PLAYABLE_TYPES } from '../src/catalog/playable.ts';
import { toMediaType } from '../src/compile/files/media.ts';
import { openServer } from '../src/node/http-server.ts';
import { openStaticFiles } from '../src/static-files/static-files.ts';
import { bundle } from './bundle.ts';
import { NOW, toArticleText, writeMediaSite } from './media-site.ts';
import { exchange } from './node/exchange.ts';
import { ROOT } from './root.ts';
import { runBundle, stage } from './stage.ts';

const NAMES = [
  'tone.mp3',
  'film.webm',
  'Ünï code/TONE.mp3',
  'Mixed.mp3',
  'photo.png',
  'tone.wav',
  'long.mp4',
];

/** Of files whose endings are published in lower case: as they are in the folder. */
const WRITTEN: ReadonlyMap<string, string> = new Map([
  ['Ünï code/TONE.mp3', 'Ünï code/TONE.MP3'],
  ['Mixed.mp3', 'Mixed.Mp3'],
]);

/** More than an asset may have (docs/publication.md, "Large audio and video"). */
const LARGE = 26 * 2 ** 20;

const BUCKET = '\n[[r2_buckets]]\nbinding = "MEDIA"\nbucket_name = "media"\n';

let worker: Miniflare;
let remove: () => Promise<void>;
/** Bytes and addresses of the published files. */
const files = new Map<
  string,
  { readonly bytes: Buffer; readonly path: string; readonly tag: string }
>();
const ports = { workerd: 0, node: 0 };

beforeAll(async () => {
  const site = await writeMediaSite(
    {
      'articles/a.md': toArticleText([
        'attachments:',
        ...NAMES.map((name) => `  - file: "../media/${WRITTEN.get(name) ?? name}"`),
      ]),
      ...Object.fromEntries([...WRITTEN.values()].map((name) => [`media/${name}`, 'A tone'])),
    },
    'bucket: true\n',
  );
  ({ remove } = site);
  await copyFile(
    path.join(site.folder, 'media/film.mp4'),
    path.join(site.folder, 'media/long.mp4'),
  );
  // A hole in a file stands for a film that no repository should hold.
  await truncate(path.join(site.folder, 'media/long.mp4'), LARGE);
  const folder = await stage('byte-ranges', {
    folder: site.folder,
    origin: 'https://x.example',
    now: NOW,
  });
  const assets = path.join(folder, 'dist/assets');
  for (const media of [path.join(assets, 'media'), path.join(folder, 'dist/bucket/media')]) {
    for (const hash of await readdir(media)) {
      for (const name of NAMES) {
        const bytes = await readFile(path.join(media, hash, name)).catch(() => null);
        if (bytes === null) continue;
        files.set(name, { bytes, path: toMediaPath({ hash, name }), tag: `"${hash}"` });
      }
    }
  }
  await appendFile(path.join(folder, 'wrangler.toml'), BUCKET);
  worker = await runBundle(folder, bundle(folder));
  const { tag, bytes } = fileOf('long.mp4');
  const bucket = await worker.getR2Bucket('MEDIA');
  await bucket.put(`media/${tag.replaceAll('"', '')}/long.mp4`, bytes);
  ports.workerd = Number((await worker.ready).port);
  const answerFile = await openStaticFiles(assets);
  const server = await openServer(0, '127.0.0.1', async (request) => {
    const answer = await answerFile(request, new URL(request.url).pathname);
    return answer ?? new Response(null, { status: 404 });
  });
  ports.node = server.port;
});

afterAll(async () => {
  await worker?.dispose();
  await remove?.();
});

function fileOf(name: string) {
  const file = files.get(name);
  if (file === undefined) throw new Error(`${name} is not published`);
  return file;
}

describe.each(['workerd', 'node'] as const)('audio and video behind %s', (server) => {
  const ask = (name: string, headers: Readonly<Record<string, string>>, method = 'GET') =>
    exchange(ports[server], { path: fileOf(name).path, headers, method });

  it.each<readonly [range: string, status: number, first: number, last: number]>([
    ['bytes=0-', 206, 0, 2375],
    ['bytes=0-1', 206, 0, 1],
    ['bytes=1000-1999', 206, 1000, 1999],
    ['bytes=2000-', 206, 2000, 2375],
    ['bytes=-76', 206, 2300, 2375],
    ['bytes=2000-99999', 206, 2000, 2375],
    // The unit is the same in any case (§14.1).
    ['Bytes=0-1', 206, 0, 1],
    // What is no single range is answered whole, as a server may (§14.2).
    ['bytes=0-1,3-4', 200, 0, 2375],
    ['bytes=3-1', 200, 0, 2375],
    ['lines=0-3', 200, 0, 2375],
  ])('%s is answered by %i', async (Range, status, first, last) => {
    const { bytes } = fileOf('tone.mp3');
    const answer = await ask('tone.mp3', { Range });
    expect([answer.status, answer.fields['content-range']]).toEqual([
      status,
      status === 206 ? `bytes ${first}-${last}/2376` : undefined,
    ]);
    expect(answer.fields['content-length']).toBe(`${last - first + 1}`);
    expect(answer.body.equals(bytes.subarray(first, last + 1))).toBe(true);
  });

  it.each(['bytes=2376-', 'bytes=-0'])('%s is answered by 416, with the length', async (Range) => {
    const { status, fields, body } = await ask('tone.mp3', { Range });
    expect([status, fields['content-range'], body.length]).toEqual([416, 'bytes */2376', 0]);
  });

  it('say what they are, that they have parts, and that they may be kept', async () => {
    const { status, fields, body } = await ask('film.webm', {});
    expect([status, body.equals(fileOf('film.webm').bytes)]).toEqual([200, true]);
    expect(fields).toMatchObject({
      ...{ 'content-type': 'video/webm', 'accept-ranges': 'bytes', 'content-length': '714' },
      ...{ etag: fileOf('film.webm').tag, 'access-control-allow-origin': '*' },
      'cache-control': expect.stringContaining('immutable'),
      'content-security-policy': expect.stringContaining('sandbox'),
      'x-content-type-options': 'nosniff',
    });
  });

  it('tell HEAD their length, and that they have parts', async () => {
    const { status, fields, body } = await ask('tone.mp3', { Range: 'bytes=0-1' }, 'HEAD');
    expect([status, body.length]).toEqual([200, 0]);
    expect(fields).toMatchObject({ 'content-length': '2376', 'accept-ranges': 'bytes' });
    expect(fields['content-range']).toBeUndefined();
  });

  it('continue what the client has begun, and else begin again (§13.1.5)', async () => {
    const { tag } = fileOf('tone.mp3');
    const Range = 'bytes=0-1';
    const statuses = [];
    const others = ['"other"', `W/${tag}`, 'Mon, 01 Jun 2026 00:00:00 GMT'];
    // What only other fields may have: any tag, or several.
    const wrong = ['*', `"other", ${tag}`];
    for (const one of [tag, ...others, ...wrong]) {
      statuses.push((await ask('tone.mp3', { Range, 'If-Range': one })).status);
    }
    expect(statuses).toEqual([206, 200, 200, 200, 200, 200]);
  });

  it('are not sent again to who has them', async () => {
    const { tag } = fileOf('tone.mp3');
    const { status, body } = await ask('tone.mp3', { 'If-None-Match': tag, Range: 'bytes=0-1' });
    expect([status, body.length]).toEqual([304, 0]);
  });

  it.each(['Ünï code/TONE.mp3', 'Mixed.mp3', 'tone.wav'])(
    'are known by any name: %s',
    async (name) => {
      const { status, body } = await ask(name, { Range: 'bytes=1-3' });
      expect([status, body.equals(fileOf(name).bytes.subarray(1, 4))]).toEqual([206, true]);
    },
  );
});

describe.each(['workerd', 'node'] as const)(
  'a film that is too large for the assets, behind %s',
  (server) => {
    it.each([
      ['bytes=0-99', 0, 99],
      ['bytes=1000-1814', 1000, 1814],
      [`bytes=${LARGE - 5}-`, LARGE - 5, LARGE - 1],
    ])('is sent in parts out of the bucket: %s', async (Range, first, last) => {
      const { path: film, bytes } = fileOf('long.mp4');
      const { status, fields, body } = await exchange(ports[server], {
        path: film,
        headers: { Range },
      });
      expect([status, fields['content-range']]).toEqual([206, `bytes ${first}-${last}/${LARGE}`]);
      expect(fields).toMatchObject({ 'content-type': 'video/mp4', 'accept-ranges': 'bytes' });
      expect(body.equals(bytes.subarray(first, last + 1))).toBe(true);
    });

    it('is sent whole, too', async () => {
      const { status, fields, body } = await exchange(ports[server], {
        path: fileOf('long.mp4').path,
      });
      expect([status, fields['content-length'], body.length]).toEqual([200, `${LARGE}`, LARGE]);
    });
  },
);

describe('the settings of the Worker', () => {
  it('bring all audio and video to it', async () => {
    const toml = await readFile(path.join(ROOT, 'wrangler.toml'), 'utf8');
    const rules = [...toml.matchAll(/"\/media\/\*\.(\w+)"/g)].map(([, ending]) => ending);
    expect(rules).toEqual([...PLAYABLE_TYPES.keys()]);
  });

  it('lead from an ending in other letters to the file', async () => {
    const { path: tone } = fileOf('Mixed.mp3');
    for (const ending of ['.MP3', '.Mp3']) {
      const { status, fields } = await exchange(ports.workerd, {
        path: tone.replace('.mp3', ending),
      });
      expect([status, fields['location']]).toEqual([301, `https://x.example${tone}`]);
    }
  });

  it('leave pictures to the assets, which know other tags', async () => {
    const { path: picture, tag, bytes } = fileOf('photo.png');
    const { status, fields, body } = await exchange(ports.workerd, { path: picture });
    expect([status, body.equals(bytes), fields['accept-ranges']]).toEqual([200, true, undefined]);
    expect(fields['etag']).not.toBe(tag);
  });

  it('answer by the types that feeds tell', () => {
    expect([...PLAYABLE_TYPES.keys()].map((ending) => toMediaType(`x.${ending}`))).toEqual([
      ...PLAYABLE_TYPES.values(),
    ]);
  });
});
