// Lists of feeds → the posts of all.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { feed } from '../../src/import/sources/feed.ts';
import { opml } from '../../src/import/sources/opml.ts';
import { readSource } from './read-source.ts';
import { withServer } from './serve.ts';

const FILE = join(import.meta.dirname, '../fixtures/import/feed/list.opml');

test('posts are in a section of their feed, and a feed that is not there is told', async () => {
  expect(await opml.recognise(FILE)).toBe('<opml>');
  expect(await feed.recognise(FILE)).toBeNull();
  const gone = join(FILE, '../export.json');
  const { publication, posts, notes } = await readSource(opml, FILE);
  expect(publication).toEqual({ title: 'Yard', feeds: {}, authors: [] });
  expect(posts.map(({ section, title }) => `${section}: ${title}`)).toEqual([
    'Hens: Eggs – a short list',
    'Hens: Snow',
    'Hens: Elsewhere',
    'Hühner & Enten: Körner <i>',
    'Hühner & Enten: Two <b> words',
  ]);
  expect(notes).toEqual([`lost-feed ${gone}: there is no such file`]);
});

test('a list on the web names its feeds by addresses of its own; a post in two is of the first', async () => {
  const item = '<item><guid>1</guid><title>x</title></item>';
  const documents: Readonly<Record<string, string>> = {
    '/list':
      '<opml version="2.0"><body><outline text="A" xmlUrl="/a"/><outline text="B" xmlUrl="b"/></body></opml>',
    '/a': `<rss version="2.0"><channel>${item}</channel></rss>`,
    '/b': `<rss version="2.0"><channel>${item}<item><guid>2</guid><title>y</title></item></channel></rss>`,
  };
  await withServer(
    ({ url = '' }, response) => response.end(documents[url]),
    async (origin) => {
      const { posts } = await readSource(opml, `${origin}/list`);
      expect(posts.map(({ section, id }) => `${section} ${id}`)).toEqual(['A 1', 'B 2']);
    },
  );
});

test('a list without feeds is refused', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'opml-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'x.opml');
  await writeFile(file, '<opml version="2.0"><body><outline text="x"/></body></opml>');
  await expect(readSource(opml, file)).rejects.toThrow('no outline has an xmlUrl');
});
