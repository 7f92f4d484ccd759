// The articles around one: rows by hand, then any article against comparing it with every other.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Catalog, findSlug, slugAt } from '../../src/catalog/catalog.ts';
import { toNeighbours, toRelated, toSectionNeighbours } from '../../src/query/related.ts';
import { buildCatalog, type Listed, toSeconds } from '../catalog/build.ts';
import { instants, listings } from './arbitraries.ts';
import { byNewest, dateOf, isDue } from './reference.ts';

const NOW = toSeconds('2026-06-01T00:00:00Z');

const CATALOG = buildCatalog([
  { slug: 'bare', date: '2025-12-01T00:00:00Z' },
  { slug: 'jan', date: '2026-01-01T00:00:00Z', tags: ['a', 'b', 'c'] },
  { slug: 'feb', date: '2026-02-01T00:00:00Z', tags: ['a', 'b'] },
  { slug: 'gone', date: '2026-02-02T00:00:00Z', tags: ['a'], removed: '2026-02-03T00:00:00Z' },
  { slug: 'mar-y', date: '2026-03-01T00:00:00Z', tags: ['a'] },
  { slug: 'mar-x', date: '2026-03-01T00:00:00Z', tags: ['c'] },
  { slug: 'unlisted', date: '2026-04-01T00:00:00Z', tags: ['a', 'b'], unlisted: true },
  { slug: 'may', date: '2026-05-01T00:00:00Z', tags: ['d'] },
  { slug: 'jul', date: '2026-07-01T00:00:00Z', tags: ['a', 'b', 'c'] },
]);

type Pagination = {
  readonly related: readonly string[];
  readonly previous: string | null;
  readonly next: string | null;
};

const rows: readonly (Pagination & { readonly says: string; readonly slug: string })[] = [
  {
    says: 'most shared tags stand first, then the newest, equal dates by slug',
    slug: 'jan',
    related: ['feb', 'mar-x', 'mar-y'],
    previous: 'bare',
    next: 'feb',
  },
  {
    says: 'removed, unlisted and future ones are passed over',
    slug: 'feb',
    related: ['jan', 'mar-y'],
    previous: 'jan',
    next: 'mar-y',
  },
  { says: 'the first has none before it', slug: 'bare', related: [], previous: null, next: 'jan' },
  { says: 'the last has none after it', slug: 'may', related: [], previous: 'mar-x', next: null },
  {
    says: 'an unlisted one has others around it',
    slug: 'unlisted',
    related: ['feb', 'jan', 'mar-y'],
    previous: 'mar-x',
    next: 'may',
  },
];

test.each(rows)('$says: $slug', ({ slug, related, previous, next }) => {
  expect(lookAround(CATALOG, slug, 5, NOW)).toEqual({ related, previous, next });
});

test('what comes due is related and next from its moment on', () => {
  const now = toSeconds('2026-07-01T00:00:00Z');
  expect(lookAround(CATALOG, 'may', 5, now).next).toBe('jul');
  expect(lookAround(CATALOG, 'jan', 1, now).related).toEqual(['jul']);
  expect(lookAround(CATALOG, 'jan', 1, now - 1).related).toEqual(['feb']);
});

describe('any article among any others', () => {
  test('has those around it that comparing one by one finds', () => {
    fc.assert(
      fc.property(listings, instants, fc.integer({ min: 1, max: 6 }), (listed, now, limit) => {
        const catalog = buildCatalog(listed);
        for (const article of listed.filter((one) => isDue(one, now))) {
          expect(lookAround(catalog, article.slug, limit, now)).toEqual(
            lookAroundPlainly(listed, article, limit, now),
          );
        }
      }),
      { numRuns: 500 },
    );
  });
});

test('those before and after one in its section are those of its section alone', () => {
  fc.assert(
    fc.property(listings, instants, (listed, now) => {
      const catalog = buildCatalog(listed);
      for (const article of listed.filter((one) => isDue(one, now))) {
        const own = listed.filter((other) => other.section === article.section);
        const alone = buildCatalog(article.section === undefined ? listed : own);
        const position = findSlug(catalog.rows, article.slug) ?? -1;
        const place = findSlug(alone.rows, article.slug) ?? -1;
        const toSlugs = (from: Catalog, around: ReturnType<typeof toNeighbours>) =>
          [around.previous, around.next].map((at) => (at === null ? null : slugAt(from.rows, at)));
        expect(toSlugs(catalog, toSectionNeighbours(catalog, position, now))).toEqual(
          toSlugs(alone, toNeighbours(alone, place, now)),
        );
      }
    }),
  );
});

function lookAround(catalog: Catalog, slug: string, limit: number, now: number): Pagination {
  const position = findSlug(catalog.rows, slug);
  if (position === null) throw new Error(`no article ${slug}`);
  const toSlug = (place: number): string => slugAt(catalog.rows, place);
  const { previous, next } = toNeighbours(catalog, position, now);
  return {
    related: toRelated(catalog, position, limit, now).map(toSlug),
    previous: previous === null ? null : toSlug(previous),
    next: next === null ? null : toSlug(next),
  };
}

function lookAroundPlainly(
  listed: readonly Listed[],
  article: Listed,
  limit: number,
  now: number,
): Pagination {
  const compare = byNewest(dateOf);
  const others = listed
    .filter((other) => other !== article && isDue(other, now))
    .filter(({ unlisted, removed }) => unlisted !== true && removed === undefined)
    .toSorted(compare);
  const shared = ({ tags = [] }: Listed): number =>
    tags.filter((tag) => article.tags?.includes(tag)).length;
  return {
    related: others
      .filter((other) => shared(other) > 0)
      // The sort is stable, so the newest stand first among equals.
      .toSorted((a, b) => shared(b) - shared(a))
      .slice(0, limit)
      .map(({ slug }) => slug),
    previous: others.find((other) => compare(article, other) < 0)?.slug ?? null,
    next: others.findLast((other) => compare(other, article) < 0)?.slug ?? null,
  };
}
