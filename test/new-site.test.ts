// `npm run init` and `npm run new`: a publication that begins, and what they refuse.
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { toNewArticle } from '../src/compile/commands/new-article.ts';
import { readWhole } from './read-content.ts';
import { ROOT } from './root.ts';
import { writeFolder } from './write-folder.ts';

const NOW = Date.parse('2026-06-01T22:30:00Z') / 1000;

const SITE = `title: T
description: D
url: https://site.example
language: en
zone: Europe/Berlin
authority: site.example,2026
founded: 2026-01-01
sections:
  web: {title: Web, aliases: [net]}
authors:
  ada: {name: Ada, aliases: [Countess]}
  bo: {name: Bo}
tags:
  only: true
  c++: {title: C++, aliases: [cpp]}
  law-enforcement:
`;

const DEFAULT = `${SITE}author: ada\n`;

describe('npm run init', () => {
  it('begins a publication that compiles', async () => {
    const base = await makeFolder();
    const folder = path.join(base, 'blog');
    const { status, stdout } = run('init', [
      ...['--title', 'My: #1 blog', '--url', 'https://blog.example.org', '--author', 'Ada, L.'],
      ...['--out', folder],
    ]);
    expect([status, stdout]).toEqual([
      0,
      expect.stringMatching(/^Created .*site\.yaml\nCreated .*welcome\.md\nNext: .*npm start\n$/),
    ]);
    const now = Math.floor(Date.now() / 1000);
    const { content, diagnostics } = await readWhole({ ...OPTIONS, folder, now });
    expect(diagnostics).toEqual([]);
    expect(content?.site.title).toBe('My: #1 blog');
    expect(content?.authors.map(({ slug, title }) => [slug, title])).toEqual([
      ['ada-l', 'Ada, L.'],
    ]);
    const text = await readFile(path.join(folder, 'site.yaml'), 'utf8');
    expect(Object.keys(parse(text) as object)).toHaveLength(8);
    expect(text.match(/^# /gm)?.length).toBeGreaterThan(8);
  });

  it('begins a repository of its own, with its names in it', async () => {
    const base = await makeFolder();
    const folder = path.join(base, 'blog');
    const options = ['--title', 'Zoë & $& Söhne', '--url', 'https://zoe.example.org'];
    const { status, stdout } = run('init', [...options, '--publication', folder]);
    expect([status, stdout]).toEqual([0, expect.stringMatching(/README\.md\n$/)]);
    const read = async (file: string) => await readFile(path.join(folder, file), 'utf8');
    expect(await read('README.md')).toMatch(/^# Zoë & \$& Söhne\n/);
    expect(await read('content/wrangler.toml')).toMatch(/\nname = "zoe-sohne"\n/);
    expect(await read('content/wrangler.toml')).toContain('pattern = "zoe.example.org"');
    const now = Math.floor(Date.now() / 1000);
    const content = path.join(folder, 'content');
    const { diagnostics } = await readWhole({ ...OPTIONS, folder: content, now });
    expect(diagnostics).toEqual([]);
    expect(await readdir(folder)).toEqual(['.github', '.gitignore', 'README.md', 'content']);
    const again = run('init', [...options, '--publication', folder]);
    expect([again.status, again.stderr]).toEqual([1, expect.stringContaining('is not empty')]);
  });

  it.each([
    ['--out', ''],
    ['--publication', 'content'],
  ])('begins a publication with a theme (%s)', async (option, below) => {
    const folder = path.join(await makeFolder(), 'blog');
    const options = ['--title', 'T', '--url', 'https://blog.example.org', '--theme', 'newspaper'];
    expect(run('init', [...options, option, folder]).status).toBe(0);
    const content = path.join(folder, below);
    const now = Math.floor(Date.now() / 1000);
    const reading = await readWhole({ ...OPTIONS, folder: content, now });
    expect(reading.diagnostics).toEqual([]);
    expect(reading.content?.site.theme.font).toBe('serif');
    expect(reading.content?.pages.map(({ slug }) => slug)).toEqual(['about']);
    expect(reading.content?.customStyle?.length).toBeGreaterThan(1000);
  });

  it('gives a theme to content that is there, once, and overwrites nothing', async () => {
    const folder = await makeFolder();
    await writeFolder(folder, { 'site.yaml': SITE, 'pages/about.md': 'Mine.' });
    const give = () => run('init', ['--theme', 'newspaper'], { CONTENT_DIR: folder });
    const refused = give();
    expect([refused.status, refused.stderr]).toEqual([
      1,
      expect.stringContaining('pages/about.md exists already'),
    ]);
    expect(await readFile(path.join(folder, 'site.yaml'), 'utf8')).toBe(SITE);
    expect(await readdir(folder)).toEqual(['pages', 'site.yaml']);
    await rm(path.join(folder, 'pages'), { recursive: true });
    expect(give().status).toBe(0);
    expect(await readdir(folder)).toEqual(['custom.css', 'pages', 'site.yaml']);
    const text = await readFile(path.join(folder, 'site.yaml'), 'utf8');
    expect(text.startsWith(SITE)).toBe(true);
    expect(give().stderr).toContain('has a theme already');
  });

  it('overwrites nothing, and with --replace keeps what was there', async () => {
    const base = await makeFolder();
    const folder = path.join(base, 'blog');
    await writeFolder(folder, { 'site.yaml': SITE, 'articles/own.md': 'Mine.' });
    const options = ['--title', 'T', '--url', 'https://blog.example.org', '--out', folder];
    const refused = run('init', options);
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('--replace')]);
    expect(await readFile(path.join(folder, 'site.yaml'), 'utf8')).toBe(SITE);
    expect(run('init', [...options, '--replace']).status).toBe(0);
    expect(await readdir(base)).toEqual(['blog', 'blog.old']);
    expect(await readFile(`${folder}.old/articles/own.md`, 'utf8')).toBe('Mine.');
    const again = run('init', [...options, '--replace']);
    expect([again.status, again.stderr]).toEqual([1, expect.stringContaining('exists already')]);
  });

  it.each([
    [['--title', 'T'], '--title and --url are required'],
    [['--title', 'T', '--url', 'https://x.example/blog'], '--url must be an origin'],
    [['--title', 'T', '--url', 'x'], '--url must be an origin'],
    [
      ['--title', 'T', '--url', 'https://x.example', '--language', 'english_'],
      '--language must be a language tag',
    ],
    [
      ['--title', 'T', '--url', 'https://x.dev', '--publication', 'x', '--out', 'y'],
      'leave it out beside --publication',
    ],
    [['--theme', 'newspapr'], 'did you mean "newspaper"?'],
    [['--titel', 'T'], 'unknown option --titel; did you mean "--title"?'],
    [['--title'], '--title needs a value'],
  ])('%j is refused', (options, message) => {
    const { status, stderr } = run('init', options);
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('npm run new', () => {
  it('writes a file, once', async () => {
    const folder = await makeFolder();
    await writeFolder(folder, { 'site.yaml': DEFAULT });
    const create = () =>
      run('new', ['A title', '--draft', '--date', '2026-03-02'], { CONTENT_DIR: folder });
    expect(create().status).toBe(0);
    const file = path.join(folder, 'articles/2026-03-02-a-title.md');
    const text = await readFile(file, 'utf8');
    expect(text).toContain('title: A title\ndate: 2026-03-02\ndraft: true\n');
    const again = create();
    expect([again.status, again.stderr]).toEqual([1, expect.stringContaining('already')]);
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  it.each([
    [{}, '2026-06-02-a-title.md', 'title: A title\ndate: 2026-06-02T00:30\n'],
    [{ title: 'Über 東京: "x" #1' }, '2026-06-02-über-東京-x-1.md', `title: 'Über 東京: "x" #1'\n`],
    [{ title: '2024' }, '2026-06-02-2024.md', 'title: "2024"\n'],
    [{ date: '2026-03-02 09:00+01:00' }, '2026-03-02-a-title.md', 'date: 2026-03-02 09:00+01:00\n'],
    [{ slug: 'other' }, '2026-06-02-other.md', 'title: A title\n'],
    [{ section: 'net' }, '2026-06-02-a-title.md', 'section: web\n'],
    [
      { tags: ['cpp', 'Law enforcement'] },
      '2026-06-02-a-title.md',
      'tags: [cpp, Law enforcement]\n',
    ],
    [{ authors: ['Countess', 'bo'] }, '2026-06-02-a-title.md', 'authors: [ada, bo]\n'],
    [{ title: 'word '.repeat(40) }, `2026-06-02-word${'-word'.repeat(11)}.md`, 'title: "word word'],
    [
      {
        title: null,
        body: 'Feeds *end*, as a good newspaper does, and nobody watches you while you read.',
      },
      '2026-06-02-feeds-end-as-a-good-newspaper-does-and-nobody-watches-you.md',
      '---\ndate: 2026-06-02T00:30\n---\nFeeds *end*, as',
    ],
  ])('%j', async (article, name, part) => {
    const folder = await makeFolder();
    await writeFolder(folder, { 'site.yaml': DEFAULT });
    const { file, text } = toNewArticle({ ...PLAIN, ...article }, folder, 'content', NOW);
    expect(file).toBe(`articles/${name}`);
    expect(text).toContain(part);
    await writeFolder(folder, { [file]: text });
    expect((await readWhole({ ...OPTIONS, folder, now: NOW })).diagnostics).toEqual([]);
  });

  it.each([
    [SITE, {}, '--author is required, since site.yaml has no default author; known: "ada", "bo"'],
    [DEFAULT, { authors: ['ad'] }, '--author "ad": did you mean "ada"?'],
    [DEFAULT, { section: 'webb' }, '--section "webb": did you mean "web"?'],
    [DEFAULT, { tags: ['c+++'] }, '--tags "c+++": did you mean "c++"?'],
    [DEFAULT, { date: '2026-3-2' }, '--date "2026-3-2": write it as 2026-03-02'],
    [DEFAULT, { slug: 'Big One' }, '--slug "Big One": a slug must contain only'],
    [DEFAULT, { title: '🎉' }, '"🎉" has no letter for a slug; add --slug NAME'],
    [DEFAULT, { title: 'Taken' }, 'content/articles/2025-01-01-taken.md has the slug "taken"'],
    [
      `${SITE}zome: UTC\n`,
      {},
      'content/site.yaml:17:1 error unknown-key "zome": did you mean "zone"?',
    ],
  ])('refuses what does not fit the site: %#', async (site, article, message) => {
    const folder = await makeFolder();
    await writeFolder(folder, { 'site.yaml': site, 'articles/2025-01-01-taken.md': '' });
    expect(() => toNewArticle({ ...PLAIN, ...article }, folder, 'content', NOW)).toThrow(message);
  });

  it.each([
    [['two', 'words'], 'unexpected "words"; put all of "Title" in quotation marks'],
    [[], 'the title is missing'],
    [['--note'], 'the text of the note is missing'],
    [['T', '--dratf'], 'unknown option --dratf; did you mean "--draft"'],
  ])('%j is refused', (args, message) => {
    const { status, stderr } = run('new', args);
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

it.each(['init', 'new'])('npm run %s -- --help shows the options', (command) => {
  const { status, stdout } = run(command, ['--help']);
  expect([status, stdout]).toEqual([0, expect.stringContaining(`Usage: npm run ${command}`)]);
});

const OPTIONS = { shown: 'content', origin: null };

const PLAIN = {
  ...{ title: 'A title', body: null, slug: undefined, date: undefined, section: undefined },
  ...{ authors: [], tags: [], draft: false },
};

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tagwire-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

function run(command: string, args: readonly string[], env = {}) {
  const program = path.join(ROOT, `src/compile/commands/${command}.ts`);
  const options = { encoding: 'utf8', env: { ...process.env, ...env } } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], options);
  return { status, stdout, stderr };
}
