// Exports of Ghost → posts.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toMarkdown } from '../../src/import/html/to-markdown.ts';
import { feed } from '../../src/import/sources/feed.ts';
import { ghost } from '../../src/import/sources/ghost.ts';
import { readSource } from './read-source.ts';
import { runImport } from './run-import.ts';

const FILE = join(import.meta.dirname, '../fixtures/import/ghost/export.json');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ghost-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('an export has these posts', async () => {
  expect(await ghost.recognise(FILE)).toBe('"db", "data"');
  expect(await feed.recognise(FILE)).toBeNull();
  const { publication, posts, notes } = await readSource(ghost, FILE);
  const read = { publication, posts: posts.map(({ body, ...post }) => post), notes };
  await expect(`${JSON.stringify(read, null, 2)}\n`).toMatchFileSnapshot(`${FILE}.posts.json`);
});

test('an export has these texts', async () => {
  const { posts } = await readSource(ghost, FILE);
  const texts = posts.map(({ place, body }) => {
    return `===== ${place}\n${toMarkdown(body.text, null, () => undefined, place)}`;
  });
  await expect(texts.join('\n')).toMatchFileSnapshot(`${FILE}.texts.md`);
});

test('--url is where images and links of an export lead', async () => {
  const without = await runImport(FILE, join(folder, 'without'));
  const { planned } = await runImport(FILE, join(folder, 'with'), { url: 'https://hens.example' });
  const shown = (articles: ReadonlyMap<string, string>): readonly string[] =>
    [...articles.values()].flatMap(
      (text) => text.match(/[^"( ]*\/content\/images\/[^") ]*/gu) ?? [],
    );
  expect(new Set(shown(without.planned.articles))).not.toContain(
    'https://hens.example/content/images/e.png',
  );
  const now = shown(planned.articles);
  expect(now).toContain('https://hens.example/content/images/e.png');
  expect(now.filter((address) => !address.includes('https://hens.example/'))).toEqual([]);
  expect(planned.siteFile).toContain('url: https://hens.example\n');
});

test.each([
  ['{"db":[{"data":{"posts":[{"id":1', 'this is no JSON, or it breaks off'],
  ['{"db":[{"data":{"pages":[]}}]}', 'this is no export of Ghost'],
])('%s: %s', async (text, message) => {
  const file = join(folder, 'ghost.json');
  await writeFile(file, text);
  expect(await ghost.recognise(file)).toBe('"db", "data"');
  await expect(readSource(ghost, file)).rejects.toThrow(`ghost.json: ${message}`);
});
