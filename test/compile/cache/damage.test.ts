// A cache or an output that is broken in any way costs time and nothing else.
import {
  cp,
  mkdir,
  open,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ARTICLES,
  age,
  changeCache,
  expectCold,
  expectWholeRecords,
  notes,
  OWN,
  out,
  rendered,
  replace,
  run,
  useCorpus,
} from './corpus.ts';

useCorpus();

const database = (): string => path.join(out, 'cache.db');

async function overwrite(file: string, at: number, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'r+');
  const { size } = await handle.stat();
  await handle.write(bytes, 0, bytes.length, Math.floor(at * (size - bytes.length)));
  await handle.close();
}

async function toFile(below: string): Promise<void> {
  await rm(below, { recursive: true, force: true });
  await writeFile(below, 'not a folder');
}

describe('a cache', () => {
  it.each<readonly [string, () => Promise<void>, RegExp]>([
    ['that is gone', () => rm(database()), /^$/],
    ['that is empty', () => truncate(database(), 0), /^$/],
    ['that is cut within its head', () => truncate(database(), 40), /is damaged/],
    [
      'that is cut in the middle',
      async () => truncate(database(), (await stat(database())).size / 2),
      /is damaged/,
    ],
    ['that is garbage', () => writeFile(database(), Buffer.alloc(5_000, 0xfe)), /is damaged/],
    [
      'with pages that are garbage',
      () => overwrite(database(), 0.5, Buffer.alloc(20_000, 0xfe)),
      /is damaged/,
    ],
    [
      'that is a folder',
      async () => {
        await rm(database());
        await mkdir(path.join(database(), 'below'), { recursive: true });
      },
      /is not a file/,
    ],
    [
      'of another version',
      async () => changeCache('PRAGMA user_version = 99'),
      /was written by another version of Tagwire/,
    ],
    [
      'with a row that is no JSON',
      async () => changeCache(`UPDATE articles SET rest = '{"aliases":'`),
      /is damaged/,
    ],
  ])('%s is reported and rebuilt whole', async (_, damage, note) => {
    await run();
    await damage();
    const warm = await run();
    expect(notes.join()).toMatch(note);
    expect(rendered).toBe(ARTICLES + OWN);
    await expectCold(warm);
    await run();
    expect([rendered, notes]).toEqual([0, []]);
  });

  it('with any byte overwritten never gives another site', async () => {
    await age();
    await run();
    const sound = path.join(out, '../sound.db');
    await cp(database(), sound);
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    await fc.assert(
      fc.asyncProperty(
        place,
        fc.uint8Array({ minLength: 64, maxLength: 9_000 }),
        async (at, bytes) => {
          await cp(sound, database());
          await overwrite(database(), at, bytes);
          await expectCold(await run());
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('an output', () => {
  it.each(['drafts', 'assets', 'assets/articles', 'assets/media'])(
    'with a file at %s: it gives way to the folder',
    async (below) => {
      await run();
      await toFile(path.join(out, below));
      await expectCold(await run());
    },
  );

  it.each<readonly [string, (file: string) => Promise<void>]>([
    ['gone', (file) => rm(file)],
    ['cut', (file) => truncate(file, 10)],
    ['empty', (file) => truncate(file, 0)],
    ['longer', (file) => overwriteWhole(file, (bytes) => Buffer.concat([bytes, bytes]))],
    ['changed in its place', (file) => overwrite(file, 0.1, Buffer.from('changed'))],
    [
      'a folder',
      async (file) => {
        await rm(file);
        await mkdir(path.join(file, 'below'), { recursive: true });
      },
    ],
  ])('with a shelf that is %s: its articles are rendered again', async (_, damage) => {
    await run();
    const [shelf = ''] = await readdir(path.join(out, 'assets/articles'));
    await damage(path.join(out, 'assets/articles', shelf));
    const warm = await run();
    expect([rendered > 0, rendered <= 16]).toEqual([true, true]);
    await expectCold(warm);
  });

  it('with a shelf that changed without a sign: what is read of it is rendered again', async () => {
    await age();
    await run();
    const shelves = await readdir(path.join(out, 'assets/articles'));
    for (const shelf of shelves) {
      const file = path.join(out, 'assets/articles', shelf);
      await overwrite(file, 0.5, Buffer.from('changed'));
      const { size, mtimeMs, ino } = await stat(file);
      changeCache(
        `UPDATE outputs SET stat = '${size} ${mtimeMs} ${ino}' WHERE file LIKE '%${shelf}'`,
      );
    }
    await replace('articles/earlier.md', 'target.md#part', 'linking.md');
    await replace('articles/target.md', 'Text.', 'A longer text.');
    const warm = await run();
    expect(notes.join()).toMatch(/Compiling again: the record of .* is damaged/);
    await expectCold(warm);
  });
});

async function overwriteWhole(file: string, change: (bytes: Buffer) => Buffer): Promise<void> {
  await writeFile(file, change(await readFile(file)));
}

it('a damaged shelf leaves none of its lengths: every record is found where the catalog says', async () => {
  await age();
  await run();
  const [shelf = ''] = await readdir(path.join(out, 'assets/articles'));
  await truncate(path.join(out, 'assets/articles', shelf), 100);
  // Another name in every record of that shelf, and another text in one of them.
  await replace('site.yaml', 'Ada Lovelace', 'Augusta Ada King of Lovelace');
  await replace('articles/linking.md', 'To [it]', `${'More words. '.repeat(400)}To [it]`);
  const warm = await run();
  expect(warm.done).not.toBeNull();
  await expectCold(warm);
  await expectWholeRecords();
});
