// Filter → one page of a list: rows by hand, then any walk against a plain filter and sort.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Catalog, slugAt } from '../../src/catalog/catalog.ts';
import { EVERYTHING, type Filter } from '../../src/query/filter.ts';
import { type List, type PagePosition, selectPage } from '../../src/query/page.ts';
import { buildCatalog, type Listed, toSeconds } from '../catalog/build.ts';
import { instants, listings, queries } from './arbitraries.ts';
import { answers, asCompiled, byNewest, changeOf, dateOf, isDue } from './reference.ts';

const NOW = toSeconds('2026-06-01T00:00:00Z');

const CATALOG = buildCatalog([
  { slug: 'jan', date: '2026-01-01T00:00:00Z', tags: ['a'], updated: '2026-05-20T00:00:00Z' },
  { slug: 'feb', date: '2026-02-01T00:00:00Z', tags: ['a', 'b'] },
  { slug: 'feb-gone', date: '2026-02-02T00:00:00Z', tags: ['a'], removed: '2026-04-01T00:00:00Z' },
  { slug: 'mar-y', date: '2026-03-01T00:00:00Z', tags: ['b'] },
  { slug: 'mar-x', date: '2026-03-01T00:00:00Z', tags: ['c'], updated: '2026-05-20T00:00:00Z' },
  { slug: 'apr', date: '2026-04-01T00:00:00Z' },
  { slug: 'may-unlisted', date: '2026-05-01T00:00:00Z', tags: ['a'], unlisted: true },
  { slug: 'jul', date: '2026-07-01T00:00:00Z', tags: ['a'] },
]);

type Row = {
  readonly says: string;
  readonly filter?: Partial<Filter>;
  readonly order?: List['order'];
  readonly since?: string;
  readonly after?: readonly [at: string, slug: string];
  readonly limit?: number;
  readonly slugs: readonly string[];
  readonly total?: number;
  readonly last?: readonly [at: string, slug: string] | null;
};

function check(rows: readonly Row[]): void {
  test.each(rows)('$says', (row) => {
    const { filter, order = 'newest', since, after, limit = 50, slugs, total, last = null } = row;
    const list = {
      filter: { ...EVERYTHING, ...filter },
      order,
      changedSince: since === undefined ? null : toSeconds(since),
    };
    const page = selectPage(CATALOG, list, after === undefined ? null : toPlace(after), limit, NOW);
    expect(page.positions.map((position) => slugAt(CATALOG.rows, position))).toEqual(slugs);
    expect(page.total).toBe(total ?? slugs.length);
    expect(page.last).toEqual(last === null ? null : toPlace(last));
  });
}

function toPlace([at, slug]: readonly [string, string]): PagePosition {
  return { at: toSeconds(at), slug };
}

describe('by date', () => {
  check([
    {
      says: 'are the standing, listed and due ones, newest first, equal dates by slug',
      slugs: ['apr', 'mar-x', 'mar-y', 'feb', 'jan'],
    },
    { says: 'a filter takes its own', filter: { tags: [['a']] }, slugs: ['feb', 'jan'] },
    {
      says: 'a page ends at its limit and says where',
      limit: 2,
      slugs: ['apr', 'mar-x'],
      total: 5,
      last: ['2026-03-01T00:00:00Z', 'mar-x'],
    },
    {
      says: 'the next page parts equal dates',
      after: ['2026-03-01T00:00:00Z', 'mar-x'],
      limit: 2,
      slugs: ['mar-y', 'feb'],
      total: 5,
      last: ['2026-02-01T00:00:00Z', 'feb'],
    },
    {
      says: 'a full last page has none after it',
      after: ['2026-03-01T00:00:00Z', 'mar-y'],
      limit: 2,
      slugs: ['feb', 'jan'],
      total: 5,
    },
    {
      says: 'a place that nothing has any more is a place still',
      after: ['2026-02-02T00:00:00Z', 'feb-gone'],
      slugs: ['feb', 'jan'],
      total: 5,
    },
    {
      says: 'nothing follows the oldest',
      after: ['2026-01-01T00:00:00Z', 'jan'],
      slugs: [],
      total: 5,
    },
    {
      says: 'a place in the future is before all',
      after: ['2027-01-01T00:00:00Z', 'x'],
      slugs: ['apr', 'mar-x', 'mar-y', 'feb', 'jan'],
    },
  ]);
});

describe('oldest first', () => {
  check([
    {
      says: 'is the same order from its other end',
      order: 'oldest',
      slugs: ['jan', 'feb', 'mar-y', 'mar-x', 'apr'],
    },
    {
      says: 'a filter takes its own',
      order: 'oldest',
      filter: { tags: [['a']] },
      slugs: ['jan', 'feb'],
    },
    {
      says: 'a page ends at its limit and says where',
      order: 'oldest',
      limit: 3,
      slugs: ['jan', 'feb', 'mar-y'],
      total: 5,
      last: ['2026-03-01T00:00:00Z', 'mar-y'],
    },
    {
      says: 'the next page parts equal dates',
      order: 'oldest',
      after: ['2026-03-01T00:00:00Z', 'mar-y'],
      slugs: ['mar-x', 'apr'],
      total: 5,
    },
    {
      says: 'a place that nothing has any more is a place still',
      order: 'oldest',
      after: ['2026-02-02T00:00:00Z', 'feb-gone'],
      slugs: ['mar-y', 'mar-x', 'apr'],
      total: 5,
    },
    {
      says: 'nothing follows the newest',
      order: 'oldest',
      after: ['2026-04-01T00:00:00Z', 'apr'],
      slugs: [],
      total: 5,
    },
  ]);
});

describe('by last change (mirroring)', () => {
  check([
    {
      says: 'updated ones stand at their update, equal changes by slug',
      order: 'updated',
      slugs: ['jan', 'mar-x', 'apr', 'mar-y', 'feb'],
    },
    {
      says: 'a page may end among the updated ones',
      order: 'updated',
      limit: 1,
      slugs: ['jan'],
      total: 5,
      last: ['2026-05-20T00:00:00Z', 'jan'],
    },
    {
      says: 'the next page meets the others of that instant, and then those never updated',
      order: 'updated',
      after: ['2026-05-20T00:00:00Z', 'jan'],
      slugs: ['mar-x', 'apr', 'mar-y', 'feb'],
      total: 5,
    },
    {
      says: 'changes since an instant include it, and the removed ones',
      order: 'updated',
      since: '2026-04-01T00:00:00Z',
      slugs: ['jan', 'mar-x', 'apr', 'feb-gone'],
    },
    {
      says: 'a second later they are gone',
      order: 'updated',
      since: '2026-04-01T00:00:01Z',
      slugs: ['jan', 'mar-x'],
    },
    {
      says: 'a filter asks of removed ones too',
      order: 'updated',
      since: '2026-02-01T00:00:00Z',
      filter: { tags: [['a']] },
      slugs: ['jan', 'feb-gone', 'feb'],
    },
    {
      says: 'total counts them all, whatever the page',
      order: 'updated',
      since: '2026-04-01T00:00:00Z',
      after: ['2026-05-20T00:00:00Z', 'mar-x'],
      limit: 1,
      slugs: ['apr'],
      total: 4,
      last: ['2026-04-01T00:00:00Z', 'apr'],
    },
    {
      says: 'nothing may have changed',
      order: 'updated',
      since: '2026-05-21T00:00:00Z',
      slugs: [],
    },
  ]);
});

/** Lists of both orders, with and without an instant since which to tell changes. */
const lists: fc.Arbitrary<List> = fc
  .record({
    filter: queries(true),
    order: fc.constantFrom('newest', 'oldest', 'updated'),
    changedSince: fc.option(instants),
  })
  .map(({ filter, order, changedSince }) => ({
    filter,
    order: changedSince === null ? order : 'updated',
    changedSince,
  }));

/** After every change that is generated: clocks of Workers may be behind that of compile. */
const COMPILED = toSeconds('2026-02-01T00:00:00Z');

const limits = fc.integer({ min: 1, max: 6 });

describe('any list of any articles at any moment, walked with any limits', () => {
  test('meets what a plain filter and sort gives, in its order, each once', () => {
    fc.assert(
      fc.property(listings, lists, limits, instants, (listed, list, limit, now) => {
        const articles = asCompiled(listed, COMPILED);
        const catalog = buildCatalog(articles);
        const expected = listPlainly(articles, list, now);
        const { slugs, pages } = walk(
          () => catalog,
          list,
          () => limit,
          now,
        );
        expect(slugs).toEqual(expected.map(({ slug }) => slug));
        const [first] = expected;
        const newest = first === undefined ? null : toInstantOf(list)(first);
        // On every page alike: a total of all of them, and the first instant of all.
        for (const page of pages) expect(page).toMatchObject({ total: expected.length, newest });
        // No page but the last is short, and the last is empty only where there is nothing.
        expect(pages).toHaveLength(Math.max(1, Math.ceil(expected.length / limit)));
      }),
      { numRuns: 1000 },
    );
  });

  test('meets each once however the size of the pages changes on the way', () => {
    fc.assert(
      fc.property(
        listings,
        lists,
        fc.infiniteStream(limits),
        instants,
        (listed, list, some, now) => {
          const articles = asCompiled(listed, COMPILED);
          const catalog = buildCatalog(articles);
          const { slugs } = walk(
            () => catalog,
            list,
            () => some.next().value ?? 1,
            now,
          );
          expect(slugs).toEqual(listPlainly(articles, list, now).map(({ slug }) => slug));
        },
      ),
    );
  });

  test('those there from first to last are met once, whatever is added and withdrawn between pages', () => {
    fc.assert(
      fc.property(
        listings,
        lists,
        limits,
        instants,
        fc.gen(),
        (listed, list, limit, now, random) => {
          const pool = asCompiled(listed, now);
          const start = random(fc.subarray, [...pool]);
          let present: readonly Listed[] = start;
          let kept = new Set(start);
          const between = (): Catalog => {
            const catalog = buildCatalog(present);
            present = random(fc.subarray, [...pool]);
            kept = new Set(present.filter((article) => kept.has(article)));
            return catalog;
          };
          const { slugs } = walk(between, list, () => limit, now);
          expect(slugs).toEqual([...new Set(slugs)]);
          const first = listPlainly(start, list, now);
          const stayed = first.filter((article) => kept.has(article)).map(({ slug }) => slug);
          expect(slugs.filter((slug) => stayed.includes(slug))).toEqual(stayed);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('those that come due between pages stand before the place and are not met, but from the oldest on', () => {
    fc.assert(
      fc.property(listings, lists, limits, instants, (listed, list, limit, now) => {
        const catalog = buildCatalog(asCompiled(listed, now));
        let moment = now;
        const later = (): Catalog => {
          moment += 86_400;
          return catalog;
        };
        const { slugs } = walk(
          later,
          list,
          () => limit,
          () => moment,
        );
        // The first page is of a day later already; from the oldest on, the last one tells.
        const first = list.order === 'oldest' ? moment : now + 86_400;
        const seen = selectPage(catalog, list, null, 50, first).positions;
        expect(slugs).toEqual(seen.map((position) => slugAt(catalog.rows, position)));
      }),
    );
  });
});

function toInstantOf({ order }: List): (article: Listed) => number {
  return order === 'updated' ? changeOf : dateOf;
}

/** What the list means, said without an index. */
function listPlainly(listed: readonly Listed[], list: List, now: number): readonly Listed[] {
  const { filter, changedSince } = list;
  const found = listed
    .filter((article) => answers(article, filter) && isDue(article, now))
    .filter((article) =>
      changedSince === null ? article.removed === undefined : changeOf(article) >= changedSince,
    )
    .toSorted(byNewest(toInstantOf(list)));
  return list.order === 'oldest' ? found.toReversed() : found;
}

type Walked = {
  readonly slugs: readonly string[];
  readonly pages: readonly { readonly total: number; readonly newest: number | null }[];
};

/** Every page from the first to the last, each of the catalog, limit and moment of its turn. */
function walk(
  toCatalog: () => Catalog,
  list: List,
  toLimit: () => number,
  now: number | (() => number),
): Walked {
  const slugs: string[] = [];
  const pages: Walked['pages'][number][] = [];
  let after: PagePosition | null = null;
  do {
    if (pages.length > 100) throw new Error('the walk runs in a circle');
    const catalog = toCatalog();
    const limit = toLimit();
    const moment = typeof now === 'number' ? now : now();
    const page = selectPage(catalog, list, after, limit, moment);
    expect(page.positions.length).toBeLessThanOrEqual(limit);
    slugs.push(...page.positions.map((position) => slugAt(catalog.rows, position)));
    pages.push(page);
    after = page.last;
  } while (after !== null);
  return { slugs, pages };
}
