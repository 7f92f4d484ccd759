// Translations of an article: its pages lead to each other, for people, search engines and as data.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFolder } from '../write-folder.ts';
import { type Ask, NAVIGATION, NOW, openSite } from './site-in-process.ts';

const SITE = `title: Gazette
description: News
url: https://bare.example
language: en
zone: UTC
authority: bare.example,2025
founded: 2025-01-01
authors:
  ada: {name: Ada}
`;

function toArticle(lines: string): string {
  return `---\ntitle: T\nauthors: ada\n${lines}\n---\nText.\n`;
}

const FILES = {
  'site.yaml': SITE,
  'articles/tide.md': toArticle('date: 2026-01-05'),
  'articles/flut.md': toArticle('date: 2026-01-06\nlanguage: de\ntranslationOf: tide'),
  'articles/مد.md': toArticle('date: 2026-01-04\nlanguage: ar\ntranslationOf: tide'),
  'articles/maree.md': toArticle('date: 2026-07-01\nlanguage: fr\ntranslationOf: tide'),
  'articles/marea.md': toArticle(
    'date: 2026-01-06\nlanguage: it\ntranslationOf: tide\nunlisted: true',
  ),
  'articles/getij.md': toArticle(
    'date: 2026-01-06\nlanguage: nl\ntranslationOf: tide\nremoved: 2026-02-01',
  ),
  'articles/alone.md': toArticle('date: 2026-01-07'),
  'articles/prilv.md': toArticle('date: 2026-01-07\nlanguage: cs'),
};

const ORIGIN = 'https://bare.example';

let folder: string;
let ask: Ask;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'translations-'));
  await writeFolder(folder, FILES);
  ask = await openSite(folder, NOW);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function read(asked: Ask, slug: string) {
  const html = await (await asked(`/articles/${encodeURIComponent(slug)}`, NAVIGATION)).text();
  const [, data = '{}'] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html) ?? [];
  const { workTranslation, translationOfWork } = JSON.parse(data);
  return {
    links: [...html.matchAll(/<link rel="alternate" hreflang="([^"]*)" href="([^"]*)"/g)].map(
      ([, language, url = '']) => `${language} ${decodeURIComponent(url)}`,
    ),
    choice: /<nav class="translations row" aria-label="[^"]*">(.*?)<\/nav>/.exec(html)?.[1] ?? '',
    data: { workTranslation, translationOfWork },
  };
}

const ALL = [
  `en ${ORIGIN}/articles/tide`,
  `ar ${ORIGIN}/articles/مد`,
  `de ${ORIGIN}/articles/flut`,
];

describe('the page of an article with translations', () => {
  it.each(['tide', 'flut', 'مد'])(
    '%s names all of them, itself too, the original first',
    async (slug) => {
      expect((await read(ask, slug)).links).toEqual(ALL);
    },
  );

  it('lets people choose, in the words of each language', async () => {
    const { choice } = await read(ask, 'flut');
    expect(choice).toBe(
      `<a href="${ORIGIN}/articles/tide" hreflang="en" rel="alternate" lang="en" dir="ltr">English</a>` +
        `<a href="${ORIGIN}/articles/${encodeURIComponent('مد')}" hreflang="ar" rel="alternate" lang="ar" dir="rtl">العربية</a>` +
        '<strong lang="de" dir="ltr">Deutsch</strong>',
    );
  });

  it('tells of them as schema.org does', async () => {
    const toWork = (slug: string, inLanguage: string) => {
      const url = `${ORIGIN}/articles/${encodeURIComponent(slug)}`;
      return { '@type': 'Article', url, inLanguage };
    };
    expect((await read(ask, 'tide')).data).toEqual({
      workTranslation: [toWork('مد', 'ar'), toWork('flut', 'de')],
    });
    expect((await read(ask, 'flut')).data).toEqual({ translationOfWork: toWork('tide', 'en') });
  });

  it('names one that is scheduled from its date on', async () => {
    const later = await openSite(folder, Date.parse('2026-07-01T00:00:00Z') / 1000);
    expect((await read(later, 'tide')).links).toEqual([...ALL, `fr ${ORIGIN}/articles/maree`]);
  });

  it('that is in no list names the others, which do not name it', async () => {
    expect((await read(ask, 'marea')).links).toEqual([...ALL, `it ${ORIGIN}/articles/marea`]);
  });

  it.each(['alone', 'prilv'])('%s, which has none, has no list of languages', async (slug) => {
    expect(await read(ask, slug)).toEqual({ links: [], choice: '', data: {} });
  });
});

it('shows a translation that is added later on the page of the original, which is not rendered again', async () => {
  const file = 'articles/prilv.md';
  const article = toArticle('date: 2026-01-07\nlanguage: cs\ntranslationOf: alone');
  await writeFolder(folder, { [file]: article });
  const again = await openSite(folder, NOW);
  await writeFolder(folder, { [file]: FILES[file] });
  expect((await read(again, 'alone')).links).toEqual([
    `en ${ORIGIN}/articles/alone`,
    `cs ${ORIGIN}/articles/prilv`,
  ]);
});
