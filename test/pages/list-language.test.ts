// Lists of articles in one language: they speak it, and the front page tells of their feeds.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFolder } from '../write-folder.ts';
import { type Ask, NAVIGATION, NOW, openSite } from './site-in-process.ts';

const SITE = `title: Gazette
description: News of the river
url: https://bare.example
language: en
zone: UTC
authority: bare.example,2025
founded: 2025-01-01
sections:
  town: {title: Town, description: What happens in town}
authors:
  ada: {name: Ada}
`;

function toArticle(language: string): string {
  return `---\ntitle: T\ndate: 2026-01-05\nauthors: ada\nsection: town\nlanguage: ${language}\n---\nText.\n`;
}

let folder: string;
let ask: Ask;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'list-language-'));
  await writeFolder(folder, {
    'site.yaml': SITE,
    ...Object.fromEntries(
      ['en', 'de-AT', 'ar', 'sv'].map((language) => [
        `articles/${language.toLowerCase()}.md`,
        toArticle(language),
      ]),
    ),
  });
  ask = await openSite(folder, NOW);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function read(url: string): Promise<string> {
  return await (await ask(url, NAVIGATION)).text();
}

const HTML = /<html lang="([^"]*)" dir="([^"]*)">/;

describe('a list', () => {
  it.each([
    ['/', 'en', 'ltr', 'Latest articles'],
    ['/?lang=de', 'de', 'ltr', 'auf Deutsch</h2>'],
    ['/?lang=de-at', 'de-AT', 'ltr', 'auf Österreichisches Deutsch</h2>'],
    ['/?lang=ar', 'ar', 'rtl', 'باللغة: العربية</h2>'],
    // There are no words of it, so that the rest of the page is in the site's language.
    ['/?lang=sv', 'en', 'ltr', 'in Swedish</h2>'],
    ['/?lang=ar,de', 'en', 'ltr', 'in Arabic or German</h2>'],
    ['/sections/town?lang=de', 'de', 'ltr', '>Diesen Feed abonnieren<'],
    ['/rss.xml?lang=de', 'de', 'ltr', '<h1>Gazette: auf Deutsch</h1>'],
    ['/search?q=text&lang=de', 'de', 'ltr', '>Beste Treffer zuerst<'],
    ['/?lang=de&author=nobody', 'en', 'ltr', 'Unknown author'],
  ])('%s is in %s', async (url, language, direction, text) => {
    const html = await read(url);
    expect(HTML.exec(html)?.slice(1)).toEqual([language, direction]);
    expect(html).toContain(text);
  });

  it('marks what is still in the language of the site', async () => {
    expect(await read('/?lang=ar')).toContain('<p class="motto" lang="en" dir="ltr">News of');
    expect(await read('/sections/town?lang=ar')).toContain('lang="en" dir="ltr">What happens');
  });

  it.each([
    ['?lang=de', 'Gazette: auf Deutsch'],
    ['?lang=ar', 'Gazette: باللغة: العربية'],
    ['?lang=sv', 'Gazette: in Swedish'],
    ['?lang=ar,de', 'Gazette: in Arabic or German'],
  ])('with %s is told of by the title of its feed in the same words', async (search, title) => {
    for (const file of ['rss.xml', 'atom.xml']) {
      expect(await (await ask(`/${file}${search}`)).text()).toContain(`<title>${title}</title>`);
    }
    expect(await (await ask(`/feed.json${search}`)).json()).toMatchObject({ title });
    expect(await read(`/${search}`)).toContain(`title="${title} (RSS)"`);
  });
});

describe('the front page', () => {
  const toLinks = (html: string) =>
    [...html.matchAll(/hreflang="([^"]*)" title="([^"]*)" href="([^"]*)"/g)].map((one) =>
      one.slice(1),
    );

  it('tells of the feed of each language that the site has', async () => {
    expect(toLinks(await read('/'))).toEqual([
      ['en', 'Gazette: in English (RSS)', 'https://bare.example/rss.xml?lang=en'],
      ['ar', 'Gazette: باللغة: العربية (RSS)', 'https://bare.example/rss.xml?lang=ar'],
      [
        'de-AT',
        'Gazette: auf Österreichisches Deutsch (RSS)',
        'https://bare.example/rss.xml?lang=de-at',
      ],
      ['sv', 'Gazette: in Swedish (RSS)', 'https://bare.example/rss.xml?lang=sv'],
    ]);
  });

  it.each(['/?lang=de', '/?author=ada', '/?page=9', '/sections/town'])(
    'alone: not %s',
    async (url) => {
      expect(toLinks(await read(url))).toEqual([]);
    },
  );
});

describe('topics on the front page', () => {
  it.each([
    ['sv', ['Apor', 'Zebror', 'Ärtor']],
    ['de', ['Apor', 'Ärtor', 'Zebror']],
  ])('are in the alphabet of the language of the site: %s', async (language, order) => {
    const other = await mkdtemp(path.join(tmpdir(), 'topics-'));
    const tags = 'tags: [Zebror, Ärtor, Apor]';
    await writeFolder(other, {
      'site.yaml': SITE.replace('language: en', `language: ${language}`),
      'articles/a.md': `---\ntitle: T\ndate: 2026-01-05\nauthors: ada\n${tags}\n---\nText.\n`,
    });
    const html = await (await (await openSite(other, NOW))('/', NAVIGATION)).text();
    await rm(other, { recursive: true });
    const topics = /<section class="topics">.*?<\/section>/s.exec(html)?.[0] ?? '';
    const titles = [...topics.matchAll(/<a href="\/tags\/[^"]*">([^<]*)</g)];
    expect(titles.map(([, title]) => title)).toEqual(order);
  });
});
