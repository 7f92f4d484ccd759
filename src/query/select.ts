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
} from '../catalog/catalog.ts';
import type { Query } from './query.ts';

export type Selection = {
  /** Positions in the catalog, newest first. */
  readonly entries: readonly number[];
  /** Removed articles within the window that `entries` covers, newest first. */
  readonly removed: readonly number[];
  /** Seconds since 1970 of the next article this query will select; null when none waits. */
  readonly due: number | null;
};

/** `now` in seconds since 1970; articles dated later wait. */
export function select(catalog: Catalog, query: Query, now: number): Selection {
  const { rows } = catalog;
  const filter = toFilter(catalog, query);
  const from = query.since === null ? 0 : firstFrom(rows, query.since);
  const end = query.until === null ? rows.count : firstFrom(rows, query.until);
  const due = dueCount(rows, now);
  const entries: number[] = [];
  const removed: number[] = [];
  for (const position of filter.descend(from, Math.min(due, end))) {
    if (!filter.matches(position)) continue;
    if (at(rows.removed, position) > 0) removed.push(position);
    else if (entries.push(position) === query.limit) break;
  }
  for (let position = Math.max(due, from); position < end; position++) {
    if (filter.matches(position)) return { entries, removed, due: at(rows.published, position) };
  }
  return { entries, removed, due: null };
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
