// What an import does beside the text of articles: slugs, addresses, ids, links, files, authors, site.yaml.
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { TakeMedia } from '../../src/import/import.ts';
import { recognise } from '../../src/import/recognise.ts';
import { readWhole } from '../read-content.ts';
import { copyFixture, makeFolder, NOW, readTree, runImport } from './run-import.ts';

let site = '';
let out = '';

beforeEach(async () => {
  site = await makeFolder();
  out = path.join(await makeFolder(), 'content');
  await put('_config.yml', 'title: T\nurl: https://old.example.org\npermalink: /:year/:title/\n');
});

async function put(file: string, text: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(path.join(site, file)), { recursive: true });
  await writeFile(path.join(site, file), text);
}

/** A post of the first of January 2020. */
async function post(name: string, body: string, keys = ''): Promise<void> {
  await put(`_posts/2020-01-01-${name}.md`, `---\ntitle: ${name}\n${keys}---\n${body}\n`);
}

async function read(file: string): Promise<string> {
  return await readFile(path.join(out, file), 'utf8');
}

/** The body of the article of the post with this name. */
async function bodyOf(name: string): Promise<string> {
  return (await read(`articles/2020-01-01-${name}.md`))
    .split('---\n')
    .slice(2)
    .join('---\n')
    .trim();
}

async function errors(): Promise<readonly string[]> {
  const options = { folder: out, shown: 'content', origin: null, now: NOW };
  const { diagnostics } = await readWhole(options);
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ file, rule, message }) => `${file} ${rule} ${message}`);
}

describe('a link', () => {
  it.each([
    ['to a post', '[x](/2020/other/#y)', '[x](2020-01-01-other.md#y)'],
    ['to a post, with a query', '[x](/2020/other/?utm_source=z)', '[x](2020-01-01-other.md)'],
    ['to a post, without a slash', '[x](/2020/other)', '[x](2020-01-01-other.md)'],
    [
      'to a post, at its host',
      '[x](http://www.old.example.org/2020/other/)',
      '[x](2020-01-01-other.md)',
    ],
    ['to the file of a post', '[x](2020-01-01-other.md)', '[x](2020-01-01-other.md)'],
    ['to a page', '[x](/about/ "y")', '[x](https://old.example.org/about/ "y")'],
    ['to a file', '[x](/files/a%20b.txt)', '[x](../media/files/a%20b.txt)'],
    ['in angle brackets', '[x](</files/a b.txt> "t")', '[x](../media/files/a%20b.txt "t")'],
    [
      'around an image',
      '[![a](/files/p.png)](/2020/other/)',
      '[![a](../media/files/p.png)](2020-01-01-other.md)',
    ],
    [
      'with brackets in its text',
      '[a](b)](/about/)',
      '[a](https://old.example.org/2020/post/b)](/about/)',
    ],
    ['in a definition', '[x]\n\n[x]: /2020/other/ "t"', '[x]\n\n[x]: 2020-01-01-other.md "t"'],
    ['in HTML', '<a class="b" href="/2020/other/">x</a>', '<a href="2020-01-01-other.md">x</a>'],
    [
      'to a host',
      '[x](www.example.com/y) [z](example.com)',
      '[x](https://www.example.com/y) [z](https://example.com)',
    ],
    ['with a slash too few', '[x](https:/example.com/y)', '[x](https://example.com/y)'],
    ['that is none', '[x](http://) y', 'x y'],
    [
      'in prose that is none',
      'by http://example.org\\nBackground',
      'by `http://example.org\\nBackground`',
    ],
    ['to a part', '[x](#y)', '[x](#y)'],
    ['to a mail address', '[x](mailto:a@example.org)', '[x](mailto:a@example.org)'],
    ['out of the folder', '[x](../../../etc/passwd)', '[x](https://old.example.org/etc/passwd)'],
    ['in code', '`[x](/about/)`\n\n    [x](/about/)', '`[x](/about/)`\n\n    [x](/about/)'],
  ])('is rewritten: %s', async (_, written, wanted) => {
    await post('post', written);
    await post('other', '# y');
    await put('files/a b.txt', 'a');
    await put('files/p.png', 'p');
    await runImport(site, out);
    expect(await bodyOf('post')).toBe(wanted);
    expect(await errors()).toEqual([]);
  });

  it('keeps its text alone where nobody knows the old site', async () => {
    await put('_config.yml', 'title: T\n');
    await post('post', '[a](gone.html) ![b](gone.png) [c](/gone/) <img src="gone.png" alt="d"> e');
    const { planned } = await runImport(site, out);
    expect(await bodyOf('post')).toBe('a b [c](/gone/)  e');
    expect(planned.notes.map(({ rule }) => rule)).toContain('old-link');
    expect(await errors()).toEqual([]);
  });

  it('of an image that stays on the old site is told, unless --media takes it', async () => {
    await post(
      'post',
      '![a](https://old.example.org/a.png) ![b](/b.png) ![c](https://x.example/c.png)',
    );
    const told = async (takeMedia?: TakeMedia): Promise<readonly string[]> => {
      const folder = path.join(await makeFolder(), 'content');
      const { planned } = await runImport(
        site,
        folder,
        takeMedia === undefined ? {} : { takeMedia },
      );
      return planned.notes
        .filter(({ rule }) => rule === 'missing-image')
        .map(({ message }) => message);
    };
    const stays = 'is no file of the source; it stays on https://old.example.org';
    expect(await told()).toEqual([`"/a.png" ${stays}`, `"/b.png" ${stays}`]);
    expect(await told(async (bodies) => ({ bodies, files: new Map() }))).toEqual([]);
  });

  it('does not leave the source through a symbolic link', async () => {
    const secret = path.join(await makeFolder(), 'secret.txt');
    await writeFile(secret, 'secret');
    await symlink(secret, path.join(site, 'link.txt'));
    await post('post', '[x](/link.txt)');
    const { planned } = await runImport(site, out);
    expect([...planned.copies.keys()]).toEqual([]);
  });
});

describe('an old address', () => {
  it.each([
    ['capitals and marks', '/2011/My_Post.html', '/2011/My_Post.html'],
    ['blanks', '/a b/', '/a%20b/'],
    ['letters of any script', '/%E6%B5%B7/', '/海/'],
    ['a query', '/?p=12', '/?p=12'],
    ['reserved marks', '/a*b%23c%3Fd/', '/a%2Ab%23c%3Fd/'],
    ['the address of another host', 'https://older.example.org/x/', '/x/'],
  ])('is an alias: %s', async (_, written, wanted) => {
    await post('post', 'x', `permalink: ${JSON.stringify(written)}\n`);
    await runImport(site, out);
    expect(await read('articles/2020-01-01-post.md')).toContain(`aliases:\n  - ${wanted}\n`);
    expect(await errors()).toEqual([]);
  });

  it('has one owner', async () => {
    await post('a', 'x', 'redirect_from: [/x/, /x, /rss.xml, /articles/b]\n');
    await post('b', 'x', 'redirect_from: /x\n');
    const { planned } = await runImport(site, out);
    const lost = planned.notes.filter(({ rule }) => rule === 'lost-address');
    expect(lost.map(({ message }) => message)).toEqual([
      '"/rss.xml" is answered by the site itself',
      '"/articles/b" is the new address of another post',
      '"/x" belongs to _posts/2020-01-01-a.md',
    ]);
    expect(await errors()).toEqual([]);
  });

  it('is under the path that the site lived under, and follows --permalink', async () => {
    await post('My_Post', 'x', 'categories: [a]\n');
    await runImport(site, out, { base: '/blog', permalink: '/:category/:year/:month/:title' });
    const text = await read('articles/2020-01-01-my-post.md');
    expect(text).toContain('  - /blog/a/2020/01/My_Post\n');
    expect(text).toContain('id: https://old.example.org/blog/a/2020/01/My_Post\n');
  });
});

describe('an id', () => {
  it('is kept to the letter, and belongs to one post', async () => {
    await post('a', 'x', 'guid: 123 at https://old.example.org\n');
    await post('b', 'x', 'guid: urn:uuid:1\n');
    await post('c', 'x', 'guid: urn:uuid:1\n');
    const { planned } = await runImport(site, out);
    expect(await read('articles/2020-01-01-a.md')).toContain(
      'id: 123 at https://old.example.org\n',
    );
    expect(await read('articles/2020-01-01-b.md')).toContain('id: urn:uuid:1\n');
    expect(await read('articles/2020-01-01-c.md')).not.toContain('id:');
    expect(planned.notes.map(({ rule }) => rule)).toContain('duplicate-id');
    expect(await errors()).toEqual([]);
  });
});

describe('what is there', () => {
  it('is not overwritten, whatever it is called now', async () => {
    await post('a', 'new');
    await post('b', 'new');
    await runImport(site, out);
    await rm(path.join(out, 'articles/2020-01-01-a.md'));
    const renamed =
      '---\ntitle: A\ndate: 2020-01-01\nauthors: t\naliases: [/2020/a/]\n---\nMine.\n';
    await mkdir(path.join(out, 'articles/old'));
    await writeFile(path.join(out, 'articles/old/2020-01-01-better.markdown'), renamed);
    await writeFile(path.join(out, 'articles/2020-01-01-b.md'), renamed.replace('/a/', '/b/'));
    const before = await readTree(out);
    const { planned, written } = await runImport(site, out);
    expect(written).toEqual({ articles: 0, files: 0 });
    expect(planned.counts.kept).toBe(2);
    expect(await readTree(out)).toEqual(before);
  });

  it('keeps its comments and settings in site.yaml, to which only what is missing is added', async () => {
    await mkdir(out, { recursive: true });
    const text = [
      '# Mine.',
      'title: Mine # a name',
      'description: Mine.',
      'url: https://mine.example.org',
      'language: de',
      'zone: Europe/Berlin',
      'authority: "mine.example.org,2020"',
      'founded: 2019-01-01',
      'authors:',
      '  kim: {name: Kim Lee, aliases: [k]} # the boss',
      'tags: {only: true, feeds: {}}',
      '',
    ].join('\n');
    await writeFile(path.join(out, 'site.yaml'), text);
    await post('a', 'x', 'authors: [Kim Lee, Bo]\ncategory: Big News\ntags: [Feeds, New Tag]\n');
    await runImport(site, out);
    const site1 = await read('site.yaml');
    expect(site1.split('\n').slice(0, 9)).toEqual(text.split('\n').slice(0, 9));
    expect(site1).toContain('kim: {name: Kim Lee, aliases: [k]} # the boss\n  bo:\n    name: Bo\n');
    expect(site1).toContain('big-news:\n    title: Big News\n');
    expect(await read('articles/2020-01-01-a.md')).toContain(
      'authors: [kim, bo]\nsection: big-news\n',
    );
    expect(await errors()).toEqual([]);
  });

  it('ends the import where site.yaml is no YAML', async () => {
    await mkdir(out, { recursive: true });
    await writeFile(path.join(out, 'site.yaml'), 'title: [\n');
    await post('a', 'x');
    await expect(runImport(site, out)).rejects.toThrow(/site\.yaml cannot be read: /);
  });

  it('keeps a file of the same name, and the new one gets another', async () => {
    await mkdir(path.join(out, 'media'), { recursive: true });
    await writeFile(path.join(out, 'media/a.png'), 'mine');
    await put('a.png', 'theirs');
    await post('a', '![x](/a.png)');
    await runImport(site, out);
    expect(await bodyOf('a')).toMatch(/^!\[x\]\(\.\.\/media\/a-[0-9a-f]{8}\.png\)$/);
    expect(await read('media/a.png')).toBe('mine');
  });
});

describe('a post', () => {
  it('without an author has the one of --author, or the site', async () => {
    await post('a', 'x');
    await runImport(site, out, { author: 'Jo Marsh' });
    expect(await read('articles/2020-01-01-a.md')).toContain('authors: jo-marsh\n');
    expect(await read('site.yaml')).toContain('jo-marsh:\n    name: Jo Marsh\n');
  });

  it('is not read through a link that leads out of the source', async () => {
    const secret = path.join(await makeFolder(), 'secret');
    await writeFile(secret, 'secret');
    await post('inside', 'x');
    await symlink(secret, path.join(site, '_posts/2020-01-01-secret.md'));
    await symlink(
      path.join(site, '_posts/2020-01-01-inside.md'),
      path.join(site, '_posts/2020-01-02-again.md'),
    );
    const { planned } = await runImport(site, out);
    expect([...planned.articles.keys()]).toEqual([
      'articles/2020-01-01-inside.md',
      'articles/2020-01-02-again.md',
    ]);
    expect(planned.notes).toContainEqual({
      ...{ rule: 'unreadable-file', place: '_posts/2020-01-01-secret.md' },
      message: 'a link that leads out of the source',
    });
  });

  it('that cannot be read does not end the import', async () => {
    await post('good', 'x');
    await post('deep', `${'> '.repeat(20_000)}[a](b)`);
    await put('_posts/2020-01-01-empty.md', '');
    await post('comment', '<!-- a -->\n\n<!-- b -->');
    await put('_posts/2020-01-01-bytes.md', new Uint8Array([0xff, 0x00, 0x41]));
    const { planned } = await runImport(site, out);
    expect([...planned.articles.keys()]).toEqual([
      'articles/2020-01-01-bytes.md',
      'articles/2020-01-01-good.md',
    ]);
    const rules = planned.notes.map(({ rule }) => rule);
    expect(rules).toEqual(expect.arrayContaining(['failed-post', 'empty-body', 'not-utf8']));
    expect(await errors()).toEqual([]);
  });

  it('of another post of the same day and name gets a number', async () => {
    await post('A', 'x');
    await post('a.', 'x');
    await post('a!', 'x');
    const { planned } = await runImport(site, out);
    expect([...planned.articles.keys()]).toEqual([
      'articles/2020-01-01-a.md',
      'articles/2020-01-01-a-2020.md',
      'articles/2020-01-01-a-2020-01.md',
    ]);
  });

  it('that is a translation leaves the slug to the other, whichever is older', async () => {
    await rm(path.join(site, '_config.yml'));
    await put('hugo.toml', 'baseURL = "https://old.example.org/"\nlanguageCode = "en-gb"\n');
    await put('content/posts/a.fr.md', '---\ntitle: a\ndate: 2019-01-01\n---\nx\n');
    await put('content/posts/a.md', '---\ntitle: a\ndate: 2020-01-01\n---\nx\n');
    await put('content/posts/b.en.md', '---\ntitle: b\ndate: 2020-01-01\n---\nx\n');
    await put('content/posts/b.de.md', '---\ntitle: b\ndate: 2020-01-01\n---\nx\n');
    const { planned } = await runImport(site, out);
    expect([...planned.articles.keys()].toSorted()).toEqual([
      'articles/2019-01-01-a-fr.md',
      'articles/2020-01-01-a.md',
      'articles/2020-01-01-b-de.md',
      'articles/2020-01-01-b.md',
    ]);
  });

  it('that has not appeared yet appears when it was to, and one that was gone is a draft', async () => {
    await post('later', 'x', 'publishDate: 2030-05-06\n');
    await post('gone', 'x', 'expiryDate: 2021-01-01\n');
    await post('going', 'x', 'expiryDate: 2030-01-01\n');
    await post('hidden', 'x', 'unlisted: true\n');
    const { planned } = await runImport(site, out, { author: 'Jo' });
    expect(await read('articles/2030-05-06-later.md')).toContain('date: 2030-05-06\n');
    expect(await read('articles/2020-01-01-gone.md')).toContain('draft: true\n');
    expect(await read('articles/2020-01-01-going.md')).not.toContain('draft');
    expect(await read('articles/2020-01-01-hidden.md')).toContain('unlisted: true\n');
    expect(planned.notes.map(({ rule, place }) => `${rule} ${place}`).toSorted()).toEqual([
      ...['_posts/2020-01-01-going.md', '_posts/2020-01-01-gone.md'].map((one) => `expires ${one}`),
      'scheduled _posts/2020-01-01-later.md',
    ]);
    expect(await errors()).toEqual([]);
  });

  it.each([
    ['a', 'b'],
    ['# x', 'b'],
  ])(
    'has the summary that ends at a mark, if it is more than a paragraph',
    async (first, second) => {
      await post('a', `${first}\n\n${second} *c*\n\n<!--more-->\n\nd`);
      await runImport(site, out);
      const text = await read('articles/2020-01-01-a.md');
      expect(text.includes('summary: a b c\n')).toBe(first === 'a');
      expect(text).not.toContain('more');
    },
  );
});

describe('a heading at the start that is the title', () => {
  it.each([
    ['of one line', '# *Two* hills ##\n\nx', 'x'],
    ['that is underlined', 'two hills\n====\n\nx', 'x'],
    ['is another one', '# Three hills\n\nx', '# Three hills\n\nx'],
    ['of the second level', '## Two hills\n\nx', '## Two hills\n\nx'],
    ['later', 'x\n\n# Two hills', 'x\n\n# Two hills'],
    ['with nothing after it', '# Two hills', '# Two hills'],
  ])('%s', async (_, written, wanted) => {
    await put('_posts/2020-01-01-a.md', `---\ntitle: Two hills\n---\n${written}\n`);
    const { planned } = await runImport(site, out);
    expect(await bodyOf('a')).toBe(wanted);
    const dropped = planned.notes.filter(({ rule }) => rule === 'title-heading');
    expect(dropped).toHaveLength(written === wanted ? 0 : 1);
  });
});

it.each([
  ['https://b.example/x', true],
  ['https://old.example.org/x', false],
  ['/x', false],
])(
  'a post is about a page elsewhere, not about one of its own site: %s',
  async (address, isKept) => {
    const place = await makeFolder();
    await mkdir(path.join(place, '_posts'));
    await writeFile(path.join(place, '_config.yml'), 'url: https://old.example.org\n');
    await writeFile(path.join(place, '_posts/2020-01-01-a.md'), `---\nlink: ${address}\n---\nx\n`);
    await runImport(place, out);
    const text = await read('articles/2020-01-01-a.md');
    expect(text.includes(`\nlink: ${address}\n`)).toBe(isKept);
  },
);

describe('a post without a title has that of its first heading', () => {
  it.each([
    ['of one line', '# Two *hills* and `snake_case` ##', 'Two hills and snake_case'],
    ['that is underlined', 'Two hills\n===', 'Two hills'],
    ['with a link and an id', '# [Two](/x) hills {#top}', 'Two hills'],
    ['with code', '# Two `<hills>` in `a__b`', 'Two <hills> in a__b'],
    ['with a picture and a link', '# ![Two](b.png) [hills](/x_(y))', 'Two hills'],
    ['after a comment of MDX', '{/* x */}\n\n# Two hills', 'Two hills'],
    ['of the second level', '## Two hills', 'A'],
    ['later', 'x\n\n# Two hills', 'A'],
  ])('%s', async (_, written, wanted) => {
    const place = await makeFolder();
    await mkdir(path.join(place, 'blog'));
    await writeFile(path.join(place, 'docusaurus.config.js'), '');
    await writeFile(path.join(place, 'blog/2020-01-01-a.mdx'), `---\nx: y\n---\n${written}\n\nz\n`);
    await runImport(place, out);
    expect(await read('articles/2020-01-01-a.md')).toContain(`\ntitle: ${wanted}\n`);
  });
});

describe('a post without a title', () => {
  const HEAD = 'date: 2020-01-02\n';

  it.each([
    ['of Hugo is a note', 'hugo.toml', 'content/posts/hello-hills.md', HEAD, null],
    [
      'of Jekyll has the name of its file',
      '_config.yml',
      '_posts/2020-01-02-hello-hills.md',
      HEAD,
      'Hello hills',
    ],
    [
      'of Jekyll is a note if it says so',
      '_config.yml',
      '_posts/2020-01-02-hello-hills.md',
      `title: ""\n${HEAD}`,
      null,
    ],
    [
      'of Jekyll is a note if its file has a number',
      '_config.yml',
      '_posts/2020-01-02-143212.md',
      HEAD,
      null,
    ],
    [
      'of Jekyll is a note if its file has a time',
      '_config.yml',
      '_posts/2020-01-02-t143212.md',
      HEAD,
      null,
    ],
  ])('%s', async (_, config, file, head, wanted) => {
    site = await makeFolder();
    await put(config, '');
    await put(file, `---\n${head}---\nOtters.\n`);
    const { planned } = await runImport(site, out);
    const [article = ''] = await readdir(path.join(out, 'articles'));
    const [, title = null] = /^title: (.*)$/m.exec(await read(`articles/${article}`)) ?? [];
    expect(title).toBe(wanted);
    const rules = planned.notes
      .map(({ rule }) => rule)
      .filter((rule) => /^(?:no-title|named)/.test(rule));
    expect(rules).toEqual([wanted === null ? 'no-title' : 'named-by-file']);
  });
});

describe('addresses of a site whose settings are a program', () => {
  const config = "export default { site: process.env.URL || 'https://old.example.org' };\n";

  /** Posts of Astro, each with links to the others under this path. */
  async function putLinked(toLink: (name: string) => string): Promise<void> {
    const folder = await makeFolder();
    site = folder;
    await put('astro.config.mjs', config);
    const names = ['one', 'two', 'three', 'four'];
    for (const name of names) {
      const body = names.map((other) => `[x](${toLink(other)})`).join(' ');
      await put(`src/posts/2020-01-02-${name}.md`, `---\ntitle: ${name}\n---\n${body}\n`);
    }
  }

  it.each([
    ['links with dates', (name: string) => `/2020/01/${name}`, '/2020/01/one/'],
    ['links below a path', (name: string) => `/web/${name}/#x`, '/web/one/'],
    ['absolute links', (name: string) => `https://old.example.org/${name}.html`, '/one.html'],
    ['links to elsewhere', (name: string) => `https://example.net/${name}/`, '/posts/one/'],
    ['a single link', (name: string) => (name === 'one' ? '/web/one' : '/about'), '/posts/one/'],
    [
      'links that differ',
      (name: string) => (/^t/.test(name) ? `/a/${name}` : `/b/${name}`),
      '/posts/one/',
    ],
  ])('are those of %s', async (_, toLink, wanted) => {
    await putLinked(toLink);
    await runImport(site, out);
    const text = await read('articles/2020-01-02-one.md');
    expect(text).toContain(`id: https://old.example.org${wanted}\naliases:\n  - ${wanted}\n`);
    if (wanted !== '/posts/one/') expect(text).toContain('(2020-01-02-two.md');
  });
});

describe('a source', () => {
  it('without a post that can be published leaves no settings behind', async () => {
    await post('a', '');
    const { planned, written } = await runImport(site, out);
    expect(planned.siteFile).toBeNull();
    expect(written).toEqual({ articles: 0, files: 0 });
    expect(existsSync(out)).toBe(false);
  });

  it.each([
    ['.eleventy.js', 'posts/a.md'],
    ['eleventy.config.js', '_posts/a.md'],
  ])('of Eleventy has %s', async (config, file) => {
    site = await makeFolder();
    await put(config, '');
    await put(file, '---\ntitle: A\ndate: 2020-01-01\n---\nx\n');
    expect((await recognise(site, undefined)).source.name).toBe('eleventy');
  });

  it('that could be two is asked for', async () => {
    const two = await copyFixture('hugo');
    await writeFile(path.join(two, 'astro.config.mjs'), '');
    await expect(runImport(two, out)).rejects.toThrow(
      /looks like a Hugo site \(hugo\.toml, content\/\) and an Astro site \(astro\.config\.mjs\)\. Choose: --from hugo or --from astro/,
    );
  });

  it('that is a part of a site is told', async () => {
    await put('src/content/blog/a.md', '---\ntitle: A\n---\nx\n');
    await rm(path.join(site, '_config.yml'));
    const folder = path.join(site, 'src/content/blog');
    await expect(recognise(folder, undefined)).rejects.toThrow(/no kind that is known\. If you/);
    await put('astro.config.mjs', '');
    const advice = `It is in "${site}", which may be a site: import that.`;
    await expect(recognise(folder, undefined)).rejects.toThrow(advice);
  });

  it('that is of no kind is told', async () => {
    await expect(runImport(await makeFolder(), out)).rejects.toThrow(/is of no kind that is known/);
    await expect(runImport('/nowhere', out)).rejects.toThrow(/there is no such file or folder/);
  });
});
