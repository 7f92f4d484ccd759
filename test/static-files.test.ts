// Parts of files, which players of podcasts ask for (RFC 9110 §14), and what compile wrote about fields.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toByteRange } from '../src/http/byte-range.ts';
import { openServer } from '../src/node/http-server.ts';
import { findFields, readHeaderRules } from '../src/static-files/header-rules.ts';
import { type AnswerFile, openStaticFiles } from '../src/static-files/static-files.ts';
import { exchange } from './node/exchange.ts';

const HEADERS = `/media/*
  Cache-Control: max-age=1
  Content-Security-Policy: default-src 'none'; style-src a:b
/static/*
  Cache-Control: max-age=2
`;

const FILE = '/media/0123456789abcdef/ten.mp3';
const OTHER = '/media/0123456789abcdef/ten.pdf';
const TAG = '"0123456789abcdef"';

let folder: string;
let answerFile: AnswerFile;
let port: number;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tagwire-static-'));
  const media = path.join(folder, 'media/0123456789abcdef');
  await mkdir(media, { recursive: true });
  await writeFile(path.join(folder, '_headers'), HEADERS);
  await writeFile(path.join(media, 'ten.mp3'), '0123456789');
  await writeFile(path.join(media, 'ten.pdf'), '0123456789');
  await writeFile(path.join(media, 'gone.mp3'), '0123456789');
  await writeFile(path.join(media, 'gone.pdf'), '0123456789');
  await writeFile(path.join(media, 'empty.txt'), '');
  await writeFile(path.join(media, 'no-type'), 'x');
  await mkdir(path.join(folder, 'articles'));
  await writeFile(path.join(folder, 'articles/private.bin'), 'x');
  answerFile = await openStaticFiles(folder);
  await rm(path.join(media, 'gone.mp3'));
  await rm(path.join(media, 'gone.pdf'));
  const server = await openServer(0, '127.0.0.1', async (request) => {
    const answer = await answerFile(request, new URL(request.url).pathname);
    return answer ?? new Response(null, { status: 404 });
  });
  ({ port } = server);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function ask(headers: Readonly<Record<string, string>>, file = FILE, method = 'GET') {
  const { status, fields, body } = await exchange(port, { path: file, headers, method });
  return { status, body: body.toString(), range: fields['content-range'], fields };
}

// What is played is answered as the Worker does, all else as assets are.
describe.each([FILE, OTHER])('a part of %s', (file) => {
  it.each([
    ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-2', 206, '89', 'bytes 8-9/10'],
    ['bytes=5-100', 206, '56789', 'bytes 5-9/10'],
    ['bytes=-100', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=-0', 416, '', 'bytes */10'],
    // What is no single range is ignored, as a server may (§14.2).
    ['bytes=0-1,3-4', 200, '0123456789', undefined],
    ['bytes=3-1', 200, '0123456789', undefined],
    ['bytes=-', 200, '0123456789', undefined],
    ['lines=0-3', 200, '0123456789', undefined],
  ])('%s is %i', async (Range, status, body, range) => {
    const answer = await ask({ Range }, file);
    expect([answer.status, answer.body, answer.range]).toEqual([status, body, range]);
    if (status !== 416) expect(answer.fields['content-length']).toBe(`${body.length}`);
  });

  it('is one only of the file that the client has begun (§13.1.5)', async () => {
    const Range = 'bytes=0-3';
    expect((await ask({ Range, 'If-Range': TAG }, file)).status).toBe(206);
    expect((await ask({ Range, 'If-Range': '"other"' }, file)).status).toBe(200);
  });

  it('is for GET alone', async () => {
    const { status, body } = await ask({ Range: 'bytes=0-3' }, file, 'HEAD');
    expect([status, body]).toEqual([200, '']);
  });
});

it('a part of very many bytes is computed, not kept', () => {
  const huge = 2 ** 40;
  const first = huge - 5;
  const headers = { Range: `bytes=${first}-${huge * 4}` };
  const request = new Request('https://x.example/', { headers });
  expect(toByteRange(request, TAG, huge)).toEqual({ first, last: huge - 1 });
});

describe('a file', () => {
  it('says what it is, and that it has parts', async () => {
    const { fields } = await ask({});
    expect(fields).toMatchObject({
      'content-type': 'audio/mpeg',
      etag: TAG,
      'accept-ranges': 'bytes',
      'cache-control': 'max-age=1',
      'content-security-policy': "default-src 'none'; style-src a:b",
    });
  });

  it.each([TAG, `W/${TAG}`])('is not sent to who has it as %s', async (tag) => {
    const { status, body, fields } = await ask({ 'If-None-Match': tag });
    expect([status, body, fields['etag']]).toEqual([304, '', TAG]);
  });

  it('that is played is refused to who takes it for another one (§13.1.1)', async () => {
    const { status, body } = await ask({ 'If-Match': '"other"' });
    expect([status, body]).toEqual([412, '']);
  });

  it('may be empty, and may have no known type', async () => {
    const empty = await ask({}, '/media/0123456789abcdef/empty.txt');
    expect([empty.status, empty.body]).toEqual([200, '']);
    expect(empty.fields['content-type']).toBe('text/plain; charset=utf-8');
    const untyped = await ask({}, '/media/0123456789abcdef/no-type');
    expect([untyped.status, untyped.body]).toEqual([200, 'x']);
  });

  it.each(['gone.mp3', 'gone.pdf'])(
    'that a later compile has removed is left to the app: %s',
    async (name) => {
      expect((await ask({}, `/media/0123456789abcdef/${name}`)).status).toBe(404);
    },
  );

  it.each(['/articles/private.bin', '/_headers', '/media/../articles/private.bin'])(
    '%s is none',
    async (file) => {
      expect((await ask({}, file)).status).toBe(404);
    },
  );
});

it('fields are those of each folder', () => {
  const rules = readHeaderRules(HEADERS);
  expect(findFields(rules, '/static/x.css')).toEqual([['Cache-Control', 'max-age=2']]);
  expect(findFields(rules, '/articles/x')).toEqual([]);
});
