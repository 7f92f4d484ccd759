// `npm start` in two checkouts at the same moment: both serve, unless they ask for the same port.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { findPort } from './free-port.ts';
import { ROOT } from './root.ts';
import { copySources } from './stage.ts';

type Started = { readonly child: ChildProcess; readonly log: () => string };

let checkouts: readonly string[];
let started: readonly Started[] = [];

beforeAll(async () => {
  checkouts = await Promise.all(['together-one', 'together-two'].map(copySources));
});

afterEach(async () => {
  await Promise.all(
    started.map(async ({ child }) => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    }),
  );
});

function start(folder: string, port: number): Started {
  const child = spawn(
    process.execPath,
    ['src/compile/commands/run.ts', 'start', '--port', String(port)],
    {
      cwd: folder,
      env: {
        ...process.env,
        CONTENT_DIR: path.join(ROOT, 'test/fixtures/content/valid'),
        SITE_URL: '',
      },
    },
  );
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => lines.push(data.toString()));
  }
  return { child, log: () => lines.join('') };
}

async function until(check: () => void): Promise<void> {
  await vi.waitFor(check, { timeout: 50_000, interval: 50 });
}

describe('one checkout that starts twice at the same moment', () => {
  it('is served once, and the other one says so', async () => {
    const ports = await Promise.all([0, 1].map(() => findPort('localhost')));
    started = ports.map((port) => start(checkouts[0] ?? '', port));
    const all = () => started.map(({ log }) => log()).join('');
    await until(() => {
      expect(all().match(/^Serving 6 articles, /gm)).toHaveLength(1);
      expect(all().match(/"npm start" is already running here/g)).toHaveLength(1);
    });
  });
});

describe('two checkouts that start at the same moment', () => {
  it.each([1, 2])('both serve, each on its port: time %i', async () => {
    const ports = await Promise.all(checkouts.map(() => findPort('localhost')));
    started = checkouts.map((folder, index) => start(folder, ports[index] ?? 0));
    for (const [index, { log }] of started.entries()) {
      await until(() => expect(log()).toContain(`on http://localhost:${ports[index]}/`));
      const feed = await fetch(`http://localhost:${ports[index]}/rss.xml`);
      expect(await feed.text()).toContain(`href="http://localhost:${ports[index]}/rss.xml"`);
    }
  });

  it('do not share a port: the one that comes too late says so', async () => {
    const port = await findPort('localhost');
    started = checkouts.map((folder) => start(folder, port));
    const all = () => started.map(({ log }) => log()).join('');
    await until(() => {
      expect(all()).toContain(`on http://localhost:${port}/`);
      expect(all()).toContain(
        `Port ${port} is in use. Choose another: npm start -- --port ${port + 1}`,
      );
    });
  });
});
