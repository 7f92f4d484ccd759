// A whole content folder, and what compile makes of it.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatDiagnostic } from '../../src/compile/diagnostics/diagnostic.ts';
import { findForbidden } from '../../src/compile/files/characters.ts';
import { type Content, type ContentReading, readWhole } from '../read-content.ts';

const VALID = join(import.meta.dirname, '../fixtures/content/valid');
const NOW = Date.parse('2026-06-01T00:00:00Z') / 1000;

let scratch = '';
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'tagwire-'));
});
afterAll(() => rm(scratch, { recursive: true }));

describe('the valid fixture', () => {
  let content: Content;
  beforeAll(async () => {
    content = toContent(await read(VALID));
  });

  test('holds all articles but the draft, oldest first', () => {
    expect(content.articles.map(({ slug }) => slug)).toEqual([
      ...['minimal', 'full', 'hostile', 'unlisted', 'removed', 'renamed', 'future'],
    ]);
  });

  test('resolves the names of authors, sections and tags', () => {
    const full = content.articles.find(({ slug }) => slug === 'full');
    expect(full).toMatchObject({
      authors: ['ada', 'bo'],
      section: 'defi',
      tags: ['bitcoin', 'c++', 'law-enforcement'],
      language: 'de',
      link: 'https://first.example/2026/artikel?id=7&v=2',
    });
  });

  test('gives an id of the first former slug, and redirects from old paths', () => {
    const { id, aliases } = content.articles.find(({ slug }) => slug === 'renamed') ?? {};
    expect({ id, aliases }).toEqual({
      id: 'tag:gazette.example,2025-02:articles/former-name',
      aliases: ['/articles/former-name', '/blog/2019/hello-wörld.html'],
    });
  });

  test('titles a tag as site.yaml does, else as the oldest article writes it', () => {
    const titles = Object.fromEntries(content.tags.map(({ slug, title }) => [slug, title]));
    expect(titles).toMatchObject({
      'c++': 'C++',
      bitcoin: 'Bitcoin',
      unused: 'Declared, never used',
      'שלום-עולם': 'שלום עולם',
    });
    expect(titles).not.toHaveProperty('drafts-only');
  });

  test('publishes each used file once, and files of drafts and unused ones not at all', () => {
    expect(content.media.map(({ hash, name }) => `${hash}/${name}`).sort()).toEqual([
      '1280e8de64980552/Ünïcode name.png',
      '13e04dd647d9eb2f/episode.mp3',
      '210999a813febb7a/chart-2x.png',
      '43ab57a186f75efd/icon.png',
      '730d21202ed8b2a0/chart.png',
    ]);
  });

  test('has files of articles from their first article on, those of site.yaml from ever', () => {
    const dates = new Map(content.articles.map(({ slug, published }) => [slug, published]));
    const media = Object.fromEntries(content.media.map(({ source, from }) => [source, from]));
    expect(media).toEqual({
      'media/icon.png': 0,
      'media/chart.png': 0,
      'media/chart-2x.png': dates.get('full'),
      'media/episode.mp3': dates.get('full'),
      'media/Ünïcode name.png': dates.get('hostile'),
    });
  });

  test('has HTML that no feed can stumble over', () => {
    const faults = content.articles.filter(
      ({ html }) => html.includes(']]>') || findForbidden(html).length > 0 || /="\//u.test(html),
    );
    expect(faults).toEqual([]);
  });
});

test('an origin overrides that of site.yaml everywhere but in ids', async () => {
  const reading = await read(VALID, 'http://localhost:8787');
  const text = JSON.stringify({ ...toContent(reading), media: [] });
  expect(text).not.toContain('https://gazette.example');
  expect(toContent(reading).articles[0]?.id).toBe('tag:gazette.example,2025-02:articles/minimal');
});

test('equal times are ordered by slug, descending', async () => {
  const article = '---\ntitle: T\ndate: 2026-01-05\nauthors: ada\n---\nText.\n';
  const files = { 'articles/b.md': article, 'articles/a.md': article, 'articles/x/c.md': article };
  const { articles } = toContent(await read(await write('equal', files)));
  expect(articles.map(({ slug }) => slug)).toEqual(['c', 'b', 'a']);
});

test('a missing summary is the first paragraph, cut at a word before 300 characters', async () => {
  const long = 'word '.repeat(80);
  const files = {
    'articles/long.md': toArticle(
      `> [!NOTE]\n> An alert.\n\n## Heading\n\n**First**[^1] ${long}\n\n[^1]: x`,
    ),
    'articles/media.md': toArticle('<audio src="https://cdn.example/a.mp3" controls></audio>'),
    'articles/quote.md': toArticle('> [!NOTE]\n> Only an *alert*.'),
  };
  const { articles } = toContent(await read(await write('summary', files)));
  expect(Object.fromEntries(articles.map(({ slug, summary }) => [slug, summary]))).toEqual({
    long: `First ${'word '.repeat(58).trim()}…`,
    media: 'T',
    quote: 'Only an alert.',
  });
});

test('line ends and a byte order mark change nothing', async () => {
  const files = { 'articles/x.md': `\uFEFF${toArticle('One\n\ntwo').replaceAll('\n', '\r\n')}` };
  const { articles } = toContent(await read(await write('crlf', files)));
  expect(articles[0]?.html).toBe('<p>One</p>\n<p>two</p>');
});

describe('names are equal when Unicode says so (UAX #15)', () => {
  const PNG =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=';
  const DISK = { saved: 'NFD', typed: 'NFC' } as const;
  const HAND = { saved: 'NFC', typed: 'NFD' } as const;

  test.each([DISK, HAND])(
    'files saved as $saved, names typed as $typed',
    async ({ saved, typed }) => {
      const folder = join(scratch, `names-${saved}`);
      const files = {
        'site.yaml': [
          ...['title: T', 'description: D', 'url: https://x.example', 'language: en', 'zone: UTC'],
          ...['authority: "x.example,2025"', 'founded: 2025-01-01', 'icon: media/é.png'],
          'authors: {zoë: {name: Zoë, avatar: media/é.png, aliases: [Noël]}}',
          'sections: {économie: {title: Économie}}',
          'tags: {only: true, café: {title: Café, aliases: [Crème]}}',
          'redirects: {/à/: /articles/café}',
        ].join('\n'),
        'articles/2026-01-05-café.md': [
          ...['---', 'title: T', 'date: 2026-01-05', 'authors: [ZOË, noël]', 'section: Économie'],
          ...['tags: [Café]', 'aliases: [thé, /blog/thé/]', 'image: {src: ../media/é.png, alt: É}'],
          ...['attachments: [{file: ../media/ü/é.pdf}]', '---', '[own](2026-01-05-café.md#É)'],
          ...[
            '[slug](/articles/Café/) [key](other.md#où)',
            '<b id="É">E</b> ![e](../media/%C3%A9.png)',
          ],
        ].join('\n'),
        'articles/other.md':
          '---\ntitle: T\ndate: 2026-01-06\nauthors: zoë\ntags: [crème]\n---\n## où',
      };
      await mkdir(join(folder, 'articles'), { recursive: true });
      await mkdir(join(folder, 'media/ü'.normalize(saved)), { recursive: true });
      for (const [path, text] of Object.entries(files)) {
        await writeFile(join(folder, path.normalize(saved)), text.normalize(typed));
      }
      for (const path of ['media/é.png', 'media/ü/é.pdf']) {
        await writeFile(join(folder, path.normalize(saved)), Buffer.from(PNG, 'base64'));
      }
      const reading = await read(folder);
      const { site, authors, redirects, media, articles } = toContent(reading);
      const picture = 'https://x.example/media/431ced6916a2a21a/%C3%A9.png';
      const page = 'https://x.example/articles/caf%C3%A9';
      expect([site.icon?.url, authors[0]?.avatar]).toEqual([picture, picture]);
      expect(redirects).toMatchObject([
        { from: { path: '/à' }, to: { to: '/articles/caf%C3%A9' } },
      ]);
      expect(media.map(({ source }) => source).sort()).toEqual(
        ['media/é.png', 'media/ü/é.pdf'].map((path) => path.normalize(saved)).sort(),
      );
      expect(articles.map(({ tags }) => tags)).toEqual([['café'], ['café']]);
      expect(articles[0]).toMatchObject({
        ...{ slug: 'café', id: 'tag:x.example,2025:articles/th%C3%A9', authors: ['zoë'] },
        ...{ aliases: ['/articles/thé', '/blog/thé'], section: 'économie' },
        image: { url: picture },
        attachments: [{ url: 'https://x.example/media/431ced6916a2a21a/%C3%BC/%C3%A9.pdf' }],
        html: [
          `<p><a href="${page}#%C3%89">own</a>`,
          `<a href="${page}">slug</a> <a href="https://x.example/articles/other#o%C3%B9">key</a>`,
          `<b id="É">E</b> <img src="${picture}" alt="e" width="1" height="1"></p>`,
        ].join('\n'),
      });
    },
  );
});

function toArticle(body: string): string {
  return `---\ntitle: T\ndate: 2026-01-05\nauthors: ada\n---\n${body}\n`;
}

function toContent({ content, diagnostics }: ContentReading): Content {
  if (!content || diagnostics.length > 0)
    throw new Error(diagnostics.map(formatDiagnostic).join('\n'));
  return content;
}

function read(folder: string, origin: string | null = null): Promise<ContentReading> {
  return readWhole({ folder, shown: 'content', origin, now: NOW });
}

async function write(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const settings = [
    ...['title: T', 'description: D', 'url: https://x.example', 'language: en', 'zone: UTC'],
    ...['authority: "x.example,2025"', 'founded: 2025-01-01', 'authors: {ada: {name: Ada}}'],
  ];
  const all = { ...files, 'site.yaml': settings.join('\n') };
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(scratch, name, path)), { recursive: true });
    await writeFile(join(scratch, name, path), text);
  }
  return join(scratch, name);
}
