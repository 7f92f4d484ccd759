// What front matter may leave out or write in another way, and what of other systems it may not.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readWhole } from '../read-content.ts';
import { writeFolder } from '../write-folder.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z') / 1000;

const SITE = `title: T
description: D
url: https://site.example
language: en
zone: UTC
authority: site.example,2026
founded: 2026-01-01
`;

const ONE = `${SITE}authors:\n  ada: {name: Ada, aliases: [Countess]}\n`;
const TWO = `${ONE}  bo: {name: Bo}\n`;

describe('an article', () => {
  test.each([
    {
      label: 'needs no author where there is one',
      site: ONE,
      head: 'date: 2026-01-05',
      article: { authors: ['ada'] },
    },
    {
      label: 'has the default author of site.yaml',
      site: `${TWO}author: bo\n`,
      head: 'date: 2026-01-05',
      article: { authors: ['bo'] },
    },
    {
      label: 'has the default author by an alias',
      site: `${TWO}author: countess\n`,
      head: 'date: 2026-01-05',
      article: { authors: ['ada'] },
    },
    {
      label: 'that names authors has no default',
      site: `${TWO}author: bo\n`,
      head: 'date: 2026-01-05\nauthors: ada',
      article: { authors: ['ada'] },
    },
    {
      label: 'has one tag as a text',
      site: ONE,
      head: 'date: 2026-01-05\ntags: Law enforcement',
      article: { tags: ['law-enforcement'] },
    },
    {
      label: 'has no tag where the key is empty',
      site: ONE,
      head: 'date: 2026-01-05\ntags:',
      article: { tags: [] },
    },
    {
      label: 'has the date of its file name',
      site: ONE,
      file: '2026-03-02-x.md',
      head: 'summary: S',
      article: { slug: 'x', published: Date.parse('2026-03-02') / 1000 },
    },
    {
      label: 'has the date of its front matter before that of its file name',
      site: ONE,
      file: '2026-03-02-x.md',
      head: 'date: 2026-03-02T08:00',
      article: { slug: 'x', published: Date.parse('2026-03-02T08:00Z') / 1000 },
    },
    {
      label: 'has the slug that its front matter says',
      site: ONE,
      file: '2026-03-02-Some_Name.md',
      head: 'slug: chosen-name',
      article: { slug: 'chosen-name', id: 'tag:site.example,2026:articles/chosen-name' },
    },
    {
      label: 'may end in .markdown',
      site: ONE,
      file: '2026-03-02-x.markdown',
      head: 'summary: S',
      article: { slug: 'x' },
    },
  ])('$label', async ({ site, file = 'x.md', head, article }) => {
    const { content, diagnostics } = await read(site, { [file]: head });
    expect(diagnostics).toEqual([]);
    expect(content?.articles).toMatchObject([article]);
  });
});

test.each([
  ['2026-01-06-y.markdown', 'summary: S', 'y'],
  ['y.markdown', 'date: 2026-01-05\nslug: chosen', 'chosen'],
])('links lead to %s with %j', async (file, head, slug) => {
  const { content } = await read(ONE, { 'x.md': 'date: 2026-01-05', [file]: head });
  const html = content?.articles.map((article) => article.html).join('');
  expect(html).toContain(`href="https://site.example/articles/${slug}"`);
});

describe('an alias is any path that the site does not answer', () => {
  test.each([
    ['/2014/02/Some_Name.HTML', '/2014/02/Some_Name.HTML'],
    ['/2014/a b/', '/2014/a b'],
    ['/2014/a%20b/', '/2014/a b'],
    ['/%E6%97%A5/日本語.html', '/日/日本語.html'],
    ['/C%23.html', '/C#.html'],
    ['/articles/2014/x/', '/articles/2014/x'],
    ['/articles/', '/articles'],
    ['/tags/older/', '/tags/older'],
    ['/archive/2014/05/', '/archive/2014/05'],
    ['/tags/Old-Tag/', '/tags/Old-Tag'],
    ['/media/old.png', '/media/old.png'],
    ['/articles/Former_Name', '/articles/Former_Name'],
    ['former-name', '/articles/former-name'],
  ])('%s', async (alias, path) => {
    const { content, diagnostics } = await read(ONE, {
      'x.md': `date: 2026-01-05\naliases: ["${alias}"]`,
    });
    expect(diagnostics).toEqual([]);
    expect(content?.articles[0]?.aliases).toEqual([path]);
  });
});

describe('what is missing or foreign is told', () => {
  test.each([
    {
      head: 'date: 2026-01-05',
      told: 'missing-key "authors" is required, unless site.yaml has one author only or a default ("author: …")',
    },
    {
      head: 'authors: bo',
      told: 'missing-key "date" is required; write it here, or in the file name',
    },
    { head: 'published: 2026-01-05', told: 'unknown-key "published": use "date"' },
    { head: 'published: true', told: 'unused-key "published": this key is not used' },
    { head: 'hidden: false', told: 'unused-key "hidden": this key is not used' },
    { head: 'published: false', told: 'unknown-key "published": use "draft: true"' },
    { head: 'updated_at: 2026-01-05', told: 'unknown-key "updated_at": use "updated"' },
    { head: 'tagz: [a]', told: 'unknown-key "tagz": did you mean "tags"?' },
    { head: 'math: true', told: 'unused-key "math": this key is not used' },
  ])('$head', async ({ head, told }) => {
    const { diagnostics } = await read(TWO, { 'x.md': head });
    const lines = diagnostics.map(({ rule, message }) => `${rule} ${message}`);
    expect(lines.filter((line) => line.startsWith(told))).toHaveLength(1);
  });
});

test('a key without a meaning costs nothing but a warning, and one for all files', async () => {
  const head =
    'date: 2026-01-05\nlayout: post\nimage: {src: https://x.example/1.png, alt: "", by: x}';
  const { content, diagnostics } = await read(ONE, { 'x.md': head, 'y.md': head, 'z.md': head });
  expect(diagnostics.map(({ file, severity, message }) => [file, severity, message])).toEqual(
    ['layout', 'by'].map((key) => [
      'content/articles/x.md',
      'warning',
      `"${key}": this key is not used; delete it (also in 2 other files)`,
    ]),
  );
  expect(content?.articles.map(({ image }) => image?.url)).toEqual(
    Array.from({ length: 3 }, () => 'https://x.example/1.png'),
  );
});

async function read(site: string, heads: Readonly<Record<string, string>>) {
  const folder = await mkdtemp(path.join(tmpdir(), 'tagwire-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const others = Object.keys(heads).filter((name) => name.endsWith('.markdown'));
  const body = `Text.${others.map((name) => ` [Other](${name}).`).join('')}`;
  const articles = Object.entries(heads).map(([name, head]): [string, string] => [
    `articles/${name}`,
    `---\ntitle: T\n${head}\n---\n${body}\n`,
  ]);
  await writeFolder(folder, { 'site.yaml': site, ...Object.fromEntries(articles) });
  return await readWhole({ folder, shown: 'content', origin: null, now: NOW });
}
