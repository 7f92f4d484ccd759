// Sites whose settings are a program: what they say literally, and the addresses of their posts.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { recognise } from '../../src/import/recognise.ts';
import { type Read, readSource } from './read-source.ts';
import { makeFolder } from './run-import.ts';

type Files = Readonly<Record<string, string>>;

/** What is read of a site with these files; each post has the title `x`, unless it has a text here. */
async function readSite(files: Files): Promise<Read> {
  const folder = await makeFolder();
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
  const { source } = await recognise(folder, undefined);
  return await readSource(source, folder);
}

const POST = '---\ntitle: x\ndate: 2024-01-02\n---\nx\n';

describe('what a site says of itself', () => {
  it.each<readonly [string, Files, object]>([
    [
      'in the data of Eleventy, whatever a plugin is told',
      {
        'eleventy.config.js':
          'export default (c) => { c.addPlugin(feed, { title: "Blog Title", base: "https://feed.example/" }); };',
        '_data/metadata.js':
          'export default { title: "Hills", url: "https://a.example/", language: "de", description: "Up",\n' +
          '  author: { email: "k@a.example", name: "Kim" } };',
        'posts/x.md': POST,
      },
      { title: 'Hills', url: 'https://a.example', language: 'de', description: 'Up', base: '' },
    ],
    [
      'in JSON',
      {
        '.eleventy.js': 'module.exports = () => ({ pathPrefix: "/blog/" });',
        '_data/site.json': '{"title": "Hills", "url": "https://a.example"}',
        'posts/x.md': POST,
      },
      { title: 'Hills', url: 'https://a.example', base: '/blog' },
    ],
    [
      'with marks in a text',
      {
        'docusaurus.config.js':
          'export default { title: \'Kim\\\'s \\\\ hills\', tagline: "\\"Up\\"" };',
        'blog/x.md': POST,
      },
      { title: "Kim's \\ hills", description: '"Up"' },
    ],
    [
      'in constants of Astro',
      {
        'astro.config.mjs': "export default { site: 'https://a.example', base: '/notes' };",
        'src/consts.ts':
          "export const SITE_TITLE = 'Hills';\nexport const SITE_DESCRIPTION = 'Up';\n",
        'src/content/blog/x.md': POST,
      },
      { title: 'Hills', description: 'Up', url: 'https://a.example', base: '/notes' },
    ],
    [
      'in a starter of Next.js',
      {
        'next.config.js': "module.exports = { basePath: '/site' };",
        'data/siteMetadata.js':
          "module.exports = { title: 'Hills', siteUrl: 'https://a.example', locale: 'en-GB' };",
        'data/blog/x.mdx': POST,
      },
      { title: 'Hills', url: 'https://a.example', language: 'en-GB', base: '/site' },
    ],
    [
      'in the program of Docusaurus',
      {
        'docusaurus.config.js':
          "export default { title: 'Hills', url: 'https://a.example', baseUrl: '/d/', i18n: { defaultLocale: 'fr' } };",
        'blog/2024-01-02-x.md': POST,
      },
      { title: 'Hills', url: 'https://a.example', language: 'fr', base: '/d' },
    ],
  ])('is read %s', async (_, files, wanted) => {
    const { publication } = await readSite(files);
    expect(publication).toMatchObject(wanted);
  });

  it('names the author of posts that name none', async () => {
    const { posts } = await readSite({
      'next.config.js': '',
      'siteMetadata.js': "module.exports = { title: 'Hills', author: 'Kim' };",
      'data/blog/x.mdx': POST,
    });
    expect(posts.map(({ authors }) => authors)).toEqual([[{ name: 'Kim' }]]);
  });
});

it('calls authors what their files call them', async () => {
  const { posts } = await readSite({
    'next.config.js': '',
    'data/authors/kim.mdx': '---\nname: Kim Lee\nwebsite: https://k.example\n---\nHello\n',
    'data/blog/x.mdx': POST.replace('title: x', 'title: x\nauthors: [kim, bo]'),
  });
  const kim = { name: 'Kim Lee', key: 'kim', url: 'https://k.example' };
  expect(posts.map(({ authors }) => authors)).toEqual([[kim, { name: 'bo' }]]);
});

it.each([
  ['at the root of Jekyll', { '_posts/2024-01-02-x.md': POST, CNAME: 'hills.example\n' }],
  [
    'among the files of Docusaurus',
    { 'docusaurus.config.js': '', 'blog/2024-01-02-x.md': POST, 'static/CNAME': 'hills.example' },
  ],
])('CNAME says where a site was, if nothing else does: %s', async (_, files) => {
  const { publication } = await readSite(files);
  expect(publication.url).toBe('https://hills.example');
});

describe('the address of a post', () => {
  it.each<readonly [string, Files, string]>([
    ['Astro', { 'astro.config.mjs': '', 'src/content/blog/a/V1.2_X.md': POST }, '/blog/a/v12_x/'],
    ['Eleventy', { '.eleventy.js': '', 'posts/2024-01-02-V1.2_X.md': POST }, '/posts/V1.2_X/'],
    [
      'Eleventy, in a folder of its name',
      { '.eleventy.js': '', 'posts/x/x.md': POST },
      '/posts/x/',
    ],
    ['Next.js', { 'next.config.js': '', 'data/blog/a/v1.2.mdx': POST }, '/blog/a/v1.2/'],
    ['Nuxt', { 'nuxt.config.ts': '', 'content/blog/1.Two Hills.md': POST }, '/blog/two-hills/'],
  ])('is the one of %s', async (_, files, wanted) => {
    const { posts } = await readSite(files);
    expect(posts.map(({ paths }) => paths)).toEqual([[wanted]]);
  });

  it.each([
    ['news', '/news/2024/01/02/x', '/news/rss.xml'],
    ['/', '/2024/01/02/x', '/rss.xml'],
  ])('and of its feeds is where Docusaurus has the blog: %s', async (route, address, feed) => {
    const blog = `blog: { feedOptions: { type: 'all' }, path: './posts', routeBasePath: '${route}' }`;
    const { posts, publication } = await readSite({
      'docusaurus.config.js': `export default { presets: [{ docs: { routeBasePath: 'd' }, ${blog} }] };`,
      'posts/2024-01-02-x.md': POST,
    });
    expect(posts.map(({ paths }) => paths)).toEqual([[address]]);
    expect(publication.feeds).toMatchObject({ [feed]: '/rss.xml' });
  });

  it.each<readonly [string, Files, readonly string[]]>([
    ['of the folder', { 'posts/posts.json': '{"permalink": "/{{ page.fileSlug }}/"}' }, ['/a_b/']],
    [
      'of the folder, in a program',
      {
        'posts/posts.11tydata.js':
          'export default { permalink: \'/{{ page.date | date: "%Y/%m" }}/{{ page.fileSlug }}/index.html\' };',
      },
      ['/2024/01/a_b/'],
    ],
    [
      'of the folder, unknown',
      { 'posts/posts.json': '{"permalink": "/{{ x }}/"}' },
      ['/posts/a_b/'],
    ],
    [
      'of its own',
      { 'posts/a_b.md': POST.replace('---\n', '---\npermalink: /x/{{ page.fileSlug }}/\n') },
      ['/x/a_b/'],
    ],
    [
      'with the name of the file, whatever its slug',
      {
        'posts/posts.json': '{"permalink": "/{{ page.fileSlug }}/"}',
        'posts/a_b.md': POST.replace('---\n', '---\nslug: c\n'),
      },
      ['/a_b/'],
    ],
    [
      'of its own with the name of the file, whatever its slug',
      {
        'posts/a_b.md': POST.replace('---\n', '---\nslug: c\npermalink: /x/{{ page.fileSlug }}/\n'),
      },
      ['/x/a_b/'],
    ],
    [
      'of its own, literal',
      { 'posts/a_b.md': POST.replace('---\n', '---\npermalink: /c:d/\n') },
      ['/c:d/'],
    ],
    [
      'of its own, unknown',
      { 'posts/a_b.md': POST.replace('---\n', '---\npermalink: /{{ title }}/\n') },
      [],
    ],
  ])('is the permalink of Eleventy %s', async (_, files, wanted) => {
    const { posts, notes } = await readSite({ '.eleventy.js': '', 'posts/a_b.md': POST, ...files });
    expect(posts.map(({ paths }) => paths)).toEqual([wanted]);
    const unknown = notes.filter((note) => note.startsWith('unknown-address '));
    expect(unknown).toHaveLength(wanted.length === 0 ? 1 : 0);
  });

  it('is reported where the one of a folder of Eleventy cannot be read', async () => {
    const { notes } = await readSite({
      '.eleventy.js': '',
      'posts/posts.json': '{"permalink": "/{{ x }}/"}',
      'posts/a.md': POST,
    });
    expect(notes).toContain(
      'unknown-permalink posts/posts.json: "/{{ x }}/" is a template; addresses are guessed instead',
    );
  });

  it('keeps its folder where links only confirm the others', async () => {
    const linked = `${POST}[a](/blog/a) [b](/blog/b) [c](/blog/c)\n`;
    const names = ['a', 'b', 'c', 'deep/d'];
    const files = names.map((name) => [`data/blog/${name}.mdx`, linked] as const);
    const { posts } = await readSite({ 'next.config.js': '', ...Object.fromEntries(files) });
    expect(posts.map(({ paths }) => paths[0])).toEqual(names.map((name) => `/blog/${name}/`));
  });
});

it('a post in a format that cannot be read is told', async () => {
  const { notes } = await readSite({
    '.eleventy.js': '',
    'posts/a.md': POST,
    ...{ 'posts/b.njk': POST, 'posts/c.org': '', 'posts/index.njk': '', 'pages/d.njk': '' },
  });
  const others = notes.filter((note) => note.startsWith('other-format '));
  expect(others).toEqual(
    ['posts/b.njk: .njk', 'posts/c.org: .org'].map(
      (one) => `other-format ${one} is no Markdown and no HTML; left out`,
    ),
  );
});
