// What a compile leaves to the next one, also where the code is another.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { copySources } from '../../stage.ts';
import {
  ARTICLES,
  age,
  expectCold,
  folder,
  LARGE,
  notes,
  OWN,
  out,
  readTable,
  rendered,
  replace,
  run,
  toText,
  useCorpus,
  write,
  writeLarge,
} from './corpus.ts';

useCorpus();

describe('what a compile leaves to the next one', () => {
  it.each<readonly [string, () => Promise<void>, number]>([
    ['an edit', () => appendFile(path.join(folder, 'articles/target.md'), '\nMore.\n'), 1],
    ['a new article', () => write('articles/new.md', toText('New', 'Text.')), 1],
    ['a removed article', () => rm(path.join(folder, 'articles/linking.md')), 0],
  ])('is a row an article, and %s writes no other text', async (_, act, changes) => {
    await age();
    await run();
    const toReadings = () => readTable('articles').map(({ file, reading }) => `${file} ${reading}`);
    const before = new Set(toReadings());
    expect(before.size).toBe(ARTICLES + OWN);
    await act();
    await run();
    expect(toReadings().filter((reading) => !before.has(reading)).length).toBeLessThanOrEqual(
      changes,
    );
  });

  it('is one file, and nothing beside what a deploy takes', async () => {
    await run();
    expect((await readdir(out)).toSorted()).toEqual(['assets', 'cache.db', 'catalog.bin']);
  });

  it('is nothing where the code has changed since it was loaded', async () => {
    await run(out, { code: 'as it was loaded' });
    await run();
    expect(rendered).toBe(ARTICLES + OWN);
  });

  it('is what was rendered, also where an article is broken', async () => {
    await writeLarge();
    await replace('articles/target.md', 'authors: author-01', 'authors: nobody');
    await age();
    expect((await run()).done).toBeNull();
    expect(rendered).toBe(ARTICLES + OWN + LARGE);
    await replace('articles/target.md', 'authors: nobody', 'authors: author-01');
    const warm = await run();
    // The broken one, and what it is now.
    expect(rendered).toBe(1);
    await expectCold(warm);
  });
});

it('names that were guessed in a broken publication are those of all articles in the end', async () => {
  await run();
  const older = toText('Old', 'Text.').replace('Own tag', 'OWN TAG').replace('2026-06', '2026-01');
  await write('articles/old.md', older);
  await write('articles/broken.md', 'no front matter');
  expect((await run()).done).toBeNull();
  await rm(path.join(folder, 'articles/broken.md'));
  const warm = await run();
  expect(rendered).toBe(0);
  await expectCold(warm);
});

it('a cache and an output that were copied are as good', async () => {
  await age();
  await run();
  await cp(out, `${out}.copy`, { recursive: true, preserveTimestamps: true });
  await rm(out, { recursive: true });
  await rename(`${out}.copy`, out);
  const { done } = await run();
  expect([rendered, notes, done?.filesWritten]).toEqual([0, [], 0]);
});

it('another code renders everything anew', async () => {
  const stage = await copySources('code');
  const compileThere = async (): Promise<string> => {
    const child = spawn(process.execPath, ['src/compile/commands/run.ts', 'compile'], {
      cwd: stage,
      env: { ...process.env, CONTENT_DIR: folder, SITE_URL: '' },
    });
    await once(child, 'exit');
    const shelves = await readdir(path.join(stage, 'dist/assets/articles'));
    const texts = shelves.map((name) =>
      readFile(path.join(stage, 'dist/assets/articles', name), 'utf8'),
    );
    return (await Promise.all(texts)).join();
  };
  expect(await compileThere()).not.toContain('class="marked"');
  const source = path.join(stage, 'src/compile/markdown/markdown.ts');
  const text = await readFile(source, 'utf8');
  await writeFile(
    source,
    text.replace("']]&gt;')", "']]&gt;').replaceAll('<p>', '<p class=\"marked\">')"),
  );
  expect(await compileThere()).toContain('class="marked"');
});
