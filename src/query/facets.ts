// Filter → facets: how many of the articles it takes bear each name, and the newest of them.
import { at, type Catalog, dueCount, listAt } from '../catalog/catalog.ts';
import type { Term } from '../catalog/site.ts';
import { type NameKind, toKind } from './known.ts';
import { toMatcher } from './matcher.ts';
import type { Filter } from './query.ts';

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
  const { rows } = catalog;
  const { terms } = toKind(catalog, kind);
  const counts = new Uint32Array(terms.length);
  const newest = new Uint32Array(terms.length);
  for (const position of toMatcher(catalog, filter).descend(dueCount(rows, now))) {
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
