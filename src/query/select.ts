// Query → Selection: which articles answer at a moment.
import { at, type Catalog, dueCount, type Rows } from '../catalog/catalog.ts';
import { type Matcher, toMatcher } from './matcher.ts';
import type { Query } from './query.ts';

export type Selection = {
  /** Positions in the catalog, newest first. */
  readonly entries: readonly number[];
  /** Removed articles within the window that `entries` covers, newest first. */
  readonly removed: readonly number[];
  /** Seconds since 1970 of the next article that will change this; null when none waits. */
  readonly due: number | null;
  /** Full blocks of the archive that the query has by now. */
  readonly blocks: number;
  /** True when `entries` are all that the query has by now. */
  readonly complete: boolean;
};

/** Articles in a block of the archive. */
export const BLOCK = 20;

/**
 * `now` in seconds since 1970; articles dated later wait. A page beyond the full blocks selects
 * nothing. Removed articles keep their place in their block.
 */
export function select(catalog: Catalog, query: Query, now: number): Selection {
  const { rows } = catalog;
  const matcher = toMatcher(catalog, query);
  const due = dueCount(rows, now);
  const found = [...matcher.descend(due)];
  const blocks = Math.floor(found.length / BLOCK);
  const isRemoved = (position: number): boolean => at(rows.removed, position) > 0;
  const window =
    query.page === null ? toWindow(found, query.limit, isRemoved) : toBlock(found, query.page);
  // A block with a full one after it is closed: what is still to come changes nothing in it.
  const closed = query.page !== null && query.page < blocks;
  return {
    entries: window.filter((position) => !isRemoved(position)),
    removed: window.filter(isRemoved),
    due: closed ? null : findDue(rows, matcher, due),
    blocks,
    complete: query.page === null && found.slice(window.length).every(isRemoved),
  };
}

/** The newest positions down to the last of `limit` entries, removed ones between them included. */
function toWindow(
  found: readonly number[],
  limit: number,
  isRemoved: (position: number) => boolean,
): readonly number[] {
  let entries = 0;
  const last = found.findIndex((position) => !isRemoved(position) && ++entries === limit);
  return last < 0 ? found : found.slice(0, last + 1);
}

/** Block `page`, counted from the oldest; empty where it is not full. */
function toBlock(found: readonly number[], page: number): readonly number[] {
  const start = found.length - page * BLOCK;
  return start < 0 ? [] : found.slice(start, start + BLOCK);
}

/** Seconds of the first match from `due` on, the articles that are not visible yet. */
function findDue(rows: Rows, { from, end, matches }: Matcher, due: number): number | null {
  for (let position = Math.max(due, from); position < end; position++) {
    if (matches(position)) return at(rows.published, position);
  }
  return null;
}
