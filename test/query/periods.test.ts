// Years and months: rows by hand, then any articles against sorting them one by one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slugAt } from '../../src/catalog/catalog.ts';
import {
  findNeighbours,
  listMonths,
  readPeriod,
  selectPeriod,
  toPeriodName,
  toPeriodPath,
} from '../../src/query/periods.ts';
import { buildCatalog, type Listed, toSeconds } from '../catalog/build.ts';
import { asCompiled } from './reference.ts';

const NOW = toSeconds('2026-06-01T00:00:00Z');

/** Days on both sides of the beginnings of months, for which the zone matters. */
const dates = fc
  .record({
    month: fc.integer({ min: 0, max: 40 }),
    hour: fc.integer({ min: -40, max: 40 }),
  })
  .map(({ month, hour }) =>
    new Date(Date.UTC(2023, month, 1, hour)).toISOString().replace('.000Z', 'Z'),
  );

const listings = fc.array(
  fc.record({
    date: dates,
    unlisted: fc.boolean(),
    removed: fc.constantFrom('', '2026-05-20T00:00:00Z'),
  }),
  { maxLength: 30 },
);

const ZONES = ['Europe/Berlin', 'UTC', 'Pacific/Auckland', 'America/Los_Angeles', 'Asia/Kolkata'];

/** `2026/05`, as the clocks of the zone show it. */
function nameOf(date: string, zone: string): string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
  });
  return format.format(new Date(date)).replace('-', '/');
}

function toListed(made: readonly { date: string; unlisted: boolean; removed: string }[]) {
  return asCompiled(
    made.map(
      ({ date, unlisted, removed }, index): Listed => ({
        slug: `n-${String(index).padStart(2, '0')}`,
        date,
        unlisted,
        ...(removed === '' ? {} : { removed }),
      }),
    ),
    NOW,
  );
}

describe('any articles', () => {
  test('are in the month that their clocks show, in the order of time', () => {
    fc.assert(
      fc.property(listings, fc.constantFrom(...ZONES), (made, zone) => {
        const listed = toListed(made);
        const catalog = buildCatalog(listed, { zone });
        const standing = listed
          .filter(({ date, removed, unlisted }) => {
            return toSeconds(date) <= NOW && removed === undefined && unlisted !== true;
          })
          .toSorted((a, b) => toSeconds(a.date) - toSeconds(b.date) || (a.slug > b.slug ? -1 : 1));
        const months = Map.groupBy(standing, ({ date }) => nameOf(date, zone));
        expect(listMonths(catalog, NOW).map((month) => [toPeriodName(month), month.count])).toEqual(
          [...months].map(([name, members]) => [name, members.length]),
        );
        for (const [name, members] of months) {
          const [year = '', month = null] = name.split('/');
          for (const [period, expected] of [
            [readPeriod(year, month), members],
            [
              readPeriod(year, null),
              standing.filter(({ date }) => nameOf(date, zone).startsWith(year)),
            ],
          ] as const) {
            if (period === null) throw new Error(name);
            const { positions, count, pages } = selectPeriod(catalog, period, 1, NOW);
            expect(positions.map((position) => slugAt(catalog.rows, position))).toEqual(
              expected.map(({ slug }) => slug),
            );
            expect([count, pages]).toEqual([expected.length, 1]);
          }
        }
        const names = [...months.keys()];
        for (const [index, name] of names.entries()) {
          const period = readPeriod(name.slice(0, 4), name.slice(5));
          if (period === null) throw new Error(name);
          const { earlier, later } = findNeighbours(catalog, period, NOW);
          expect(earlier === null ? undefined : toPeriodName(earlier)).toBe(names[index - 1]);
          expect(later === null ? undefined : toPeriodName(later)).toBe(names[index + 1]);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a period', () => {
  test.each([
    ['2026', null, '/archive/2026'],
    ['2026', '05', '/archive/2026/05'],
    ['2026', '5', '/archive/2026/05'],
    ['0007', '12', '/archive/0007/12'],
    ['26', null, null],
    ['20261', null, null],
    ['2026', '0', null],
    ['2026', '13', null],
    ['2026', '005', null],
    ['2026', '1.', null],
    ['２０２６', null, null],
  ])('%s %s is %s', (year, month, path) => {
    const period = readPeriod(year, month);
    expect(period === null ? null : toPeriodPath(period)).toBe(path);
  });

  test('without articles has no pages, and the nearest with some beside it', () => {
    const catalog = buildCatalog([
      { slug: 'a', date: '2024-05-01T00:00:00Z' },
      { slug: 'b', date: '2026-02-01T00:00:00Z' },
      { slug: 'c', date: '2027-02-01T00:00:00Z' },
    ]);
    const period = { year: 2025, month: 7 };
    expect(selectPeriod(catalog, period, 1, NOW)).toEqual({ positions: [], count: 0, pages: 0 });
    expect(findNeighbours(catalog, period, NOW)).toEqual({
      earlier: { year: 2024, month: 5 },
      later: { year: 2026, month: 2 },
    });
    expect(findNeighbours(catalog, { year: 2026, month: null }, NOW)).toEqual({
      earlier: { year: 2024, month: null },
      later: null,
    });
  });
});
