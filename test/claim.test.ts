// While a process serves or deploys a checkout, other commands leave its site as it is.
import { spawnSync } from 'node:child_process';
import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findPort } from './free-port.ts';
import { ROOT } from './root.ts';
import { copySources } from './stage.ts';

const VALID = path.join(ROOT, 'test/fixtures/content/valid');
const ORIGIN = 'http://localhost:8787';

/** A process that lives, and one that does not: numbers end before it. */
const ALIVE = process.pid;
const DEAD = 2 ** 30;

let checkout: string;
let file: string;

beforeAll(async () => {
  checkout = await copySources('claim');
  file = path.join(checkout, 'dist/claim.json');
  await mkdir(path.dirname(file), { recursive: true });
});

beforeEach(() => rm(file, { force: true }));

async function claim(command: 'npm start' | 'npm run deploy', pid = ALIVE): Promise<void> {
  await writeFile(file, JSON.stringify({ command, pid, origin: ORIGIN, folder: VALID }));
}

/** Runs a command of the checkout, which ends by itself. */
async function run(command: 'compile' | 'start' | 'deploy', env: NodeJS.ProcessEnv = {}) {
  const parameters = command === 'start' ? ['--port', String(await findPort('localhost'))] : [];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`src/compile/commands/${command}.ts`, ...parameters],
    {
      cwd: checkout,
      encoding: 'utf8',
      env: { ...process.env, CONTENT_DIR: VALID, SITE_URL: '', ...env },
    },
  );
  return { status, stdout, stderr };
}

describe('beside "npm start"', () => {
  it('the same is compiled, for the same origin', async () => {
    await claim('npm start');
    const { status, stdout } = await run('compile');
    expect([status, stdout]).toEqual([0, expect.stringContaining(`for ${ORIGIN}`)]);
  });

  it.each<[command: 'compile' | 'start' | 'deploy', env: NodeJS.ProcessEnv, says: string]>([
    [
      'compile',
      { CONTENT_DIR: path.join(ROOT, 'content') },
      'this compile would change its articles',
    ],
    ['compile', { SITE_URL: 'https://a.tagwire.dev' }, 'this compile would change its links'],
    ['start', {}, `"npm start" is already running here, on ${ORIGIN}. Stop it first (Ctrl+C)`],
    ['deploy', {}, `Not deployed: "npm start" is already running here, on ${ORIGIN}`],
  ])('%s %j is refused', async (command, env, says) => {
    await claim('npm start');
    const { status, stderr } = await run(command, env);
    expect([status, stderr]).toEqual([1, expect.stringContaining(says)]);
  });
});

describe('beside "npm run deploy"', () => {
  it.each(['compile', 'start', 'deploy'] as const)('%s is refused', async (command) => {
    await claim('npm run deploy');
    const { status, stderr } = await run(command);
    const says = '"npm run deploy" is already running here. Wait until it has finished';
    expect([status, stderr]).toEqual([1, expect.stringContaining(says)]);
  });
});

describe('nothing is held up by', () => {
  const other = { SITE_URL: 'https://a.tagwire.dev' };
  it('a process that has ended', async () => {
    await claim('npm start', DEAD);
    expect((await run('compile', other)).status).toBe(0);
  });

  it('another process of its number', async () => {
    await claim('npm start');
    await utimes(file, 0, 0);
    expect((await run('compile', other)).status).toBe(0);
  });

  it('a mark that nobody can read', async () => {
    await writeFile(file, '{');
    expect((await run('compile', other)).status).toBe(0);
  });

  it('a deploy that was refused, whatever was left before it', async () => {
    await claim('npm run deploy', DEAD);
    const { status, stderr } = await run('deploy', { SITE_URL: 'https://192.168.1.4' });
    expect([status, stderr]).toEqual([
      1,
      expect.stringContaining('Not deployed: https://192.168.1.4'),
    ]);
    expect((await run('compile', other)).status).toBe(0);
  });
});
