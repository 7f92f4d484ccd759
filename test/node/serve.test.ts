// `npm run serve` as an operator meets it: what it refuses, what clients do to it, how it ends, and a new
// release while it runs.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFile,
  cp,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createConnection } from 'node:net';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { decodeCatalog, encodeCatalog } from '../../src/catalog/file.ts';
import { hashCode } from '../../src/compile/output/code.ts';
import { follow } from '../../src/node/follow.ts';
import { readRelease } from '../../src/node/release.ts';
import { compileInto } from '../compile-into.ts';
import { ROOT } from '../root.ts';
import { exchange } from './exchange.ts';
import { type RunningServer, runServer, writeServer } from './run-server.ts';

const STAGE = path.join(ROOT, '.wrangler/stages/serve');
const DIST = path.join(STAGE, 'dist');
const ORIGIN = 'https://feeds.example.org';

const NO_REDIS =
  'REDIS_URL must be a URL like redis://:password@127.0.0.1:6379, with TLS rediss://, perhaps with the ' +
  'number of a database at its end, and is none. In a password, signs other than letters and digits are ' +
  'percent-encoded';

let server: RunningServer;

beforeAll(async () => {
  await rm(STAGE, { recursive: true, force: true });
  await mkdir(STAGE, { recursive: true });
  await cp(path.join(ROOT, 'test/fixtures/content/valid'), path.join(STAGE, 'content'), {
    recursive: true,
  });
  // Without receivers, whose lines would be in the log when a minute begins.
  const site = path.join(STAGE, 'content/site.yaml');
  const text = await readFile(site, 'utf8');
  const named = /^(?:indexnow|webhooks|atproto):.*\n(?: .*\n)*/gm;
  await writeFile(site, text.replace(named, ''));
  await compileStage(ORIGIN);
  await writeServer(DIST);
  server = await runServer(DIST);
});

afterAll(async () => {
  await server?.stop();
});

async function compileStage(origin: string): Promise<void> {
  const now = Math.floor(Date.now() / 1000);
  await compileInto(DIST, { folder: path.join(STAGE, 'content'), origin, now });
}

/** Starts a server that is to refuse. */
function refuse(dist: string, parameters: readonly string[] = [], env: object = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(dist, 'server.mjs'), ...parameters],
    { encoding: 'utf8', env: { ...process.env, ...env }, timeout: 30_000 },
  );
  expect(stdout).toBe('');
  return { status, stderr: stderr.trim() };
}

describe('npm run serve refuses', () => {
  it('a folder without a release', async () => {
    const empty = path.join(STAGE, 'empty');
    await mkdir(empty, { recursive: true });
    await copyFile(path.join(DIST, 'server.mjs'), path.join(empty, 'server.mjs'));
    const { status, stderr } = refuse(empty);
    expect([status, stderr]).toEqual([
      1,
      `There is no release in ${empty}. Make one with "npm run build".`,
    ]);
  });

  it('a release that is damaged, or of another version', async () => {
    const other = path.join(STAGE, 'other');
    await cp(DIST, other, { recursive: true });
    const catalog = path.join(other, 'catalog.bin');
    await writeFile(catalog, 'not a catalog');
    const damaged = refuse(other);
    expect(damaged.status).toBe(1);
    expect(damaged.stderr).toMatch(
      /catalog\.bin cannot be read: .*Make one with "npm run build"\.$/,
    );
    await writeOtherVersion(catalog);
    const { status, stderr } = refuse(other);
    expect([status, stderr]).toEqual([
      1,
      `The release in ${other} was compiled by another version of Tagwire than the one that is to ` +
        'serve it. Make one with "npm run build".',
    ]);
  });

  it.each([
    [['--port', '0'], {}, '--port must be a number from 1 to 65535, got "0"'],
    [['--port', '80x'], {}, '--port must be a number from 1 to 65535, got "80x"'],
    [[], { PORT: 'http' }, 'PORT must be a number from 1 to 65535, got "http"'],
    [['--host', 'a b'], {}, '--host must be an address or a name of this machine, got "a b"'],
    [['--prot', '1'], {}, 'unknown option --prot; did you mean "--port"?'],
    [[], { REDIS_URL: 'localhost:secret' }, NO_REDIS],
    [[], { REDIS_URL: 'redis://user:12/34@127.0.0.1:6379' }, NO_REDIS],
    [[], { REDIS_URL: 'redis://:100%@127.0.0.1:6379' }, NO_REDIS],
  ])('%j %j', (parameters, env, message) => {
    expect(refuse(DIST, parameters, env)).toEqual({ status: 2, stderr: message });
  });

  it('a Node that is too old', () => {
    const old = 'Object.defineProperty(process.versions, "node", { value: "20.20.2" });';
    const env = {
      NODE_OPTIONS: `--import=${JSON.stringify(`data:text/javascript,${encodeURIComponent(old)}`)}`,
    };
    const message = 'Node 22 or a newer one is needed; this is Node 20.20.2.';
    expect(refuse(DIST, [], env)).toEqual({ status: 1, stderr: message });
  });

  it('a port in use and a host of another machine', () => {
    const taken = refuse(DIST, ['--port', `${server.port}`]);
    expect(taken.status).toBe(1);
    expect(taken.stderr).toBe(
      `Port ${server.port} is in use. Choose another: npm run serve -- --port ${server.port + 1}`,
    );
    const elsewhere = refuse(DIST, ['--host', '192.0.2.1']);
    expect(elsewhere.status).toBe(1);
    expect(elsewhere.stderr).toContain('"192.0.2.1" is not an address of this machine.');
    expect(elsewhere.stderr).toContain('npm run serve -- --host 0.0.0.0');
  });
});

describe('npm run serve', () => {
  it('runs where the path of the checkout would be another one as a URL', async () => {
    const checkout = path.join(STAGE, 'a b#c%20d');
    await cp(path.join(ROOT, 'src'), path.join(checkout, 'src'), { recursive: true });
    await cp(DIST, path.join(checkout, 'dist'), { recursive: true });
    for (const name of ['package.json', 'package-lock.json', 'node_modules']) {
      await symlink(path.join(ROOT, name), path.join(checkout, name));
    }
    const { stderr } = spawnSync(
      process.execPath,
      [path.join(checkout, 'src/node/serve.ts'), '--port', `${server.port}`],
      { encoding: 'utf8', timeout: 30_000 },
    );
    expect(stderr).toContain(`Port ${server.port} is in use.`);
  });
});

/** The catalog of the stage, as other sources would have made it. */
async function writeOtherVersion(to: string): Promise<void> {
  const bytes = await readFile(path.join(DIST, 'catalog.bin'));
  const catalog = decodeCatalog(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
  );
  await writeFile(to, encodeCatalog({ ...catalog, code: { ...catalog.code, pages: 'other' } }));
}

describe('a server on Node', () => {
  it('says in one line what it serves, and where', () => {
    expect(server.log()).toBe(
      `Serving 7 articles of ${ORIGIN} on http://127.0.0.1:${server.port}/, cache in memory ` +
        '(stop with Ctrl+C)\n',
    );
  });

  it('sends gzip as it is, once', async () => {
    const headers = { 'Accept-Encoding': 'gzip' };
    const plain = await exchange(server.port, { path: '/rss.xml' });
    for (const _ of [1, 2]) {
      const coded = await exchange(server.port, { path: '/rss.xml', headers });
      expect(coded.fields['content-encoding']).toBe('gzip');
      expect(coded.fields['content-length']).toBe(`${coded.body.length}`);
      expect(gunzipSync(coded.body).equals(plain.body)).toBe(true);
    }
  });

  it('answers many polls at once from one 304', async () => {
    const { fields } = await exchange(server.port, { path: '/atom.xml' });
    const headers = { 'If-None-Match': fields['etag'] ?? '' };
    const polls = Array.from({ length: 200 }, () =>
      exchange(server.port, { path: '/atom.xml', headers }),
    );
    for (const { status, body, fields: of } of await Promise.all(polls)) {
      expect([status, body.length, of['etag'], of['content-length']]).toEqual([
        304,
        0,
        fields['etag'],
        undefined,
      ]);
    }
  });

  it('is there for others when clients go away', async () => {
    for (const path of ['/rss.xml?limit=1', '/atom.xml?limit=2', '/']) {
      const socket = createConnection(server.port, '127.0.0.1');
      await once(socket, 'connect');
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
      socket.resetAndDestroy();
      await once(socket, 'close');
      expect((await exchange(server.port, { path })).status).toBe(200);
    }
    expect(server.log().trim().split('\n')).toHaveLength(1);
  });

  it.each([
    ['no HTTP', 'hello\r\n\r\n', '400'],
    ['no host', 'GET /rss.xml HTTP/1.1\r\n\r\n', '400'],
    ['HTTP/1.0, which has no hosts', 'GET /robots.txt HTTP/1.0\r\n\r\n', '200'],
    [
      'a host that is none',
      'GET /robots.txt HTTP/1.1\r\nHost: <>\r\nConnection: close\r\n\r\n',
      '200',
    ],
    [
      'a target that is none',
      'GET rss.xml HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
      '400',
    ],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx',
      '400',
    ],
  ])('answers %s', async (_, text, status) => {
    const socket = createConnection(server.port, '127.0.0.1').setEncoding('latin1');
    socket.write(text);
    let answer = '';
    for await (const part of socket) answer += part;
    expect(answer.slice(9, 12)).toBe(status);
  });

  it('lets no host into what it says', async () => {
    const { body } = await exchange(server.port, {
      path: '/rss.xml',
      headers: { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' },
    });
    expect(body.toString()).not.toContain('evil.example');
    expect(body.toString()).toContain(`${ORIGIN}/rss.xml`);
  });
});

describe('at a signal', () => {
  it('it answers what it has begun, takes nothing new, and ends with 0', async () => {
    const other = await runServer(DIST);
    const idle = createConnection(other.port, '127.0.0.1');
    await once(idle, 'connect');
    const socket = createConnection(other.port, '127.0.0.1').setEncoding('latin1');
    await once(socket, 'connect');
    // A request that is under way: its fields are not all there.
    socket.write('GET /robots.txt HTTP/1.1\r\nHost: x\r\n');
    expect((await exchange(other.port, { path: '/robots.txt' })).status).toBe(200);
    other.process.kill('SIGTERM');
    await vi.waitFor(
      async () => {
        const late = createConnection(other.port, '127.0.0.1');
        const refused = once(late, 'connect').then(
          () => false,
          ({ code }) => code === 'ECONNREFUSED',
        );
        expect(await refused.finally(() => late.destroy())).toBe(true);
      },
      { timeout: 10_000 },
    );
    // One that nobody has used keeps nobody waiting.
    if (!idle.closed) await once(idle, 'close');
    socket.write('\r\n');
    let answer = '';
    for await (const part of socket) answer += part;
    expect(answer).toContain('200 OK');
    expect(await other.ended).toBe(0);
  });
});

describe('a release that is compiled while it is served', () => {
  it('is served, and the log says so', async () => {
    const before = await exchange(server.port, { path: '/rss.xml' });
    const articles = path.join(STAGE, 'content/articles');
    const text = '---\ntitle: Quite new\ndate: 2026-05-30\nauthors: ada\n---\nText.\n';
    await writeFile(path.join(articles, '2026-05-30-quite-new.md'), text);
    await compileStage(ORIGIN);
    await vi.waitFor(
      async () => {
        const { body, fields } = await exchange(server.port, { path: '/rss.xml' });
        expect(body.toString()).toContain('Quite new');
        expect(fields['etag']).not.toBe(before.fields['etag']);
      },
      { timeout: 20_000, interval: 50 },
    );
    expect(server.log()).toContain('"event":"release-changed"');
  });

  it('is served at once to who asks for what is gone', async () => {
    // All stored files go, as if a compile had replaced each of them before anybody has looked.
    const other = await runServer(DIST);
    const assets = path.join(DIST, 'assets/articles');
    const away = path.join(STAGE, 'away');
    await rename(assets, away);
    await mkdir(assets);
    const lost = await exchange(other.port, { path: '/atom.xml' });
    expect(lost.status).toBe(503);
    await rm(assets, { recursive: true });
    await rename(away, assets);
    const names = await readdir(assets);
    expect(names.length).toBeGreaterThan(0);
    expect((await exchange(other.port, { path: '/atom.xml' })).status).toBe(200);
    await other.stop();
  });

  it.each([404, 503])('is asked at once where the one before answers %i', async (status) => {
    vi.spyOn(console, 'info').mockImplementation(() => undefined);
    const code = hashCode();
    const answers = [status, 200];
    const { answer, close } = await follow(DIST, code, await readRelease(DIST, code), async () => {
      const init = { status: answers.shift() ?? 500 };
      return { answer: async () => new Response(null, init), push: async () => undefined };
    });
    onTestFinished(close);
    const ask = async () => {
      const response = await answer(new Request('http://tagwire/media/x'), () => undefined);
      return response.status;
    };
    expect(await ask()).toBe(status);
    await copyFile(path.join(DIST, 'catalog.bin'), path.join(DIST, 'new.bin'));
    await rename(path.join(DIST, 'new.bin'), path.join(DIST, 'catalog.bin'));
    expect(await ask()).toBe(200);
  });

  it.each([
    [
      'for another address',
      () => compileStage('https://other.example'),
      /is now one of https:\/\/other/,
    ],
    [
      'by another version',
      () => writeOtherVersion(path.join(DIST, 'catalog.bin')),
      /another version/,
    ],
    ['and damaged', () => writeFile(path.join(DIST, 'catalog.bin'), 'x'), /cannot be read/],
  ])('%s is refused, and the one before stays', async (_, change, message) => {
    await change();
    await vi.waitFor(() => expect(server.log()).toMatch(message), {
      timeout: 20_000,
      interval: 50,
    });
    expect(server.log().trim().split('\n').at(-1)).toContain('The release before is still served.');
    const { status, body } = await exchange(server.port, { path: '/rss.xml' });
    expect([status, body.includes(ORIGIN)]).toEqual([200, true]);
    await compileStage(ORIGIN);
    await vi.waitFor(
      () => expect(server.log().trim().split('\n').at(-1)).toContain('is served from now on'),
      { timeout: 20_000, interval: 50 },
    );
  });
});
