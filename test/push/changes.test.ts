// What counts as a change: of a feed, whatever changes E or F of its entity tag; of an article, its fingerprint.
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../src/catalog/catalog.ts';
import { FORMATS } from '../../src/feed/formats.ts';
import { toFeedUrl } from '../../src/feed/links.ts';
import { compareArticles, readArticles } from '../../src/push/articles.ts';
import { compareTopics, readTopics, updateTopics } from '../../src/push/topics.ts';
import { listScopes } from '../../src/query/known.ts';
import { isProblem } from '../../src/query/problem.ts';
import { toScopeQuery } from '../../src/query/query.ts';
import { representFeed } from '../../src/serve/feed-representation.ts';
import { buildCatalog, type Listed, SITE, toFingerprint, toSeconds } from '../catalog/build.ts';

const NOW = toSeconds('2026-06-01T00:00:00Z');

const ARTICLES: readonly Listed[] = [
  { slug: 'one', date: '2026-01-01T00:00:00Z', tags: ['x'], section: 'markets' },
  { slug: 'two', date: '2026-02-01T00:00:00Z', tags: ['x', 'y'], authors: ['bob'] },
  { slug: 'soon', date: '2026-06-02T00:00:00Z', tags: ['z'], section: 'policy' },
];

const before = buildCatalog(ARTICLES);

/** The scopes that are told of, as paths of pages; each is told of in all formats or in none. */
async function tellScopes(after: Catalog, then = NOW): Promise<readonly string[]> {
  const changes = compareTopics(await readTopics(before, NOW), await readTopics(after, then));
  const urls = changes.map(({ url }) => url.slice(SITE.origin.length));
  const scopes = [...new Set(urls.map((url) => url.slice(0, url.lastIndexOf('/'))))];
  const all = scopes.flatMap((scope) => FORMATS.map(({ file }) => `${scope}/${file}`));
  expect(urls.toSorted()).toEqual(all.toSorted());
  return scopes.toSorted();
}

const ALL = [
  '',
  ...['/authors/ada', '/authors/bob', '/sections/markets', '/sections/policy'],
  ...['/tags/defi', '/tags/machine-learning', '/tags/x', '/tags/y'],
];

describe('feeds', () => {
  it.each<[string, Catalog, readonly string[]]>([
    ['nothing', buildCatalog(ARTICLES), []],
    ['the code of every format', { ...before, code: { rss: 'r2', atom: 'a2', json: 'j2' } }, []],
    ['the title of the site', buildCatalog(ARTICLES, { title: 'Daybook' }), ALL],
    ['the hub', buildCatalog(ARTICLES, { hub: 'https://hub.example/' }), ALL],
    [
      'a new article',
      buildCatalog([...ARTICLES, { slug: 'three', date: '2026-03-01T00:00:00Z', tags: ['y'] }]),
      ['', '/authors/ada', '/tags/y'],
    ],
    [
      'an article with a tag that is new',
      buildCatalog([...ARTICLES, { slug: 'three', date: '2026-03-01T00:00:00Z', tags: ['w'] }]),
      ['', '/authors/ada', '/tags/w'],
    ],
    [
      'an article that is gone, and its tag with it',
      buildCatalog(ARTICLES.filter(({ slug }) => slug !== 'two')),
      ['', '/authors/bob', '/tags/x', '/tags/y'],
    ],
    [
      'an article that is withdrawn, whose tag stays known',
      buildCatalog(
        ARTICLES.map((one) =>
          one.slug === 'two' ? { ...one, removed: '2026-03-01T00:00:00Z' } : one,
        ),
      ),
      ['', '/authors/bob', '/tags/x', '/tags/y'],
    ],
    [
      'an unlisted article',
      buildCatalog([...ARTICLES, { slug: 'page', date: '2026-03-01T00:00:00Z', unlisted: true }]),
      [],
    ],
  ])('are told of after a change of %s', async (_, after, scopes) => {
    expect(await tellScopes(after)).toEqual(scopes);
  });

  it('are told of when an article is due, its tag among them', async () => {
    const scopes = ['', '/authors/ada', '/sections/policy', '/tags/z'];
    expect(await tellScopes(before, toSeconds('2026-06-02T00:00:00Z'))).toEqual(scopes);
  });

  it('are the same when only those are read again that can have changed', async () => {
    const authors = ['ada', 'bob'];
    const listed = Array.from({ length: 60 }, (_, index): Listed => {
      const date = new Date(Date.UTC(2026, 4, 1 + Math.floor(index / 2))).toISOString();
      const section = index % 4 === 1 ? 'markets' : 'policy';
      const removed = index % 9 === 0 ? { removed: '2026-07-01T00:00:00Z' } : {};
      const unlisted = index % 11 === 0;
      const tags = [`t${index % 7}`, `late-${Math.floor(index / 20)}`];
      const names = authors.filter((_author, at) => (index >> at) % 2 === 0);
      return { slug: `a${index}`, date, section, unlisted, tags, authors: names, ...removed };
    });
    const catalog = buildCatalog(listed, { feeds: { ...SITE.feeds, limit: 5 } });
    let topics = await readTopics(catalog, toSeconds('2026-05-01T00:00:00Z'));
    let due = 2;
    for (const day of [2, 3, 4, 7, 12, 20, 31]) {
      const now = toSeconds(`2026-05-${String(day).padStart(2, '0')}T12:00:00Z`);
      topics = await updateTopics(catalog, topics, due, now);
      due = 2 * Math.min(day, 30);
      expect(topics).toEqual(await readTopics(catalog, now));
    }
  });

  it('have another version exactly where E or F of their entity tag is another', async () => {
    const catalogs = [
      ...[before, buildCatalog(ARTICLES, { feeds: { ...SITE.feeds, refresh: 60 } })],
      buildCatalog(ARTICLES, { feeds: { ...SITE.feeds, limit: 1 } }),
      buildCatalog(ARTICLES.slice(1)),
    ];
    const read = catalogs.map(async (catalog) => {
      const tags = await readTags(catalog);
      return Object.entries(await readTopics(catalog, NOW)).map(([url, version]) => {
        return { url, version, tag: tags.get(url) };
      });
    });
    const all = (await Promise.all(read)).flat();
    for (const { url, version, tag } of all) {
      const same = all.filter((other) => other.url === url);
      expect(tag).toBeDefined();
      expect(same.filter((other) => other.version === version)).toEqual(
        same.filter((other) => other.tag === tag),
      );
    }
  });
});

describe('articles', () => {
  const old = readArticles(before, NOW);

  it.each<[string, readonly Listed[], readonly string[]]>([
    ['nothing', ARTICLES, []],
    [
      'one more',
      [...ARTICLES, { slug: 'three', date: '2026-03-01T00:00:00Z' }],
      ['published three'],
    ],
    ['one less', ARTICLES.slice(1), ['removed one']],
    [
      'one withdrawn',
      ARTICLES.map((one) => ({ ...one, removed: '2026-03-01T00:00:00Z' })),
      ['removed one', 'removed two'],
    ],
    [
      'one between the others',
      [...ARTICLES, { slug: 'between', date: '2026-01-15T00:00:00Z' }],
      ['published between'],
    ],
    [
      'two in the other order',
      ARTICLES.map((one) => (one.slug === 'one' ? { ...one, date: '2026-02-02T00:00:00Z' } : one)),
      [],
    ],
    [
      'one renamed',
      ARTICLES.map((one) => (one.slug === 'one' ? { ...one, slug: 'first' } : one)),
      ['published first', 'removed one'],
    ],
    [
      'one unlisted',
      [...ARTICLES, { slug: 'page', date: '2026-03-01T00:00:00Z', unlisted: true }],
      [],
    ],
    ['none left', [], ['removed one', 'removed two']],
  ])('are told of: %s', (_, listed, told) => {
    const changes = compareArticles(old, readArticles(buildCatalog(listed), NOW));
    expect(changes.map(({ kind, slug }) => `${kind} ${slug}`)).toEqual(told);
  });

  it('are told of as updated when their fingerprint is another', () => {
    const fingerprints = old.fingerprints.replace(toFingerprint('two'), 'OLDOLD00');
    const fingerprint = toFingerprint('two');
    const changes = compareArticles({ ...old, fingerprints }, old);
    expect(changes).toEqual([{ kind: 'updated', slug: 'two', fingerprint }]);
  });

  it('are told of when they are due', () => {
    const changes = compareArticles(old, readArticles(before, toSeconds('2026-06-02T00:00:00Z')));
    const fingerprint = toFingerprint('soon');
    expect(changes).toEqual([{ kind: 'published', slug: 'soon', fingerprint }]);
  });
});

/** E and F of every feed. */
async function readTags(catalog: Catalog): Promise<ReadonlyMap<string, string>> {
  const asked = listScopes(catalog, NOW).flatMap((scope) =>
    FORMATS.map((format) => ({ scope, format })),
  );
  const tags = asked.map(async ({ scope, format }) => {
    const query = toScopeQuery(catalog.site, scope);
    const found = await representFeed(catalog, query, format, NOW, 0);
    if (isProblem(found)) throw new Error(found.detail);
    return [
      toFeedUrl(catalog.site, query, format),
      found.etag.split('.').slice(1).join('.'),
    ] as const;
  });
  return new Map(await Promise.all(tags));
}
