// Filter → Matcher: which articles it takes, whatever the moment. Merges posting lists from the newest
// end; the work grows with the smallest name asked for, not with the number of articles.
import {
  at,
  type Catalog,
  firstFrom,
  listAt,
  type Postings,
  positionsOf,
} from '../catalog/catalog.ts';
import type { Filter } from './query.ts';

export type Matcher = {
  /** The positions that `since` and `until` allow: from the first to before the second. */
  readonly from: number;
  readonly end: number;
  /** True when the listed article at this position answers the filter. */
  readonly matches: (position: number) => boolean;
  /** Every match below a position, newest first. */
  readonly descend: (below: number) => Iterable<number>;
  /** How many matches stand below a position: removed articles are left out. */
  readonly countStanding: (below: number) => number;
};

export function toMatcher(catalog: Catalog, filter: Filter): Matcher {
  const { rows, ids, postings } = catalog;
  const tagGroups = filter.tags.map((group) => toIds(group, ids.tags));
  const not = toIds(filter.not, ids.tags);
  const sections = toIds(filter.sections, ids.sections);
  const authors = toIds(filter.authors, ids.authors);
  const languages = toLanguageIds(filter.languages, catalog.languages);
  const clauses: readonly (readonly Uint32Array[])[] = [
    ...tagGroups.map((group) => toLists(group, postings.tags)),
    ...(filter.sections.length === 0 ? [] : [toLists(sections, postings.sections)]),
    ...(filter.authors.length === 0 ? [] : [toLists(authors, postings.authors)]),
    ...(filter.languages.length === 0 ? [] : [toLists(languages, postings.languages)]),
  ];
  const smallest = clauses.toSorted((a, b) => toSize(a) - toSize(b))[0];
  const from = filter.since === null ? 0 : firstFrom(rows, filter.since);
  const end = filter.until === null ? rows.count : firstFrom(rows, filter.until);
  const matches = (position: number): boolean => {
    if (position < from || position >= end || at(rows.unlisted, position) === 1) return false;
    const tags = listAt(rows.tags, position);
    return (
      tagGroups.every((group) => group.some((id) => tags.includes(id))) &&
      !not.some((id) => tags.includes(id)) &&
      (filter.sections.length === 0 || sections.includes(at(rows.section, position) - 1)) &&
      (filter.authors.length === 0 ||
        listAt(rows.authors, position).some((id) => authors.includes(id))) &&
      (filter.languages.length === 0 || languages.includes(at(rows.language, position)))
    );
  };
  const toCandidates = (below: number): Iterable<number> =>
    smallest === undefined ? countDown(from, below) : mergeDown(smallest, from, below);
  const descend = (below: number): Iterable<number> =>
    keep(toCandidates(Math.min(below, end)), matches);
  const countStanding = (below: number): number => {
    if (smallest === undefined && not.length === 0) {
      return countAll(catalog, from, Math.max(from, Math.min(below, end)));
    }
    let standing = 0;
    for (const position of descend(below)) if (at(rows.removed, position) === 0) standing++;
    return standing;
  };
  return { from, end, matches, descend, countStanding };
}

/** Listed articles that stand in [from, end): none of them is looked at. */
function countAll({ hidden }: Catalog, from: number, end: number): number {
  return end - from - (countBelow(hidden, end) - countBelow(hidden, from));
}

function* keep(
  positions: Iterable<number>,
  matches: (position: number) => boolean,
): Iterable<number> {
  for (const position of positions) if (matches(position)) yield position;
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
