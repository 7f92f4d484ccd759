// What a compile writes: only when all is well, only what changed, and what becomes of older files.
import { existsSync, watch } from 'node:fs';
import {
  appendFile,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import type { Outcome } from '../../src/compile/options.ts';
import type { Older } from '../../src/compile/output/write.ts';
import { ROOT } from '../root.ts';

let base: string;
let folder: string;
let out: string;

beforeEach(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'tagwire-'));
  folder = path.join(base, 'content');
  out = path.join(base, 'dist');
  await cp(path.join(ROOT, 'test/fixtures/content/valid'), folder, { recursive: true });
});

afterEach(async () => {
  await rm(base, { recursive: true, force: true });
});

describe('compile', () => {
  it('writes nothing the second time', async () => {
    expect((await run()).done?.filesWritten).toBeGreaterThan(5);
    const before = await snapshot();
    expect((await run()).done?.filesWritten).toBe(0);
    expect(await snapshot()).toEqual(before);
  });

  it('gives the same bytes in another folder and at another time', async () => {
    await run();
    const first = await readFile(path.join(out, 'catalog.bin'));
    out = path.join(base, 'again');
    await run({ now: Date.parse('2026-07-01T00:00:00Z') / 1000 });
    expect((await readFile(path.join(out, 'catalog.bin'))).equals(first)).toBe(true);
  });

  it('leaves the last good output untouched when an article has an error', async () => {
    await run();
    const before = await snapshot();
    await writeFile(article('2026-01-05-minimal.md'), '---\ntitle: Broken\n---\n');
    const { done, diagnostics } = await run();
    expect(done).toBeNull();
    expect(diagnostics.map(({ rule }) => rule)).toContain('missing-key');
    expect(await snapshot()).toEqual(expect.arrayContaining([...before]));
  });

  it('has nothing to serve where there was nothing and an article has an error', async () => {
    await writeFile(article('2026-01-05-minimal.md'), 'no front matter');
    expect((await run()).done).toBeNull();
    expect(existsSync(path.join(out, 'catalog.bin'))).toBe(false);
  });

  it('reports an output folder that is a file, and leaves it', async () => {
    await writeFile(out, 'not a folder');
    await expect(run()).rejects.toThrow(/ENOTDIR|EEXIST/);
    expect(await readFile(out, 'utf8')).toBe('not a folder');
  });

  it('rewrites the shelves of one month for an inserted article, and no other', async () => {
    await run();
    const before = await shelves();
    const text = '---\ntitle: Inserted\ndate: 2026-02-01T10:00\nauthors: ada\n---\nText.\n';
    await writeFile(article('2026-02-01-inserted.md'), text);
    await run();
    const after = await shelves();
    expect(after.filter((name) => !before.includes(name))).toHaveLength(1);
  });

  it('keeps the files of the compile before for a Worker still running, then drops them', async () => {
    await run();
    const first = await shelves();
    await appendFile(article('2026-01-05-minimal.md'), '\nMore.\n');
    await run();
    expect(await shelves()).toEqual(expect.arrayContaining([...first]));
    await run();
    expect((await shelves()).length).toBe(first.length);
  });

  it('drops them at once for a release', async () => {
    await run();
    const { length } = await shelves();
    await appendFile(article('2026-01-05-minimal.md'), '\nMore.\n');
    await run({ older: 'drop' });
    expect((await shelves()).length).toBe(length);
  });

  it('takes nothing away from under a running npm start, not even for a moment', async () => {
    await run();
    const first = await shelves();
    const seen = new Set<string>();
    const watcher = watch(path.join(out, 'assets'), { recursive: true }, (_, name) => {
      if (name !== null) seen.add(name);
    });
    for (const text of ['More.', 'Still more.']) {
      await appendFile(article('2026-01-05-minimal.md'), `\n${text}\n`);
      await run({ older: 'keep' });
    }
    const last = await shelves();
    const isSeen = (name: string): boolean =>
      first.includes(name) || seen.has(path.join('articles', name));
    await vi.waitFor(() => expect(last.filter((name) => !isSeen(name))).toEqual([]), {
      timeout: 30_000,
    });
    watcher.close();
    expect(last).toEqual(expect.arrayContaining([...first]));
    expect(last.length).toBeGreaterThan(first.length + 1);
    expect([...seen].filter((name) => !existsSync(path.join(out, 'assets', name)))).toEqual([]);
    await run();
    expect((await shelves()).length).toBe(first.length);
  });

  it('heals what an interrupted compile left behind', async () => {
    await run();
    const [name = ''] = await shelves();
    await writeFile(path.join(out, 'assets/articles', name), 'half');
    await writeFile(path.join(out, 'assets/articles', `${name}.1.part`), 'half');
    await mkdir(path.join(out, 'drafts'), { recursive: true });
    await writeFile(path.join(out, 'drafts', `${name}.2.part`), 'half');
    await mkdir(path.join(out, 'records'));
    await writeFile(path.join(out, 'records/left.bin'), 'half');
    await run();
    expect(await shelves()).not.toContain(`${name}.1.part`);
    expect(existsSync(path.join(out, 'drafts'))).toBe(false);
    expect(existsSync(path.join(out, 'records'))).toBe(false);
    expect((await stat(path.join(out, 'assets/articles', name))).size).toBeGreaterThan(4);
  });

  it('stores nothing of drafts and of removed articles', async () => {
    await run();
    for (const name of await shelves()) {
      const text = await readFile(path.join(out, 'assets/articles', name), 'utf8');
      expect(text).not.toMatch(/Checked, but not compiled|It is gone\./);
    }
  });
});

async function run(wish: { now?: number; older?: Older } = {}): Promise<Outcome> {
  return await compile({
    folder,
    shown: 'content',
    out,
    origin: 'https://feeds.example.org',
    now: wish.now ?? Date.parse('2026-06-01T00:00:00Z') / 1000,
    older: wish.older ?? 'previous',
  });
}

function article(name: string): string {
  return path.join(folder, 'articles', name);
}

async function shelves(): Promise<readonly string[]> {
  return (await readdir(path.join(out, 'assets/articles'))).toSorted();
}

/** Every file with its time of change and size. */
async function snapshot(): Promise<readonly string[]> {
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name !== 'cache.db');
  const lines = files.map(async (entry) => {
    const file = path.join(entry.parentPath, entry.name);
    const { mtimeMs, size } = await stat(file);
    return `${path.relative(out, file)} ${mtimeMs} ${size}`;
  });
  return (await Promise.all(lines)).toSorted();
}
