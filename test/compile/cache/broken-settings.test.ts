// A broken site.yaml makes every article look like another: the cache is kept all the same.

import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  ARTICLES,
  age,
  expectCold,
  folder,
  LARGE,
  notes,
  OWN,
  published,
  rendered,
  replace,
  run,
  toText,
  useCorpus,
  write,
  writeLarge,
} from './corpus.ts';

useCorpus();

describe('a broken site.yaml', () => {
  it.each<readonly [string, () => Promise<void>]>([
    ['that is gone', () => rm(path.join(folder, 'site.yaml'))],
    ['that is no YAML', () => replace('site.yaml', 'title: ', 'title: [')],
    ['without authors', () => replace('site.yaml', 'authors:', 'author:')],
    ['with authors of a wrong type', () => replace('site.yaml', 'authors:', 'authors: none\nx:')],
    ['with sections of a wrong type', () => replace('site.yaml', 'sections:', 'sections: 1\nx:')],
    ['with no origin', () => replace('site.yaml', 'https://bench.tagwire.dev', 'nowhere')],
  ])('%s is reported with all that is wrong in articles, and costs no cache', async (_, act) => {
    await age();
    await run();
    const before = await published();
    const settings = await readFile(path.join(folder, 'site.yaml'));
    await act();
    await write('articles/broken.md', toText('Broken', '[Nowhere](nowhere.md)'));
    const warm = await run();
    const told = warm.diagnostics.filter(({ rule }) => rule !== 'unknown-address');
    expect(new Set(told.map(({ file }) => file))).toEqual(
      new Set(['content/articles/broken.md', 'content/site.yaml']),
    );
    await expectCold(warm);
    expect(await published()).toEqual(before);
    await writeFile(path.join(folder, 'site.yaml'), settings);
    await rm(path.join(folder, 'articles/broken.md'));
    const { done } = await run();
    expect([rendered, notes, done?.filesWritten]).toEqual([0, [], 0]);
  });

  it('costs no cache either where all that was found out would be kept', async () => {
    await writeLarge();
    await age();
    await run();
    const settings = await readFile(path.join(folder, 'site.yaml'));
    await replace('site.yaml', 'https://bench.tagwire.dev', 'nowhere');
    const { done } = await run();
    expect([rendered, done]).toEqual([ARTICLES + OWN + LARGE, null]);
    await writeFile(path.join(folder, 'site.yaml'), settings);
    await run();
    expect(rendered).toBe(0);
  }, 180_000);
});
