// Filter → facets: how many of the articles it takes bear each name, and the newest of them.
import { countBelow } from '../catalog/binary-search.ts';
import { at, type Catalog, dueCount, listAt, positionsOf } from '../catalog/catalog.ts';
import type { Term } from '../catalog/site.ts';
import { EVERYTHING, type Filter } from './filter.ts';
import { knownTerms, type NameKind, termsOf } from './known.ts';
import { toMatcher } from './matcher.ts';
import { SCOPE_FOLDERS as FOLDERS } from './scope.ts';

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
  return matcher.takesAll
    ? terms.map((term, id) => toWhole(catalog, kind, term, id, due))
    : countWithin(catalog, kind, terms, matcher.descend(due));
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

/** From the posting list of a name alone, where nothing is filtered. */
function toWhole(catalog: Catalog, kind: NameKind, term: Term, id: number, due: number): Facet {
  const { rows } = catalog;
  const list = positionsOf(catalog.postings[FOLDERS[kind]], id);
  const begun = list.subarray(0, countBelow(list, due));
  const newest = begun.findLast((position) => at(rows.removed, position) === 0);
  const removed = catalog.hidden.removed.filter((position) => {
    return position < due && list[countBelow(list, position)] === position;
  });
  return {
    term,
    count: begun.length - removed.length,
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
