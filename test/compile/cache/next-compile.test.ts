// What a compile leaves to the next one, also where it was killed or the code is another.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { copySources } from '../../stage.ts';
import {
  ARTICLES,
  age,
  expectCold,
  findNamed,
  folder,
  LARGE,
  notes,
  OWN,
  out,
  published,
  readHead,
  rendered,
  run,
  setOutput,
  toText,
  useCorpus,
  write,
  writeLarge,
} from './corpus.ts';

useCorpus();

describe('what a compile leaves to the next one', () => {
  it.each<readonly [string, () => Promise<void>]>([
    ['an edit', () => appendFile(path.join(folder, 'articles/target.md'), '\nMore.\n')],
    ['a new article', () => write('articles/new.md', toText('New', 'Text.'))],
    ['a removed article', () => rm(path.join(folder, 'articles/linking.md'))],
  ])('is one file of entries a month, and %s writes its own month alone', async (_, act) => {
    await run();
    const before = await readHead();
    expect(before.chunks.map(([month]) => month)).toEqual(['2026-05', '2026-06']);
    await act();
    await run();
    const { chunks } = await readHead();
    const stay = chunks.filter(([, file]) => before.chunks.some(([, other]) => other === file));
    expect(stay.map(([month]) => month)).toEqual(['2026-05']);
  });

  it('is no more than the head names, after one compile for those who still read', async () => {
    await run();
    const before = await findNamed();
    await appendFile(path.join(folder, 'articles/target.md'), '\nMore.\n');
    await run();
    const all = async () => new Set(await readdir(path.join(out, 'cache')));
    expect(await all()).toEqual(new Set([...before, ...(await findNamed()), 'head.jsonl']));
    await run();
    expect(await all()).toEqual(new Set([...(await findNamed()), 'head.jsonl']));
  });

  it('is nothing where the code has changed since it was loaded', async () => {
    await run(out, { code: 'as it was loaded' });
    await run();
    expect(rendered).toBe(ARTICLES + OWN);
  });
});

it('a cache that was copied is as good', async () => {
  await age();
  await run();
  for (const name of await findNamed()) {
    const file = path.join(out, 'cache', name);
    await cp(file, `${file}.copy`);
    await rename(`${file}.copy`, file);
  }
  const { done } = await run();
  expect([rendered, notes, done?.filesWritten]).toEqual([0, [], 0]);
});

describe('a compile that is killed', () => {
  it('leaves the last good output, and the next one heals', async () => {
    const stage = await copySources('killed');
    setOutput(path.join(stage, 'dist'));
    await run();
    const before = await published();
    await writeLarge();
    const child = spawn(process.execPath, ['src/compile/commands/compile.ts'], {
      cwd: stage,
      env: { ...process.env, CONTENT_DIR: folder, SITE_URL: '' },
    });
    const hasPending = async () =>
      expect((await readdir(path.join(out, 'cache'))).join()).toContain('records-');
    await vi.waitFor(hasPending, { timeout: 60_000, interval: 5 });
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await published()).toEqual(before);
    for (let number = 0; number < LARGE; number++) {
      await rm(path.join(folder, `articles/large-${number}.md`));
    }
    await expectCold(await run());
    await run();
    expect(await readdir(path.join(out, 'cache'))).toEqual([...(await findNamed()), 'head.jsonl']);
  });
});

it('another code renders everything anew', async () => {
  const stage = await copySources('code');
  const compileThere = async (): Promise<string> => {
    const child = spawn(process.execPath, ['src/compile/commands/compile.ts'], {
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
