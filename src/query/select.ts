// Query → Selection: which articles answer at a moment.
import { at, type Catalog, dueCount, type Rows } from '../catalog/catalog.ts';
import type { Filter } from './filter.ts';
import { type Matcher, toMatcher } from './matcher.ts';
import type { Query } from './query.ts';
import { take } from './walk.ts';

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
  const found = matcher.count(due);
  const blocks = Math.floor(found / BLOCK);
  const isRemoved = (position: number): boolean => at(rows.removed, position) > 0;
  const { window, complete } =
    query.page === null
      ? toWindow(matcher.descend(due), query.limit, isRemoved)
      : toBlock(matcher, due, found - query.page * BLOCK);
  // A block with a full one after it is closed: what is still to come changes nothing in it.
  const closed = query.page !== null && query.page < blocks;
  return {
    entries: window.filter((position) => !isRemoved(position)),
    removed: window.filter(isRemoved),
    due: closed ? null : findDue(rows, matcher, due),
    blocks,
    complete,
  };
}

/**
 * What a page for people begins with: the newest full block and whatever is newer, so that the pages
 * after it, blocks all of them, begin where it ends.
 */
export function selectFront(
  catalog: Catalog,
  filter: Filter,
  now: number,
): Pick<Selection, 'entries' | 'blocks'> {
  const due = dueCount(catalog.rows, now);
  const matcher = toMatcher(catalog, filter);
  const found = matcher.count(due);
  const blocks = Math.floor(found / BLOCK);
  const front = found - Math.max(0, blocks - 1) * BLOCK;
  const window = take(matcher.descend(due), front);
  return { entries: window.filter((position) => at(catalog.rows.removed, position) === 0), blocks };
}

type Window = { readonly window: readonly number[]; readonly complete: boolean };

/** The newest positions down to the last of `limit` entries, removed ones between them included. */
function toWindow(
  positions: Iterable<number>,
  limit: number,
  isRemoved: (position: number) => boolean,
): Window {
  const window: number[] = [];
  let entries = 0;
  for (const position of positions) {
    const standing = !isRemoved(position);
    if (entries === limit && standing) return { window, complete: false };
    if (entries < limit) window.push(position);
    if (standing) entries++;
  }
  return { window, complete: true };
}

/** A block, given how many are newer than it; empty where it is not full. */
function toBlock(matcher: Matcher, due: number, newer: number): Window {
  if (newer < 0) return { window: [], complete: false };
  return { window: take(matcher.descend(due, newer), BLOCK), complete: false };
}

/** Seconds of the first match from `due` on, the articles that are not visible yet. */
function findDue(rows: Rows, { from, end, matches }: Matcher, due: number): number | null {
  for (let position = Math.max(due, from); position < end; position++) {
    if (matches(position)) return at(rows.published, position);
  }
  return null;
}
