// Query → Selection: the rules one by one, then any query against a plain filter of all articles.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Catalog, slugAt } from '../../src/catalog/catalog.ts';
import { type Query, toDefaultQuery } from '../../src/query/query.ts';
import { select, selectFront } from '../../src/query/select.ts';
import { buildCatalog, type Listed, SITE, toSeconds } from '../catalog/build.ts';
import { instants, listings, queries } from './arbitraries.ts';
import { answers, byNewest, dateOf } from './reference.ts';

/** A selection in slugs; `due` as an instant. */
type Named = {
  readonly entries: readonly string[];
  readonly removed: readonly string[];
  readonly due: string | null;
};

const CATALOG = buildCatalog([
  { slug: 'jan', date: '2026-01-01T00:00:00Z', tags: ['a'], section: 'markets' },
  { slug: 'feb', date: '2026-02-01T00:00:00Z', tags: ['a', 'b'], authors: ['bob'] },
  { slug: 'feb-gone', date: '2026-02-02T00:00:00Z', tags: ['a'], removed: '2026-03-01T00:00:00Z' },
  { slug: 'mar-y', date: '2026-03-01T00:00:00Z', tags: ['c'], language: 'de-AT' },
  { slug: 'mar-x', date: '2026-03-01T00:00:00Z', tags: ['b', 'c'], authors: ['ada', 'bob'] },
  { slug: 'apr-unlisted', date: '2026-04-01T00:00:00Z', tags: ['a'], unlisted: true },
  { slug: 'may', date: '2026-05-01T00:00:00Z', section: 'policy', language: 'de' },
  { slug: 'may-gone', date: '2026-05-02T00:00:00Z', tags: ['b'], removed: '2026-05-03T00:00:00Z' },
  { slug: 'jul-unlisted', date: '2026-07-01T00:00:00Z', tags: ['a'], unlisted: true },
  { slug: 'aug', date: '2026-08-01T00:00:00Z', tags: ['b'] },
  { slug: 'sep', date: '2026-09-01T00:00:00Z', tags: ['a'], section: 'markets' },
]);

const NOW = toSeconds('2026-06-01T00:00:00Z');

type Row = { readonly says: string; readonly asked: Partial<Query> };

function check(rows: readonly (Row & Partial<Named>)[]): void {
  test.each(rows)('$says', ({ says, asked, ...named }) => {
    expect(selectNamed(CATALOG, { ...toDefaultQuery(SITE), ...asked }, NOW)).toMatchObject(named);
  });
}

describe('the articles of a feed', () => {
  check([
    {
      says: 'are the visible and listed ones, newest first, equal times by slug',
      asked: {},
      entries: ['may', 'mar-x', 'mar-y', 'feb', 'jan'],
    },
    { says: 'are at most `limit`', asked: { limit: 2 }, entries: ['may', 'mar-x'] },
    {
      says: 'fill `limit` past removed ones',
      asked: { tags: [['a']], limit: 2 },
      entries: ['feb', 'jan'],
    },
  ]);
});

describe('filters', () => {
  check([
    { says: 'one tag', asked: { tags: [['a']] }, entries: ['feb', 'jan'] },
    { says: 'any of two tags', asked: { tags: [['a', 'b']] }, entries: ['mar-x', 'feb', 'jan'] },
    { says: 'all of two tags', asked: { tags: [['b'], ['c']] }, entries: ['mar-x'] },
    { says: 'any and all', asked: { tags: [['a', 'c'], ['b']] }, entries: ['mar-x', 'feb'] },
    { says: 'no article has all', asked: { tags: [['a'], ['c']] }, entries: [] },
    { says: 'none of a tag', asked: { not: ['b'] }, entries: ['may', 'mar-y', 'jan'] },
    { says: 'a tag and none of another', asked: { tags: [['c']], not: ['b'] }, entries: ['mar-y'] },
    { says: 'a tag and not itself', asked: { tags: [['a']], not: ['a'] }, entries: [] },
    { says: 'a section', asked: { sections: ['markets'] }, entries: ['jan'] },
    {
      says: 'any of two sections',
      asked: { sections: ['markets', 'policy'] },
      entries: ['may', 'jan'],
    },
    { says: 'an author among others', asked: { authors: ['bob'] }, entries: ['mar-x', 'feb'] },
    { says: 'a section and a tag', asked: { sections: ['markets'], tags: [['b']] }, entries: [] },
    { says: 'a range of languages', asked: { languages: ['de'] }, entries: ['may', 'mar-y'] },
    { says: 'one language', asked: { languages: ['de-at'] }, entries: ['mar-y'] },
    { says: 'a range ends at a hyphen', asked: { languages: ['d'] }, entries: [] },
    { says: 'an unknown tag', asked: { tags: [['nowhere']] }, entries: [], due: null },
    { says: 'an unknown section', asked: { sections: ['nowhere'] }, entries: [], due: null },
    { says: 'an unknown author', asked: { authors: ['nobody'] }, entries: [], due: null },
    {
      says: 'a barred unknown tag',
      asked: { tags: [['c']], not: ['nowhere'] },
      entries: ['mar-x', 'mar-y'],
    },
    {
      says: 'since an instant, inclusive',
      asked: { since: toSeconds('2026-03-01T00:00:00Z') },
      entries: ['may', 'mar-x', 'mar-y'],
    },
    {
      says: 'until an instant, exclusive',
      asked: { until: toSeconds('2026-03-01T00:00:00Z') },
      entries: ['feb', 'jan'],
    },
  ]);
});

describe('tombstones', () => {
  check([
    { says: 'stand for removed articles', asked: {}, removed: ['may-gone', 'feb-gone'] },
    { says: 'answer to the filters', asked: { tags: [['a']] }, removed: ['feb-gone'] },
    {
      says: 'reach no further than the last entry',
      asked: { limit: 4 },
      removed: ['may-gone', 'feb-gone'],
    },
    { says: 'newer than a full window count', asked: { limit: 1 }, removed: ['may-gone'] },
    { says: 'older than a full window do not', asked: { limit: 3 }, removed: ['may-gone'] },
    {
      says: 'stand in the span asked for',
      asked: { until: toSeconds('2026-05-01T00:00:00Z') },
      removed: ['feb-gone'],
    },
  ]);
});

describe('the next due moment', () => {
  check([
    { says: 'is the next listed article', asked: {}, due: '2026-08-01T00:00:00.000Z' },
    {
      says: 'is the next that the query selects',
      asked: { tags: [['a']] },
      due: '2026-09-01T00:00:00.000Z',
    },
    { says: 'is none where none waits', asked: { tags: [['c']] }, due: null },
    { says: 'is none for a barred article', asked: { tags: [['b']], not: ['b'] }, due: null },
    {
      says: 'is none past `until`',
      asked: { until: toSeconds('2026-08-01T00:00:00Z') },
      due: null,
    },
    {
      says: 'is not before `since`',
      asked: { since: toSeconds('2026-08-15T00:00:00Z') },
      due: '2026-09-01T00:00:00.000Z',
    },
  ]);

  test.each([
    { now: '2026-07-31T23:59:59Z', first: 'may', due: '2026-08-01T00:00:00.000Z' },
    { now: '2026-08-01T00:00:00Z', first: 'aug', due: '2026-09-01T00:00:00.000Z' },
    { now: '2026-09-01T00:00:00Z', first: 'sep', due: null },
    { now: '2025-01-01T00:00:00Z', first: undefined, due: '2026-01-01T00:00:00.000Z' },
  ])('at $now is $due, and the newest entry $first', ({ now, first, due }) => {
    const named = selectNamed(CATALOG, toDefaultQuery(SITE), toSeconds(now));
    expect({ first: named.entries[0], due: named.due }).toEqual({ first, due });
  });
});

describe('an empty catalog', () => {
  test('gives an empty selection', () => {
    expect(selectNamed(buildCatalog([]), toDefaultQuery(SITE), NOW)).toEqual({
      entries: [],
      removed: [],
      due: null,
    });
  });
});

describe('any query over any articles at any moment', () => {
  test('selects what a plain filter of all articles does', () => {
    fc.assert(
      fc.property(listings, queries(true), instants, (listed, query, now) => {
        expect(selectNamed(buildCatalog(listed), query, now)).toEqual(
          selectPlainly(listed, query, now),
        );
      }),
      { numRuns: 1000 },
    );
  });
});

describe('pages for people', () => {
  test('meet each article once: the front, then the blocks below it', () => {
    const many = fc.integer({ min: 0, max: 90 }).map((length) =>
      Array.from({ length }, (_, index) => ({
        slug: `a${index}`,
        date: new Date((NOW - index * 3600) * 1000).toISOString(),
        ...(index % 7 === 3 ? { removed: '2026-06-01T00:00:00Z' } : {}),
        ...(index % 11 === 5 ? { unlisted: true } : {}),
      })),
    );
    fc.assert(
      fc.property(many, (listed) => {
        const catalog = buildCatalog(listed);
        const query = toDefaultQuery(SITE);
        const front = selectFront(catalog, query, NOW);
        const below = Array.from({ length: Math.max(0, front.blocks - 1) }, (_, index) =>
          select(catalog, { ...query, page: front.blocks - 1 - index }, NOW),
        );
        const met = [front, ...below].flatMap(({ entries }) => entries);
        const all = select(catalog, { ...query, limit: 1000 }, NOW);
        expect(met).toEqual(all.entries);
      }),
    );
  });
});

function selectNamed(catalog: Catalog, query: Query, now: number): Named {
  const { entries, removed, due } = select(catalog, query, now);
  const toSlugs = (positions: readonly number[]) =>
    positions.map((position) => slugAt(catalog.rows, position));
  return {
    entries: toSlugs(entries),
    removed: toSlugs(removed),
    due: due === null ? null : new Date(due * 1000).toISOString(),
  };
}

/** The definition, word for word, over the articles as the test lists them. */
function selectPlainly(listed: readonly Listed[], query: Query, now: number): Named {
  const matching = listed.filter((article) => answers(article, query)).toSorted(byNewest(dateOf));
  const visible = matching.filter(({ date }) => toSeconds(date) <= now);
  const entries = visible.filter(({ removed }) => removed === undefined).slice(0, query.limit);
  const last = entries.length === query.limit ? visible.indexOf(entries.at(-1) ?? NONE) : Infinity;
  const window = visible.filter((_, index) => index < last);
  return {
    entries: entries.map(({ slug }) => slug),
    removed: window.filter(({ removed }) => removed !== undefined).map(({ slug }) => slug),
    due: matching.findLast(({ date }) => toSeconds(date) > now)?.date ?? null,
  };
}

const NONE: Listed = { slug: '', date: '' };
