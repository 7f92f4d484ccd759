// Every rule with the content that breaks it: fixtures/content/invalid/<rule>/ beside <rule>.txt.
import { execFileSync } from 'node:child_process';
import {
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Diagnostic, formatDiagnostic } from '../../src/compile/diagnostics/diagnostic.ts';
import { RULES } from '../../src/compile/diagnostics/rules.ts';
import { readWhole } from '../read-content.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/content');
const NOW = Date.parse('2026-06-01T00:00:00Z') / 1000;
const rules = Object.keys(RULES);

let scratch = '';
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'tagwire-'));
});
afterAll(() => rm(scratch, { recursive: true }));

test('every rule has a fixture and every fixture a rule', async () => {
  const entries = await readdir(join(FIXTURES, 'invalid'));
  expect(entries.filter((name) => !name.endsWith('.txt')).sort()).toEqual(rules);
  expect(entries.filter((name) => name.endsWith('.txt')).sort()).toEqual(
    rules.map((rule) => `${rule}.txt`),
  );
});

describe('a broken content folder is reported line by line', () => {
  test.each(rules)('%s', async (rule) => {
    const diagnostics = await readOverBase(rule);
    expect(diagnostics.map(({ rule }) => rule)).toContain(rule);
    const lines = `${diagnostics.map(formatDiagnostic).join('\n')}\n`;
    await expect(lines).toMatchFileSnapshot(join(FIXTURES, 'invalid', `${rule}.txt`));
  });
});

test('content is null exactly when a diagnostic is an error', async () => {
  const isNull = async (rule: string) => (await read(await overBase(rule))).content === null;
  expect({ error: await isNull('bad-date'), warning: await isNull('dropped-link') }).toEqual({
    error: true,
    warning: false,
  });
});

test('a folder without site.yaml is an error, and its articles are checked', async () => {
  const folder = await makeFolder('no-settings');
  await writeFile(join(folder, 'articles/x.md'), '---\ntitle: T\ndate: 2026-02-30\n---\nText.\n');
  const { diagnostics } = await read(folder);
  expect(diagnostics.map(formatDiagnostic)).toEqual([
    'content/articles/x.md:3:7 error bad-date "2026-02-30": this date or time does not exist',
    'content/site.yaml:1:1 error missing-file no site.yaml in the content folder',
  ]);
});

test('symbolic links that leave the folder are errors', async () => {
  const folder = await overBase('dropped-link', 'links');
  await writeFile(join(scratch, 'outside.md'), 'secret');
  await symlink(join(scratch, 'outside.md'), join(folder, 'articles/linked.md'));
  await symlink(scratch, join(folder, 'articles/folder'));
  const { diagnostics } = await read(folder);
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(formatDiagnostic)).toEqual([
    'content/articles/folder:1:1 error bad-path folders must not be symbolic links',
    'content/articles/linked.md:1:1 error bad-path the symbolic link points outside the content folder',
  ]);
});

test('what is neither a file nor a folder is an error, and holds nothing up', async () => {
  const folder = await overBase('dropped-link', 'strange');
  const articles = join(folder, 'articles');
  await symlink('circle.md', join(articles, 'circle.md'));
  await symlink('two.md', join(articles, 'one.md'));
  await symlink('one.md', join(articles, 'two.md'));
  await symlink('gone.md', join(articles, 'nowhere.md'));
  await symlink('.', join(articles, 'self'));
  execFileSync('mkfifo', [join(articles, 'pipe.md')]);
  await symlink('pipe.md', join(articles, 'linked-pipe.md'));
  const { diagnostics } = await read(folder);
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(formatDiagnostic)).toEqual([
    'content/articles/circle.md:1:1 error bad-path the symbolic link is circular or cannot be followed',
    'content/articles/linked-pipe.md:1:1 error bad-path the symbolic link does not point to a file',
    'content/articles/nowhere.md:1:1 error bad-path the symbolic link is broken',
    'content/articles/one.md:1:1 error bad-path the symbolic link is circular or cannot be followed',
    'content/articles/pipe.md:1:1 error bad-path not a file or a folder; remove it',
    'content/articles/self:1:1 error bad-path folders must not be symbolic links',
    'content/articles/two.md:1:1 error bad-path the symbolic link is circular or cannot be followed',
  ]);
});

// macOS and Windows keep names as text.
test.runIf(process.platform === 'linux')('names that are not UTF-8 are errors', async () => {
  const folder = await overBase('dropped-link', 'latin');
  const articles = join(folder, 'articles');
  const toLatin = (name: string) =>
    Buffer.concat([Buffer.from(`${articles}/`), Buffer.from(name, 'latin1')]);
  await writeFile(toLatin('caf\u00e9.md'), 'secret');
  await mkdir(toLatin('\u00fc'));
  const { diagnostics } = await read(folder);
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(formatDiagnostic)).toEqual([
    'content/articles/caf\ufffd.md:1:1 error bad-path the name is not valid UTF-8; rename it',
    'content/articles/\ufffd:1:1 error bad-path the name is not valid UTF-8; rename it',
  ]);
});

test('names that differ in the composition of letters alone are errors', async () => {
  const folder = await overBase('dropped-link', 'twins');
  const media = ['NFC', 'NFD'].map((form) => `media/\u00e9.png`.normalize(form));
  await mkdir(join(folder, 'media'));
  for (const file of media) await writeFile(join(folder, file), 'x');
  const keys = ['NFC', 'NFD'].map((form) => `  \u00e9: {title: E}`.normalize(form));
  const settings = await readFile(join(folder, 'site.yaml'), 'utf8');
  await writeFile(
    join(folder, 'site.yaml'),
    settings.replace('sections:', ['sections:', ...keys].join('\n')),
  );
  const { diagnostics } = await read(folder);
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(formatDiagnostic)).toEqual([
    `content/${media[1]}:1:1 error duplicate-name same name as "${media[0]}", in another Unicode form; rename one`,
    'content/site.yaml:10:3 error bad-yaml "\u00e9": duplicate key, in another Unicode form',
  ]);
});

async function readOverBase(rule: string): Promise<readonly Diagnostic[]> {
  return (await read(await overBase(rule))).diagnostics;
}

/** A folder of its own: the shared base with one rule's fixture over it. */
async function overBase(rule: string, name = rule): Promise<string> {
  const folder = await makeFolder(name);
  await cp(join(FIXTURES, 'base'), folder, { recursive: true });
  await cp(join(FIXTURES, 'invalid', rule), folder, { recursive: true });
  // A hole in a file stands for a recording that no repository should carry.
  if (rule === 'file-too-large') await truncate(join(folder, 'media/long.mp3'), 25 * 2 ** 20 + 1);
  return folder;
}

async function makeFolder(name: string): Promise<string> {
  const folder = join(scratch, name);
  await mkdir(join(folder, 'articles'), { recursive: true });
  return folder;
}

function read(folder: string) {
  return readWhole({ folder, shown: 'content', origin: null, now: NOW });
}
