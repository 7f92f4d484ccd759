// The sitemap of news: what Google News asks of it, and when it changes.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { selectNews } from '../../src/pages/news-sitemap.ts';
import { buildCatalog } from '../catalog/build.ts';
import { writeFolder } from '../write-folder.ts';
import { NAVIGATION, openSite } from './site-in-process.ts';

const toSeconds = (text: string) => Date.parse(text) / 1000;
const NOW = toSeconds('2026-06-10T12:00:00Z');

async function write(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'news-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const toArticle = (title: string, date: string, more = '') =>
    `---\ntitle: ${title}\ndate: ${date}\n${more}---\nText.\n`;
  await writeFolder(folder, {
    'site.yaml': `title: Salt & Pepper
description: News
url: https://bare.example
language: de
zone: UTC
authority: bare.example,2024
founded: 2024-01-01
authors:
  ada: {name: Ada}
`,
    'articles/new.md': toArticle('Fish & chips', '2026-06-10T11:00'),
    'articles/chinese.md': toArticle('台灣', '2026-06-09T11:00', 'language: zh-TW\n'),
    'articles/edge.md': toArticle('Edge', '2026-06-08T12:00:01', 'language: en-GB\n'),
    'articles/old.md': toArticle('Old', '2026-06-08T12:00:00'),
    'articles/future.md': toArticle('Future', '2026-06-10T13:00'),
    'articles/hidden.md': toArticle('Hidden', '2026-06-10T10:00', 'unlisted: true\n'),
    'articles/gone.md': toArticle('Gone', '2026-06-10T10:00', 'removed: 2026-06-10T11:00\n'),
    'articles/elsewhere.md': toArticle(
      'Elsewhere',
      '2026-06-10T10:00',
      'canonical: https://first.example/a\n',
    ),
  });
  return folder;
}

const toUrl = (slug: string, language: string, date: string, title: string) =>
  `<url><loc>https://bare.example/articles/${slug}</loc><news:news>
<news:publication><news:name>Salt &amp; Pepper</news:name><news:language>${language}</news:language></news:publication>
<news:publication_date>${date}</news:publication_date>
<news:title>${title}</news:title>
</news:news></url>
`;

describe('/news-sitemap.xml', () => {
  it('has the articles of the last two days, with name, language, date and title', async () => {
    const ask = await openSite(await write(), NOW);
    const response = await ask('/news-sitemap.xml');
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      200,
      'application/xml',
    ]);
    expect(await response.text()).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${toUrl('new', 'de', '2026-06-10T11:00:00Z', 'Fish &amp; chips')}${toUrl('chinese', 'zh-tw', '2026-06-09T11:00:00Z', '台灣')}${toUrl('edge', 'en', '2026-06-08T12:00:01Z', 'Edge')}</urlset>
`);
  });

  it('is another one, by both validators, when an article has become too old', async () => {
    const folder = await write();
    const [earlier, later] = [await openSite(folder, NOW), await openSite(folder, NOW + 1)];
    const first = await earlier('/news-sitemap.xml');
    const etag = first.headers.get('ETag') ?? '';
    const date = first.headers.get('Last-Modified') ?? '';
    expect((await earlier('/news-sitemap.xml', { 'If-None-Match': etag })).status).toBe(304);
    const second = await later('/news-sitemap.xml', { 'If-None-Match': etag });
    expect([second.status, (await second.text()).includes('Edge')]).toEqual([200, false]);
    const third = await later('/news-sitemap.xml', { 'If-Modified-Since': date });
    expect(third.status).toBe(200);
  });

  it('has the newest 1,000 of more', () => {
    const start = NOW - 1200;
    const catalog = buildCatalog(
      Array.from({ length: 1100 }, (_, index) => ({
        slug: `a-${index}`,
        date: new Date((start + index) * 1000).toISOString(),
      })),
    );
    const { positions } = selectNews(catalog, NOW);
    expect([positions.length, positions[0], positions.at(-1)]).toEqual([1000, 1099, 100]);
  });
});

it('every page that search engines may list allows large pictures', async () => {
  const ask = await openSite(await write(), NOW);
  const tag = '<meta name="robots" content="max-image-preview:large"/>';
  for (const page of ['/', '/articles/new', '/archive']) {
    expect(await (await ask(page, NAVIGATION)).text()).toContain(tag);
  }
  expect(await (await ask('/nothing', NAVIGATION)).text()).not.toContain('max-image-preview');
});
