// `npm run import` as a person runs it: its words, what it prints, what it leaves behind.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOptions, toHelp } from '../../src/compile/commands/command-line.ts';
import { toCommandOptions, USAGE } from '../../src/import/commands/options.ts';
import { ROOT } from '../root.ts';
import { makeFolder, readTree, toFixture } from './run-import.ts';

/** Runs the command; `code` is its exit code. */
async function run(...words: readonly string[]): Promise<Ended> {
  return await runWith({}, ...words);
}

type Ended = { readonly code: number | null; readonly text: string };

async function runWith(variables: NodeJS.ProcessEnv, ...words: readonly string[]): Promise<Ended> {
  const env = { ...process.env, ...variables };
  const command = path.join(ROOT, 'src/import/commands/import.ts');
  const child = spawn(process.execPath, ['--no-warnings', command, ...words], {
    ...{ cwd: ROOT, env },
  });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  child.stderr.on('data', (chunk) => {
    text += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, text };
}

describe('the words of the command', () => {
  it.each([
    [['a', '--dry-rum'], 'unknown option --dry-rum; did you mean "--dry-run"?'],
    [['a', '--form', 'hugo'], 'unknown option --form; did you mean "--from"?'],
    [['a', '--from', 'hugi'], '--from cannot be "hugi"; did you mean "hugo"?'],
    [['a', '--out'], '--out needs a value: FOLDER'],
    [['a', '--out='], '--out needs a value: FOLDER'],
    [['a', '--media=yes'], '--media takes no value'],
    [['a', '--base', 'blog'], '--base "blog" must begin with "/"'],
    [['a', '--url', 'old.example'], '--url "old.example" must be like https://old.example'],
    [['a', 'b'], '"b"'],
    [[], 'say what to import: npm run import -- SOURCE; --help tells more'],
  ])('%j are refused', (words, message) => {
    expect(() => toCommandOptions(readOptions(USAGE, words))).toThrow(message);
  });

  it('are all read', () => {
    const words = ['a', '--out', 'o', '--from=hugo', '--author', 'Jo', '--base', '/b', '--media'];
    const all = [...words, '--permalink', '/:slug/', '--dry-run'];
    expect(toCommandOptions(readOptions(USAGE, all))).toEqual({
      ...{ place: 'a', out: 'o', from: 'hugo', author: 'Jo', base: '/b', permalink: '/:slug/' },
      ...{ media: true, dryRun: true, url: undefined },
    });
  });

  it('--url says the site and the path below which it lived', () => {
    const { url, base } = toCommandOptions(
      readOptions(USAGE, ['a', '--url', 'https://old.example/blog/']),
    );
    expect({ url, base }).toEqual({ url: 'https://old.example', base: '/blog' });
  });

  it('are in the manual, and in --help', async () => {
    const manual = await readFile(path.join(ROOT, 'docs/moving-in.md'), 'utf8');
    const [, shown = ''] = /\| option \|(.*?)\n\n/s.exec(manual) ?? [];
    const named = [...shown.matchAll(/^\| `(--[\w-]+)`/gm)].map(([, name]) => name);
    const helped = [...toHelp(USAGE).matchAll(/^ {2}(--[\w-]+)/gm)].map(([, name]) => name);
    expect([...named, '--help'].toSorted()).toEqual(helped.toSorted());
  });
});

describe('the command', () => {
  it('writes nothing with --dry-run', async () => {
    const folder = await makeFolder();
    const out = path.join(folder, 'content');
    const { code, text } = await run(toFixture('jekyll'), '--out', out, '--dry-run');
    expect(code).toBe(0);
    expect(text).toContain('is a Jekyll site (_config.yml, _posts/).');
    expect(text).toContain('Nothing was written (--dry-run).');
    expect(existsSync(out)).toBe(false);
    expect((await readTree(folder)).size).toBe(0);
  });

  it('writes a report beside the content folder', async () => {
    const folder = await makeFolder();
    const { code, text } = await run(toFixture('hugo'), '--out', path.join(folder, 'content'));
    expect([code, text]).toEqual([0, expect.stringContaining('Wrote 4 articles and 2 files')]);
    const report = await readFile(path.join(folder, 'import-report.txt'), 'utf8');
    expect(report).toContain('\ncontent/posts/first-oil.md: template-mark: ');
    expect(report).toContain('\n/blog/2024/05/first-oil/ -> /articles/first-oil\n');
  });

  it('does not mix posts with the sample, unless it is named', async () => {
    const folder = await makeFolder();
    const content = path.join(folder, 'content');
    await cp(path.join(ROOT, 'content/site.yaml'), path.join(content, 'site.yaml'));
    const before = await readTree(folder);
    const refused = await runWith({ CONTENT_DIR: content }, toFixture('hugo'));
    expect(refused).toEqual({ code: 1, text: expect.stringContaining('--out ../my-content') });
    expect(await readTree(folder)).toEqual(before);
    const { code, text } = await run(toFixture('hugo'), '--out', content);
    expect([code, text]).toEqual([0, expect.stringContaining('Wrote 4 articles')]);
  });

  it('ends with 1, in a line, where nothing can be imported', async () => {
    const folder = await makeFolder();
    const { code, text } = await run(folder, '--out', path.join(folder, 'content'));
    expect([code, text.trim().split('\n').length]).toEqual([1, 1]);
    expect((await run(folder, '--from', 'hugi')).code).toBe(2);
  });
});
