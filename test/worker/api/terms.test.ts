// /api/tags, /api/sections, /api/authors, /api/feeds and /api.
import { describe, expect, it } from 'vitest';
import { ORIGIN } from '../ask.ts';
import { ask, DUE, get, linesOf, type Row, slugsOf, useApi } from './api.ts';

useApi();

describe('GET /api/tags, /api/sections, /api/authors', () => {
  it('tags: every known one, most articles first', async () => {
    expect(await linesOf('/api/tags', 'tags', 'slug', 'count', 'newest')).toEqual([
      'bitcoin 2 2026-05-01T06:00:00Z',
      'c++ 2 2026-03-20T18:14:59Z',
      '.net 1 2026-03-20T18:14:59Z',
      'a-&-b-<-"c" 1 2026-03-20T18:14:59Z',
      'c# 1 2026-03-20T18:14:59Z',
      "l'été 1 2026-03-20T18:14:59Z",
      'law-enforcement 1 2026-02-10T08:30:00Z',
      'שלום-עולם 1 2026-03-20T18:14:59Z',
      '🚀 1 2026-03-20T18:14:59Z',
      'unused 0 ',
    ]);
  });

  it('a tag has its title and its own feeds', async () => {
    const { total, tags } = await get<{ total: number; tags: Row[] }>('/api/tags');
    expect(total).toBe(4);
    expect(tags[1]).toEqual({
      slug: 'c++',
      title: 'C++',
      count: 2,
      newest: '2026-03-20T18:14:59Z',
      feeds: {
        rss: `${ORIGIN}/tags/c%2B%2B/rss.xml`,
        atom: `${ORIGIN}/tags/c%2B%2B/atom.xml`,
        json: `${ORIGIN}/tags/c%2B%2B/feed.json`,
      },
    });
  });

  it.each([
    ['/api/tags?section=defi', 'tags', ['bitcoin 1', 'c++ 1', 'law-enforcement 1']],
    ['/api/tags?tag=bitcoin&not=c%2B%2B', 'tags', ['bitcoin 1']],
    ['/api/tags?until=2026-02-01', 'tags', []],
    ['/api/sections', 'sections', ['news 2', 'defi 1']],
    ['/api/sections?lang=de', 'sections', ['defi 1']],
    ['/api/sections?author=ada&since=2026-02-01', 'sections', ['defi 1', 'news 1']],
    ['/api/authors', 'authors', ['ada 3', 'bo 2']],
    ['/api/authors?tag=c%2B%2B', 'authors', ['bo 2', 'ada 1']],
    ['/api/authors?section=news&tag=bitcoin', 'authors', ['ada 1']],
  ])('%s counts within its filter', async (path, list, lines) => {
    expect(await linesOf(path, list, 'slug', 'count')).toEqual(lines);
  });

  it('sections and authors have what the site says of them', async () => {
    const { sections } = await get<{ sections: Row[] }>('/api/sections');
    expect(sections.map(({ title, description }) => [title, description])).toEqual([
      ['News', null],
      ['DeFi & Co.', 'Decentralised finance.'],
    ]);
    const { authors } = await get<{ authors: Row[] }>('/api/authors');
    expect(authors[0]).toMatchObject({
      title: 'Ada "A." Lovelace',
      url: 'https://people.example/ada',
      avatar: expect.stringMatching(/^https:\/\/feeds\.example\.org\/media\/\w+\/icon\.png$/),
      bio: 'Writes <code> & notes.',
      support: 'mailto:ada@people.example',
    });
    expect(authors[1]).toMatchObject({ title: 'Bo', url: null, bio: null });
  });

  it('counts are those of the lists', async () => {
    for (const [list, parameter] of [
      ['tags', 'tag'],
      ['sections', 'section'],
      ['authors', 'author'],
    ] as const) {
      const body = await get<{ [list: string]: readonly Row[] }>(`/api/${list}?lang=en`);
      for (const { slug, count } of body[list] ?? []) {
        const search = `?lang=en&${parameter}=${encodeURIComponent(String(slug))}`;
        expect([slug, (await slugsOf(search)).length]).toEqual([slug, count]);
      }
    }
  });

  it('the tag of a future article is told from its moment on', async () => {
    const slugs = async (now: number) =>
      (await get<{ tags: readonly Row[] }>('/api/tags', { now })).tags.map(({ slug }) => slug);
    expect([
      (await slugs(DUE - 1)).includes('future'),
      (await slugs(DUE)).includes('future'),
    ]).toEqual([false, true]);
  });
});

describe('GET /api/tags/{tag}, /api/sections/{section}, /api/authors/{author}', () => {
  it.each([
    ['/api/tags/bitcoin', 'tags', 'tag'],
    ['/api/tags/%D7%A9%D7%9C%D7%95%D7%9D-%D7%A2%D7%95%D7%9C%D7%9D', 'tags', 'tag'],
    ['/api/tags/unused', 'tags', 'tag'],
    ['/api/sections/news', 'sections', 'section'],
    ['/api/authors/ada', 'authors', 'author'],
  ])('%s has all of its row in the list, and its page', async (path, list, kind) => {
    const term = await get<Row>(path);
    const rows = (await get<{ [list: string]: readonly Row[] }>(`/api/${list}`))[list] ?? [];
    expect(term).toMatchObject(rows.find(({ slug }) => slug === term['slug']) ?? { slug: kind });
    const page = String(term['page']).slice(ORIGIN.length);
    expect([page, (await ask(page)).status]).toEqual([path.replace('/api', ''), 200]);
  });

  it('a tag has the tags that stand with it on most articles, and its aliases', async () => {
    const { related, aliases } = await get<{ related: Row[]; aliases: string[] }>(
      '/api/tags/bitcoin',
    );
    expect(related).toEqual([
      { slug: 'c++', title: 'C++' },
      { slug: 'law-enforcement', title: 'Law enforcement' },
    ]);
    expect(aliases).toEqual([]);
    const { aliases: others } = await get<{ aliases: string[] }>('/api/tags/c%2B%2B');
    expect(others).toEqual(['cpp', 'c-plus-plus']);
  });

  it('a section and an author have the tags of their articles, most used first', async () => {
    const slugs = async (path: string) =>
      (await get<{ tags: Row[] }>(path)).tags.map(({ slug }) => slug);
    expect(await slugs('/api/sections/defi')).toEqual(['bitcoin', 'c++', 'law-enforcement']);
    expect((await slugs('/api/authors/ada')).slice(0, 2)).toEqual(['bitcoin', 'c++']);
  });

  it.each([
    ['/api/tags/cpp', '/api/tags/c%2B%2B'],
    ['/api/tags/C%20plus%20plus', '/api/tags/c%2B%2B'],
    ['/api/sections/Decentralised-Finance', '/api/sections/defi'],
    ['/api/authors/Ada%20Lovelace', '/api/authors/ada'],
  ])('an alias redirects: %s', async (alias, path) => {
    const { status, headers } = await ask(alias);
    expect([status, headers.get('Location')]).toEqual([301, ORIGIN + path]);
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
  });

  it.each([
    ['/api/tags/Bitcoin', '/api/tags/bitcoin'],
    ['/api/tags/Law%20enforcement/', '/api/tags/law-enforcement'],
    ['/api/authors/ADA', '/api/authors/ada'],
  ])('case and spaces make no difference: %s', async (asked, path) => {
    const [one, other] = [await ask(path), await ask(asked)];
    expect(other.headers.get('Cache-Status')).toBe('tagwire; hit; detail=memory');
    expect([other.status, await other.text()]).toEqual([200, await one.text()]);
  });

  it('a tag is known from the moment of its first article on', async () => {
    const status = async (now: number) => (await ask('/api/tags/future', { now })).status;
    expect([await status(DUE - 1), await status(DUE)]).toEqual([404, 200]);
  });
});

describe('GET /api/feeds', () => {
  type Feed = { readonly [member in 'title' | 'format' | 'type' | 'url' | 'updated']: string } & {
    readonly count: number;
  };

  it('lists the feeds of /feeds.opml in every format, each of which answers with its type', async () => {
    const { feeds } = await get<{ feeds: readonly Feed[] }>('/api/feeds');
    const lists = ['rss', 'atom', 'json'].map(async (format) => {
      const opml = await (await ask(`/feeds.opml?format=${format}`)).text();
      return [...opml.matchAll(/xmlUrl="([^"]+)"/g)].map(([, url]) => url);
    });
    const urls = (await Promise.all(lists)).flat();
    expect(feeds.map(({ url }) => url).toSorted()).toEqual(urls.toSorted());
    for (const { url, type } of feeds) {
      const { status, headers } = await ask(url.slice(ORIGIN.length));
      expect([url, status]).toEqual([url, 200]);
      expect(headers.get('Content-Type')?.split(';')[0]).toBe(type);
    }
  });

  it('tells title, count and last change as the feeds do', async () => {
    const { feeds } = await get<{ feeds: readonly Feed[] }>('/api/feeds');
    expect(feeds[0]).toEqual({
      title: 'The Wire & Tag <Gazette>',
      format: 'rss',
      type: 'application/rss+xml',
      url: `${ORIGIN}/rss.xml`,
      count: 4,
      updated: '2026-05-01T06:00:00Z',
    });
    for (const { url, count, updated } of feeds.filter(({ format }) => format === 'atom')) {
      const atom = await (await ask(url.slice(ORIGIN.length))).text();
      expect([url, /<updated>([^<]+)/.exec(atom)?.[1]]).toEqual([url, updated]);
      expect([url, atom.match(/<entry\b/g)?.length ?? 0]).toEqual([url, count]);
    }
  });
});

describe('GET /api', () => {
  it('lists URLs, and examples that work as they stand', async () => {
    type Index = {
      readonly examples: readonly { readonly curl: string }[];
      readonly urls: readonly Row[];
    };
    const { examples, urls } = await get<Index>('/api');
    expect(urls.map(({ url }) => url)).toContain(`${ORIGIN}/api/articles/{slug}`);
    for (const { curl } of examples) {
      const path = /'https:\/\/feeds\.example\.org([^']+)'/.exec(curl)?.[1] ?? 'none';
      expect([curl, (await ask(path)).status]).toEqual([curl, 200]);
    }
    expect(examples).toHaveLength(10);
  });
});
