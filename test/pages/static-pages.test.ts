// Pages beside the articles: where they are, what tells of them, and what does not.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { formatDiagnostic } from '../../src/compile/diagnostics/diagnostic.ts';
import { readWhole } from '../read-content.ts';
import { writeFolder } from '../write-folder.ts';
import { type Ask, NAVIGATION, NOW, openSite, SITE } from './site-in-process.ts';

const ARTICLE =
  '---\ntitle: First\ndate: 2026-01-05\n---\nRead [about us](../pages/about.md#team).\n';

const ABOUT = `---
title: About us
description: Who writes here.
updated: 2026-02-03
---
We write of [feeds](../articles/first.md), see [below](#team).

## Team

![Ada](../media/ada.svg)

\`\`\`ts
const one = 1;
\`\`\`

<script>alert(1)</script>
`;

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>';

const folder = await mkdtemp(path.join(tmpdir(), 'static-pages-'));
let ask: Ask;

beforeAll(async () => {
  await writeFolder(folder, {
    'site.yaml': `${SITE}redirects:\n  /who: /about\n`,
    'articles/first.md': ARTICLE,
    'pages/about.md': ABOUT,
    'pages/more/über-uns.md': '---\ntitle: Über uns\nlanguage: de\n---\nWir schreiben.\n',
    'pages/soon.md': '---\ntitle: Soon\ndraft: true\n---\nNot yet.\n',
    'media/ada.svg': PICTURE,
  });
  ask = await openSite(folder, NOW);
});

afterAll(() => rm(folder, { recursive: true }));

const read = async (url: string): Promise<string> => await (await ask(url, NAVIGATION)).text();

describe('a page', () => {
  it('is at its name, with its title, its description and its own address', async () => {
    const response = await ask('/about', NAVIGATION);
    const html = await response.text();
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(html).toContain('<title>About us · One</title>');
    expect(html).toContain('<meta name="description" content="Who writes here."/>');
    expect(html).toContain('<link rel="canonical" href="https://bare.example/about"/>');
    expect(html).toContain('<h1>About us</h1>');
    expect(html).toContain('"@type":"WebPage"');
    expect(html).toContain('February 3, 2026');
  });

  it('has what an article has: links, pictures, coloured code, and nothing that runs', async () => {
    const html = await read('/about');
    expect(html).toContain('href="https://bare.example/articles/first"');
    expect(html).toContain('href="https://bare.example/about#team"');
    expect(html).toMatch(
      /<img src="https:\/\/bare\.example\/media\/\w{16}\/ada\.svg"[^>]* width="40"/,
    );
    expect(html).toContain('<span class="hljs-keyword">const</span>');
    expect(html).not.toContain('alert(1)');
  });

  it('is linked from an article at its address', async () => {
    expect(await read('/articles/first')).toContain('href="https://bare.example/about#team"');
  });

  it('has a validator, and is not sent to whoever has it', async () => {
    const etag = (await ask('/about', NAVIGATION)).headers.get('ETag') ?? '';
    expect(etag).toMatch(/^W\//);
    expect((await ask('/about', { ...NAVIGATION, 'If-None-Match': etag })).status).toBe(304);
  });

  it('speaks its own language', async () => {
    const html = await read('/%C3%BCber-uns');
    expect(html).toContain('<html lang="de" dir="ltr">');
    expect(html).toContain('Zum Inhalt');
  });

  it.each([
    ['/about/', 301, 'https://bare.example/about'],
    ['/About', 301, 'https://bare.example/about'],
    ['/who', 301, 'https://bare.example/about'],
    ['/about.md', 404, null],
    ['/about/rss.xml', 404, null],
    ['/abuot', 404, null],
    ['/soon', 404, null],
    ['/pages/about', 404, null],
    ['/more/über-uns', 404, null],
  ])('%s is %i %s', async (url, status, location) => {
    const response = await ask(url, NAVIGATION);
    expect([response.status, response.headers.get('Location')]).toEqual([status, location]);
  });

  it('is in the sitemap, and in no feed, list, search or query', async () => {
    const sitemap = await read('/sitemap.xml');
    expect(sitemap).toContain(
      '<url><loc>https://bare.example/about</loc><lastmod>2026-02-03T00:00:00Z</lastmod></url>',
    );
    expect(sitemap).toContain('<loc>https://bare.example/%C3%BCber-uns</loc>');
    expect(sitemap).not.toContain('soon');
    for (const url of [
      '/rss.xml',
      '/feed.json',
      '/feeds.opml',
      '/api/articles',
      '/archive',
      '/search?q=write',
    ]) {
      const text = await (await ask(url)).text();
      expect([url, text.includes('Who writes here'), text.includes('About us')]).toEqual([
        url,
        false,
        false,
      ]);
    }
  });
});

describe('what is wrong with a page', () => {
  const HEAD = '---\ntitle: T\n---\n';
  it.each<[string, Record<string, string>, string[]]>([
    [
      'no title',
      { 'pages/a.md': '---\nupdated: 2026-01-01\n---\nText.\n' },
      ['content/pages/a.md:2:1 error missing-key "title" is required'],
    ],
    [
      'a key with a slip',
      { 'pages/a.md': '---\ntitle: T\ndescripton: D\n---\nText.\n' },
      ['content/pages/a.md:3:1 error unknown-key "descripton": did you mean "description"?'],
    ],
    [
      'a key of articles',
      { 'pages/a.md': '---\ntitle: T\nslug: b\n---\nText.\n' },
      [
        'content/pages/a.md:3:1 error unknown-key "slug": the address of a page is the name of its file; rename the file',
      ],
    ],
    [
      'a name that is none',
      { 'pages/About Us.md': `${HEAD}Text.\n` },
      [
        'content/pages/About Us.md:1:1 error bad-slug "About Us": a slug must contain only lowercase letters, digits and hyphens; rename the file to "about-us.md"',
      ],
    ],
    [
      'a path of the site',
      { 'pages/tags.md': `${HEAD}Text.\n`, 'pages/articles.md': `${HEAD}Text.\n` },
      [
        'content/pages/articles.md:1:1 error bad-slug "/articles": this path is already used by the site; rename the file',
        'content/pages/tags.md:1:1 error bad-slug "/tags": this path is already used by the site; rename the file',
      ],
    ],
    [
      'the name that files have whose folder is the address elsewhere',
      { 'pages/index.md': `${HEAD}Text.\n`, 'pages/team/index.md': `${HEAD}Text.\n` },
      [
        'content/pages/index.md:1:1 error bad-slug "index": the address of a page is the name of its file; rename the file',
        'content/pages/team/index.md:1:1 error bad-slug "index": the address of a page is the name of its file; rename the file to "team.md"',
      ],
    ],
    [
      'a name that two have',
      { 'pages/a.md': `${HEAD}Text.\n`, 'pages/b/a.md': `${HEAD}Text.\n` },
      [
        'content/pages/b/a.md:1:1 error duplicate-slug "a": slug already used by content/pages/a.md; rename one file',
      ],
    ],
    [
      'nothing to read',
      { 'pages/a.md': HEAD },
      ['content/pages/a.md:4:1 error empty-body the page has no text and no media'],
    ],
    [
      'a date to come',
      { 'pages/a.md': '---\ntitle: T\nupdated: 2026-07-01\n---\nText.\n' },
      ['content/pages/a.md:3:10 error date-order "updated" must not be in the future'],
    ],
    [
      'another file',
      { 'pages/a.txt': 'Text' },
      [
        'content/pages/a.txt:1:1 warning stray-file this file is not used; pages must end in .md or .markdown',
      ],
    ],
    [
      'links that lead nowhere',
      {
        'pages/a.md': `${HEAD}[A](/abuot), [b](../articles/first.md#x), [c](b.md).\n`,
        'pages/about.md': `${HEAD}Text.\n`,
        'pages/b.md': '---\ntitle: B\ndraft: true\n---\nText.\n',
      },
      [
        'content/pages/a.md:4:1 warning unknown-address "/abuot": there is nothing at this path; did you mean "/about"?',
        'content/pages/a.md:4:14 warning unknown-anchor content/articles/first.md: "#x": no such heading or id; none is defined yet',
        'content/pages/a.md:4:43 warning link-to-draft "/b": content/pages/b.md is a draft and is not published',
      ],
    ],
    [
      'a link to an article that is a draft, but for a page that is one',
      {
        'pages/a.md': `${HEAD}[A](../articles/soon.md)\n`,
        'pages/b.md': '---\ntitle: B\ndraft: true\n---\n[A](../articles/soon.md)\n',
        'articles/soon.md': '---\ntitle: Soon\ndate: 2026-01-06\ndraft: true\n---\nText.\n',
      },
      [
        'content/pages/a.md:4:1 warning link-to-draft content/articles/soon.md is a draft and is not published',
      ],
    ],
    [
      'nothing, where a link to an article names no heading',
      {
        'pages/a.md': `${HEAD}[A](../articles/first.md)\n`,
        'site.yaml': `${SITE}theme: {footer: "[First](articles/first.md)"}\n`,
      },
      [],
    ],
    [
      'a link to a part that is not there',
      {
        'pages/a.md': `${HEAD}[A](#x), [b](about.md#team), [c](about.md), [d](../articles/first.md).\n`,
        'pages/about.md': `${HEAD}## Team\n\nSee [us](about.md#team), [them](about.md#taem).\n`,
        'articles/first.md':
          '---\ntitle: First\ndate: 2026-01-05\n---\n[A](../pages/about.md#taem), [b](../pages/about.md).\n',
      },
      [
        'content/articles/first.md:5:1 warning unknown-anchor content/pages/about.md: "#taem": no such heading or id; did you mean "team"?',
        'content/pages/a.md:4:1 warning unknown-anchor "#x": no such heading or id; none is defined yet',
        'content/pages/about.md:6:26 warning unknown-anchor "#taem": no such heading or id; did you mean "team"?',
      ],
    ],
    [
      'a redirect from it',
      { 'pages/old.md': `${HEAD}Text.\n`, 'site.yaml': `${SITE}redirects: {/old: /archive}\n` },
      ['content/site.yaml:10:13 error bad-value "/old": this path is already used by the site'],
    ],
    [
      'a redirect to one that is not there',
      { 'pages/about.md': `${HEAD}Text.\n`, 'site.yaml': `${SITE}redirects: {/old: /abuot}\n` },
      [
        'content/site.yaml:10:19 warning unknown-target "/abuot": there is no such path; did you mean "/about"?',
      ],
    ],
    [
      'navigation to one that is not there',
      {
        'pages/about.md': `${HEAD}Text.\n`,
        'site.yaml': `${SITE}theme: {navigation: [{title: A, url: /abuot}]}\n`,
      },
      [
        'content/site.yaml:10:38 warning unknown-address "/abuot": there is nothing at this path; did you mean "/about"?',
      ],
    ],
  ])('%s', async (_label, files, expected) => {
    const base = await mkdtemp(path.join(tmpdir(), 'static-pages-'));
    onTestFinished(() => rm(base, { recursive: true }));
    const first = '---\ntitle: First\ndate: 2026-01-05\n---\nText.\n';
    await writeFolder(base, { 'site.yaml': SITE, 'articles/first.md': first, ...files });
    const { diagnostics } = await readWhole({
      folder: base,
      shown: 'content',
      origin: null,
      now: NOW,
    });
    expect(diagnostics.map(formatDiagnostic)).toEqual(expected);
  });
});
