// Articles without a title: what pages, the query API and others say in its place.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mf2 } from 'microformats-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFolder } from '../write-folder.ts';
import { type Ask, NAVIGATION, openSite } from './site-in-process.ts';

const NOW = Date.parse('2026-06-01T12:00:00Z') / 1000;

const TEXT =
  'Otters hold hands while they sleep, so that the river does not carry one of them off.\n\nSo do I.';
const FIRST =
  'Otters hold hands while they sleep, so that the river does not carry one of them off.';
/** Fewer than 80 characters, cut where a word ends. */
const HEADLINE = 'Otters hold hands while they sleep, so that the river does not carry one of…';

let folder = '';
let ask: Ask;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'notes-'));
  const head = (date: string, more = '') => `---\n${more}date: ${date}\n---\n`;
  await writeFolder(folder, {
    'site.yaml': `title: Riverbank
description: Of otters
url: https://bare.example
language: en
zone: Europe/Berlin
authority: bare.example,2024
founded: 2024-01-01
authors:
  ada: {name: Ada}
`,
    'articles/note.md': `${head('2026-06-01T10:00', 'in-reply-to: https://example.org/post\n')}${TEXT}\n`,
    'articles/titled.md': `${head('2026-06-01T09:00', 'title: On otters\n')}Otters.\n`,
    'articles/picture.md': `${head('2026-05-30')}![An otter](https://example.org/otter.jpg)\n`,
    'articles/bare.md': `${head('2026-05-29', 'language: de\n')}![](https://example.org/otter.jpg)\n`,
  });
  ask = await openSite(folder, NOW);
});

afterAll(() => rm(folder, { recursive: true }));

const readPage = async (url: string): Promise<string> => (await ask(url, NAVIGATION)).text();

describe('the page of a note', () => {
  it('is named by the beginning of its text, for browsers and for links to it', async () => {
    const html = await readPage('/articles/note');
    expect(html).toContain(`<title>${HEADLINE} · Riverbank</title>`);
    expect(html).toContain(`<meta property="og:title" content="${HEADLINE}"/>`);
    const data = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
    expect(JSON.parse(data)).toMatchObject({ '@type': 'SocialMediaPosting', headline: HEADLINE });
  });

  it('shows no heading but the text, and has one for programs that read aloud', async () => {
    const headings = (await readPage('/articles/note')).match(/<h1.*?<\/h1>/g);
    expect(headings).toEqual([`<h1 class="hidden">${HEADLINE}</h1>`]);
  });

  it('is an entry without a name, which tells a note (microformats, h-entry)', async () => {
    const entry = await readEntry('/articles/note');
    expect(entry).toEqual({
      author: [expect.objectContaining({ type: ['h-card'], value: 'Ada' })],
      published: ['2026-06-01T08:00:00.000Z'],
      'in-reply-to': ['https://example.org/post'],
      content: [expect.objectContaining({ value: expect.stringContaining('So do I.') })],
      url: ['https://bare.example/articles/note'],
    });
    const { name } = await readEntry('/articles/titled');
    expect(name).toEqual(['On otters']);
  });
});

describe('in lists of pages', () => {
  it('the text of a note stands in the place of a title, and no reading time', async () => {
    const html = await readPage('/');
    expect(html).toContain(`<p class="said"><a href="/articles/note">${FIRST}</a></p>`);
    expect(html.match(/<h[23]><a href="[^"]*"/g)).toEqual(['<h3><a href="/articles/titled"']);
    expect(html.match(/min read/g)).toHaveLength(1);
  });

  it('a search shows what it has found of a note, once', async () => {
    const html = await readPage('/search?q=sleep');
    const found = /<ol class="teasers">(.*?)<\/ol>/s.exec(html)?.[1] ?? '';
    expect(found).toContain('<a href="/articles/note">Otters hold hands while they <mark>sleep');
    expect(found.match(/<mark>/g)).toHaveLength(1);
  });

  it('a note is named by the beginning of its text in the archive, and beside other articles', async () => {
    expect(await readPage('/archive/2026/06')).toContain(
      `<a class="said" href="/articles/note" lang="en" dir="ltr">${HEADLINE}</a>`,
    );
    expect(await readPage('/articles/titled')).toContain(`<bdi dir="ltr">${HEADLINE}</bdi>`);
  });
});

describe('what stands for a text that a note has not', () => {
  it.each([
    ['what its picture shows', 'picture', 'An otter'],
    ['its date, in its language', 'bare', '29. Mai 2026'],
  ])('is %s', async (_, slug, name) => {
    expect(await readPage(`/articles/${slug}`)).toContain(`<title>${name} · Riverbank</title>`);
  });
});

describe('for programs', () => {
  it('the title of a note is an empty text in the query API', async () => {
    const { articles } = (await (await ask('/api/articles?fields=slug,title')).json()) as {
      readonly articles: unknown;
    };
    expect(articles).toEqual([
      { slug: 'note', title: '' },
      { slug: 'titled', title: 'On otters' },
      { slug: 'picture', title: '' },
      { slug: 'bare', title: '' },
    ]);
    const { next } = (await (await ask('/api/articles/titled')).json()) as {
      readonly next: unknown;
    };
    expect(next).toMatchObject({ slug: 'note', title: '' });
  });

  it('its Markdown has no title', async () => {
    const text = await (await ask('/articles/note.md')).text();
    expect(text).toContain(TEXT);
    expect(text).not.toContain('title:');
  });

  it('the sitemap of news, which demands titles, leaves it out', async () => {
    const text = await (await ask('/news-sitemap.xml')).text();
    expect(text.match(/<loc>.*?<\/loc>/g)).toEqual([
      '<loc>https://bare.example/articles/titled</loc>',
    ]);
  });
});

/** The entry of the page, as a parser of microformats reads it. */
async function readEntry(url: string) {
  const { items } = mf2(await readPage(url), { baseUrl: 'https://bare.example' });
  const entry = items.find(({ type }) => type?.includes('h-entry'));
  return entry?.properties ?? {};
}
