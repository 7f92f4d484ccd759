// While a process serves or deploys a checkout, other commands leave its site as it is.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findPort } from './free-port.ts';
import { ROOT } from './root.ts';
import { copySources } from './stage.ts';

const VALID = path.join(ROOT, 'test/fixtures/content/valid');
const ORIGIN = 'http://localhost:8787';

/** A process that holds a claim until it is killed: `claim.db` of a checkout, and what it claims. */
const HOLDER = `
  import { holdLock } from ${JSON.stringify(path.join(ROOT, 'src/compile/cache/lock.ts'))};
  console.log(holdLock(process.argv[1], process.argv[2]));
  setInterval(() => undefined, 1000);`;

let checkout: string;
let file: string;
let holder: ChildProcess | null = null;

beforeAll(async () => {
  checkout = await copySources('claim');
  file = path.join(checkout, 'dist/claim.db');
  await mkdir(path.dirname(file), { recursive: true });
});

afterEach(release);

async function claim(command: 'npm start' | 'npm run deploy'): Promise<void> {
  const said = JSON.stringify({ command, origin: ORIGIN, folder: VALID });
  const options = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', HOLDER];
  holder = spawn(process.execPath, [...options, file, said], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (holder.stdout !== null) await once(holder.stdout, 'data');
}

async function release(): Promise<void> {
  const [held] = [holder];
  holder = null;
  if (held?.kill('SIGKILL')) await once(held, 'exit');
}

/** Runs a command of the checkout, which ends by itself. */
async function run(command: 'compile' | 'start' | 'build' | 'deploy', env: NodeJS.ProcessEnv = {}) {
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

  it.each<
    [command: 'compile' | 'start' | 'build' | 'deploy', env: NodeJS.ProcessEnv, says: string]
  >([
    [
      'compile',
      { CONTENT_DIR: path.join(ROOT, 'content') },
      'this compile would change its articles',
    ],
    ['compile', { SITE_URL: 'https://a.tagwire.dev' }, 'this compile would change its links'],
    ['start', {}, `"npm start" is already running here, on ${ORIGIN}. Stop it first (Ctrl+C)`],
    ['build', {}, `Not built: "npm start" is already running here, on ${ORIGIN}`],
    ['deploy', {}, `Not deployed: "npm start" is already running here, on ${ORIGIN}`],
  ])('%s %j is refused', async (command, env, says) => {
    await claim('npm start');
    const { status, stderr } = await run(command, env);
    expect([status, stderr]).toEqual([1, expect.stringContaining(says)]);
  });
});

describe('beside "npm run deploy"', () => {
  it.each(['compile', 'start', 'build', 'deploy'] as const)('%s is refused', async (command) => {
    await claim('npm run deploy');
    const { status, stderr } = await run(command);
    const says = '"npm run deploy" is already running here. Wait until it has finished';
    expect([status, stderr]).toEqual([1, expect.stringContaining(says)]);
  });
});

describe('nothing is held up by', () => {
  const other = { SITE_URL: 'https://a.tagwire.dev' };
  it('a process that was killed', async () => {
    await claim('npm start');
    await release();
    expect((await run('compile', other)).status).toBe(0);
  });

  it('a claim that nobody can read', async () => {
    await writeFile(file, '{');
    expect((await run('compile', other)).status).toBe(0);
    await claim('npm start');
    expect((await run('compile', other)).status).toBe(1);
  });

  it('a deploy that was refused', async () => {
    const { status, stderr } = await run('deploy', { SITE_URL: 'https://192.168.1.4' });
    expect([status, stderr]).toEqual([
      1,
      expect.stringContaining('Not deployed: https://192.168.1.4'),
    ]);
    expect((await run('compile', other)).status).toBe(0);
  });
});
