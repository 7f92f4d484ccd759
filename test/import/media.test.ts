// Files of other sites in the content folder: what is taken, what it is called, and what is not.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { takeMedia } from '../../src/import/remote/media.ts';
import { runImport } from './run-import.ts';
import { withServer } from './serve.ts';

const PNG = await readFile(join(import.meta.dirname, '../fixtures/content/valid/media/icon.png'));
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>';
const LIMITS = { bytes: 100_000, milliseconds: 20_000, files: 10, allBytes: 1_000_000, atOnce: 3 };

let out = '';
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'media-'));
});
afterEach(() => rm(out, { recursive: true }));

type Taken = {
  readonly body: string;
  readonly files: readonly string[];
  readonly notes: readonly string[];
  readonly asked: readonly string[];
};

/** Takes the media of a body, in which ORIGIN is a server of test files. */
async function take(body: string, limits = LIMITS): Promise<Taken> {
  const notes: string[] = [];
  const asked: string[] = [];
  let text = '';
  await withServer(
    ({ url = '', socket }, response) => {
      asked.push(url);
      if (url.startsWith('/page')) response.end('<!doctype html><svg>');
      else if (url.startsWith('/large')) response.end(Buffer.alloc(200_000));
      else if (url.startsWith('/cut')) {
        response.writeHead(200, { 'content-length': 1000 });
        response.write('x', () => socket.destroy());
      } else if (url.startsWith('/slow')) response.write('x');
      else if (url.startsWith('/none')) response.writeHead(404).end();
      else response.end(url.includes('svg') ? SVG : PNG);
    },
    async (origin) => {
      const tell = ({ rule, place, message }: { rule: string; place: string; message: string }) => {
        notes.push(`${rule} ${place.replace(origin, '')}: ${message}`);
      };
      const {
        bodies: [taken = ''],
      } = await takeMedia([body.replaceAll('ORIGIN', origin)], [], tell, {
        out,
        limits,
      });
      text = taken.replaceAll(origin, 'ORIGIN').replace(/-[0-9a-f]{8}\./gu, '-HASH.');
    },
  );
  const files = (await readdir(out, { recursive: true })).map((file) =>
    file.replace(/-[0-9a-f]{8}\./u, '-HASH.'),
  );
  return { body: text, files: files.filter((file) => file.includes('.')), notes, asked };
}

test.each([
  ['a picture', '![A](ORIGIN/a/Hen%20House.png?w=1)', '![A](../media/imported/hen-house-HASH.png)'],
  ['a name that lies', '![](ORIGIN/a.php?id=3)', '![](../media/imported/a-HASH.png)'],
  ['a drawing', '![](ORIGIN/svg)', '![](../media/imported/svg-HASH.svg)'],
  ['a name that is none', '![](ORIGIN/..%2F..%2F)', '![](../media/imported/file-HASH.png)'],
  [
    'a picture in HTML',
    '<img src="ORIGIN/a.png" srcset="ORIGIN/b.png 2x" width="3">',
    '<img src="../media/imported/a-HASH.png" width="3">',
  ],
  [
    'a link to the picture',
    '[![](ORIGIN/a.png)](ORIGIN/a.png)',
    '[![](../media/imported/a-HASH.png)](../media/imported/a-HASH.png)',
  ],
])('%s', async (_, body, expected) => {
  const { body: text, files, notes } = await take(body);
  expect({ text, notes }).toEqual({ text: expected, notes: [] });
  expect(files).toHaveLength(1);
});

test('a link, and a picture of no site, stay', async () => {
  const body = '[a](ORIGIN/a.png) ![](../media/b.png) ![](data:image/png;base64,x)';
  expect(await take(body)).toEqual({ body, files: [], notes: [], asked: [] });
});

describe('what cannot be had stays, and the rest is taken', () => {
  test.each([
    ['/none', 'the server answers 404'],
    ['/page', 'this is no image, sound or film'],
    ['/large', 'is larger than 1 MB'],
    ['/cut', 'the server closed the connection'],
  ])('%s: %s', async (path, message) => {
    const { body, notes, files } = await take(`![](ORIGIN${path}) ![](ORIGIN/a.png)`);
    expect(body).toBe(`![](ORIGIN${path}) ![](../media/imported/a-HASH.png)`);
    expect(notes).toEqual([`lost-media ${path}: ${message}; it stays where it is`]);
    expect(files).toHaveLength(1);
  });

  test('a server that is too slow', async () => {
    const { notes } = await take('![](ORIGIN/slow)', { ...LIMITS, milliseconds: 50 });
    expect(notes).toEqual(['lost-media /slow: takes longer than 0.05 s; it stays where it is']);
  });

  test('more files than the limit', async () => {
    const { notes, files } = await take('![](ORIGIN/a.png) ![](ORIGIN/b.png)', {
      ...LIMITS,
      files: 1,
    });
    expect(notes).toEqual(['lost-media /b.png: more than 1 files; it stays where it is']);
    expect(files).toHaveLength(1);
  });

  test('more bytes than the limit', async () => {
    const { notes } = await take('![](ORIGIN/a.png) ![](ORIGIN/b.png)', {
      ...LIMITS,
      allBytes: 1,
      atOnce: 1,
    });
    expect(notes).toEqual(['lost-media /b.png: more than 0 MB in all; it stays where it is']);
  });
});

test('what is there is not asked for again, and pictures of one name are two files', async () => {
  const urls: string[] = [];
  await withServer(
    ({ url = '' }, response) => {
      urls.push(url);
      response.end(PNG);
    },
    async (origin) => {
      const body = `![](${origin}/x/a.png) ![](${origin}/y/a.png) ![](${origin}/x/a.png)`;
      const first = await takeMedia([body], [], () => undefined, { out, limits: LIMITS });
      const second = await takeMedia([body], [], () => undefined, { out, limits: LIMITS });
      expect(second).toEqual(first);
    },
  );
  expect(urls.toSorted()).toEqual(['/x/a.png', '/y/a.png']);
  expect(await readdir(join(out, 'media/imported'))).toHaveLength(2);
});

test('image and attachments of front matter are files too', async () => {
  await withServer(
    ({ url = '' }, response) => {
      if (url.startsWith('/none')) response.writeHead(404).end();
      else response.end(PNG);
    },
    async (origin) => {
      const feed = join(out, 'feed.json');
      const attachments = ['/a.png', '/none.mp3'].map((path) => {
        return { url: origin + path, mime_type: 'image/png', size_in_bytes: 7, title: 'A' };
      });
      const item = { id: '1', title: 'x', content_text: 'x', date_published: '2026-01-01' };
      const items = [{ ...item, image: `${origin}/i.png`, attachments }];
      const version = 'https://jsonfeed.org/version/1.1';
      await writeFile(feed, JSON.stringify({ version, title: 'F', items }));
      const { planned } = await runImport(feed, out, {
        takeMedia: (bodies, addresses, note) => takeMedia(bodies, addresses, note, { out }),
      });
      expect(planned.counts.downloads).toBe(2);
      const [article = ''] = planned.articles.values();
      expect(article.replace(/-[0-9a-f]{8}\./gu, '-HASH.')).toContain(
        `image: {src: ../media/imported/i-HASH.png, alt: ""}
attachments:
  - file: ../media/imported/a-HASH.png
    title: A
  - url: ${origin}/none.mp3
    type: image/png
    length: 7
    title: A
`,
      );
    },
  );
});
