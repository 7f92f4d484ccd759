// Feeds of all kinds → posts, and the documents before them.
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { feed } from '../../src/import/sources/feed.ts';
import { readSource } from './read-source.ts';
import { withServer } from './serve.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/import/feed');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'feed-'));
});
afterAll(() => rm(folder, { recursive: true }));

test.each(['rss.xml', 'rss1.xml', 'atom.xml', 'feed.json'])('%s has these posts', async (name) => {
  const file = join(FIXTURES, name);
  expect(await feed.recognise(file)).toBe('its root element');
  const read = await readSource(feed, file);
  await expect(`${JSON.stringify(read, null, 2)}\n`).toMatchFileSnapshot(`${file}.posts.json`);
});

test.each([
  ['a page', '<!doctype html><title>rss</title>'],
  ['a list of feeds', '<opml version="2.0"><body/></opml>'],
  [
    'an export of WordPress',
    '<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel/></rss>',
  ],
  ['other JSON', '{"posts":[]}'],
])('%s is no feed', async (_, text) => {
  const file = join(folder, 'other');
  await writeFile(file, text);
  expect(await feed.recognise(file)).toBeNull();
});

test('what breaks off is a line, not half of a feed', async () => {
  const file = join(folder, 'cut.json');
  await writeFile(file, '{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[{');
  await expect(readSource(feed, file)).rejects.toThrow('this is no RSS, Atom or JSON Feed');
});

describe('two entries with one id', () => {
  const toRss = (...items: readonly string[]): string =>
    `<rss version="2.0"><channel><title>x</title><link>https://a.example/</link>${items.join('')}</channel></rss>`;
  const toItem = (title: string, path: string, text: string): string =>
    `<item><title>${title}</title><guid isPermaLink="false">g</guid><link>https://a.example/${path}</link><description>${text}</description></item>`;

  test.each<readonly [string, readonly string[], readonly string[], number]>([
    ['are one that has changed', [toItem('New', 'p', 'n'), toItem('Old', 'p', 'o')], ['New'], 1],
    ['are one', [toItem('Same', 'p', 's'), toItem('Same', 'p', 's')], ['Same'], 0],
    ['at two addresses are two', [toItem('A', 'a', 'x'), toItem('B', 'b', 'x')], ['A', 'B'], 0],
    [
      'at two addresses are two, however often they are there',
      [toItem('A', 'a', 'x'), toItem('B', 'b', 'x'), toItem('B', 'b', 'x')],
      ['A', 'B'],
      0,
    ],
    ['with one title are one', [toItem('A', 'a', 'x'), toItem('A', 'b', 'y')], ['A'], 1],
  ])('%s', async (_, items, titles, told) => {
    const file = join(folder, 'doubled.xml');
    await writeFile(file, toRss(...items));
    const { posts, notes } = await readSource(feed, file);
    expect(posts.map(({ title }) => title)).toEqual(titles);
    expect(notes.filter((note) => note.startsWith('duplicate-post '))).toHaveLength(told);
  });
});

test('entries without titles at two addresses are two, if one id is given to both', async () => {
  const toItem = (path: string): string =>
    `<item><guid isPermaLink="false">g</guid><link>https://a.example/${path}</link><description>${path}</description></item>`;
  const file = join(folder, 'untitled.xml');
  const items = ['a', 'b'].map(toItem).join('');
  await writeFile(file, `<rss version="2.0"><channel><title>x</title>${items}</channel></rss>`);
  const { posts, notes } = await readSource(feed, file);
  expect(posts.map(({ paths }) => paths[0])).toEqual(['/a', '/b']);
  expect(notes).toEqual([]);
});

describe('a title that a program has made of the text is none', () => {
  const TEXT = 'Otters hold hands while they sleep, so that nobody is lost.';

  test.each([
    ['the beginning, cut off', 'Otters hold hands while they…', undefined],
    ['the beginning with full stops', 'Otters hold hands while they ...', undefined],
    ['all of it', TEXT, undefined],
    ['words that are not cut off', 'Otters hold hands while they', 'Otters hold hands while they'],
    ['another beginning', 'Beavers hold hands while they…', 'Beavers hold hands while they…'],
    ['a word, as somebody may write', 'Otters…', 'Otters…'],
  ])('%s', async (_, title, wanted) => {
    const item = `<title>${title}</title><description>&lt;p>${TEXT}&lt;/p>&lt;p>More.&lt;/p>`;
    const whole = title === TEXT ? item.replace('&lt;p>More.&lt;/p>', '') : item;
    const rss = join(folder, 'made.xml');
    await writeFile(
      rss,
      `<rss version="2.0"><channel><title>x</title><item>${whole}</description></item></channel></rss>`,
    );
    const { posts } = await readSource(feed, rss);
    expect(posts.map((post) => post.title)).toEqual([wanted]);
  });
});

test('an entry of JSON Feed that only leads elsewhere is a link', async () => {
  const file = join(folder, 'links.json');
  const items = [{ id: '1', title: 'A < B', external_url: 'https://b.example/?x=1' }];
  const version = 'https://jsonfeed.org/version/1.1';
  await writeFile(file, JSON.stringify({ version, title: 'x', items }));
  const { posts } = await readSource(feed, file);
  const html = '<p><a href="https://b.example/?x=1">A &lt; B</a></p>';
  expect(posts.map(({ body }) => body.text)).toEqual([html]);
  expect(posts.map(({ link }) => link)).toEqual(['https://b.example/?x=1']);
});

test.each([
  [
    'RSS',
    '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>x</title><item>' +
      '<enclosure url="https://a.example/a.mp3" type="audio/mpeg" length="5"/><itunes:duration>1:02</itunes:duration></item></channel></rss>',
  ],
  [
    'JSON Feed',
    '{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[{"id":"1","attachments":' +
      '[{"url":"https://a.example/a.mp3","mime_type":"audio/mpeg","size_in_bytes":5,"duration_in_seconds":61.6}]}]}',
  ],
])('%s tells how long a recording is', async (_, text) => {
  const file = join(folder, 'podcast');
  await writeFile(file, text);
  const { posts } = await readSource(feed, file);
  const attachment = {
    url: 'https://a.example/a.mp3',
    type: 'audio/mpeg',
    length: 5,
    duration: 62,
  };
  expect(posts.map(({ attachments }) => attachments)).toEqual([[attachment]]);
});

test('a feed in another coding is read by what it declares', async () => {
  const file = join(folder, 'latin.xml');
  const text =
    '<?xml version="1.0" encoding="ISO-8859-1"?><rss version="2.0"><channel><title>Hühner</title></channel></rss>';
  await writeFile(file, Buffer.from(text, 'latin1'));
  expect((await readSource(feed, file)).publication.title).toBe('Hühner');
});

describe('documents before the newest', () => {
  const toAtom = (id: string, previous: string | null): string => {
    const link = previous === null ? '' : `<link rel="prev-archive" href="${previous}"/>`;
    return `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>${link}<entry><id>urn:${id}</id><title>${id}</title></entry><entry><id>urn:all</id><title>all</title></entry></feed>`;
  };

  const CASES: readonly (readonly [
    string,
    Readonly<Record<string, string>>,
    string,
    readonly string[],
  ])[] = [
    [
      'are read to the last',
      { '/a': toAtom('a', '/b'), '/b': toAtom('b', 'c'), '/c': toAtom('c', null) },
      'urn:a urn:all urn:b urn:c',
      [],
    ],
    [
      'end where they lead in a circle',
      { '/a': toAtom('a', '/b'), '/b': toAtom('b', '/a') },
      'urn:a urn:all urn:b',
      ['feed-history ORIGIN/a: ORIGIN/a is the document before itself; older posts are missing'],
    ],
    [
      'end where one is missing',
      { '/a': toAtom('a', '/b') },
      'urn:a urn:all',
      ['feed-history ORIGIN/a: ORIGIN/b: the server answers 404; older posts are missing'],
    ],
    [
      'end where one is no feed',
      { '/a': toAtom('a', '/b'), '/b': '<html>' },
      'urn:a urn:all',
      [
        'feed-history ORIGIN/a: ORIGIN/b: this is no RSS, Atom or JSON Feed, or it breaks off; older posts are missing',
      ],
    ],
    [
      'are the pages of WordPress',
      {
        '/a': '<rss version="2.0"><channel><generator>https://wordpress.org/?v=6.1</generator><item><guid>1</guid></item></channel></rss>',
        '/a?paged=2':
          '<rss version="2.0"><channel><generator>https://wordpress.org/?v=6.1</generator><item><guid>2</guid></item></channel></rss>',
      },
      '1 2',
      [],
    ],
    [
      'are the next of JSON Feed',
      {
        '/a': '{"version":"https://jsonfeed.org/version/1.1","title":"x","next_url":"/b","items":[{"id":"1"}]}',
        '/b': '{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[{"id":"2"}]}',
      },
      '1 2',
      [],
    ],
    [
      'are found by the page of a site',
      {
        '/a': '<!doctype html><link rel="alternate" type="application/atom+xml" href="/b">',
        '/b': toAtom('b', null),
      },
      'urn:b urn:all',
      [],
    ],
  ];

  test.each(CASES)('%s', async (_, documents, ids, notes) => {
    await withServer(
      ({ url = '' }, response) => {
        const text = documents[url];
        response.writeHead(text === undefined ? 404 : 200).end(text);
      },
      async (origin) => {
        const read = await readSource(feed, `${origin}/a`);
        expect(read.posts.map(({ id }) => id).join(' ')).toBe(ids);
        expect(read.notes.map((note) => note.replaceAll(origin, 'ORIGIN'))).toEqual(notes);
      },
    );
  });

  test('of a file are on the web', async () => {
    await withServer(
      (_, response) => response.end(toAtom('b', null)),
      async (origin) => {
        const file = join(folder, 'atom.xml');
        await writeFile(file, toAtom('a', `${origin}/b`));
        const { posts } = await readSource(feed, file);
        expect(posts.map(({ id }) => id)).toEqual(['urn:a', 'urn:all', 'urn:b']);
      },
    );
  });
});

test('a file with another name is a feed too', async () => {
  const file = join(folder, 'index');
  await copyFile(join(FIXTURES, 'atom.xml'), file);
  expect(await feed.recognise(file)).toBe('its root element');
});
