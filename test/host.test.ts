// `npm start -- --host`: others in the network are served, with links that lead there.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { listHosts } from '../src/compile/commands/hosts.ts';
import { findPort } from './free-port.ts';
import { ROOT } from './root.ts';
import { copySources } from './stage.ts';

let folder: string;
let running: ChildProcess;
let log = '';

beforeAll(async () => {
  folder = await copySources('host');
});

afterEach(async () => {
  running.kill('SIGTERM');
  if (running.exitCode === null) await once(running, 'exit');
});

function start(host: string, port: number): void {
  const parameters = [
    'src/compile/commands/run.ts',
    'start',
    '--host',
    host,
    '--port',
    String(port),
  ];
  const content = path.join(ROOT, 'test/fixtures/content/valid');
  const env = { ...process.env, CONTENT_DIR: content, SITE_URL: '' };
  running = spawn(process.execPath, parameters, { cwd: folder, env });
  log = '';
  for (const stream of [running.stdout, running.stderr]) {
    stream?.on('data', (data: Buffer) => {
      log += data.toString();
    });
  }
}

describe('npm start', () => {
  it.each(['0.0.0.0', '127.0.0.1'])(
    'on %s is reached at every address that it tells',
    async (host) => {
      const port = await findPort(host);
      const hosts = listHosts(host, networkInterfaces());
      start(host, port);
      const told = hosts.map((one) => `http://${one}:${port}/`);
      const find = () => [...log.matchAll(/ on (http:\S+\/)\s/g)].map(([, url]) => url);
      await vi.waitFor(() => expect(find()).toEqual(told), { timeout: 60_000, interval: 50 });
      for (const url of told) {
        const feed = await (await fetch(`${url}rss.xml`)).text();
        expect(feed).toContain(`href="${told[0]}rss.xml"`);
      }
    },
  );

  it.each([
    ['203.0.113.7', 1, '"203.0.113.7" is not an address of this machine. It has '],
    ['a b', 2, '--host must be an address or a name of this machine, got "a b"'],
  ])('does not start on %s, and says why', async (host, exit, says) => {
    start(host, await findPort('localhost'));
    const [code] = await once(running, 'close');
    expect([code, log]).toEqual([exit, expect.stringContaining(says)]);
  });
});
