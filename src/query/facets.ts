// Filter → facets: how many of the articles it takes bear each name, and the newest of them.
import { countBelow } from '../catalog/binary-search.ts';
import { at, type Catalog, dueCount, listAt, positionsOf } from '../catalog/catalog.ts';
import type { Term } from '../catalog/site.ts';
import { EVERYTHING, type Filter } from './filter.ts';
import { findTerm, knownTerms, type NameKind, termsOf } from './known.ts';
import { toMatcher } from './matcher.ts';
import { SCOPE_FOLDERS as FOLDERS, type Scope } from './scope.ts';

export type Facet = {
  readonly term: Term;
  readonly count: number;
  /** Seconds since 1970 of the newest article; null where there is none. */
  readonly newest: number | null;
};

/** A facet for every term of a kind, in the order of the catalog. `now` in seconds since 1970. */
export function toFacets(
  catalog: Catalog,
  kind: NameKind,
  filter: Filter,
  now: number,
): readonly Facet[] {
  const { terms } = termsOf(catalog, kind);
  const due = dueCount(catalog.rows, now);
  const matcher = toMatcher(catalog, filter);
  if (!matcher.takesAll) return countWithin(catalog, kind, terms, matcher.descend(due));
  const removed = countRemoved(catalog, kind, terms.length, due);
  return terms.map((term, id) => toWhole(catalog, kind, term, id, due, at(removed, id)));
}

/** The facet of one term, without a filter; null where it is not known by this slug. */
export function toFacet(catalog: Catalog, { kind, name }: Scope, now: number): Facet | null {
  const { terms, ids } = termsOf(catalog, kind);
  const id = ids.get(name);
  const term = findTerm(catalog, kind, name, now);
  if (id === undefined || term === null) return null;
  const due = dueCount(catalog.rows, now);
  const removed = countRemoved(catalog, kind, terms.length, due);
  return toWhole(catalog, kind, term, id, due, at(removed, id));
}

/** The facets of all known terms, those with most articles first. */
export function listFacets(catalog: Catalog, kind: NameKind, now: number): readonly Facet[] {
  const known = new Set(knownTerms(catalog, kind, now));
  return sortFacets(toFacets(catalog, kind, EVERYTHING, now).filter(({ term }) => known.has(term)));
}

/** Most articles first; of as many, by slug. */
export function sortFacets(facets: readonly Facet[]): readonly Facet[] {
  return facets.toSorted((a, b) => b.count - a.count || (a.term.slug < b.term.slug ? -1 : 1));
}

/** How many removed articles bear each name: one walk for all of them, since there are few. */
function countRemoved(catalog: Catalog, kind: NameKind, terms: number, due: number): Uint32Array {
  const counts = new Uint32Array(terms);
  for (const position of catalog.hidden.removed) {
    if (position >= due) break;
    for (const id of toNamesOf(catalog, kind, position)) counts[id] = at(counts, id) + 1;
  }
  return counts;
}

/** From the posting list of a name alone, where nothing is filtered. */
function toWhole(
  catalog: Catalog,
  kind: NameKind,
  term: Term,
  id: number,
  due: number,
  removed: number,
): Facet {
  const { rows } = catalog;
  const list = positionsOf(catalog.postings[FOLDERS[kind]], id);
  const begun = countBelow(list, due);
  // A view of the part would be another object for each of thousands of names.
  let newest: number | undefined;
  for (let place = begun - 1; place >= 0 && newest === undefined; place--) {
    const position = at(list, place);
    if (at(rows.removed, position) === 0) newest = position;
  }
  return {
    term,
    count: begun - removed,
    newest: newest === undefined ? null : at(rows.published, newest),
  };
}

/** By meeting every article that the filter takes, newest first. */
function countWithin(
  catalog: Catalog,
  kind: NameKind,
  terms: readonly Term[],
  positions: Iterable<number>,
): readonly Facet[] {
  const { rows } = catalog;
  const counts = new Uint32Array(terms.length);
  const newest = new Uint32Array(terms.length);
  for (const position of positions) {
    if (at(rows.removed, position) > 0) continue;
    for (const id of toNamesOf(catalog, kind, position)) {
      if (at(counts, id) === 0) newest[id] = at(rows.published, position);
      counts[id] = at(counts, id) + 1;
    }
  }
  return terms.map((term, id) => ({
    term,
    count: at(counts, id),
    newest: at(counts, id) === 0 ? null : at(newest, id),
  }));
}

function toNamesOf({ rows }: Catalog, kind: NameKind, position: number): Iterable<number> {
  if (kind === 'tag') return listAt(rows.tags, position);
  if (kind === 'author') return listAt(rows.authors, position);
  const section = at(rows.section, position);
  return section === 0 ? [] : [section - 1];
}
