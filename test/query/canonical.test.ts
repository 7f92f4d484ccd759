// Query → its one URL: a row for each rule, then the laws that hold for every query.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPlain, toFeedPath, toIdentity, toSubject } from '../../src/query/canonical.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { isProblem } from '../../src/query/problem.ts';
import { type Query, toDefaultQuery, toScopeQuery } from '../../src/query/query.ts';
import type { Scope } from '../../src/query/scope.ts';
import { buildCatalog, SITE } from '../catalog/build.ts';
import { AUTHORS, queries, SECTIONS, spellings, TAGS } from './arbitraries.ts';
import { CATALOG, NOW, readPath } from './catalog.ts';

describe('the canonical form', () => {
  test.each([
    { says: 'nothing asked is the root', from: '/rss.xml', to: '/rss.xml' },
    { says: 'one tag is the path', from: '/rss.xml?tag=defi', to: '/tags/defi/rss.xml' },
    {
      says: 'one section is the path',
      from: '/rss.xml?section=policy',
      to: '/sections/policy/rss.xml',
    },
    { says: 'one author is the path', from: '/rss.xml?author=bob', to: '/authors/bob/rss.xml' },
    {
      says: 'a tag and a section stay in the query',
      from: '/tags/defi/rss.xml?section=policy',
      to: '/rss.xml?section=policy&tag=defi',
    },
    {
      says: 'a section and an author stay in the query',
      from: '/authors/bob/rss.xml?section=policy',
      to: '/rss.xml?author=bob&section=policy',
    },
    {
      says: 'two tags are no scope',
      from: '/tags/defi/rss.xml?tag=t1',
      to: '/rss.xml?tag=defi&tag=t1',
    },
    {
      says: 'any of two tags is no scope',
      from: '/rss.xml?tag=t1,defi',
      to: '/rss.xml?tag=defi,t1',
    },
    {
      says: 'any of two authors is no scope',
      from: '/rss.xml?author=bob,ada',
      to: '/rss.xml?author=ada,bob',
    },
    {
      says: 'two tags leave the path to a section',
      from: '/rss.xml?tag=t1&tag=defi&section=policy',
      to: '/sections/policy/rss.xml?tag=defi&tag=t1',
    },
    {
      says: 'a barred tag stays in the query',
      from: '/rss.xml?tag=defi&not=t1',
      to: '/tags/defi/rss.xml?not=t1',
    },
    {
      says: 'parameters are in alphabetical order',
      from: '/rss.xml?until=2026-05-01T00:00:00Z&tag=t1,t2&since=2026-04-01T00:00:00Z&section=policy,markets&not=t3&limit=5&lang=en&content=summary&author=bob,ada',
      to: '/rss.xml?author=ada,bob&content=summary&lang=en&limit=5&not=t3&section=markets,policy&since=2026-04-01T00:00:00Z&tag=t1,t2&until=2026-05-01T00:00:00Z',
    },
    {
      says: 'groups are sorted and unique',
      from: '/rss.xml?tag=t2,t1&tag=defi&tag=t1,t2',
      to: '/rss.xml?tag=defi&tag=t1,t2',
    },
    {
      says: 'barred tags are one list',
      from: '/rss.xml?not=t2&not=t1,t2',
      to: '/rss.xml?not=t1,t2',
    },
    { says: 'defaults are dropped', from: '/rss.xml?limit=20&content=full&lang=*', to: '/rss.xml' },
    { says: 'empty values are dropped', from: '/rss.xml?tag=&limit=&since=&not=,', to: '/rss.xml' },
    {
      says: 'unknown parameters are dropped',
      from: '/rss.xml?utm_source=x&tag=defi',
      to: '/tags/defi/rss.xml',
    },
    { says: 'leading zeros are dropped', from: '/rss.xml?limit=007', to: '/rss.xml?limit=7' },
    { says: 'aliases give way', from: '/tags/ML/rss.xml', to: '/tags/machine-learning/rss.xml' },
    {
      says: 'instants are in UTC with Z',
      from: '/rss.xml?since=2026-05-01T09:00:00%2B02:00',
      to: '/rss.xml?since=2026-05-01T07:00:00Z',
    },
    {
      says: 'bare dates are instants',
      from: '/rss.xml?since=2026-05-01',
      to: '/rss.xml?since=2026-04-30T22:00:00Z',
    },
    {
      says: 'fractions of a second are whole',
      from: '/rss.xml?since=2026-05-01T00:00:00.5Z',
      to: '/rss.xml?since=2026-05-01T00:00:01Z',
    },
    {
      says: 'names are percent-encoded',
      from: '/rss.xml?tag=c%2B%2B',
      to: '/tags/c%2B%2B/rss.xml',
    },
    {
      says: 'names in the query are percent-encoded',
      from: '/rss.xml?tag=c%23,a%26b%3Dc',
      to: '/rss.xml?tag=a%26b%3Dc,c%23',
    },
    {
      says: 'letters of any script are percent-encoded',
      from: '/rss.xml?tag=日本',
      to: '/tags/%E6%97%A5%E6%9C%AC/rss.xml',
    },
    {
      says: 'ranges of languages are in lower case',
      from: '/rss.xml?lang=de-AT',
      to: '/rss.xml?lang=de-at',
    },
  ])('$says', ({ from, to }) => {
    expect(canonical(from)).toBe(to);
  });

  test('drops what the site does by default', () => {
    const site = { ...SITE, feeds: { ...SITE.feeds, limit: 5, content: 'summary' as const } };
    const query = { ...toDefaultQuery(site), content: 'full' as const, limit: 20 };
    expect([toFeedPath(toDefaultQuery(site), site, ''), toFeedPath(query, site, '')]).toEqual([
      '/',
      '/?content=full&limit=20',
    ]);
  });
});

describe('for every query', () => {
  // Every name of the arbitraries, known from the start.
  const catalog = buildCatalog(
    ['en', 'de-AT'].map((language) => ({
      slug: language.toLowerCase(),
      date: '2025-01-01T00:00:00Z',
      tags: TAGS,
      language,
    })),
  );
  const read = (path: string) => {
    const { scope, search } = readPath(path);
    return parseQuery(catalog, scope, search, NOW);
  };

  test('its URL reads as the query', () => {
    fc.assert(
      fc.property(queries(false), (query) => {
        expect(read(toFeedPath(query, SITE, 'rss.xml'))).toEqual(query);
      }),
    );
  });

  test('all that means the same has one URL, whatever the order, encoding and junk', () => {
    const spelled = queries(false).chain((query) => fc.tuple(fc.constant(query), spellings(query)));
    fc.assert(
      fc.property(spelled, ([query, search]) => {
        expect(read(`/rss.xml${search}`)).toEqual(query);
      }),
    );
  });

  test('the URL of what any search asks is its own URL', () => {
    const piece = fc.constantFrom(
      ...['tag=', 'not=', 'section=', 'author=', 'lang=', 'since=', 'until=', 'limit=', 'content='],
      ...['&', ',', '+', '%2B', '%2C', '%', '-', ' ', '*', '7', '0', 'full', 'summary', 'x'],
      ...['2026-05-01', '2026-03-29', '0000-01-01', '9999-12-31', 'T09:00:00', 'Z', '+02:00', '.5'],
      ...[...TAGS, ...SECTIONS, ...AUTHORS, 'ml', 'en', 'DE'].map(encodeURIComponent),
    );
    const searches = fc.array(piece, { maxLength: 12 }).map((pieces) => `?${pieces.join('')}`);
    fc.assert(
      fc.property(searches, (search) => {
        const query = parseQuery(catalog, null, search, NOW);
        fc.pre(!isProblem(query));
        expect(read(toFeedPath(query, SITE, 'rss.xml'))).toEqual(query);
      }),
      { numRuns: 1000 },
    );
  });

  test('two queries have one URL, one identity only when they are equal', () => {
    fc.assert(
      fc.property(queries(false), queries(false), (a, b) => {
        const same = JSON.stringify(a) === JSON.stringify(b);
        expect({
          url: toFeedPath(a, SITE, '') === toFeedPath(b, SITE, ''),
          identity: toIdentity(a) === toIdentity(b),
        }).toEqual({ url: same, identity: same });
      }),
    );
  });
});

describe('the identity of a query', () => {
  test('has the defaults filled in', () => {
    expect(toIdentity(toDefaultQuery(SITE))).toBe('?content=full&limit=20');
  });

  test('has the scope in the search', () => {
    expect(toIdentity(toScopeQuery(SITE, { kind: 'tag', name: 'c++' }))).toBe(
      '?content=full&limit=20&tag=c%2B%2B',
    );
  });
});

describe('the subject of a feed', () => {
  test.each([
    { path: '/rss.xml', subject: '' },
    { path: '/rss.xml?limit=5&content=summary', subject: '' },
    { path: '/tags/defi/rss.xml?limit=5', subject: '/tags/defi' },
    { path: '/rss.xml?tag=t1,defi&content=summary&lang=en', subject: '?lang=en&tag=defi,t1' },
  ])('of $path is "$subject"', ({ path, subject }) => {
    expect(toSubject(ask(path))).toBe(subject);
  });
});

describe('what /feeds.opml lists', () => {
  test.each([
    { path: '/rss.xml', plain: true },
    { path: '/rss.xml?limit=20&content=full&utm_source=x', plain: true },
    { path: '/rss.xml?tag=defi', plain: true },
    { path: '/sections/policy/rss.xml', plain: true },
    { path: '/authors/ada/rss.xml', plain: true },
    { path: '/rss.xml?limit=5', plain: false },
    { path: '/rss.xml?content=summary', plain: false },
    { path: '/rss.xml?tag=defi,t1', plain: false },
    { path: '/tags/defi/rss.xml?not=t1', plain: false },
    { path: '/tags/defi/rss.xml?section=policy', plain: false },
    { path: '/rss.xml?lang=en', plain: false },
    { path: '/rss.xml?since=2026-05-01', plain: false },
  ])('$path: $plain', ({ path, plain }) => {
    expect(isPlain(ask(path), SITE)).toBe(plain);
  });
});

describe('the query of a scope', () => {
  test.each<{ scope: Scope | null; asked: Partial<Query> }>([
    { scope: null, asked: {} },
    { scope: { kind: 'tag', name: 'defi' }, asked: { tags: [['defi']] } },
    { scope: { kind: 'section', name: 'policy' }, asked: { sections: ['policy'] } },
    { scope: { kind: 'author', name: 'ada' }, asked: { authors: ['ada'] } },
  ])('$scope.kind asks for it alone', ({ scope, asked }) => {
    expect(toScopeQuery(SITE, scope)).toEqual({ ...toDefaultQuery(SITE), ...asked });
  });
});

/** The query of a path of an RSS feed that has no problem. */
function ask(path: string): Query {
  const { scope, search } = readPath(path);
  const query = parseQuery(CATALOG, scope, search, NOW);
  if (isProblem(query)) throw new Error(query.detail);
  return query;
}

function canonical(path: string): string {
  return toFeedPath(ask(path), SITE, 'rss.xml');
}
