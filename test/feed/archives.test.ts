// Archives (RFC 5005 §4): walking back meets every article; closed blocks rest.
import fc from 'fast-check';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/compile/content/article.ts';
import { FORMAT_NAMES } from '../../src/feed/formats.ts';
import type { Content } from '../read-content.ts';
import { ask, NOW, type Publication, publish, readFixture } from './publication.ts';

const fixture = await readFixture();
const content: Content = {
  ...fixture,
  site: { ...fixture.site, feeds: { ...fixture.site.feeds, limit: 20 } },
};

/** An hour apart, oldest first; every second one is tagged, some are removed. */
function articles(count: number, removed: ReadonlySet<number> = new Set()): readonly Article[] {
  const [first] = content.articles;
  if (first === undefined) throw new Error('the fixture is empty');
  return Array.from({ length: count }, (_, index) => ({
    ...first,
    slug: `a-${String(index).padStart(4, '0')}`,
    id: `tag:gazette.example,2025-02:articles/a-${index}`,
    published: NOW - 10_000_000 + index * 3600,
    updated: null,
    removed: removed.has(index) ? NOW - 5 : null,
    tags: index % 2 === 0 ? ['bitcoin'] : [],
  }));
}

function withArticles(count: number, removed?: ReadonlySet<number>): Publication {
  return publish({ ...content, articles: articles(count, removed) });
}

/** Ids of a feed and of every page behind it, from the newest, by its own links. */
async function walk(publication: Publication, search: string, now = NOW) {
  const documents: string[][] = [];
  const urls: string[] = [];
  let next: string | undefined = `https://feeds.example.org/atom.xml${search}`;
  while (next !== undefined) {
    urls.push(next);
    const query = ask(publication, new URL(next).search, null, now);
    const feed = parseAtomFeed(await publication.render('atom', query, now));
    documents.push((feed.entries ?? []).map(({ id }) => id ?? ''));
    next = feed.links?.find(({ rel }) => rel === 'prev-archive')?.href;
    if (urls.includes(next ?? '')) throw new Error('the archive runs in a circle');
  }
  return { ids: new Set(documents.flat()), urls };
}

describe('walking back', () => {
  it('meets every matching article and ends, whatever is removed', async () => {
    const removals = fc.uniqueArray(fc.nat(99), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 100 }), removals, async (count, removed) => {
        const gone = new Set(removed);
        const publication = withArticles(count, gone);
        for (const search of ['', '?not=bitcoin', '?tag=bitcoin&limit=50']) {
          const wanted = articles(count, gone).filter(
            ({ removed: at, tags }) =>
              at === null && (search === '' || tags.length === (search.includes('not') ? 0 : 1)),
          );
          const { ids } = await walk(publication, search);
          expect([...ids].toSorted()).toEqual(wanted.map(({ id }) => id).toSorted());
        }
      }),
      { numRuns: 40 },
    );
  });

  it('goes the same way by RSS and by JSON Feed', async () => {
    const publication = withArticles(65);
    const rss = parseRssFeed(await publication.render('rss', ask(publication, '')));
    const json = parseJsonFeed(await publication.render('json', ask(publication, '')));
    const previous = rss.atom?.links?.find(({ rel }) => rel === 'prev-archive');
    expect(previous?.href).toBe('https://feeds.example.org/rss.xml?page=3');
    expect(json.next_url).toBe('https://feeds.example.org/feed.json?page=3');
  });
});

describe('a block', () => {
  it('keeps its bytes when it is closed and new articles appear', async () => {
    const at = (hours: number) => NOW - 10_000_000 + hours * 3600;
    const publication = withArticles(200);
    for (const format of FORMAT_NAMES) {
      const page = ask(publication, '?page=2');
      const closed = await publication.render(format, page, at(60));
      for (const hours of [61, 79, 100, 200]) {
        expect(await publication.render(format, page, at(hours))).toBe(closed);
      }
      // Before the next block was full it had no link to it; JSON Feed links backwards alone.
      const open = await publication.render(format, page, at(40));
      expect(open === closed).toBe(format === 'json');
    }
  });

  it('lives a day once closed, and as long as the feed while it is the newest', async () => {
    const publication = withArticles(60);
    const lifetimeOf = async (search: string) => {
      const { lifetime, due } = await publication.represent('atom', ask(publication, search));
      return [lifetime, due];
    };
    expect(await lifetimeOf('?page=2')).toEqual([86_400, null]);
    expect(await lifetimeOf('?page=3')).toEqual([1200, null]);
  });

  it('keeps the place of removed articles and says that they are gone (RFC 6721)', async () => {
    const publication = withArticles(45, new Set([3, 7, 21]));
    const page = await publication.render('atom', ask(publication, '?page=1'));
    expect(parseAtomFeed(page).entries).toHaveLength(18);
    expect([...page.matchAll(/<at:deleted-entry ref="([^"]+)"/g)].map(([, ref]) => ref)).toEqual([
      'tag:gazette.example,2025-02:articles/a-7',
      'tag:gazette.example,2025-02:articles/a-3',
    ]);
  });
});

describe('marks and links', () => {
  const links = async (publication: Publication, search: string) => {
    const text = await publication.render('atom', ask(publication, search));
    const found = [
      ...text.matchAll(/<link rel="([\w-]+)" type="application\/atom\+xml" href="([^"]+)"/g),
    ];
    return {
      links: found.map(([, rel, href]) => `${rel} ${new URL(href ?? '').search}`),
      marks: [...text.matchAll(/<fh:(\w+)\/>/g)].map(([, mark]) => mark),
    };
  };
  const rows: readonly (readonly [string, number, string, string[], string[]])[] = [
    ['a feed that holds everything is complete', 20, '', ['self '], ['complete']],
    [
      'and so is one that a filter leaves small',
      60,
      '?since=2026-02-07',
      ['self ?since=2026-02-06T23:00:00Z'],
      ['complete'],
    ],
    ['a longer feed leads to its newest full block', 65, '', ['self ', 'prev-archive ?page=3'], []],
    ['a short limit leads nowhere', 65, '?limit=5', ['self ?limit=5'], []],
    [
      'a long limit that holds everything is complete',
      45,
      '?limit=50',
      ['self ?limit=50'],
      ['complete'],
    ],
    [
      'the newest block',
      65,
      '?page=3',
      ['self ?page=3', 'current ', 'prev-archive ?page=2'],
      ['archive'],
    ],
    [
      'a block between',
      65,
      '?page=2',
      ['self ?page=2', 'current ', 'prev-archive ?page=1', 'next-archive ?page=3'],
      ['archive'],
    ],
    [
      'the oldest block',
      65,
      '?page=1',
      ['self ?page=1', 'current ', 'next-archive ?page=2'],
      ['archive'],
    ],
  ];
  it.each(rows)('%s (%i articles, %j)', async (_label, count, search, expected, marks) => {
    expect(await links(withArticles(count), search)).toEqual({ links: expected, marks });
  });

  it('leave the id of the feed as it is', async () => {
    const publication = withArticles(65);
    const idOf = async (search: string) =>
      parseAtomFeed(await publication.render('atom', ask(publication, search))).id;
    expect(await idOf('?page=2')).toBe(await idOf(''));
  });
});

describe('pubDate of the channel (RSS 2.0)', () => {
  const rows: readonly (readonly [string, string, number])[] = [
    ['is the date of the newest article that stands', '', 63],
    ['in a block, of the newest that stands in it', '?page=2', 38],
  ];
  it.each(rows)('%s', async (_label, search, newest) => {
    const gone = new Set([39, 64]);
    const publication = withArticles(65, gone);
    const { pubDate, lastBuildDate } = parseRssFeed(
      await publication.render('rss', ask(publication, search)),
    );
    const { published } = articles(65, gone)[newest] ?? { published: 0 };
    expect(pubDate).toBe(new Date(published * 1000).toUTCString());
    expect(lastBuildDate).toBe(new Date((NOW - 5) * 1000).toUTCString());
  });
});

describe('a page that is not there', () => {
  it.each([
    ['beyond the full blocks', 65, '?page=4', 'The archive of this feed has pages 1 to 3.'],
    ['beyond the only block', 39, '?page=2', 'The archive of this feed has one page.'],
    ['before there is any', 19, '?page=1', 'The archive of this feed has no pages yet.'],
  ])('%s', async (_label, count, search, detail) => {
    const publication = withArticles(count);
    await expect(publication.represent('rss', ask(publication, search))).rejects.toThrow(detail);
  });

  it.each(['?page=0', '?page=x', '?page=-1', '?page=1.5', '?page=2&limit=20', '?page=01'])(
    '%s is no page',
    (search) => {
      const publication = withArticles(65);
      expect(() => ask(publication, search)).toThrow('without "limit"');
    },
  );
});
