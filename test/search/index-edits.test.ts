// An index that was written edit by edit is the one that a cold compile writes.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSearchedSite, type SearchedSite, type Text } from './searched-site.ts';

/** Enough for two shards; the last month has some to spare. */
const COUNT = 300;

const WORDS = 'feed reader open web market price index note paper garden river stone'.split(' ');

let site: SearchedSite;

function toText(number: number, more = ''): Text {
  const words = Array.from({ length: 12 }, (_, index) => WORDS[(number * (index + 3)) % 11]);
  const day = 1 + (number % 28);
  const month = 1 + Math.floor(number / 40);
  return {
    slug: `n-${number}`,
    date: `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
    title: `Number ${number}`,
    text: `${words.join(' ')} own${number} ${more}`,
    language: ['en', 'de', 'en', 'fr'][number % 4] ?? 'en',
  };
}

beforeAll(async () => {
  site = await createSearchedSite();
  await site.write(Array.from({ length: COUNT }, (_, number) => toText(number)));
  await site.compile();
});

afterAll(() => site.end());

const EDITS: readonly (readonly [what: string, edit: () => Promise<void>])[] = [
  ['no edit', async () => undefined],
  ['a word more', () => site.write([toText(17, 'unheard')])],
  ['a word less', () => site.write([toText(17)])],
  ['a new newest article', () => site.write([{ ...toText(301), date: '2026-09-20' }])],
  ['an article in an old month', () => site.write([{ ...toText(302), date: '2026-01-02' }])],
  ['an article gone', () => site.remove('n-5')],
  ['an article withdrawn', () => site.write([{ ...toText(6), more: ['removed: 2026-10-01'] }])],
  ['an article unlisted', () => site.write([{ ...toText(7), more: ['unlisted: true'] }])],
  ['another date', () => site.write([{ ...toText(8), date: '2026-05-05' }])],
  [
    'a month without room for one more',
    () =>
      site.write(
        Array.from({ length: 9 }, (_, more) => ({ ...toText(310 + more), date: '2026-02-03' })),
      ),
  ],
  ['a month gone', () => removeAll(280, COUNT)],
];

async function removeAll(from: number, end: number): Promise<void> {
  for (let number = from; number < end; number++) await site.remove(`n-${number}`);
}

describe('after', () => {
  it.each(EDITS)('%s', async (_what, edit) => {
    await edit();
    await site.compile();
    await expectCold();
  });

  it('a file of the index was damaged', async () => {
    const folder = path.join(site.out, 'assets/search');
    const [first = ''] = await readdir(folder);
    await rm(path.join(folder, first));
    await site.compile();
    await expectCold();
  });
});

/** Files of the index by name, and what the catalog has of them. */
async function read(out: string): Promise<readonly unknown[]> {
  const folder = path.join(out, 'assets/search');
  const names = (await readdir(folder)).toSorted();
  const files = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'base64')));
  return [names, files, await readFile(path.join(out, 'catalog.bin'), 'base64')];
}

async function expectCold(): Promise<void> {
  const other = await mkdtemp(path.join(tmpdir(), 'cold-'));
  try {
    await site.compile(path.join(other, 'dist'));
    expect(await read(site.out)).toEqual(await read(path.join(other, 'dist')));
  } finally {
    await rm(other, { recursive: true });
  }
}
