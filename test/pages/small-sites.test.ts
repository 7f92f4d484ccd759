// Sites with next to nothing: what they lack is not spoken of, and one is not "1 articles".
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeBare } from '../api/description.ts';
import { type Ask, NAVIGATION, NOW, openSite } from './site-in-process.ts';

const folders: string[] = [];

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

/** The Worker over a bare site with another article, in this process. */
async function open(articles: 0 | 1, more = ''): Promise<Ask> {
  const folder = await writeBare(articles);
  folders.push(folder);
  if (more !== '') await writeFile(path.join(folder, 'articles/more.md'), more);
  return await openSite(folder, NOW);
}

const PAGES = [
  '/',
  '/tags',
  '/sections',
  '/authors',
  '/archive',
  '/authors/ada',
  '/rss.xml',
  '/docs',
  '/nothing',
  '/rss.xml?page=1',
];

const DATA = [
  ...['/atom.xml', '/feed.json', '/feeds.opml', '/sitemap.xml', '/sitemap.xml?part=1'],
  ...['/api', '/api/articles', '/api/tags', '/api/sections', '/api/authors', '/api/feeds'],
];

describe.each([0, 1] as const)('a site without tags and sections; articles: %d', (articles) => {
  let ask: Ask;
  beforeAll(async () => {
    ask = await open(articles);
  });

  const pages = articles === 0 ? PAGES : [...PAGES, '/articles/one'];
  it.each(pages)('has no heading over nothing and nothing to choose from: %s', async (url) => {
    const html = await (await ask(url, NAVIGATION)).text();
    expect(html).toMatch(/^<!DOCTYPE html>/);
    expect(html).not.toMatch(
      /Topics|<form(?! action="\/api)|Build a(nother)? feed|Build your feed/,
    );
    expect(html).not.toMatch(/<(nav|ul|ol|dl|section|fieldset|table)\b[^>]*>\s*<\/\1>/);
    expect(html).not.toMatch(/\b1 (articles|to 1)\b/);
  });

  it('says how many articles there are', async () => {
    const text = articles === 1 ? '>1 article<' : '>0 articles<';
    for (const url of ['/', '/authors/ada']) {
      expect(await (await ask(url, NAVIGATION)).text()).toContain(text);
    }
  });

  it('shows the form where more is asked than there is to choose, as it takes that back', async () => {
    const html = await (await ask('/?author=ada', NAVIGATION)).text();
    expect(html).toContain('name="author" value="ada" checked');
    expect(html).toContain('>Reset<');
  });

  it.each(DATA)('answers at %s', async (url) => {
    const answer = await ask(url);
    expect([url, answer.status]).toEqual([url, 200]);
    expect(await answer.text()).not.toMatch(/undefined|null\/|\b1 articles\b/);
  });

  it('says what page of a sitemap there is', async () => {
    expect(await (await ask('/sitemap.xml?part=2')).text()).toContain('\\"part\\" must be 1.');
  });
});

describe('a site with more', () => {
  const toArticle = (lines: string) =>
    `---\ntitle: More\ndate: 2025-03-04\nauthors: ada\n${lines}\n---\nText.\n`;

  it.each([
    ['two tags', 'tags: [a, b]', true, true],
    ['one tag', 'tags: [a]', false, true],
    ['another language', 'language: de', true, false],
  ])('has what there is to choose and to read of: %s', async (_what, lines, form, topics) => {
    const ask = await open(1, toArticle(lines));
    const html = await (await ask('/', NAVIGATION)).text();
    const preview = await (await ask('/rss.xml', NAVIGATION)).text();
    expect({
      form: html.includes('<form'),
      topics: html.includes('>Topics<'),
      footer: html.includes('>Build a feed<'),
      another: preview.includes('>Build another feed<'),
    }).toEqual({ form, topics, footer: form, another: form });
    expect(html).toContain('>2 articles<');
  });
});
