// `npm run check -- --addresses`: what servers of other sites say of attachments.
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatDiagnostic } from '../../../src/compile/diagnostics/diagnostic.ts';
import {
  checkAttachments,
  findRemoteAttachments,
} from '../../../src/compile/remote/attachments.ts';
import { writeFolder } from '../../write-folder.ts';

let folder: string;
let server: Server;
let origin: string;
let answer: RequestListener;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tagwire-'));
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

/** What is said of an episode of 1000 bytes at each of these addresses. */
async function check(urls: readonly string[], type = 'audio/mpeg', patience = 5_000) {
  const attachments = urls.map((url) => `  - {url: "${url}", type: ${type}, length: 1000}\n`);
  await writeFolder(folder, {
    'articles/a.md': `---\ntitle: A\ndate: 2026-01-01\nattachments:\n${attachments.join('')}---\nText.\n`,
  });
  const found = findRemoteAttachments(folder, ['articles/a.md']);
  const asked: string[] = [];
  const said = await checkAttachments(
    found,
    'content',
    (done, total) => asked.push(`${done}/${total}`),
    patience,
  );
  return { said: said.map(formatDiagnostic), asked };
}

/** A server that sends parts; what it says of the file can be changed. */
function send({ type = 'audio/mpeg', length = 1000, hasParts = true }): RequestListener {
  return ({ headers }, response) => {
    const isPart = hasParts && headers.range === 'bytes=0-0';
    const fields = { 'Content-Type': type, 'Content-Length': isPart ? 1 : length };
    if (isPart) response.writeHead(206, { ...fields, 'Content-Range': `bytes 0-0/${length}` });
    else response.writeHead(200, fields);
    response.end(Buffer.alloc(isPart ? 1 : length));
  };
}

const fail =
  (status: number): RequestListener =>
  (_, response) =>
    response.writeHead(status).end();

describe('an attachment on another site', () => {
  it.each<readonly [string, RequestListener, string | null]>([
    ['is right', send({}), null],
    ['is right, whatever parameters its type has', send({ type: 'Audio/MPEG; x=y' }), null],
    [
      'has another length',
      send({ length: 1234 }),
      'warning address-length the server says 1234 bytes; write "length: 1234"',
    ],
    [
      'has another type',
      send({ type: 'audio/mp4' }),
      'warning address-type the server says audio/mp4; write the same here, or correct it there',
    ],
    [
      'is sent whole alone (RFC 9110 §14)',
      send({ hasParts: false }),
      'warning address-ranges the server ignores "Range" and sends the whole file; Apple Podcasts and Safari play only what they can get in parts',
    ],
    [
      'is sent in parts by a server that does not know its length (RFC 9110 §14.4)',
      (_, response) => {
        response.writeHead(206, { 'Content-Type': 'audio/mpeg', 'Content-Range': 'Bytes 0-0/*' });
        response.end('x');
      },
      null,
    ],
    ['is gone', fail(404), '5:11 error address-lost the server answers 404'],
    ['is not for everybody', fail(403), '5:11 error address-lost the server answers 403'],
    [
      'is not answered',
      ({ socket }) => socket.destroy(),
      'error address-lost the server cannot be reached (UND_ERR_SOCKET)',
    ],
    [
      'leads to itself',
      (_, response) => response.writeHead(302, { Location: '/a.mp3' }).end(),
      'error address-lost the server cannot be reached (redirect count exceeded)',
    ],
  ])('%s', async (_, listener, told) => {
    answer = listener;
    const { said } = await check([`${origin}/a.mp3`]);
    expect(said).toEqual(told === null ? [] : [expect.stringContaining(told)]);
  });

  it('is no file to be played: parts are not asked for', async () => {
    answer = send({ type: 'application/pdf', hasParts: false });
    expect((await check([`${origin}/a.pdf`], 'application/pdf')).said).toEqual([]);
  });

  it('is found where redirects lead', async () => {
    const sendFile = send({});
    answer = (request, response) => {
      if (request.url === '/end') sendFile(request, response);
      else response.writeHead(302, { Location: '/end' }).end();
    };
    expect((await check([`${origin}/a.mp3`])).said).toEqual([]);
  });

  it('is not waited for without an end', async () => {
    answer = () => undefined;
    expect((await check([`${origin}/a.mp3`], 'audio/mpeg', 100)).said).toEqual([
      expect.stringContaining('error address-lost no answer in 0.1 seconds'),
    ]);
  });

  it('is asked for once, and ten at a time', async () => {
    let open = 0;
    let most = 0;
    let requests = 0;
    const sendFile = send({});
    answer = (request, response) => {
      requests += 1;
      open += 1;
      most = Math.max(most, open);
      setImmediate(() => {
        open -= 1;
        sendFile(request, response);
      });
    };
    const urls = Array.from({ length: 25 }, (_, index) => `${origin}/${index}.mp3`);
    const { said, asked } = await check([...urls, ...urls]);
    expect([said, requests, asked.at(-1)]).toEqual([[], 25, '25/25']);
    expect(most).toBeLessThanOrEqual(10);
  });
});
