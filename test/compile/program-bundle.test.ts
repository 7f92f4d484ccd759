// The programs that compile, run as one bundle of their sources by `npm run compile` and others.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { writePublication } from '../bench/corpus.ts';
import { ROOT } from '../root.ts';
import { copySources } from '../stage.ts';

/** So many articles are rendered and indexed by threads. */
const MANY = 500;

let stage = '';
let content = '';

beforeAll(async () => {
  stage = await copySources('program-bundle');
  content = path.join(stage, 'content');
  await writePublication(content, MANY, [200, 400]);
});

describe('programs in a bundle', () => {
  it('start the threads of the bundle', () => {
    expect(compile('run.ts', 'compile', '--help').status).toBe(0);
    const threads = globSync('compile/*/thread.mjs', { cwd: bundleFolder() });
    const sources = globSync('src/compile/*/thread.ts', { cwd: ROOT });
    expect(threads.toSorted()).toEqual(
      sources.map((file) => file.replace('src/', '').replace('.ts', '.mjs')).toSorted(),
    );
    const thread = path.join(bundleFolder(), 'compile/render/thread.mjs');
    const good = readFileSync(thread);
    writeFileSync(thread, "throw new Error('the thread of the bundle');");
    expect(compile('run.ts', 'compile').stderr).toContain('the thread of the bundle');
    writeFileSync(thread, good);
  });

  it('write what their sources write', () => {
    const bundled = compile('run.ts', 'compile');
    expect([bundled.stderr, bundled.status]).toEqual(['', 0]);
    const files = listFiles();
    rmSync(path.join(stage, 'dist'), { recursive: true });
    expect(compile('compile.ts').status).toBe(0);
    expect(listFiles()).toEqual(files);
    expect(Object.keys(files).length).toBeGreaterThan(100);
  });

  it('share the cache of their sources', () => {
    const known = readCode();
    expect(known).not.toBe('');
    expect(compile('run.ts', 'compile').status).toBe(0);
    expect(readCode()).toBe(known);
  });

  it('follow their sources', () => {
    const source = path.join(stage, 'src/compile/commands/report.ts');
    const good = readFileSync(source, 'utf8');
    writeFileSync(source, good.replace("done: 'Compiled'", "done: 'Printed'"));
    expect(compile('run.ts', 'compile').stdout).toContain('Printed 500 articles');
    writeFileSync(source, `${good}\n}`);
    const { status, stderr } = compile('run.ts', 'compile');
    expect([status, stderr.includes('report.ts')]).toEqual([1, true]);
    writeFileSync(source, good);
    expect(compile('run.ts', 'compile').stdout).toContain('Compiled 500 articles');
  });

  it('are bundled again in another place, whose name may have any signs', () => {
    const before = readdirSync(path.join(stage, '.wrangler/programs')).length;
    const moved = `${stage} $& #%20`;
    rmSync(moved, { recursive: true, force: true });
    renameSync(stage, moved);
    try {
      const program = path.join(moved, 'src/compile/commands/run.ts');
      const command = ['--disable-warning=ExperimentalWarning', program, 'compile'];
      const env = { ...process.env, CONTENT_DIR: path.join(moved, 'content') };
      const { status, stdout } = spawnSync(process.execPath, command, { env, encoding: 'utf8' });
      expect([status, stdout.includes('Compiled 500 articles')]).toEqual([0, true]);
      expect(readdirSync(path.join(moved, '.wrangler/programs'))).toHaveLength(before + 1);
    } finally {
      renameSync(moved, stage);
    }
  });

  it('run without a bundle where none can be written', () => {
    const folder = path.join(stage, '.wrangler/programs');
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'in its place');
    const { status, stdout } = compile('run.ts', 'compile');
    expect([status, stdout.includes('Compiled 500 articles')]).toEqual([0, true]);
    rmSync(folder);
  });

  it('leave eight bundles at most', () => {
    for (let version = 0; version < 12; version++) {
      mkdirSync(path.join(stage, `.wrangler/programs/older-${version}`), { recursive: true });
    }
    expect(compile('run.ts', 'compile').status).toBe(0);
    expect(readdirSync(path.join(stage, '.wrangler/programs'))).toHaveLength(8);
  });
});

function compile(program: string, ...parameters: string[]) {
  const file = path.join(stage, 'src/compile/commands', program);
  const command = ['--disable-warning=ExperimentalWarning', file, ...parameters];
  const env = { ...process.env, CONTENT_DIR: content };
  return spawnSync(process.execPath, command, { cwd: stage, env, encoding: 'utf8' });
}

/** What the rows of the cache were made with; a compile with other code drops them. */
function readCode(): unknown {
  const database = new DatabaseSync(path.join(stage, 'dist/cache.db'), { readOnly: true });
  try {
    return database.prepare("SELECT value FROM settings WHERE name = 'code'").get()?.['value'];
  } finally {
    database.close();
  }
}

/** The only one. */
function bundleFolder(): string {
  const folder = path.join(stage, '.wrangler/programs');
  const [name = ''] = readdirSync(folder)
    .toSorted()
    .filter((one) => /^[\w-]{22}$/.test(one));
  return path.join(folder, name);
}

/** Of each file for the Worker, a hash of its bytes. */
function listFiles(): { readonly [file: string]: string } {
  const folder = path.join(stage, 'dist');
  const assets = globSync('assets/**/*.*', { cwd: folder });
  const files = ['catalog.bin', 'assets/_headers', ...assets].toSorted();
  return Object.fromEntries(
    files.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(path.join(folder, file)))
        .digest('hex'),
    ]),
  );
}
