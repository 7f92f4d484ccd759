// `npm run deploy` compiles a release once, remembers it, and refuses one that would lose addresses or ids.
// Wrangler and npm are stubs here: nothing leaves the machine.
import { spawnSync } from 'node:child_process';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from './root.ts';
import { copySources } from './stage.ts';
import { writeFolder } from './write-folder.ts';

const SITE = `title: T
description: D
url: https://site.tagwire.dev
language: en
zone: UTC
authority: tagwire.dev,2026
founded: 2026-01-01
authors:
  ada: {name: Ada}
`;

const ARTICLE = '---\ntitle: T\ndate: 2026-01-05\n---\nText.\n';

/** As in package.json: Node warns of its SQLite. */
const QUIET = '--disable-warning=ExperimentalWarning';

/** Takes note of its arguments, builds as the real one does, and fails where it is told to. */
const WRANGLER = `
  const { spawnSync } = require('node:child_process');
  const { appendFileSync } = require('node:fs');
  const note = (line) => appendFileSync(process.env.CALLS, line + '\\n');
  note(process.argv.slice(2).join(' '));
  if (process.stdin.isTTY && process.stdout.isTTY) note('at a terminal');
  const build = spawnSync(process.execPath, ['${QUIET}', 'src/compile/commands/run.ts', 'build'], {
    env: { ...process.env, WRANGLER_COMMAND: 'deploy', ...JSON.parse(process.env.OTHER ?? '{}') },
    encoding: 'utf8',
  });
  if (build.status !== 0) note(build.stderr.trim());
  if (build.stdout.includes('Compiled')) note('compiled again');
  process.exit(build.status || Number(process.env.WRANGLER_CODE ?? 0));`;

/** Takes note of the script, and fails where it is told to. */
const NPM = `#!/bin/sh
echo "npm $*" >>"$CALLS"
exit "\${NPM_CODE:-0}"
`;

let checkout: string;
let base: string;
let folder: string;

beforeAll(async () => {
  checkout = await copySources('deploy');
  const modules = path.join(checkout, 'node_modules');
  await rm(modules);
  await mkdir(path.join(modules, 'wrangler/bin'), { recursive: true });
  for (const name of await readdir(path.join(ROOT, 'node_modules'))) {
    if (name === 'wrangler') continue;
    await symlink(path.join(ROOT, 'node_modules', name), path.join(modules, name));
  }
  await writeFile(path.join(modules, 'wrangler/bin/wrangler.js'), WRANGLER);
  await mkdir(path.join(checkout, 'bin'));
  await writeFile(path.join(checkout, 'bin/npm'), NPM);
  await chmod(path.join(checkout, 'bin/npm'), 0o755);
});

afterAll(() => rm(checkout, { recursive: true, force: true }));

beforeEach(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'tagwire-'));
  folder = path.join(base, 'content');
  await writeFolder(folder, {
    'site.yaml': SITE,
    'articles/one.md': ARTICLE,
    'articles/two.md': ARTICLE,
  });
  return () => rm(base, { recursive: true });
});

describe.skipIf(process.platform === 'win32')('npm run deploy', () => {
  it('writes the lock after a release, and not again when nothing has changed', async () => {
    const first = await deploy();
    expect([first.status, first.calls]).toEqual([0, ['deploy']]);
    expect(first.stdout).toContain('published.lock. Commit it');
    expect(await readLock()).toMatch(/\nauthority: tagwire\.dev,2026\none\ntwo\n$/);
    const second = await deploy();
    expect([second.status, second.stdout.includes('published.lock')]).toEqual([0, false]);
  });

  it('compiles once, also where the build of its wrangler is called', async () => {
    const { status, stdout, calls } = await deploy();
    expect([status, calls]).toEqual([0, ['deploy']]);
    expect(stdout.match(/^Compiled /gm)).toHaveLength(1);
  });

  it.each([
    ['of another release', { TAGWIRE_RELEASE: 'another' }],
    ['of none', { TAGWIRE_RELEASE: '' }],
  ])('lets no build %s change what it uploads', async (_, other) => {
    const { status, calls } = await deploy([], { OTHER: JSON.stringify(other) });
    const refused = expect.stringContaining('Not built: "npm run deploy" is already running here.');
    expect([status, calls]).toEqual([1, ['deploy', refused]]);
  });

  it('tells of a hub that does not answer, and is done all the same', async () => {
    await writeFolder(folder, { 'site.yaml': `${SITE}hub: http://127.0.0.1:1/\n` });
    const { status, stdout, stderr } = await deploy();
    expect([status, stdout.includes('published.lock. Commit it')]).toEqual([0, true]);
    expect(stderr).toContain('warning: the hub http://127.0.0.1:1/ cannot be reached');
  });

  it('checks and tests with --with-tests, and compiles again after it', async () => {
    const { status, stdout, calls } = await deploy(['--with-tests']);
    expect([status, calls]).toEqual([0, ['npm run lint', 'npm run test', 'deploy']]);
    expect(stdout.match(/^Compiled /gm)).toHaveLength(2);
  });

  it('uploads nothing with --with-tests where a test fails', async () => {
    const { status, stderr, calls } = await deploy(['--with-tests'], { NPM_CODE: '1' });
    expect([status, calls]).toEqual([1, ['npm run lint']]);
    expect(stderr).toBe('Not deployed: "npm run lint" failed.\n');
  });

  it.skipIf(process.platform !== 'linux')(
    'gives wrangler its terminal, as for a login',
    async () => {
      const { status, calls } = await deploy([], {}, (command) => [
        'script',
        ['--quiet', '--return', '--command', command.join(' '), '/dev/null'],
      ]);
      expect([status, calls]).toEqual([0, ['deploy', 'at a terminal']]);
    },
  );

  it('refuses to lose an address, before anything is tested or uploaded', async () => {
    await deploy();
    const before = await readLock();
    await rename(path.join(folder, 'articles/one.md'), path.join(folder, 'articles/three.md'));
    const refused = await deploy();
    expect([refused.status, refused.calls]).toEqual([1, []]);
    expect(refused.stdout).toContain('warning lost-address "/articles/one" was published');
    expect(refused.stderr).toContain('npm run deploy -- --accept');
    expect(await readLock()).toBe(before);
  });

  it('gives the address up with --accept, of which wrangler does not hear', async () => {
    await deploy();
    await rename(path.join(folder, 'articles/one.md'), path.join(folder, 'articles/three.md'));
    const { status, calls } = await deploy(['--accept', '--', '--keep-vars']);
    expect([status, calls]).toEqual([0, ['deploy --keep-vars']]);
    expect(await readLock()).toMatch(/\nthree\ntwo\n$/);
    expect((await deploy()).status).toBe(0);
  });

  it('leaves the lock as it is after a release at another address', async () => {
    await deploy();
    const before = await readLock();
    await writeFile(path.join(folder, 'articles/three.md'), ARTICLE);
    const { status, stdout, calls } = await deploy([], {
      SITE_URL: 'https://staging.tagwire.dev',
    });
    expect([status, calls]).toEqual([0, ['deploy']]);
    expect(stdout).toContain('published.lock stays as it is');
    expect(await readLock()).toBe(before);
    await deploy([], { SITE_URL: 'https://site.tagwire.dev' });
    expect(await readLock()).toContain('three');
  });

  it('writes no lock where nothing was released', async () => {
    const { status, stderr } = await deploy([], { WRANGLER_CODE: '3' });
    expect([status, stderr]).toEqual([
      3,
      expect.stringMatching(/^Wrangler failed with exit code 3: the reason is above\./),
    ]);
    expect((await deploy(['--', '--dry-run'])).status).toBe(0);
    expect(await readdir(folder)).toEqual(['articles', 'site.yaml']);
  });
});

/** A program and its arguments. */
type Command = readonly [program: string, args: readonly string[]];

const toItself = ([program = '', ...args]: readonly string[]): Command => [program, args];

async function deploy(
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
  toCommand: (words: readonly string[]) => Command = toItself,
) {
  const calls = path.join(base, 'calls');
  await writeFile(calls, '');
  const program = path.join(checkout, 'src/compile/commands/deploy.ts');
  const [first, rest] = toCommand([process.execPath, QUIET, program, ...args]);
  const { status, stdout, stderr } = spawnSync(first, rest, {
    cwd: checkout,
    encoding: 'utf8',
    env: {
      ...process.env,
      ...{ PATH: `${path.join(checkout, 'bin')}:${process.env['PATH']}`, CALLS: calls },
      ...{ CONTENT_DIR: folder, SITE_URL: '' },
      ...env,
    },
  });
  const lines = (await readFile(calls, 'utf8')).split('\n').filter((line) => line !== '');
  return { status, stdout, stderr, calls: lines };
}

async function readLock(): Promise<string> {
  return await readFile(path.join(folder, 'published.lock'), 'utf8');
}
