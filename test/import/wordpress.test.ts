// Exports of WordPress → posts.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toMarkdown } from '../../src/import/html/to-markdown.ts';
import { feed } from '../../src/import/sources/feed.ts';
import { wordpress } from '../../src/import/sources/wordpress.ts';
import { readSource } from './read-source.ts';

const FILE = join(import.meta.dirname, '../fixtures/import/wordpress/export.xml');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wordpress-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('an export has these posts', async () => {
  expect(await wordpress.recognise(FILE)).toBe('wordpress.org/export');
  expect(await feed.recognise(FILE)).toBeNull();
  const { publication, posts, notes } = await readSource(wordpress, FILE);
  const read = { publication, posts: posts.map(({ body, ...post }) => post), notes };
  await expect(`${JSON.stringify(read, null, 2)}\n`).toMatchFileSnapshot(`${FILE}.posts.json`);
});

test('an export has these texts', async () => {
  const { posts } = await readSource(wordpress, FILE);
  const texts = posts.map(({ place, body }) => {
    const text =
      body.kind === 'html' ? toMarkdown(body.text, body.base, () => undefined, place) : '';
    return `===== ${place}\n${text}`;
  });
  await expect(texts.join('\n')).toMatchFileSnapshot(`${FILE}.texts.md`);
});

describe('the text of a post', () => {
  test.each([
    ['paragraphs and line ends', 'a\nb\n\nc', 'a\\\nb\n\nc'],
    ['emphasis over paragraphs', '<b>a\n\nb</b>', '**a**\n\n**b**'],
    [
      'blocks in lines',
      '<h2>a</h2>\nb\n<blockquote>c\n\nd</blockquote>',
      '## a\n\nb\n\n> c\n>\n> d',
    ],
    [
      'a tag over lines',
      'a <img\n src="https://x.example/a.png"\n alt="b">',
      'a ![b](https://x.example/a.png)',
    ],
    ['code as it is', '<pre>a\n\n\n*b*</pre>\nc', '```\na\n\n\n*b*\n```\n\nc'],
    [
      'code that is escaped',
      '[code lang=js]a &lt; b &amp;&amp; c[/code]',
      '```js\na < b && c\n```',
    ],
    [
      'code in code',
      '[code]<b>[youtube abcdefghijk]</b>[/code]',
      '```\n<b>[youtube abcdefghijk]</b>\n```',
    ],
    [
      'a film',
      '[youtube https://www.youtube.com/watch?v=abcdefghijk]',
      '<https://www.youtube.com/watch?v=abcdefghijk>',
    ],
    [
      'an old caption',
      '[caption caption="x"]<img src="https://x.example/a.png">[/caption]',
      '<figure><img src="https://x.example/a.png"><figcaption>x</figcaption></figure>',
    ],
    ['words in brackets', 'a [sic] b [1] [/x]', 'a \\[sic] b \\[1] \\[/x]'],
    ['a pair that is not known', '[hens]a[/hens]', '\\[hens]a\\[/hens]', 'shortcode'],
    ['a comment', 'a<!-- x\n\ny -->b', 'ab'],
    [
      'names of every object',
      '[constructor]a[/constructor] [__proto__ a=1]',
      '\\[constructor]a\\[/constructor] \\[\\_\\_proto\\_\\_ a=1]',
      'shortcode',
    ],
  ])('%s', async (_, content, markdown, rules = '') => {
    const file = join(folder, 'one.xml');
    await writeFile(
      file,
      toExport(`<item><content:encoded><![CDATA[${content}]]></content:encoded></item>`),
    );
    const { posts, notes } = await readSource(wordpress, file);
    const body = posts[0]?.body;
    const text = toMarkdown(body?.text ?? '', null, () => undefined, '');
    expect(text.trimEnd()).toBe(markdown);
    expect(notes.map((note) => note.split(' ')[0]).join(' ')).toBe(rules);
  });
});

test('a file that breaks off has the posts before', async () => {
  const file = join(folder, 'cut.xml');
  const text = await readFile(FILE, 'utf8');
  await writeFile(file, text.slice(0, text.indexOf('Shared by all')));
  const { posts, notes } = await readSource(wordpress, file);
  expect(posts.map(({ title }) => title)).toEqual(['Eggs & shells', 'Blocks']);
  expect(notes.at(-1)).toBe(
    'cut-off item 4: the file breaks off; posts after this one are missing',
  );
});

test('posts of an indented export end where their elements do', async () => {
  const file = join(folder, 'indented.xml');
  const items = ['one', 'two'].map(
    (text) => `
        <item>
            <content:encoded><![CDATA[${text} ]]> more]]>
            </content:encoded>
            <excerpt:encoded><![CDATA[]]></excerpt:encoded>
        </item>`,
  );
  await writeFile(file, toExport(items.join('')));
  const { posts } = await readSource(wordpress, file);
  expect(posts.map(({ body }) => body.text.trim())).toEqual([
    '<p>one ]]> more</p>',
    '<p>two ]]> more</p>',
  ]);
});

test('a gallery without names has the pictures of its post, and pages of pictures are the pictures', async () => {
  const file = join(folder, 'gallery.xml');
  const attach = (id: number, name: string, parent: number): string =>
    `<item><link>https://a.example/${id}/</link><wp:post_id>${id}</wp:post_id><wp:post_parent>${parent}</wp:post_parent>` +
    `<wp:post_type>attachment</wp:post_type><wp:attachment_url>https://a.example/${name}</wp:attachment_url></item>`;
  const content = '[gallery columns="2" exclude="4"] <a href="https://a.example/5/">page</a>';
  const post = `<item><wp:post_id>1</wp:post_id><content:encoded><![CDATA[${content}]]></content:encoded></item>`;
  const files = [attach(2, 'b.png', 1), attach(3, 'c.pdf', 1), attach(4, 'd.png', 1)];
  await writeFile(file, toExport([post, ...files, attach(5, 'e.png', 9)].join('')));
  const { posts, notes } = await readSource(wordpress, file);
  const text = toMarkdown(posts[0]?.body.text ?? '', null, () => undefined, '');
  expect(text.trim()).toBe('![](https://a.example/b.png)\n\n[page](https://a.example/e.png)');
  expect(notes).toEqual([]);
});

test('a link without an address leads to no picture', async () => {
  const file = join(folder, 'empty-link.xml');
  const picture =
    '<item><link></link><wp:post_id>2</wp:post_id><wp:post_type>attachment</wp:post_type>' +
    '<wp:attachment_url>https://a.example/b.png</wp:attachment_url></item>';
  const post = '<item><content:encoded><![CDATA[<a href="">x</a>]]></content:encoded></item>';
  await writeFile(file, toExport(post + picture));
  const { posts } = await readSource(wordpress, file);
  expect(posts[0]?.body.text).toContain('<a href="">x</a>');
});

test('a post answers to its number, whatever its guid says, and to its former slugs', async () => {
  const file = join(folder, 'former.xml');
  const meta = (slug: string): string =>
    `<wp:postmeta><wp:meta_key>_wp_old_slug</wp:meta_key><wp:meta_value>${slug}</wp:meta_value></wp:postmeta>`;
  const item =
    '<item><link>https://a.example/blog/2020/now/</link><guid>https://a.example/blog/?p=5</guid>' +
    `<wp:post_id>7</wp:post_id><wp:post_name>now</wp:post_name>${meta('once')}${meta('before')}</item>`;
  const home = '<link>https://a.example/blog</link>';
  await writeFile(file, toExport(home + item));
  const { posts } = await readSource(wordpress, file);
  const paths = ['/2020/now/', '/?p=7', '/2020/once/', '/2020/before/'];
  expect(posts.map((post) => post.paths)).toEqual([paths.map((path) => `/blog${path}`)]);
});

test('posts are whole wherever the file is cut into pieces', async () => {
  const file = join(folder, 'large.xml');
  const texts = Array.from({ length: 300 }, (_, index) => 'x'.repeat(9_973 + index));
  const items = texts.map(
    (text) => `<item><content:encoded><![CDATA[${text}]]></content:encoded></item>`,
  );
  await writeFile(file, toExport(items.join('')));
  const { posts } = await readSource(wordpress, file);
  expect(posts.map(({ body }) => body.text.length)).toEqual(texts.map((text) => text.length + 7));
});

function toExport(items: string): string {
  return `<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>${items}</channel></rss>`;
}
