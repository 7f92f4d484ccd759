// Query → Selection: which articles answer at a moment. Merges posting lists from the newest end;
// the work grows with the page and the smallest name asked for, not with the number of articles.
import {
  at,
  type Catalog,
  dueCount,
  firstFrom,
  listAt,
  type Postings,
  positionsOf,
  type Rows,
} from '../catalog/catalog.ts';
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
  const filter = toFilter(catalog, query);
  const from = query.since === null ? 0 : firstFrom(rows, query.since);
  const end = query.until === null ? rows.count : firstFrom(rows, query.until);
  const due = dueCount(rows, now);
  const found: number[] = [];
  for (const position of filter.descend(from, Math.min(due, end))) {
    if (filter.matches(position)) found.push(position);
  }
  const blocks = Math.floor(found.length / BLOCK);
  const isRemoved = (position: number): boolean => at(rows.removed, position) > 0;
  const window =
    query.page === null ? toWindow(found, query.limit, isRemoved) : toBlock(found, query.page);
  // A block with a full one after it is closed: what is still to come changes nothing in it.
  const closed = query.page !== null && query.page < blocks;
  return {
    entries: window.filter((position) => !isRemoved(position)),
    removed: window.filter(isRemoved),
    due: closed ? null : findDue(rows, filter, Math.max(due, from), end),
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

/** Seconds of the first article in [from, end) that the filter takes. */
function findDue(rows: Rows, filter: Filter, from: number, end: number): number | null {
  for (let position = from; position < end; position++) {
    if (filter.matches(position)) return at(rows.published, position);
  }
  return null;
}

type Filter = {
  /** True when the article at this position answers the query, whatever the moment. */
  readonly matches: (position: number) => boolean;
  /** Candidates in [from, end), newest first; every match is among them. */
  readonly descend: (from: number, end: number) => Iterable<number>;
};

function toFilter(catalog: Catalog, query: Query): Filter {
  const { rows, ids, postings } = catalog;
  const tagGroups = query.tags.map((group) => toIds(group, ids.tags));
  const not = toIds(query.not, ids.tags);
  const sections = toIds(query.sections, ids.sections);
  const authors = toIds(query.authors, ids.authors);
  const languages = toLanguageIds(query.languages, catalog.languages);
  const clauses: readonly (readonly Uint32Array[])[] = [
    ...tagGroups.map((group) => toLists(group, postings.tags)),
    ...(query.sections.length === 0 ? [] : [toLists(sections, postings.sections)]),
    ...(query.authors.length === 0 ? [] : [toLists(authors, postings.authors)]),
    ...(query.languages.length === 0 ? [] : [toLists(languages, postings.languages)]),
  ];
  const smallest = clauses.toSorted((a, b) => toSize(a) - toSize(b))[0];
  return {
    matches: (position) => {
      if (at(rows.unlisted, position) === 1) return false;
      const tags = listAt(rows.tags, position);
      return (
        tagGroups.every((group) => group.some((id) => tags.includes(id))) &&
        !not.some((id) => tags.includes(id)) &&
        (query.sections.length === 0 || sections.includes(at(rows.section, position) - 1)) &&
        (query.authors.length === 0 ||
          listAt(rows.authors, position).some((id) => authors.includes(id))) &&
        (query.languages.length === 0 || languages.includes(at(rows.language, position)))
      );
    },
    descend: (from, end) =>
      smallest === undefined ? countDown(from, end) : mergeDown(smallest, from, end),
  };
}

/** Names that are not in the catalog match nothing. */
function toIds(names: readonly string[], known: ReadonlyMap<string, number>): readonly number[] {
  return names.flatMap((name) => known.get(name) ?? []);
}

/** The languages that a range names: itself, and itself followed by `-` (RFC 4647 §3.3.1). */
export function toLanguageIds(
  ranges: readonly string[],
  languages: readonly string[],
): readonly number[] {
  return languages.flatMap((language, id) => {
    const tag = language.toLowerCase();
    return ranges.some((range) => tag === range || tag.startsWith(`${range}-`)) ? [id] : [];
  });
}

function toLists(ids: readonly number[], postings: Postings): readonly Uint32Array[] {
  return ids.map((id) => positionsOf(postings, id));
}

function toSize(lists: readonly Uint32Array[]): number {
  return lists.reduce((sum, list) => sum + list.length, 0);
}

function* countDown(from: number, end: number): Iterable<number> {
  for (let position = end - 1; position >= from; position--) yield position;
}

/** The union of lists in ascending order, walked downwards, each position once. */
function* mergeDown(lists: readonly Uint32Array[], from: number, end: number): Iterable<number> {
  const next = lists.map((list) => countBelow(list, end) - 1);
  for (;;) {
    let highest = -1;
    for (const [index, list] of lists.entries()) {
      highest = Math.max(highest, list[next[index] ?? -1] ?? -1);
    }
    if (highest < from) return;
    yield highest;
    for (const [index, list] of lists.entries()) {
      const place = next[index] ?? -1;
      if (list[place] === highest) next[index] = place - 1;
    }
  }
}

/** How many numbers of an ascending list are below `end`. */
function countBelow(list: Uint32Array, end: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(list, middle) < end) low = middle + 1;
    else high = middle;
  }
  return low;
}
