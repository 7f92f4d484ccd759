// What is too large for the platform is reported: a warning where a plan ends, an error where all do.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeCatalog } from '../../src/catalog/file.ts';
import { compile } from '../../src/compile/compile.ts';
import { formatDiagnostic } from '../../src/compile/diagnostics/diagnostic.ts';
import { type OutputSizes, toLimitFaults } from '../../src/compile/diagnostics/limits.ts';
import type { Outcome } from '../../src/compile/options.ts';
import { OTHER_FILES } from '../../src/compile/publish.ts';
import { compileInto } from '../compile-into.ts';
import { ROOT } from '../root.ts';

const MEBIBYTE = 2 ** 20;
const SMALL: OutputSizes = {
  files: 20,
  largestRecord: { file: 'articles/x.md', size: 9 },
  catalog: 9,
};

describe('limits', () => {
  it.each<readonly [string, Partial<OutputSizes>, readonly string[]]>([
    ['a small publication', {}, []],
    ['as many files as the free plan takes', { files: 20_000 }, []],
    [
      'one file more',
      { files: 20_001 },
      [
        'content:1:1 warning too-many-files 20,001 files need a paid plan: the free plan allows 20,000',
      ],
    ],
    [
      'as many files as any plan takes',
      { files: 100_000 },
      [
        'content:1:1 warning too-many-files 100,000 files need a paid plan: the free plan allows 20,000',
      ],
    ],
    [
      'one file more than that',
      { files: 100_001 },
      [
        'content:1:1 error too-many-files 100,001 files are too many: Cloudflare allows 100,000; host media elsewhere and use "url"',
      ],
    ],
    [
      'a record as large as a file may be',
      { largestRecord: { file: 'articles/x.md', size: 25 * MEBIBYTE } },
      [],
    ],
    [
      'a larger record',
      { largestRecord: { file: 'articles/x.md', size: 26 * MEBIBYTE } },
      [
        'content/articles/x.md:1:1 error article-too-large the compiled article is 26.0 MiB, Cloudflare allows 25 MiB per file; split the article',
      ],
    ],
    ['a roomy catalog', { catalog: 32 * MEBIBYTE }, []],
    [
      'a catalog that fills the memory',
      { catalog: 33 * MEBIBYTE },
      [
        'content:1:1 warning catalog-too-large the catalog of all articles is 33.0 MiB; above 32 MiB the Worker may run out of memory',
      ],
    ],
    [
      'a catalog that no Worker can hold',
      { catalog: 64 * MEBIBYTE, files: 100_001 },
      [
        'content:1:1 error too-many-files 100,001 files are too many: Cloudflare allows 100,000; host media elsewhere and use "url"',
        'content:1:1 error catalog-too-large the catalog of all articles is 64.0 MiB, Cloudflare allows 64 MiB per Worker; split the publication',
      ],
    ],
    [
      'a feed that is too large for some readers',
      { feed: { label: 'Atom', bytes: 1_840_000, articles: 20, fitting: 11 } },
      [
        'content/site.yaml:1:1 warning large-feed the main feed, with 20 articles, has 1.8 MB in Atom, and some programs take 1 MB at most; write "limit: 11" or "content: summary" under "feeds"',
      ],
    ],
    [
      'an article that is',
      { feed: { label: 'RSS', bytes: 1_200_000, articles: 1, fitting: 0 } },
      [
        'content/site.yaml:1:1 warning large-feed the main feed, with 1 article, has 1.2 MB in RSS, and some programs take 1 MB at most; write "content: summary" under "feeds"',
      ],
    ],
  ])('%s', (_, extent, lines) => {
    expect(toLimitFaults({ ...SMALL, ...extent }, 'content').map(formatDiagnostic)).toEqual(lines);
  });
});

describe('a compile beyond a limit', () => {
  let base: string;
  beforeEach(async () => {
    base = await mkdtemp(path.join(tmpdir(), 'tagwire-'));
    await mkdir(path.join(base, 'content/articles'), { recursive: true });
    await mkdir(path.join(base, 'content/media'));
    const settings = [
      ...['title: T', 'description: D', 'url: https://x.example', 'language: en', 'zone: UTC'],
      ...['authority: "x.example,2025"', 'founded: 2025-01-01', 'authors: {ada: {name: Ada}}'],
    ];
    await writeFile(path.join(base, 'content/site.yaml'), settings.join('\n'));
    await writeArticle('', 'Text.');
  });
  afterEach(async () => {
    await rm(base, { recursive: true, force: true });
  });

  it('of the free plan is a warning, and all files are written', async () => {
    const names = Array.from({ length: 20_001 }, (_, number) => `${number}.txt`);
    for (const name of names) await writeFile(path.join(base, 'content/media', name), name);
    const list = names.map((name) => `  - {file: ../media/${name}}\n`);
    await writeArticle(`attachments:\n${list.join('')}`, 'Text.');
    const { done, diagnostics } = await run();
    expect(done?.articles).toBe(1);
    expect(diagnostics.map(({ severity, rule }) => [severity, rule])).toEqual([
      ['warning', 'too-many-files'],
      // Of all these attachments.
      ['warning', 'large-feed'],
    ]);
    expect((await readdir(path.join(base, 'dist/assets/media'))).length).toBe(names.length);
    expect((await run()).done?.filesWritten).toBe(0);
  }, 300_000);

  it('of a stored file is an error, and the last good output stays', async () => {
    await run();
    const before = await readFile(path.join(base, 'dist/catalog.bin'));
    // Each of these characters takes thirteen bytes of a record.
    await writeArticle('', `\`\`\`\n${`${'<'.repeat(100_000)}\n`.repeat(21)}\`\`\``);
    const { done, diagnostics } = await run();
    expect(done).toBeNull();
    expect(diagnostics.map(({ file, severity, rule }) => [file, severity, rule])).toEqual([
      ['content/articles/x.md', 'error', 'article-too-large'],
    ]);
    expect((await readFile(path.join(base, 'dist/catalog.bin'))).equals(before)).toBe(true);
  }, 300_000);

  it('of readers counts the articles that the main feed has now, and their content', async () => {
    const article = (fields: string) =>
      `---\ntitle: T\nauthors: ada\n${fields}---\n${'words '.repeat(67_000)}\n`;
    const write = (name: string, fields: string) =>
      writeFile(path.join(base, 'content/articles', name), article(fields));
    await write('a.md', 'date: 2026-01-05\n');
    await write('b.md', 'date: 2026-01-06\n');
    await write('hidden.md', 'date: 2026-01-06\nunlisted: true\n');
    await write('gone.md', 'date: 2026-01-06\nremoved: 2026-02-01\n');
    await write('later.md', 'date: 2026-07-01\n');
    expect((await run()).diagnostics).toEqual([]);
    await write('c.md', 'date: 2026-01-07\n');
    const [warning, ...others] = (await run()).diagnostics;
    expect(others).toEqual([]);
    expect(warning?.message).toContain('with 4 articles, has 1.2 MB in');
    expect(warning?.message).toContain('write "limit: 2" or "content: summary"');
    const settings = path.join(base, 'content/site.yaml');
    await writeFile(settings, `${await readFile(settings, 'utf8')}\nfeeds: {limit: 2}`);
    expect((await run()).diagnostics).toEqual([]);
  }, 60_000);

  async function writeArticle(fields: string, body: string): Promise<void> {
    const head = `title: T\ndate: 2026-01-05\nauthors: ada\n${fields}`;
    await writeFile(path.join(base, 'content/articles/x.md'), `---\n${head}\n---\n${body}\n`);
  }

  async function run(): Promise<Outcome> {
    return await compile({
      folder: path.join(base, 'content'),
      shown: 'content',
      out: path.join(base, 'dist'),
      origin: null,
      now: Date.parse('2026-06-01T00:00:00Z') / 1000,
      older: 'previous',
    });
  }
});

it('counts all assets that every publication has, and the pictures of articles', async () => {
  const out = await mkdtemp(path.join(tmpdir(), 'assets-'));
  try {
    const folder = path.join(ROOT, 'test/fixtures/content/valid');
    await compileInto(out, { folder, origin: 'https://feeds.example.org', now: 1_780_000_000 });
    const entries = await readdir(path.join(out, 'assets'), {
      recursive: true,
      withFileTypes: true,
    });
    const files = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) =>
        path.relative(path.join(out, 'assets'), `${parentPath}/${name}`),
      )
      .filter((file) => !/^(?:articles|media|search)\//.test(file));
    const { buffer } = new Uint8Array(await readFile(path.join(out, 'catalog.bin')));
    const { positions } = decodeCatalog(buffer).rows.pictures;
    expect(positions.length).toBeGreaterThan(0);
    expect(files).toHaveLength(OTHER_FILES + positions.length);
  } finally {
    await rm(out, { recursive: true });
  }
});
