// Filter → Matcher: which articles it takes, whatever the moment. Merges posting lists from one end; the
// work grows with the smallest name asked for, not with the number of articles.
import { countBelow, findFirst } from '../catalog/binary-search.ts';
import {
  at,
  type Catalog,
  firstFrom,
  type Lists,
  type Postings,
  positionsOf,
} from '../catalog/catalog.ts';
import type { Filter, FoundText } from './filter.ts';
import { toLanguageIds } from './language-ranges.ts';
import { countDown, countUp, drop, keep, mergeDown, mergeUp, toLength } from './walk.ts';

export type Matcher = {
  /** The positions that `since` and `until` allow: from the first to before the second. */
  readonly from: number;
  readonly end: number;
  /** True when every listed article is taken. */
  readonly takesAll: boolean;
  /** True when the listed article at this position answers the filter. */
  readonly matches: (position: number) => boolean;
  /** Every match below a position, newest first, without the newest `skipped` of them. */
  readonly descend: (below: number, skipped?: number) => Iterable<number>;
  /** Every match from a position on and below another, oldest first. */
  readonly ascend: (start: number, below: number) => Iterable<number>;
  /** How many matches there are below a position, removed articles among them. */
  readonly count: (below: number) => number;
  /** How many of them stand. */
  readonly countStanding: (below: number) => number;
};

/** Any of these lists; disjoint where an article can be on one of them alone. */
type Clause = { readonly lists: readonly Uint32Array[]; readonly disjoint: boolean };

export function toMatcher(catalog: Catalog, filter: Filter): Matcher {
  const { rows, hidden } = catalog;
  const clauses = toClauses(catalog, filter);
  const smallest = clauses.toSorted((a, b) => toSize(a) - toSize(b))[0];
  const from = filter.since === null ? 0 : firstFrom(rows, filter.since);
  const end = filter.until === null ? rows.count : firstFrom(rows, filter.until);
  const test = toTest(catalog, filter);
  const matches = (position: number): boolean =>
    position >= from && position < end && at(rows.unlisted, position) === 0 && test(position);
  const toCandidates = (below: number): Iterable<number> =>
    smallest === undefined ? countDown(from, below) : mergeDown(smallest.lists, from, below);
  const walk = (below: number): Iterable<number> =>
    keep(toCandidates(Math.min(below, end)), matches);
  const ascend = (start: number, below: number): Iterable<number> => {
    const [low, high] = [Math.max(start, from), Math.min(below, end)];
    return keep(
      smallest === undefined ? countUp(low, high) : mergeUp(smallest.lists, low, high),
      matches,
    );
  };
  // One clause says how many without being walked, unless an article may be on two of its lists.
  const isPlain = filter.not.length === 0 && clauses.length <= 1 && smallest?.disjoint !== false;
  const count = (below: number): number => {
    const top = Math.max(from, Math.min(below, end));
    if (!isPlain) return toLength(walk(below));
    const sum = (list: Uint32Array): number => countBelow(list, top) - countBelow(list, from);
    if (smallest === undefined) return top - from - sum(hidden.unlisted);
    return smallest.lists.reduce((total, list) => total + sum(list), 0);
  };
  const descend = (below: number, skipped = 0): Iterable<number> => {
    if (skipped === 0) return walk(below);
    if (!isPlain) return drop(walk(below), skipped);
    const left = count(below) - skipped;
    return walk(findFirst(below, (position) => count(position) >= left));
  };
  const countStanding = (below: number): number => {
    const start = countBelow(hidden.removed, from);
    const removed = hidden.removed.subarray(
      start,
      countBelow(hidden.removed, Math.min(below, end)),
    );
    return count(below) - removed.filter(matches).length;
  };
  const takesAll =
    isPlain && smallest === undefined && filter.since === null && filter.until === null;
  return { from, end, takesAll, matches, descend, ascend, count, countStanding };
}

/** One clause for each list of names; what every listed article is on is left out. */
function toClauses(catalog: Catalog, filter: Filter): readonly Clause[] {
  const { ids, postings, rows, hidden } = catalog;
  const toClause = (postingsOf: Postings, found: readonly number[], disjoint: boolean): Clause => ({
    lists: found.map((id) => positionsOf(postingsOf, id)),
    disjoint: disjoint || found.length === 1,
  });
  const found = toFound(filter);
  const clauses = [
    ...(found === null ? [] : [{ lists: [found.positions], disjoint: true }]),
    ...filter.tags.map((group) => toClause(postings.tags, findIds(group, ids.tags), false)),
    ...(filter.sections.length === 0
      ? []
      : [toClause(postings.sections, findIds(filter.sections, ids.sections), true)]),
    ...(filter.authors.length === 0
      ? []
      : [toClause(postings.authors, findIds(filter.authors, ids.authors), false)]),
    ...(filter.languages.length === 0
      ? []
      : [toClause(postings.languages, toLanguageIds(filter.languages, catalog.languages), true)]),
  ];
  const listed = rows.count - hidden.unlisted.length;
  return clauses.filter((clause) => !(clause.disjoint && toSize(clause) === listed));
}

/** Whether the names of an article answer the filter. */
function toTest(catalog: Catalog, filter: Filter): (position: number) => boolean {
  const { rows, ids } = catalog;
  const groups = filter.tags.map((group) => findIds(group, ids.tags));
  const not = findIds(filter.not, ids.tags);
  const sections = findIds(filter.sections, ids.sections);
  const authors = findIds(filter.authors, ids.authors);
  const languages = toLanguageIds(filter.languages, catalog.languages);
  const found = toFound(filter);
  return (position) =>
    (found === null || holds(found.positions, position)) &&
    groups.every((group) => bears(rows.tags, position, group)) &&
    !bears(rows.tags, position, not) &&
    (filter.sections.length === 0 || sections.includes(at(rows.section, position) - 1)) &&
    (filter.authors.length === 0 || bears(rows.authors, position, authors)) &&
    (filter.languages.length === 0 || languages.includes(at(rows.language, position)));
}

/** What a search has found; null where nothing is searched for. */
function toFound({ text, found }: Filter): FoundText | null {
  if (text.length > 0 && found === null) throw new Error('a search was not looked up');
  return found;
}

/** True when an ascending list has a number. */
function holds(list: Uint32Array, number: number): boolean {
  return list[countBelow(list, number)] === number;
}

/** True when the list of a row holds one of these ids; nothing is made for it. */
function bears({ starts, ids }: Lists, position: number, wanted: readonly number[]): boolean {
  if (wanted.length === 0) return false;
  const end = at(starts, position + 1);
  for (let place = at(starts, position); place < end; place++) {
    if (wanted.includes(at(ids, place))) return true;
  }
  return false;
}

/** Names that are not in the catalog match nothing. */
function findIds(names: readonly string[], known: ReadonlyMap<string, number>): readonly number[] {
  return names.flatMap((name) => known.get(name) ?? []);
}

function toSize({ lists }: Clause): number {
  return lists.reduce((sum, list) => sum + list.length, 0);
}
