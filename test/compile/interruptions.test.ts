// Compiles that end before their time, or meet another one: the last good output stays whole, and the
// next compile heals.
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { chmod, cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { copySources } from '../stage.ts';
import {
  age,
  base,
  expectCold,
  expectWholeRecords,
  folder,
  notes,
  out,
  published,
  run,
  setOutput,
  toText,
  useCorpus,
  write,
  writeLarge,
} from './cache/corpus.ts';

useCorpus({ draws: true });

let stage: string;

beforeAll(async () => {
  stage = await copySources('interruptions');
});

/** A compile in a process of its own, into the folder where `run` compiles to. */
function start(prefix: readonly string[] = []): ChildProcess {
  const command = [...prefix, process.execPath, 'src/compile/commands/run.ts', 'compile'];
  return spawn(command[0] ?? '', command.slice(1), {
    cwd: stage,
    env: { ...process.env, CONTENT_DIR: folder, SITE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function toEnd(child: ChildProcess): Promise<string> {
  const texts: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (bytes) => texts.push(String(bytes)));
  }
  await once(child, 'close');
  return texts.join('');
}

/** What an editor may do next; `number` and `other` name one of a few articles. */
type Edit = {
  readonly act: (typeof ACTS)[number];
  readonly number: number;
  readonly other: number;
  /** When the compile after it is killed: a part of the time that one takes; null for never. */
  readonly killedAt: number | null;
};

const ACTS = [
  'write',
  'link',
  'rename',
  'remove',
  'author',
  'tag',
  'origin',
  'zone',
  'picture',
] as const;

async function carryOut({ act, number, other }: Edit): Promise<void> {
  const toFile = (one: number): string => `articles/own-${one}.md`;
  const setKey = async (pattern: RegExp, value: string): Promise<void> => {
    const file = path.join(folder, 'site.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace(pattern, value));
  };
  switch (act) {
    case 'write':
      return write(toFile(number), toText(`Own ${number}`, `Text ${other}.`.repeat(other)));
    case 'link':
      return write(toFile(number), toText('Linking', `[To it](own-${other}.md)`));
    case 'rename':
      return rename(path.join(folder, toFile(number)), path.join(folder, toFile(other)));
    case 'remove':
      return rm(path.join(folder, toFile(number)));
    case 'author':
      return setKey(/(author-01: *\{name: ")[^"]*/, `$1Name ${other}`);
    case 'tag':
      return setKey(/(defi: *\{title: ")[^"]*/, `$1Title ${other}`);
    case 'origin':
      return setKey(/^url: .*$/m, `url: https://origin-${other}.tagwire.dev`);
    case 'zone':
      return setKey(/^zone: .*$/m, `zone: ${other > 2 ? 'UTC' : 'Europe/Berlin'}`);
    case 'picture':
      return cp(
        path.join(folder, `media/figure-0${1 + other}.png`),
        path.join(folder, 'media/figure-01.png'),
      );
  }
}

const edits = fc.array(
  fc.record({
    act: fc.constantFrom(...ACTS),
    number: fc.integer({ min: 1, max: 4 }),
    other: fc.integer({ min: 1, max: 4 }),
    killedAt: fc.option(fc.double({ min: 0.2, max: 1.2, noNaN: true })),
  }),
  { minLength: 4, maxLength: 8 },
);

describe('any history of edits, renames, removals, settings and kills', () => {
  it('leaves the last good output at every moment, and the bytes of a cold compile', async () => {
    setOutput(path.join(stage, 'dist'));
    await toEnd(start());
    const began = performance.now();
    await toEnd(start());
    const length = performance.now() - began;
    await fc.assert(
      fc.asyncProperty(edits, async (history) => {
        for (const edit of history) {
          // There may be nothing to rename or to remove.
          await carryOut(edit).catch(() => undefined);
          const { killedAt } = edit;
          if (killedAt === null) await expectCold(await run());
          else {
            const child = start();
            const timer = setTimeout(() => child.kill('SIGKILL'), length * killedAt);
            await toEnd(child);
            clearTimeout(timer);
            await expectWholeRecords();
            await expectOwnHashes();
          }
        }
        await expectCold(await run());
      }),
      { numRuns: 4, endOnFailure: true },
    );
  }, 300_000);
});

describe('a compile that cannot write', () => {
  it('because files may not grow keeps the last good output and says so', async () => {
    await rm(path.join(stage, 'dist'), { recursive: true, force: true });
    setOutput(path.join(stage, 'dist'));
    await age();
    await run();
    const before = await published();
    await writeLarge();
    // As on a full disk, writing fails in the middle of a file.
    const said = await toEnd(start(['sh', '-c', 'trap "" XFSZ; ulimit -f 300; exec "$@"', 'sh']));
    expect(said).toMatch(/EFBIG|full|disk I\/O/);
    expect(await published()).toEqual(before);
    await expectCold(await run());
  });

  it.skipIf(process.getuid?.() !== 0)(
    'because the folder is read-only says which file and what to look at',
    async () => {
      await run();
      const before = await published();
      for (const one of [base, folder]) await chmod(one, 0o755);
      await write('articles/new.md', toText('New', 'Text.'));
      process.seteuid?.(65_534);
      try {
        await expect(run(out, { code: 'test' })).rejects.toThrow(
          `Cannot write ${path.join(out, 'cache.db')}; check the permissions`,
        );
      } finally {
        process.seteuid?.(0);
      }
      expect(await published()).toEqual(before);
    },
  );

  it('because the output folder is a file leaves that file', async () => {
    await writeFile(out, 'not a folder');
    await expect(run()).rejects.toThrow(/EEXIST|ENOTDIR/);
    expect(await readFile(out, 'utf8')).toBe('not a folder');
  });
});

describe('two compiles at once', () => {
  it('with different settings leave a whole site, and the second says that it waits', async () => {
    const origins = ['https://a.example.com', 'https://b.example.com', 'https://c.example.com'];
    const said: string[] = [];
    const observer = {
      onProgress: () => undefined,
      onNote: (sentence: string) => said.push(sentence),
    };
    const all = origins.map((origin) => run(out, { origin, observer }));
    const outcomes = await Promise.all(all);
    expect(outcomes.map(({ done }) => done?.origin)).toEqual(origins);
    expect(said).toEqual(Array(2).fill('Waiting for another compile to finish.'));
    await run();
    await expectCold(await run());
  });

  it('wait for a process that holds the lock, and not for one that is killed', async () => {
    await run();
    const script = `
      import { DatabaseSync } from 'node:sqlite';
      const database = new DatabaseSync(${JSON.stringify(path.join(out, 'cache.db'))});
      database.exec("BEGIN IMMEDIATE; DELETE FROM articles");
      console.log('locked');
      setInterval(() => undefined, 1000);`;
    const holder = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(holder.stdout, 'data');
    const waiting = run();
    await expect.poll(() => notes).toEqual(['Waiting for another compile to finish.']);
    holder.kill('SIGKILL');
    expect((await waiting).done).not.toBeNull();
    expect(notes).toHaveLength(1);
    const database = new DatabaseSync(path.join(out, 'cache.db'), { readOnly: true });
    expect(database.prepare('SELECT count(*) AS articles FROM articles').get()).toEqual({
      articles: 23,
    });
    database.close();
  });
});

describe('a picture that is overwritten during a compile', () => {
  it('is published under the hash of its own bytes, and the articles show it', async () => {
    const file = path.join(folder, 'media/figure-01.png');
    const other = path.join(folder, 'media/figure-02.png');
    let overwritten = false;
    const said: string[] = [];
    const observer = {
      // By then the article has been rendered with the address of the picture as it was.
      onProgress: (done: number, total: number) => {
        if (done < total || overwritten) return;
        overwritten = true;
        copyFileSync(other, file);
      },
      onNote: (sentence: string) => said.push(sentence),
    };
    const warm = await run(out, { observer });
    expect(said.join()).toContain('content/media/figure-01.png changed during the compile');
    await expectCold(warm);
    await expectOwnHashes();
  });
});

/** Each published file is named by the hash of its bytes. */
async function expectOwnHashes(): Promise<void> {
  for (const [name, base64] of await published()) {
    const [, hash] = /(?:^|\/)([0-9a-f]{16,})[./]/.exec(name) ?? [];
    if (hash === undefined) continue;
    const own = createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex');
    expect(own.slice(0, hash.length)).toBe(hash);
  }
}
