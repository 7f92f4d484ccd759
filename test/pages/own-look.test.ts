// What an owner gives pages without touching code: a logo, links, a footer, a style.
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { formatDiagnostic } from '../../src/compile/diagnostics/diagnostic.ts';
import { readWhole } from '../read-content.ts';
import { writeFolder } from '../write-folder.ts';
import { type Ask, NAVIGATION, NOW, openSite } from './site-in-process.ts';

const SITE = `title: One & more
description: Some articles
url: https://bare.example
language: en
zone: UTC
authority: one.example.org,2024
founded: 2024-01-01
authors:
  ada: {name: Ada}
sections:
  news: {title: News}
`;

const THEME = `theme:
  accent: "#6a1b9a"
  logo: {light: media/logo.svg, dark: media/dark.svg}
  navigation:
    - {title: About, url: /about}
    - {title: Shop, url: https://shop.example/}
  footer: |
    Written by [us](pages/about.md), *with care*.
    <script>alert(1)</script>
`;

const CSS = `/* Ours. */
@font-face { font-family: Own; src: url("media/own.woff2"); }
body { background: url(/media/paper.svg?v=1) }
mark { mask: url(#shape) }
`;

const picture = (width: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="30"/>`;

const folder = await mkdtemp(path.join(tmpdir(), 'own-look-'));
let ask: Ask;

beforeAll(async () => {
  await writeFolder(folder, {
    'site.yaml': `${SITE}${THEME}`.replace('    <script>alert(1)</script>\n', ''),
    'articles/first.md': '---\ntitle: First\ndate: 2026-01-05\n---\nText.\n',
    'pages/about.md': '---\ntitle: About\n---\nText.\n',
    'media/logo.svg': picture(120),
    'media/dark.svg': picture(140),
    'media/paper.svg': picture(9),
    'media/own.woff2': 'font',
    'custom.css': CSS,
  });
  ask = await openSite(folder, NOW);
});

afterAll(() => rm(folder, { recursive: true }));

const read = async (url: string): Promise<string> => await (await ask(url, NAVIGATION)).text();

const PAGES = ['/', '/about', '/articles/first', '/archive', '/docs', '/search', '/nothing'];

describe.each(PAGES)('%s', (url) => {
  it('has the logo with its size, and the title as its text', async () => {
    expect(await read(url)).toMatch(
      /<a class="brand" href="\/"><picture><source media="\(prefers-color-scheme: dark\)" srcset="[^"]*\/dark\.svg" width="140" height="30"\/><img src="[^"]*\/logo\.svg" alt="One &amp; more" width="120" height="30"\/><\/picture><\/a>/,
    );
  });

  it('has the links in the place of the sections', async () => {
    const [nav = ''] = /<nav class="row".*?<\/nav>/s.exec(await read(url)) ?? [];
    const current = url === '/about' ? ' aria-current="page"' : '';
    expect(nav).toContain('aria-label="Main menu"');
    expect(nav).toContain(`<a href="/about" lang="en"${current}>About</a>`);
    expect(nav).toContain('<a href="https://shop.example/" lang="en">Shop</a>');
    expect(nav).not.toContain('News');
  });

  it('has the footer', async () => {
    expect(await read(url)).toContain(
      '<div class="own" lang="en"><p>Written by <a href="https://bare.example/about">us</a>, <em>with care</em>.</p></div>',
    );
  });

  it('loads its own style behind all others, and no script stands in between', async () => {
    const html = await read(url);
    const styles = [...html.matchAll(/<link rel="stylesheet" href="([^"]*)"/g)].map(
      ([, href = '']) => href.replace(/\w{16}/, '#'),
    );
    expect([styles[0], styles.at(-1)]).toEqual(['/static/#/style.css', '/static/#/custom.css']);
    expect(html).not.toMatch(/<[^>]+ style=|<style/);
  });
});

it('a link of the header is that of the page it leads to, however it is written', async () => {
  const base = await mkdtemp(path.join(tmpdir(), 'own-look-'));
  onTestFinished(() => rm(base, { recursive: true }));
  const links = ['/', '/about/', '/tags/c++', '/tags/feeds'].map(
    (url) => `{title: A, url: ${url}}`,
  );
  await writeFolder(base, {
    'site.yaml': `${SITE}theme: {navigation: [${links.join(', ')}]}\n`,
    'articles/first.md': '---\ntitle: First\ndate: 2026-01-05\ntags: [C++, Feeds]\n---\nText.\n',
    'pages/about.md': '---\ntitle: About\n---\nText.\n',
  });
  const own = await openSite(base, NOW);
  const current = async (url: string) => {
    const html = await (await own(url, NAVIGATION)).text();
    return [...html.matchAll(/href="([^"]*)"[^>]* aria-current="page"/g)].map(([, to]) => to);
  };
  expect([
    await current('/'),
    await current('/about'),
    await current('/tags/c%2B%2B'),
    await current('/tags/feeds'),
    await current('/articles/first'),
    await current('/nothing'),
  ]).toEqual([['/'], ['/about/'], ['/tags/c++'], ['/tags/feeds'], [], []]);
});

describe('custom.css', () => {
  it('is made small, and leads to the files that it names at their addresses', async () => {
    const [href = ''] = /\/static\/\w{16}\/custom\.css/.exec(await read('/')) ?? [];
    const css = await readFile(path.join(folder, 'dist/assets', href), 'utf8');
    expect(css).toMatch(
      /^@font-face\{font-family:Own;src:url\(\/media\/\w{16}\/own\.woff2\)\}body\{background:url\(\/media\/\w{16}\/paper\.svg\?v=1\)\}mark\{mask:url\(#shape\)\}\n$/,
    );
    for (const [file = ''] of css.matchAll(/\/media\/\w{16}\/[\w.]+/g)) {
      expect((await readFile(path.join(folder, 'dist/assets', file))).length).toBeGreaterThan(3);
    }
  });

  it('may load fonts of the site, and nothing of other hosts', async () => {
    const policy = (await ask('/', NAVIGATION)).headers.get('Content-Security-Policy') ?? '';
    expect(policy.split('; ').filter((one) => /^(?:default|style|font)-src/.test(one))).toEqual([
      "default-src 'none'",
      "style-src 'self'",
      "font-src 'self'",
    ]);
  });

  it('is no link to a file outside the content folder, which nobody meant to publish', async () => {
    const base = await mkdtemp(path.join(tmpdir(), 'own-look-'));
    await writeFolder(base, {
      'secret.css': 'a { color: red }',
      'content/site.yaml': SITE,
      'content/articles/first.md': '---\ntitle: First\ndate: 2026-01-05\n---\nText.\n',
    });
    await symlink('../secret.css', path.join(base, 'content/custom.css'));
    const options = {
      folder: path.join(base, 'content'),
      shown: 'content',
      origin: null,
      now: NOW,
    };
    const { diagnostics } = await readWhole(options);
    await rm(base, { recursive: true });
    expect(diagnostics.map(formatDiagnostic)).toEqual([
      'content/custom.css:1:1 error bad-path "custom.css": the symbolic link points outside the content folder',
    ]);
  });

  it('has another address when it changes', async () => {
    const before = /\/static\/\w{16}\/custom\.css/.exec(await read('/'));
    await writeFile(path.join(folder, 'custom.css'), 'body { color: red }');
    const again = await openSite(folder, NOW);
    const after = /\/static\/\w{16}\/custom\.css/.exec(await (await again('/', NAVIGATION)).text());
    expect(after).not.toBeNull();
    expect(after).not.toEqual(before);
    await writeFile(path.join(folder, 'custom.css'), CSS);
  });
});

describe('what is wrong with a footer', () => {
  it.each([
    [
      'what is dropped',
      'Hi <script>x</script>',
      'warning dropped-element <script> is not allowed; removed with its content',
    ],
    [
      'a link to nothing',
      '[Us](/abuot)',
      'warning unknown-address "/abuot": there is nothing at this path; did you mean "/about"?',
    ],
    ['a heading', '"## Us"', 'error bad-value "footer" must have no headings, footnotes and ids'],
    [
      'a player of another site, which no page may show',
      '\'<audio src="https://cdn.example/jingle.mp3"></audio>\'',
      'error bad-value "footer" must have no audio and video from other sites',
    ],
    ['a long text', 'x'.repeat(1001), 'error bad-value "footer" must have at most 1000 characters'],
  ])('%s', async (_label, footer, said) => {
    const base = await mkdtemp(path.join(tmpdir(), 'own-look-'));
    await writeFolder(base, {
      'site.yaml': `${SITE}theme:\n  footer: ${footer.startsWith('[') ? `"${footer}"` : footer}\n`,
      'articles/first.md': '---\ntitle: First\ndate: 2026-01-05\n---\nText.\n',
      'pages/about.md': '---\ntitle: About\n---\nText.\n',
    });
    const { diagnostics } = await readWhole({
      folder: base,
      shown: 'content',
      origin: null,
      now: NOW,
    });
    await rm(base, { recursive: true });
    expect(diagnostics.map(formatDiagnostic)).toEqual([`content/site.yaml:13:11 ${said}`]);
  });
});
