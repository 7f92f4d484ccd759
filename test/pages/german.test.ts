// Pages of a publication in German: every word that is not of its content comes from the German table.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Catalog } from '../../src/catalog/catalog.ts';
import { GERMAN } from '../../src/compile/messages/german.ts';
import { ENGLISH, type Messages } from '../../src/messages/english.ts';
import { writeGermanSite } from './german-site.ts';
import { type Ask, NAVIGATION, NOW, openSite } from './site-in-process.ts';

type Node = DefaultTreeAdapterMap['node'];

/** Every kind of page, with everything that it may say. */
const PAGES = [
  ...[
    '/',
    '/?page=1',
    '/?any=fluss&none=leer',
    '/?any=leer',
    '/?any=fluss,ort-1&all=ort-2&lang=de',
  ],
  ...['/?any=nichts', '/?limit=0', '/?page=99', '/?since=2026-01-01&until=2026-02-01'],
  ...['/tags', '/tags?page=9', '/sections', '/authors', '/authors/ida', '/sections/stadt'],
  ...[
    '/tags/fluss',
    '/tags/leer',
    '/tags/fluss?not=leer&author=ida&lang=de&until=2026-02-01T08:00Z',
  ],
  ...['/archive', '/archive/2026', '/archive/2026?page=2', '/archive/2026/01', '/archive/1999'],
  ...['/archive/2026?page=x', '/articles/pegel-3', '/articles/pegel-50', '/articles/pegel-4'],
  ...['/articles/pegl-3', '/tags/flus', '/sections/stat', '/authors/idda', '/nirgends'],
  ...[
    '/rss.xml',
    '/atom.xml?page=1',
    '/feed.json?tag=fluss',
    '/rss.xml?page=99',
    '/rss.xml?lang=fr',
  ],
  ...[
    '/rss.xml?limit=x',
    '/rss.xml?content=ganz',
    '/rss.xml?since=gestern',
    '/rss.xml?limit=1&limit=2',
  ],
  ...[
    '/rss.xml?since=2026-05-01&until=2026-01-01',
    '/rss.xml?tag=%FF',
    '/tags/fluss/rss.xml?tag=leer',
  ],
  ...[
    '/rss.xml?tag=1,2,3,4,5,6,7,8,9,fluss,leer',
    '/authors/ida?author=uwe',
    '/sections/land?section=stadt',
  ],
  ...['/search', '/search?q=Wasser', '/search?q=Wasser&order=newest', '/search?q=Wasser&part=2'],
  ...['/search?q=Wasser+-Nacht+%22jeden+Tag%22&tag=fluss&not=leer&lang=de', '/search?q=%2B'],
  ...['/search?q=a*', '/search?q=a+b+c+d+e+f+g+h+i', '/search?q=nirgendwo', '/search?q=x&part=99'],
  ...['/search?q=x&order=newest&part=2', '/search?q=x&since=2026-01-01&until=2026-02-01'],
];

/** What is called so in every language. */
const NAMES =
  'Feedly Inoreader NewsBlur Feedbin The Old Reader Telegram WhatsApp Bluesky LinkedIn X ' +
  'RSS Atom JSON Feed API OPML Markdown application pdf rss atom xml feeds opml json limit page part since until tag order newest content full summary T Z UTF';

/** Words that compile writes into articles, names of languages, and letters of an index. */
const OTHERS = 'Hinweis Fußnoten Zurück zum Verweis Deutsch ges F O';

let folder: string;

/** Asks for pages in words of the table between brackets. */
let marked: Ask;
let plain: Ask;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'german-'));
  await writeGermanSite(folder);
  plain = await openSite(folder, NOW);
  marked = await openSite(folder, NOW, (catalog: Catalog) => ({
    ...catalog,
    messages: { de: bracket(GERMAN) },
  }));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** `⟦Seite ⟧{page}⟦ von ⟧{pages}` */
function bracket(messages: Messages): Messages {
  const text = JSON.stringify(messages, (_key, value: unknown) =>
    typeof value === 'string' ? value.replace(/(?<=^|\})[^{}]+(?=\{|$)/g, '⟦$&⟧') : value,
  );
  return JSON.parse(text);
}

const READ = ['alt', 'aria-label', 'title', 'data-copied', 'data-press', 'content', 'placeholder'];

/** All that people read or hear of a page: texts, and attributes that are words. */
function toTexts(node: Node): readonly string[] {
  if (node.nodeName === '#text' && 'value' in node) return [node.value];
  if (node.nodeName === 'script' || node.nodeName === 'style') return [];
  const attributes = 'attrs' in node ? node.attrs : [];
  const isData = attributes.some(({ value }) =>
    /viewport|color|^twitter:card$|^og:(?:type|url|image(?!:alt).*)$/.test(value),
  );
  const isRobots = attributes.some(({ value }) => value === 'robots');
  const read =
    isData || isRobots
      ? []
      : attributes.filter(({ name }) => READ.includes(name)).map(({ value }) => value);
  return [...read, ...('childNodes' in node ? node.childNodes.flatMap(toTexts) : [])];
}

async function readPage(ask: Ask, url: string): Promise<readonly string[]> {
  const response = await ask(url, NAVIGATION);
  expect([url, response.headers.get('Content-Type')]).toEqual([url, 'text/html; charset=utf-8']);
  return toTexts(parse(await response.text()));
}

function toWords(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}

describe('a German page', () => {
  it.each(PAGES)('%s has no word that is neither of the content nor of the table', async (url) => {
    const known = new Set(
      toWords(
        `${NAMES} ${OTHERS} ${await readContent()} ${decodeURIComponent(url.replace('%FF', ''))}`,
      ),
    );
    for (const month of Array(12).keys()) {
      const name = new Date(2026, month, 1).toLocaleDateString('de', { month: 'long' });
      known.add(name.toLowerCase());
    }
    const texts = await readPage(marked, url);
    const others = texts.map((text) => text.replace(/⟦[^⟧]*⟧/g, ' '));
    expect(others.flatMap(toWords).filter((word) => !known.has(word))).toEqual([]);
  });

  it.each(PAGES)('%s has no message of the English table', async (url) => {
    const texts = await readPage(plain, url);
    const found = texts.filter((text) =>
      ENGLISH_TEXTS.some((english) => english.test(text.trim())),
    );
    expect(found).toEqual([]);
  });

  it.each(PAGES)('%s says of no part that it is English', async (url) => {
    const html = await (await plain(url, NAVIGATION)).text();
    expect(html).not.toMatch(/lang="en/);
    expect(html).toContain('<html lang="de" dir="ltr">');
  });
});

/** Messages that German says in other words. */
const ENGLISH_TEXTS = Object.entries(ENGLISH).flatMap(([key, message]) => {
  const german = toForms(GERMAN[key as keyof typeof ENGLISH]);
  return toForms(message)
    .filter((form) => !german.includes(form) && /\p{L}{2}/u.test(form.replace(/\{\w+\}/g, '')))
    .map((form) => {
      const parts = form.split(/\{\w+\}/).map((part) => part.replace(/[.*+?()[\]\\|^$]/g, '\\$&'));
      return new RegExp(`^${parts.join('.+')}$`, 'u');
    });
});

function toForms(message: string | { readonly [category: string]: string }): readonly string[] {
  return typeof message === 'string' ? [message] : Object.values(message);
}

async function readContent(): Promise<string> {
  const names = await readdir(path.join(folder, 'articles'));
  const files = ['site.yaml', ...names.map((name) => `articles/${name}`)];
  const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
  return texts.join('\n');
}

describe('what pages say in German', () => {
  it.each([
    ['/', ['>Neueste Artikel<', '>69 Artikel<', 'Zum Inhalt springen', 'data-copied="Kopiert"']],
    ['/articles/pegel-3', ['<span lang="de" dir="ltr">aktualisiert am</span> <time', '>Teilen<']],
    [
      '/archive/2026/01',
      ['<title>Januar 2026 · Der Anzeiger</title>', 'Artikel von Der Anzeiger: Januar 2026.'],
    ],
    ['/articles/pegl-3', ['Es gibt keinen Artikel „pegl-3“. Meinten Sie']],
    ['/rss.xml?limit=x', ['Erlaubt für „limit“: eine ganze Zahl von 1 bis 50.']],
    ['/search?q=a*', ['Versuchen Sie eine Suche mit mindestens 3 Buchstaben vor „*“.']],
    [
      '/feed.json?tag=fluss,leer&author=ida',
      ['<h1>Der Anzeiger: Fluss oder Leer, von Ida Kern</h1>'],
    ],
  ])('at %s', async (url, expected) => {
    const html = await (await plain(url, NAVIGATION)).text();
    for (const text of expected) expect(html).toContain(text);
  });

  it('has the title of a feed in the language of the site, in feeds as on pages', async () => {
    const feed = await (await plain('/rss.xml?author=ida')).text();
    expect(feed).toContain('<title>Der Anzeiger: von Ida Kern</title>');
  });

  it('stays English as data', async () => {
    const problem = await (await plain('/rss.xml?limit=x')).json();
    expect(problem).toEqual({
      type: 'tag:bare.example,2025:problems/bad-value',
      title: 'Invalid parameter',
      status: 400,
      detail: '"limit" must be a whole number from 1 to 50.',
      parameter: 'limit',
      value: 'x',
      allowed: 'a whole number from 1 to 50',
    });
  });
});
