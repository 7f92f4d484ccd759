// Filter → one page of a list: rows in an order, and where the next page begins.
import {
  at,
  type Catalog,
  changeAt,
  dueCount,
  firstFrom,
  type Rows,
  slugAt,
} from '../catalog/catalog.ts';
import type { Filter } from './filter.ts';
import { type Matcher, toMatcher } from './matcher.ts';
import { take, toLength } from './walk.ts';

/** By date, newest or oldest first; by last change, newest first; or what answers a search best first. */
export type Order = 'newest' | 'oldest' | 'updated' | 'relevance';

/** The place of a row in its order: it stays right when others are added or leave. */
export type PagePosition = {
  /** Seconds since 1970: date or last change, as the order asks; by relevance, how many rows stand up to here. */
  readonly at: number;
  readonly slug: string;
};

export type List = {
  readonly filter: Filter;
  readonly order: Order;
  /** Only what changed at this instant (seconds) or later, removed articles among it. */
  readonly changedSince: number | null;
};

export type Page = {
  readonly positions: readonly number[];
  /** Rows of all pages. */
  readonly total: number;
  /** Seconds of the first row of all pages: a change, where that is the order. */
  readonly newest: number | null;
  /** The place of the last row here; null where no row follows. */
  readonly last: PagePosition | null;
};

/** The rows that follow a place, at most `limit`; from the first one on where it is null. */
export function selectPage(
  catalog: Catalog,
  list: List,
  after: PagePosition | null,
  limit: number,
  now: number,
): Page {
  const { rows } = catalog;
  const { order, changedSince } = list;
  const due = dueCount(rows, now);
  const matcher = toMatcher(
    catalog,
    changedSince === null ? list.filter : withRemoved(catalog, list.filter),
  );
  if (order === 'relevance') return selectBest(rows, matcher, list.filter, after, limit, due);
  const toPlace = (position: number): PagePosition => ({
    at: order === 'updated' ? changeAt(rows, position) : at(rows.published, position),
    slug: slugAt(rows, position),
  });
  const walk = (from: PagePosition | null): Iterable<number> => {
    if (order === 'newest') return walkByDate(rows, matcher, due, from);
    if (order === 'oldest') return walkFromOldest(rows, matcher, due, from);
    return walkByChange(rows, matcher, due, from, changedSince);
  };
  const found = take(walk(after), limit + 1);
  const [first] = after === null ? found : take(walk(null), 1);
  const positions = found.slice(0, limit);
  const last = positions.at(-1);
  return {
    positions,
    total: changedSince === null ? matcher.countStanding(due) : toLength(walk(null)),
    newest: first === undefined ? null : toPlace(first).at,
    last: last === undefined || found.length <= limit ? null : toPlace(last),
  };
}

/**
 * The rows of a search, those that answer it best first, of equal ones the newest. All of them are put in
 * order for each page: how many there are is bounded by the catalog, and a place in this order is a count.
 */
function selectBest(
  rows: Rows,
  matcher: Matcher,
  { found }: Filter,
  after: PagePosition | null,
  limit: number,
  due: number,
): Page {
  if (found === null || found.scores === null) throw new Error('a search has no scores');
  const { positions, scores } = found;
  const scored = new Map([...positions].map((position, index) => [position, scores[index] ?? 0]));
  const standing = [...matcher.descend(due)].filter((position) => at(rows.removed, position) === 0);
  // Sorting is stable, and these are the newest first.
  const best = standing.toSorted((a, b) => (scored.get(b) ?? 0) - (scored.get(a) ?? 0));
  const start = after?.at ?? 0;
  const shown = best.slice(start, start + limit);
  const [newest] = standing;
  const last = shown.at(-1);
  const isLast = last === undefined || start + limit >= best.length;
  return {
    positions: shown,
    total: best.length,
    newest: newest === undefined ? null : at(rows.published, newest),
    last: isLast ? null : { at: start + limit, slug: slugAt(rows, last) },
  };
}

/** A filter that a removed article answers whatever its text was: who holds a copy must hear of it. */
function withRemoved({ hidden }: Catalog, filter: Filter): Filter {
  if (filter.found === null) return filter;
  const positions = new Set([...filter.found.positions, ...hidden.removed]);
  return {
    ...filter,
    found: { positions: Uint32Array.from(positions).sort(), scores: null },
  };
}

/** What stands, newest date first. */
function* walkByDate(
  rows: Rows,
  matcher: Matcher,
  due: number,
  after: PagePosition | null,
): Iterable<number> {
  for (const position of matcher.descend(toBelow(rows, due, after))) {
    if (at(rows.removed, position) === 0) yield position;
  }
}

/** What stands, oldest date first: the same order from its other end. */
function* walkFromOldest(
  rows: Rows,
  matcher: Matcher,
  due: number,
  after: PagePosition | null,
): Iterable<number> {
  for (const position of matcher.ascend(toAbove(rows, after), due)) {
    if (at(rows.removed, position) === 0) yield position;
  }
}

/**
 * By last change, newest first: those never changed, by their dates, and the changed ones between
 * them. Removed ones are met only where all changes since an instant are asked for.
 */
function* walkByChange(
  rows: Rows,
  matcher: Matcher,
  due: number,
  after: PagePosition | null,
  since: number | null,
): Iterable<number> {
  const { changed } = rows;
  const isShown = (position: number): boolean =>
    position < due &&
    (since === null ? at(rows.removed, position) === 0 : changeAt(rows, position) >= since) &&
    (after === null || follows(rows, position, after)) &&
    matcher.matches(position);
  let next = changed.length - 1;
  for (const position of matcher.descend(toBelow(rows, due, after))) {
    if (since !== null && at(rows.published, position) < since) break;
    if (isTouched(rows, position)) continue;
    const place = { at: at(rows.published, position), slug: slugAt(rows, position) };
    for (; next >= 0 && !follows(rows, at(changed, next), place); next--) {
      if (isShown(at(changed, next))) yield at(changed, next);
    }
    yield position;
  }
  for (; next >= 0; next--) if (isShown(at(changed, next))) yield at(changed, next);
}

/** The first position that does not follow a place by date; all that follow stand below it. */
function toBelow(rows: Rows, due: number, after: PagePosition | null): number {
  if (after === null) return due;
  let below = firstFrom(rows, after.at);
  while (
    below < due &&
    at(rows.published, below) === after.at &&
    slugAt(rows, below) > after.slug
  ) {
    below++;
  }
  return Math.min(below, due);
}

/** The first position that stands above a place by date; it is there even if nothing has that place any more. */
function toAbove(rows: Rows, after: PagePosition | null): number {
  if (after === null) return 0;
  let above = firstFrom(rows, after.at);
  while (
    above < rows.count &&
    at(rows.published, above) === after.at &&
    slugAt(rows, above) >= after.slug
  ) {
    above++;
  }
  return above;
}

/** Newer changes stand first, and of equal ones the smaller slug. */
function follows(rows: Rows, position: number, place: PagePosition): boolean {
  const change = changeAt(rows, position);
  return change === place.at ? slugAt(rows, position) > place.slug : change < place.at;
}

function isTouched(rows: Rows, position: number): boolean {
  return at(rows.updated, position) > 0 || at(rows.removed, position) > 0;
}
