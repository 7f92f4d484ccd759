// Years and months of the site's zone: how many articles each has, and those of one.
import { countBelow, findFirst } from '../catalog/binary-search.ts';
import { at, type Catalog, dueCount, firstFrom } from '../catalog/catalog.ts';
import { parseInstant } from './instant.ts';
import { toOffset } from './local-time.ts';

/** A month (1 to 12) of a year, or all of the year. */
export type Period = { readonly year: number; readonly month: number | null };

export type Month = { readonly year: number; readonly month: number };

/** Articles on one page of a period. */
const PAGE = 50;

/** The months that have articles, oldest first. `now` in seconds since 1970, as everywhere here. */
export function listMonths(
  catalog: Catalog,
  now: number,
): readonly (Month & { readonly count: number })[] {
  const { rows, site } = catalog;
  const due = dueCount(rows, now);
  const months: (Month & { readonly count: number })[] = [];
  // From month to month, so that the work grows with their number.
  for (let start = 0; start < due; ) {
    const month = toMonth(at(rows.published, start), site.zone);
    const end = Math.max(start + 1, Math.min(due, findStart(catalog, month, 1)));
    const count = countStanding(catalog, end) - countStanding(catalog, start);
    if (count > 0) months.push({ ...month, count });
    start = end;
  }
  return months;
}

/** What a page of a period has. */
export type PeriodPage = {
  /** Oldest first. */
  readonly positions: readonly number[];
  /** Articles of the whole period. */
  readonly count: number;
  /** Pages of the period; the first has the oldest articles. None where it has no article. */
  readonly pages: number;
};

/** The articles on a page of a period, counted from 1. */
export function selectPeriod(
  catalog: Catalog,
  period: Period,
  page: number,
  now: number,
): PeriodPage {
  const due = dueCount(catalog.rows, now);
  const { from, end } = toPositions(catalog, period);
  const last = Math.min(end, due);
  const before = countStanding(catalog, from);
  const count = Math.max(0, countStanding(catalog, last) - before);
  const skipped = before + (page - 1) * PAGE;
  const positions: number[] = [];
  for (
    let position = findStanding(catalog, skipped, last);
    position < last && positions.length < PAGE;
    position++
  ) {
    if (stands(catalog, position)) positions.push(position);
  }
  return { positions, count, pages: Math.ceil(count / PAGE) };
}

/** The nearest periods of the same length before and after one that have articles; null where none has. */
export function findNeighbours(
  catalog: Catalog,
  period: Period,
  now: number,
): { readonly earlier: Period | null; readonly later: Period | null } {
  const { rows, site } = catalog;
  const due = dueCount(rows, now);
  const { from, end } = toPositions(catalog, period);
  const toPeriod = (position: number): Period => {
    const { year, month } = toMonth(at(rows.published, position), site.zone);
    return { year, month: period.month === null ? null : month };
  };
  const before = countStanding(catalog, Math.min(from, due));
  const through = countStanding(catalog, Math.min(end, due));
  const next = findStanding(catalog, through, due);
  return {
    earlier: before === 0 ? null : toPeriod(findStanding(catalog, before - 1, due)),
    later: next < due ? toPeriod(next) : null,
  };
}

/** The month of an instant (seconds since 1970) by the clocks of a zone. */
export function toMonth(instant: number, zone: string): Month {
  const local = new Date((instant + toOffset(instant, zone)) * 1000);
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1 };
}

/** `2026`, or `2026/05`: the end of a period's path. */
export function toPeriodName({ year, month }: Period): string {
  const digits = String(year).padStart(4, '0');
  return month === null ? digits : `${digits}/${String(month).padStart(2, '0')}`;
}

/** What a path says: four digits for the year, one or two for the month; null for anything else. */
export function readPeriod(year: string, month: string | null): Period | null {
  if (!/^\d{4}$/.test(year)) return null;
  if (month === null) return { year: Number(year), month: null };
  const number = Number(month);
  const isMonth = /^\d{1,2}$/.test(month) && number >= 1 && number <= 12;
  return isMonth ? { year: Number(year), month: number } : null;
}

/** The path of a period's page, and of one of its pages. */
export function toPeriodPath(period: Period, page = 1): string {
  return `/archive/${toPeriodName(period)}${page === 1 ? '' : `?page=${page}`}`;
}

/** Positions from the first of a period to before the first after it. */
function toPositions(catalog: Catalog, { year, month }: Period) {
  const first = { year, month: month ?? 1 };
  return {
    from: findStart(catalog, first, 0),
    end: findStart(catalog, first, month === null ? 12 : 1),
  };
}

/** The first position of the month that begins so many months after another. */
function findStart({ rows, site }: Catalog, { year, month }: Month, after: number): number {
  const months = year * 12 + month - 1 + after;
  const name = toPeriodName({ year: Math.floor(months / 12), month: (months % 12) + 1 });
  const instant = parseInstant(`${name.replace('/', '-')}-01`, site.zone);
  return instant === null ? rows.count : firstFrom(rows, instant);
}

/** How many articles below a position lists show: neither unlisted nor removed. */
function countStanding({ hidden }: Catalog, below: number): number {
  return below - countBelow(hidden.unlisted, below) - countBelow(hidden.removed, below);
}

/** The position before which so many articles stand, and which stands itself; `end` where there is none below. */
function findStanding(catalog: Catalog, before: number, end: number): number {
  return findFirst(end, (position) => countStanding(catalog, position + 1) > before);
}

function stands({ rows }: Catalog, position: number): boolean {
  return at(rows.unlisted, position) === 0 && at(rows.removed, position) === 0;
}
