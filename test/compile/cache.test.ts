// The cache: a warm compile says and writes exactly what a cold one would, whatever was edited,
// and a cache that is broken in any way costs time and nothing else.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFile,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Head as StoredHead } from '../../src/compile/cache/cache.ts';
import { fromCheckedLine, toCheckedLine } from '../../src/compile/cache/checked-line.ts';
import { compile } from '../../src/compile/compile.ts';
import { toFileStat } from '../../src/compile/files/file-stat.ts';
import type { CompileOptions, Outcome } from '../../src/compile/options.ts';
import { writeCorpus } from '../bench/corpus.ts';
import { copySources } from '../stage.ts';

const NOW = Date.parse('2026-11-22T00:00:00Z') / 1000;
const ARTICLES = 20;

/** Those that are written beside the generated ones. */
const OWN = 3;

/** Those whose records are more than memory takes. */
const LARGE = 40;

let base: string;
let folder: string;
let out: string;
let rendered: number;
let notes: string[];

beforeEach(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'tagwire-'));
  folder = path.join(base, 'content');
  out = path.join(base, 'dist');
  await writeCorpus(folder, { articles: ARTICLES, span: 60 * 86_400, bytes: [100, 500] });
  await write('articles/target.md', toText('Target', '## Part\n\nText.'));
  await write(
    'articles/linking.md',
    toText(
      'Linking',
      'To [it](target.md#part), [by slug](/articles/late) and ![a](../media/figure-01.png).',
    ),
  );
  const earlier = toText('Earlier', 'To [it](target.md#part), of [another month](/articles/late).');
  await write('articles/earlier.md', earlier.replace('2026-06-20', '2026-05-10'));
});

afterEach(async () => {
  await rm(base, { recursive: true, force: true });
});

describe('a compile without an edit', () => {
  it('renders nothing and writes nothing', async () => {
    await run();
    expect(rendered).toBe(ARTICLES + OWN);
    const before = await snapshot();
    const { done } = await run();
    expect([rendered, done?.filesWritten]).toEqual([0, 0]);
    expect(await snapshot()).toEqual(before);
  });

  it('reads again what has another time and the same bytes, and renders nothing', async () => {
    await run();
    await utimes(path.join(folder, 'articles/target.md'), 1, 1);
    const { done } = await run();
    expect([rendered, done?.filesWritten]).toEqual([0, 0]);
  });
});

type Edit = {
  readonly title: string;
  readonly act: () => Promise<void>;
  /** Articles that had to be rendered. */
  readonly renders: number;
  /** Whether it must come soon after the files were written. */
  readonly soon?: boolean;
};

const EDITS: readonly Edit[] = [
  {
    title: 'a longer body',
    act: () => appendFile(path.join(folder, 'articles/target.md'), '\nMore.\n'),
    renders: 1,
  },
  {
    title: 'a body of the same length at the same time',
    act: async () => {
      const file = path.join(folder, 'articles/target.md');
      const { atime, mtime } = await stat(file);
      await replace('articles/target.md', 'Text.', 'Test.');
      await utimes(file, atime, mtime);
    },
    renders: 1,
    soon: true,
  },
  {
    title: 'a heading that another article links to',
    act: () => replace('articles/target.md', '## Part', '## Other'),
    renders: 1,
  },
  {
    title: 'a heading, after one that no other article had',
    act: async () => {
      await replace('articles/earlier.md', '#part', '#nothing');
      expect((await run()).diagnostics.map(({ rule }) => rule)).toEqual(['unknown-anchor']);
      await replace('articles/target.md', 'Text.', 'Test.');
    },
    renders: 1,
  },
  {
    title: 'a new article',
    act: () => write('articles/new.md', toText('New', 'Text.')),
    renders: 1,
  },
  {
    title: 'a new article of the slug that a link names',
    act: () => write('articles/late.md', toText('Late', 'Text.')),
    renders: 3,
  },
  {
    title: 'a second article of a slug',
    act: async () => {
      await mkdir(path.join(folder, 'articles/second'), { recursive: true });
      await write('articles/second/target.md', toText('Second', 'Text.'));
    },
    renders: 1,
  },
  {
    title: 'a removed article',
    act: () => rm(path.join(folder, 'articles/linking.md')),
    renders: 0,
  },
  {
    title: 'a linked article that is gone',
    act: () => rm(path.join(folder, 'articles/target.md')),
    renders: 2,
  },
  {
    title: 'a renamed article and the link to it',
    act: async () => {
      const to = path.join(folder, 'articles/renamed.md');
      await rename(path.join(folder, 'articles/target.md'), to);
      await replace('articles/linking.md', 'target.md', 'renamed.md');
      await replace('articles/earlier.md', 'target.md', 'renamed.md');
    },
    renders: 3,
  },
  {
    title: 'an article in another folder',
    act: async () => {
      await mkdir(path.join(folder, 'articles/other'));
      const to = path.join(folder, 'articles/other/target.md');
      await rename(path.join(folder, 'articles/target.md'), to);
      await replace('articles/linking.md', 'target.md', 'other/target.md');
      await replace('articles/earlier.md', 'target.md', 'other/target.md');
    },
    renders: 3,
  },
  {
    title: 'a draft',
    act: () => replace('articles/target.md', 'title:', 'draft: true\ntitle:'),
    renders: 1,
  },
  {
    title: 'a removal',
    act: () => replace('articles/target.md', 'title:', 'removed: 2026-07-01\ntitle:'),
    renders: 1,
  },
  {
    title: 'another date',
    act: () => replace('articles/target.md', '2026-06-20', '2026-05-20'),
    renders: 1,
  },
  {
    title: 'an older article that writes a tag in another way',
    act: () =>
      write(
        'articles/old.md',
        toText('Old', 'Text.').replace('Own tag', 'OWN TAG').replace('2026-06', '2026-01'),
      ),
    renders: 1,
  },
  {
    title: 'the title of a tag in site.yaml',
    act: () => replace('site.yaml', '{title: "DeFi"}', '{title: "Decentralised"}'),
    renders: 0,
  },
  {
    title: 'a tag declared in site.yaml that articles write',
    act: () => replace('site.yaml', 'tags:\n', 'tags:\n  own-tag: {title: Declared}\n'),
    renders: 3,
  },
  {
    title: 'an alias in site.yaml that takes a tag over',
    act: () => replace('site.yaml', 'tags:\n', 'tags:\n  taken: {aliases: [own tag]}\n'),
    renders: 3,
  },
  {
    title: 'the name of an author',
    act: () => replace('site.yaml', 'Ada Lovelace', 'Augusta Ada King'),
    renders: 0,
  },
  {
    title: 'a new author',
    act: () => replace('site.yaml', 'authors:\n', 'authors:\n  newcomer: {name: New}\n'),
    renders: 0,
  },
  {
    title: 'a key of an author that is gone',
    act: () => replace('site.yaml', '  author-01:', '  author-41:'),
    renders: 4,
  },
  {
    title: 'the origin',
    act: () => replace('site.yaml', 'https://bench.tagwire.dev', 'https://other.tagwire.dev'),
    renders: ARTICLES + OWN,
  },
  {
    title: 'the zone',
    act: () => replace('site.yaml', 'zone: UTC', 'zone: Europe/Berlin'),
    renders: ARTICLES + OWN,
  },
  {
    title: 'a picture that cannot be read, and then is not used',
    act: async () => {
      await writeFile(path.join(folder, 'media/broken.png'), 'no picture');
      await replace('articles/linking.md', 'figure-01', 'broken');
      expect((await run()).diagnostics).toHaveLength(1);
      await replace('articles/linking.md', 'broken', 'figure-01');
    },
    renders: 1,
  },
  {
    title: 'a slug that an article of another month has',
    act: async () => {
      await mkdir(path.join(folder, 'articles/other'), { recursive: true });
      const text = toText('Other', 'Text.').replace('2026-06-20', '2026-05-11');
      await write('articles/other/target.md', text);
    },
    renders: 1,
  },
  {
    title: 'an id that an article of another month has',
    act: () =>
      replace(
        'articles/earlier.md',
        'title:',
        'id: "tag:bench.tagwire.dev,2026:articles/target"\ntitle:',
      ),
    renders: 1,
  },
  {
    title: 'an alias that is the slug of an article of another month',
    act: () => replace('articles/earlier.md', 'title:', 'aliases: [target]\ntitle:'),
    renders: 1,
  },
  {
    title: 'a file that nothing reads, and then an article shows it',
    act: async () => {
      await cp(path.join(folder, 'media/figure-01.png'), path.join(folder, 'articles/stray.png'));
      expect((await run()).diagnostics.map(({ rule }) => rule)).toEqual(['stray-file']);
      await replace('articles/linking.md', '../media/figure-01.png', 'stray.png');
    },
    renders: 1,
  },
  {
    title: 'an error',
    act: () => replace('articles/target.md', 'authors: author-01', 'authors: nobody'),
    renders: 1,
  },
];

describe('a warm compile equals a cold one after', () => {
  it.each(EDITS)('$title', async ({ act, renders, soon = false }) => {
    if (!soon) await age();
    await run();
    await act();
    const warm = await run();
    expect(rendered).toBe(renders);
    await expectCold(warm);
  });

  it('another picture under the same name', async () => {
    await age();
    await run();
    await cp(path.join(folder, 'media/figure-02.png'), path.join(folder, 'media/figure-01.png'));
    const warm = await run();
    expect(rendered).toBeGreaterThan(0);
    await expectCold(warm);
  });

  it('the clock was put back before an update', async () => {
    await replace('articles/target.md', 'title:', 'updated: 2026-07-01\ntitle:');
    await age();
    await run();
    const then = { now: Date.parse('2026-06-30T00:00:00Z') / 1000 };
    const warm = await run(out, then);
    const cold = await run(path.join(base, 'fresh'), then);
    expect(warm.diagnostics.map(({ rule }) => rule)).toEqual(['date-order']);
    expect(warm).toEqual(cold);
  });

  it('all of these edits, one after the other', async () => {
    await run();
    for (const { act } of EDITS) {
      await act().catch(() => undefined);
      await expectCold(await run());
    }
  });
});

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
      ['all of it is a file', async () => path.join(out, 'cache'), toFile, /no folder/],
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
  )('%s: it is told, mended, and nothing wrong comes of it', async (_, find, damage, note) => {
    await run();
    await damage(await find());
    const warm = await run();
    expect(notes.join()).toMatch(note ?? /^$/);
    await expectCold(warm);
    await run();
    expect([rendered, notes]).toEqual([0, []]);
  });

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

  it('are told and made anew when their own month is edited', async () => {
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
  ])('are told and made anew when %s', async (_, act) => {
    await replace('site.yaml', 'authors:\n', 'authors:\n  own: {name: Own}\n');
    await replace('articles/target.md', 'authors: author-01', 'authors: own');
    await age();
    await run();
    await flipEntries();
    await act();
    const warm = await run();
    expect(notes.join()).toMatch(/The cache of 2026-06 was damaged.*1 of 2/);
    await expectCold(warm);
    await run();
    expect([rendered, notes]).toEqual([0, []]);
  });
});

describe('a broken site.yaml', () => {
  it.each<readonly [string, () => Promise<void>]>([
    ['that is gone', () => rm(path.join(folder, 'site.yaml'))],
    ['that is no YAML', () => replace('site.yaml', 'title: ', 'title: [')],
    ['without authors', () => replace('site.yaml', 'authors:', 'author:')],
    ['with authors of a wrong type', () => replace('site.yaml', 'authors:', 'authors: none\nx:')],
    ['with sections of a wrong type', () => replace('site.yaml', 'sections:', 'sections: 1\nx:')],
    ['with no origin', () => replace('site.yaml', 'https://bench.tagwire.dev', 'nowhere')],
  ])('%s is told with all that is wrong in articles, and costs no cache', async (_, act) => {
    await age();
    await run();
    const before = await published();
    const settings = await readFile(path.join(folder, 'site.yaml'));
    await act();
    await write('articles/broken.md', toText('Broken', '[Nowhere](nowhere.md)'));
    const warm = await run();
    expect(new Set(warm.diagnostics.map(({ file }) => file))).toEqual(
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

describe('a compile that is killed', () => {
  it('leaves the last good output, and the next one heals', async () => {
    const stage = await copySources('killed');
    out = path.join(stage, 'dist');
    await run();
    const before = await published();
    await writeLarge();
    const child = spawn(process.execPath, ['src/compile/commands/compile.ts'], {
      cwd: stage,
      env: { ...process.env, CONTENT_DIR: folder, SITE_URL: '' },
    });
    const spooled = async () =>
      expect((await readdir(path.join(out, 'cache'))).join()).toContain('records-');
    await vi.waitFor(spooled, { timeout: 60_000, interval: 5 });
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

type Head = Pick<StoredHead, 'chunks'>;

async function readHead(): Promise<Head> {
  return fromCheckedLine(await readFile(path.join(out, 'cache/head.jsonl'))) as Head;
}

/** Names of the files that hold entries, as the head has them. */
async function findNamed(): Promise<readonly string[]> {
  const { chunks } = await readHead();
  return chunks.map(([, file]) => path.basename(file)).toSorted();
}

async function run(into = out, more: Partial<CompileOptions> = {}): Promise<Outcome> {
  rendered = 0;
  notes = [];
  return await compile({
    folder,
    shown: 'content',
    out: into,
    origin: null,
    now: NOW,
    older: 'drop',
    observer: {
      onProgress: (done) => {
        rendered = done;
      },
      onNote: (sentence) => notes.push(sentence),
    },
    ...more,
  });
}

/** Articles enough for records to leave memory before they are on shelves. */
async function writeLarge(): Promise<void> {
  const code = `\`\`\`\n${'a line of code, and nothing else\n'.repeat(8_000)}\`\`\``;
  for (let number = 0; number < LARGE; number++) {
    await write(`articles/large-${number}.md`, toText('Large', code));
  }
}

/** The same outcome and, byte for byte, the same files as from a compile that knows nothing. */
async function expectCold(warm: Outcome): Promise<void> {
  const fresh = path.join(base, 'fresh');
  await rm(fresh, { recursive: true, force: true });
  const diagnostics = notes;
  const cold = await run(fresh);
  notes = diagnostics;
  expect(warm.diagnostics).toEqual(cold.diagnostics);
  expect(warm.done === null).toBe(cold.done === null);
  if (cold.done !== null) expect(await published()).toEqual(await published(fresh));
}

/** Makes the content an hour older: what was written just now is read again by the next compile. */
async function age(): Promise<void> {
  const then = Date.now() / 1000 - 3600;
  for (const name of await list(folder)) await utimes(path.join(folder, name), then, then);
}

/** Every file that a deploy would take, as text. */
async function published(within = out): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const name of (await list(path.join(within, 'assets'))).concat('../catalog.bin')) {
    files.set(name, await readFile(path.join(within, 'assets', name), 'base64'));
  }
  return files;
}

/** Every file with its time of change. */
async function snapshot(): Promise<readonly string[]> {
  const lines = (await list(out)).map(async (name) => {
    const { mtimeMs, size } = await stat(path.join(out, name));
    return `${name} ${mtimeMs} ${size}`;
  });
  return await Promise.all(lines);
}

async function list(within: string): Promise<string[]> {
  const entries = await readdir(within, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(within, path.join(entry.parentPath, entry.name)))
    .toSorted();
}

function toText(title: string, body: string): string {
  const fields = `title: ${title}\ndate: 2026-06-20\nauthors: author-01\ntags: [Own tag]`;
  return `---\n${fields}\n---\n${body}\n`;
}

async function write(name: string, text: string): Promise<void> {
  await writeFile(path.join(folder, name), text);
}

async function replace(name: string, from: string, to: string): Promise<void> {
  const text = await readFile(path.join(folder, name), 'utf8');
  expect(text).toContain(from);
  await write(name, text.replace(from, to));
}
