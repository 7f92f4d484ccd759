// What `npm start` itself answers: the states that pages follow, and the files of drafts.
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EVENTS_PATH, type PreviewState } from '../../src/catalog/preview.ts';
import { createLive, type Live } from '../../src/compile/commands/live.ts';
import { toFaultObstacle, toObstacle } from '../../src/compile/commands/obstacle.ts';
import type { Diagnostic } from '../../src/compile/diagnostics/diagnostic.ts';
import { openStaticFiles } from '../../src/static-files/static-files.ts';
import { exchange } from '../node/exchange.ts';
import { writeFolder } from '../write-folder.ts';

const NO_FILES = async () => null;

const MEDIUM = { path: '/media/0123/dot.svg', source: 'dot.svg', type: 'image/svg+xml' };

let folder: string;
let live: Live;
let server: Server;
let origin: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tagwire-'));
  live = createLive(folder);
  server = createServer(async (request, response) => {
    if (!(await live.answer(request, response))) response.writeHead(418).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.close();
  server.closeAllConnections();
  await rm(folder, { recursive: true });
});

/** Reads the next states of a stream. */
async function follow(): Promise<() => Promise<PreviewState>> {
  const { body, headers } = await fetch(origin + EVENTS_PATH);
  expect(headers.get('Content-Type')).toBe('text/event-stream');
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return async () => {
    for (;;) {
      const [, event, rest] = /data: (.*?)\n\n(.*)$/s.exec(text) ?? [];
      if (event !== undefined) {
        text = rest ?? '';
        return JSON.parse(event);
      }
      text += (await reader?.read())?.value ?? '';
    }
  };
}

describe('the stream of states', () => {
  it('begins with the state of now, and has every other one', async () => {
    live.show('one', [], NO_FILES);
    const next = await follow();
    expect(await next()).toEqual({ version: 'one', obstacle: null });
    const obstacle = toFaultObstacle('broken');
    live.stop(obstacle);
    expect(await next()).toEqual({ version: 'one', obstacle });
    expect(await (await follow())()).toEqual({ version: 'one', obstacle });
    live.show('two', [], NO_FILES);
    expect(await next()).toEqual({ version: 'two', obstacle: null });
  });
});

describe('files of drafts', () => {
  it('are read from the content folder, as what they are', async () => {
    live.show('one', [MEDIUM], NO_FILES);
    await writeFile(path.join(folder, 'dot.svg'), '<svg/>');
    const response = await fetch(origin + MEDIUM.path);
    expect(await response.text()).toBe('<svg/>');
    expect(response.headers.get('Content-Type')).toBe('image/svg+xml');
    expect(response.headers.get('Content-Security-Policy')).toContain('sandbox');
  });

  it('may have gone', async () => {
    live.show('one', [MEDIUM], NO_FILES);
    expect((await fetch(origin + MEDIUM.path)).status).toBe(404);
  });

  it('are those of the newest version', async () => {
    live.show('one', [MEDIUM], NO_FILES);
    live.show('two', [], NO_FILES);
    expect((await fetch(origin + MEDIUM.path)).status).toBe(418);
  });
});

it('files that a deploy serves past the Worker are answered, whatever the method', async () => {
  await writeFolder(folder, {
    'assets/static/0123456789abcdef/a.css': 'a {}',
    'assets/_headers': '',
  });
  live.show('one', [], await openStaticFiles(path.join(folder, 'assets')));
  const { port } = server.address() as AddressInfo;
  const asked = { path: '/static/0123456789abcdef/a.css' };
  expect((await exchange(port, asked)).body.toString()).toBe('a {}');
  expect((await exchange(port, { ...asked, method: 'TRACE' })).status).toBe(405);
});

describe('all else', () => {
  it.each([
    ['GET', '/'],
    ['POST', EVENTS_PATH],
    ['GET', '/_preview/script.js'],
    ['GET', '/media/0123/../../etc/passwd'],
  ])('is left to the runtime: %s %s', async (method, asked) => {
    live.show('one', [MEDIUM], NO_FILES);
    expect((await fetch(origin + asked, { method })).status).toBe(418);
  });
});

// Players ask so (RFC 9110 §14); the Worker answers alike, which test/byte-ranges.test.ts holds.
describe.each([
  ['a draft', '/media/0123456789abcdef/tone.mp3', 'no-cache'],
  ['a file that is too large for assets', '/media/fedcba9876543210/a%20b/long.mp3', 'immutable'],
])('audio of %s', (_, address, kept) => {
  const tag = `"${address.split('/')[2]}"`;

  beforeEach(async () => {
    await writeFolder(folder, {
      'tone.mp3': '0123456789',
      'bucket/media/fedcba9876543210/a b/long.mp3': '0123456789',
      'assets/_headers': '/media/*\n  Cache-Control: public, max-age=31536000, immutable\n',
    });
    live.show(
      'one',
      [{ path: '/media/0123456789abcdef/tone.mp3', source: 'tone.mp3', type: 'audio/mpeg' }],
      await openStaticFiles(path.join(folder, 'assets')),
    );
  });

  const ask = (headers: Record<string, string>, method = 'GET') =>
    fetch(origin + address, { headers: { 'Accept-Encoding': 'identity', ...headers }, method });

  it.each([
    [{ Range: 'bytes=2-4' }, 206, '234', 'bytes 2-4/10'],
    [{ Range: 'bytes=7-' }, 206, '789', 'bytes 7-9/10'],
    [{ Range: 'bytes=-1' }, 206, '9', 'bytes 9-9/10'],
    [{ Range: 'bytes=2-4', 'If-Range': tag }, 206, '234', 'bytes 2-4/10'],
    [{ Range: 'bytes=2-4', 'If-Range': '"other"' }, 200, '0123456789', null],
    [{ Range: 'bytes=10-' }, 416, '', 'bytes */10'],
    [{ 'If-None-Match': tag, Range: 'bytes=2-4' }, 304, '', null],
    [{ 'If-Match': '"other"' }, 412, '', null],
    [{}, 200, '0123456789', null],
  ])('%j is answered by %i', async (headers, status, body, range) => {
    const response = await ask(headers as Record<string, string>);
    expect([response.status, await response.text(), response.headers.get('Content-Range')]).toEqual(
      [status, body, range],
    );
    expect(response.headers.get('ETag')).toBe(tag);
    expect(response.headers.get('Accept-Ranges')).toBe('bytes');
    expect(response.headers.get('Cache-Control')).toContain(kept);
  });

  it('tells HEAD its length and type', async () => {
    const { status, headers } = await ask({ Range: 'bytes=2-4' }, 'HEAD');
    expect([status, headers.get('Content-Length'), headers.get('Content-Type')]).toEqual([
      200,
      '10',
      'audio/mpeg',
    ]);
  });
});

it.each([
  '/media/fedcba9876543210/%2e%2e/%2e%2e/%2e%2e/tone.mp3',
  '/media/fedcba9876543210/..%2f..%2f..%2ftone.mp3',
])('no other file is sent from there: %s', async (address) => {
  await writeFolder(folder, {
    'tone.mp3': 'secret',
    'bucket/media/fedcba9876543210/open.txt': 'open',
    'assets/_headers': '',
  });
  live.show('one', [], await openStaticFiles(path.join(folder, 'assets')));
  expect((await fetch(origin + address)).status).toBe(418);
});

describe('an obstacle', () => {
  const toDiagnostic = (line: number, severity: Diagnostic['severity']): Diagnostic => {
    return { file: 'a.md', line, column: 2, severity, rule: 'bad-yaml', message: 'so' };
  };

  it('tells of errors, not of warnings', () => {
    const diagnostics = [toDiagnostic(1, 'warning'), toDiagnostic(2, 'error')];
    expect(toObstacle({ diagnostics, done: null })).toEqual({
      title: 'Compile failed: 1 error',
      faults: [{ place: 'a.md:2:2', text: 'bad-yaml so' }],
      note: 'Still serving the last good version.',
    });
  });

  it('tells of twenty, and how many more there are', () => {
    const diagnostics = Array.from({ length: 21 }, (_, line) => toDiagnostic(line + 1, 'error'));
    const { title, faults, note } = toObstacle({ diagnostics, done: null }) ?? {};
    expect([title, faults?.length]).toEqual(['Compile failed: 21 errors', 20]);
    expect(note).toBe('1 more error in the terminal. Still serving the last good version.');
  });
});

describe('where there is no version to show', () => {
  const accept = { headers: { Accept: 'text/html' } };

  it('a page says why, and hears of the next save', async () => {
    live.stop(toFaultObstacle('a <broken> thing'));
    const response = await fetch(origin, accept);
    expect([response.status, response.headers.get('Cache-Control')]).toEqual([503, 'no-store']);
    expect(await response.text()).toContain('a &#x3C;broken> thing');
    const next = await follow();
    live.stop(toFaultObstacle('another one'));
    expect((await next()).obstacle?.faults[0]?.text).toBe('another one');
    expect(await (await fetch(origin, accept)).text()).toContain('another one');
  });

  it('everything else is a problem', async () => {
    live.stop(toFaultObstacle('broken'));
    const response = await fetch(`${origin}/rss.xml`, { method: 'POST' });
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 503, title: 'Service Unavailable' });
  });

  it('it answers no more as soon as there is one, which a page hears, too', async () => {
    live.stop(toFaultObstacle('broken'));
    const next = await follow();
    live.show('one', [], NO_FILES);
    expect(await next()).toEqual({ version: 'one', obstacle: null });
    expect((await fetch(origin, accept)).status).toBe(418);
  });
});
