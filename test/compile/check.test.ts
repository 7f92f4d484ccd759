// `npm run check`: the report and the exit code of a compile, and nothing written.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PICTURE_NAME } from '../../src/catalog/social-pictures.ts';
import { compile } from '../../src/compile/compile.ts';
import type { CompileOptions } from '../../src/compile/options.ts';
import { ROOT } from '../root.ts';
import { copySources } from '../stage.ts';

let checkout: string;
let temporary: string;

beforeAll(async () => {
  checkout = await copySources('check');
  await cp(path.join(ROOT, 'content'), path.join(checkout, 'content'), { recursive: true });
  temporary = await mkdtemp(path.join(tmpdir(), 'tagwire-'));
});

afterAll(async () => {
  await rm(checkout, { recursive: true, force: true });
  await rm(temporary, { recursive: true, force: true });
});

const PROGRAM = ['--disable-warning=ExperimentalWarning', 'src/compile/commands/run.ts', 'check'];

function toOptions() {
  const env = { PATH: process.env['PATH'], NO_COLOR: '1', TMPDIR: temporary, TEMP: temporary };
  return { cwd: checkout, encoding: 'utf8', env } as const;
}

function start() {
  const child = spawn(process.execPath, PROGRAM, { ...toOptions(), stdio: 'ignore' });
  return { pid: child.pid, exit: once(child, 'exit').then(([code]: unknown[]) => code) };
}

function check(...parameters: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...PROGRAM, ...parameters],
    toOptions(),
  );
  return { status, stdout, stderr };
}

/** All files but the packages, which other tests use at the same time. */
/** Without what is made of the sources alone. */
async function listFiles(): Promise<readonly string[]> {
  const names = await readdir(checkout, { recursive: true });
  return names.filter((name) => !/^(?:node_modules|\.wrangler)/.test(name));
}

describe('npm run check', () => {
  it('sums up, and writes nothing', async () => {
    const before = await listFiles();
    const { status, stdout } = check();
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^Checked 25 articles for /)]);
    expect(await listFiles()).toEqual(before);
    expect(await readdir(temporary)).toEqual([]);
  });

  it('leaves nothing when it is stopped', async () => {
    const { pid, exit } = start();
    await vi.waitFor(async () => expect(await readdir(temporary)).not.toEqual([]), 30_000);
    process.kill(pid ?? 0, 'SIGINT');
    expect(await exit).not.toBe(0);
    expect(await readdir(temporary)).toEqual([]);
  });

  it('draws no pictures, which nobody would see', async () => {
    const options: Omit<CompileOptions, 'out'> = {
      folder: path.join(ROOT, 'content'),
      shown: 'content',
      origin: null,
      now: Math.floor(Date.now() / 1000),
      older: 'drop',
    };
    const out = path.join(temporary, 'out');
    const toNames = async () =>
      (await readdir(out, { recursive: true })).map((file) => path.basename(file));
    const { done } = await compile({ ...options, out, draws: false });
    expect(done).not.toBeNull();
    expect(await toNames()).not.toContain(PICTURE_NAME);
    await compile({ ...options, out });
    expect(await toNames()).toContain(PICTURE_NAME);
    await rm(out, { recursive: true });
  });

  it('fails where a service refuses something, and says the same as JSON', () => {
    const { status, stdout } = check('--for', 'apple-news', '--format', 'json');
    const { errors, diagnostics } = JSON.parse(stdout);
    expect([status, errors]).toEqual([1, 1]);
    expect(diagnostics).toContainEqual({
      ...{ file: 'content/site.yaml', line: 15, column: 11, severity: 'error' },
      rule: 'apple-news-no-locale',
      message: expect.stringContaining('write "en-US"'),
    });
  });

  it('does not fail for warnings alone', () => {
    const { status, stdout } = check('--for', 'google-news');
    expect([status, stdout]).toEqual([
      0,
      expect.stringContaining('warning google-news-no-picture'),
    ]);
  });

  it('names the command that prints every place', () => {
    expect(check('--for', 'msn,flipboard').stdout).toContain(
      'All of them: npm run check -- --for msn,flipboard --all\n',
    );
  });

  it('reports errors of the content as compile does, and services after them', async () => {
    const file = path.join(checkout, 'content/articles/broken.md');
    await writeFile(file, '---\ntitle: Broken\ndate: 2026-01-01\nsection: nowhere\n---\nText.\n');
    const { status, stdout } = check('--for', 'apple-news');
    await rm(file);
    expect(status).toBe(1);
    expect(stdout).toContain('content/articles/broken.md:4:10 error unknown-section');
    expect(stdout).not.toContain('apple-news-');
    expect(stdout).toMatch(/\nCheck failed: 2 errors\.\n$/);
  });
});
