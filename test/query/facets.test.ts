// Filter → facets: rows by hand, then any filter against counting one by one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Catalog } from '../../src/catalog/catalog.ts';
import { toFacets } from '../../src/query/facets.ts';
import { EVERYTHING, type Filter } from '../../src/query/filter.ts';
import { type NameKind, termsOf } from '../../src/query/known.ts';
import { buildCatalog, type Listed, toSeconds } from '../catalog/build.ts';
import { instants, listings, queries } from './arbitraries.ts';
import { answers, dateOf, isDue } from './reference.ts';

const NOW = toSeconds('2026-06-01T00:00:00Z');

const CATALOG = buildCatalog([
  { slug: 'jan', date: '2026-01-01T00:00:00Z', tags: ['defi', 'b'], section: 'markets' },
  { slug: 'feb', date: '2026-02-01T00:00:00Z', tags: ['b'], authors: ['ada', 'bob'] },
  { slug: 'mar', date: '2026-03-01T00:00:00Z', tags: ['b'], removed: '2026-03-02T00:00:00Z' },
  { slug: 'apr', date: '2026-04-01T00:00:00Z', tags: ['b', 'c'], unlisted: true },
  { slug: 'jul', date: '2026-07-01T00:00:00Z', tags: ['b', 'c'], section: 'markets' },
]);

type Row = {
  readonly says: string;
  readonly kind: NameKind;
  readonly filter?: Partial<Filter>;
  readonly now?: string;
  /** Each with its count and its newest date. */
  readonly facets: readonly string[];
};

const rows: readonly Row[] = [
  {
    says: 'tags count what stands, is listed and is due',
    kind: 'tag',
    facets: ['defi 1 2026-01-01', 'machine-learning 0 never', 'b 2 2026-02-01', 'c 0 never'],
  },
  {
    says: 'a filter leaves its own',
    kind: 'tag',
    filter: { tags: [['defi']] },
    facets: ['defi 1 2026-01-01', 'machine-learning 0 never', 'b 1 2026-01-01', 'c 0 never'],
  },
  {
    says: 'an article counts from its date on',
    kind: 'tag',
    now: '2026-07-01T00:00:00Z',
    facets: ['defi 1 2026-01-01', 'machine-learning 0 never', 'b 3 2026-07-01', 'c 1 2026-07-01'],
  },
  {
    says: 'an article without a section counts for none',
    kind: 'section',
    facets: ['markets 1 2026-01-01', 'policy 0 never'],
  },
  {
    says: 'an article of two authors counts for both',
    kind: 'author',
    facets: ['ada 2 2026-02-01', 'bob 1 2026-02-01'],
  },
];

test.each(rows)('$says', ({ kind, filter, now, facets }) => {
  const moment = now === undefined ? NOW : toSeconds(now);
  const found = toFacets(CATALOG, kind, { ...EVERYTHING, ...filter }, moment);
  expect(found.map(({ term, count, newest }) => `${term.slug} ${count} ${toDay(newest)}`)).toEqual(
    facets,
  );
});

describe('any filter over any articles at any moment', () => {
  test.each(['tag', 'section', 'author'] as const)('counts each %s as one by one', (kind) => {
    fc.assert(
      fc.property(listings, queries(true), instants, (listed, filter, now) => {
        const catalog = buildCatalog(listed);
        expect(toFacets(catalog, kind, filter, now)).toEqual(
          countPlainly(catalog, listed, kind, filter, now),
        );
      }),
      { numRuns: 500 },
    );
  });
});

function countPlainly(
  catalog: Catalog,
  listed: readonly Listed[],
  kind: NameKind,
  filter: Filter,
  now: number,
) {
  const taken = listed.filter(
    (article) => answers(article, filter) && isDue(article, now) && article.removed === undefined,
  );
  return termsOf(catalog, kind).terms.map((term) => {
    const bearers = taken.filter((article) => namesOf(article, kind).includes(term.slug));
    const newest = bearers.length === 0 ? null : Math.max(...bearers.map(dateOf));
    return { term, count: bearers.length, newest };
  });
}

function namesOf({ tags = [], section, authors = ['ada'] }: Listed, kind: NameKind) {
  if (kind === 'tag') return tags;
  if (kind === 'author') return authors;
  return section === undefined ? [] : [section];
}

function toDay(instant: number | null): string {
  return instant === null ? 'never' : new Date(instant * 1000).toISOString().slice(0, 10);
}
