// Look-ups in the rows.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, dueCount, findSlug, firstFrom, slugAt } from '../../src/catalog/catalog.ts';
import { listings } from '../query/arbitraries.ts';
import { buildCatalog, toSeconds } from './build.ts';

const SLUGS = ['a', 'a-1', 'b', 'z', 'ärger', 'ωmega', 'теги', '日本', '𝒳'];

const { rows } = buildCatalog(
  SLUGS.map((slug, index) => ({ slug, date: `2026-01-0${(index % 3) + 1}T00:00:00Z` })),
);

describe('findSlug', () => {
  test.each(SLUGS)('finds %s', (slug) => {
    const position = findSlug(rows, slug);
    expect(position === null ? null : slugAt(rows, position)).toBe(slug);
  });

  test.each(['', '0', 'a-', 'ä', 'zz', '𝒴', '__proto__', 'constructor'])(
    'finds no "%s"',
    (slug) => {
      expect(findSlug(rows, slug)).toBeNull();
    },
  );

  test('finds nothing in an empty catalog', () => {
    expect(findSlug(buildCatalog([]).rows, 'a')).toBeNull();
  });

  test('finds every article of any catalog', () => {
    fc.assert(
      fc.property(listings, (listed) => {
        const { rows } = buildCatalog(listed);
        const found = rows.slugs.map((slug) => findSlug(rows, slug));
        expect(found).toEqual(rows.slugs.map((_, position) => position));
      }),
    );
  });
});

describe('rows stand', () => {
  test('oldest first, equal times by slug descending', () => {
    expect(rows.slugs).toEqual(['теги', 'z', 'a', '日本', 'ärger', 'a-1', '𝒳', 'ωmega', 'b']);
  });
});

describe('instants among the rows', () => {
  test.each([
    { instant: '2025-12-31T23:59:59Z', first: 0, due: 0 },
    { instant: '2026-01-01T00:00:00Z', first: 0, due: 3 },
    { instant: '2026-01-01T00:00:01Z', first: 3, due: 3 },
    { instant: '2026-01-03T00:00:00Z', first: 6, due: 9 },
    { instant: '2026-01-03T00:00:01Z', first: 9, due: 9 },
  ])('$instant: articles from $first on are later or equal, $due are due', (row) => {
    const seconds = toSeconds(row.instant);
    expect({ first: firstFrom(rows, seconds), due: dueCount(rows, seconds) }).toEqual({
      first: row.first,
      due: row.due,
    });
  });
});

describe('reading past the end', () => {
  test.each([
    { what: 'a column', read: () => at(rows.published, 9) },
    { what: 'the slugs', read: () => slugAt(rows, 9) },
  ])('of $what is a RangeError', ({ read }) => {
    expect(read).toThrow(RangeError);
  });
});
