// A cache that is broken in any way costs time and nothing else.

import {
  appendFile,
  mkdir,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { toCheckedLine } from '../../../src/compile/cache/checked-line.ts';
import { toFileStat } from '../../../src/compile/files/file-stat.ts';
import {
  age,
  expectCold,
  findNamed,
  folder,
  notes,
  out,
  readHead,
  rendered,
  replace,
  run,
  toText,
  useCorpus,
  write,
} from './corpus.ts';

useCorpus();

describe('a cache that is broken', () => {
  const head = async (): Promise<string> => path.join(out, 'cache/head.jsonl');
  const chunk = async (): Promise<string> => {
    const [name = ''] = await findNamed();
    return path.join(out, 'cache', name);
  };
  const flip = async (file: string, at: number): Promise<void> => {
    const bytes = await readFile(file);
    const place = Math.floor(bytes.length * at);
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    await writeFile(file, bytes);
  };
  const toFolder = async (file: string): Promise<void> => {
    await rm(file);
    await mkdir(path.join(file, 'below'), { recursive: true });
  };
  const toFile = async (below: string): Promise<void> => {
    await rm(below, { recursive: true, force: true });
    await writeFile(below, 'not a folder');
  };

  it.each<readonly [string, () => Promise<string>, (file: string) => Promise<void>, RegExp | null]>(
    [
      ['a head is gone', head, rm, null],
      ['a head is empty', head, (file) => truncate(file, 0), /damaged/],
      ['a head is cut', head, (file) => truncate(file, 40), /damaged/],
      ['a head is garbage', head, (file) => writeFile(file, Buffer.alloc(500, 0xfe)), /damaged/],
      ['a head is flipped', head, (file) => flip(file, 0.5), /damaged/],
      ['a head is a folder', head, toFolder, /cannot be read/],
      ['all of it is a file', async () => path.join(out, 'cache'), toFile, /not a folder/],
      [
        'a head is of another version',
        head,
        async (file) => {
          const other = { ...(await readHead()), version: 0 };
          await writeFile(file, toCheckedLine(other));
        },
        null,
      ],
      ['a chunk is gone', chunk, rm, /1 of/],
      ['a chunk is empty', chunk, (file) => truncate(file, 0), /1 of/],
      [
        'a chunk is cut at its end',
        chunk,
        async (file) => truncate(file, (await stat(file)).size - 9),
        /1 of/,
      ],
      ['a chunk is garbage', chunk, (file) => writeFile(file, Buffer.alloc(500, 0xfe)), /1 of/],
      ['a chunk is flipped at its beginning', chunk, (file) => flip(file, 0.01), /1 of/],
      ['a chunk is flipped at its end', chunk, (file) => flip(file, 0.99), /1 of/],
      ['a chunk is a folder', chunk, toFolder, /1 of/],
    ],
  )(
    '%s: it is reported and repaired, and nothing wrong comes of it',
    async (_, find, damage, note) => {
      await run();
      await damage(await find());
      const warm = await run();
      expect(notes.join()).toMatch(note ?? /^$/);
      await expectCold(warm);
      await run();
      expect([rendered, notes]).toEqual([0, []]);
    },
  );

  it.each(['drafts', 'assets', 'assets/articles', 'assets/media'])(
    'a file at %s gives way to the folder',
    async (below) => {
      await run();
      await toFile(path.join(out, below));
      await expectCold(await run());
    },
  );

  it.each([
    ['gone', (file: string) => rm(file)],
    ['cut', (file: string) => truncate(file, 10)],
    [
      'changed in its place',
      async (file: string) => {
        const bytes = await readFile(file);
        bytes[20] = (bytes[20] ?? 0) ^ 1;
        await writeFile(file, bytes);
      },
    ],
  ])('a shelf is %s: it is filled again', async (_, damage) => {
    await run();
    const [shelf = ''] = await readdir(path.join(out, 'assets/articles'));
    await damage(path.join(out, 'assets/articles', shelf));
    const warm = await run();
    expect([rendered > 0, rendered <= 16]).toEqual([true, true]);
    await expectCold(warm);
  });
});

describe('entries that are damaged, though the file system tells of no change', () => {
  /** Flips a bit of the last month's entries. Resolves to its file. */
  const flipEntries = async (): Promise<string> => {
    const head = await readHead();
    const last = head.chunks.at(-1);
    if (last === undefined) throw new Error('there is no chunk');
    const [month, name, , lengths] = last;
    const file = path.join(out, name);
    const bytes = await readFile(file);
    const place = lengths[0] + 100;
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    await writeFile(file, bytes);
    const chunks = [...head.chunks.slice(0, -1), [month, name, toFileStat(file), lengths]];
    await writeFile(path.join(out, 'cache/head.jsonl'), toCheckedLine({ ...head, chunks }));
    return file;
  };

  it('are not read, and so not missed, when another month is edited', async () => {
    await age();
    await run();
    await flipEntries();
    await replace('articles/earlier.md', 'target.md#part', 'linking.md');
    const warm = await run();
    expect([rendered, notes]).toEqual([1, []]);
    await expectCold(warm);
  });

  it('are reported and rendered again when their own month is edited', async () => {
    await run();
    await flipEntries();
    await appendFile(path.join(folder, 'articles/target.md'), '\nMore.\n');
    const warm = await run();
    expect(notes.join()).toMatch(/1 of 2/);
    await expectCold(warm);
  });

  it.each<readonly [string, () => Promise<void>]>([
    ['an article comes to it', () => write('articles/new.md', toText('New', 'Text.'))],
    ['an author of it is renamed', () => replace('site.yaml', '{name: Own}', '{name: Other}')],
  ])('are reported and rendered again when %s', async (_, act) => {
    await replace('site.yaml', 'authors:\n', 'authors:\n  own: {name: Own}\n');
    await replace('articles/target.md', 'authors: author-01', 'authors: own');
    await age();
    await run();
    await flipEntries();
    await act();
    const warm = await run();
    expect(notes.join()).toMatch(/The cache of 2026-06 is damaged.*1 of 2/);
    await expectCold(warm);
    await run();
    expect([rendered, notes]).toEqual([0, []]);
  });
});
