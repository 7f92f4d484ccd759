// The articles around one: those most like it by their tags, and its neighbours in time.
import { countBelow } from '../catalog/binary-search.ts';
import { at, type Catalog, dueCount, listAt, positionsOf } from '../catalog/catalog.ts';

/** Positions of the articles that share most tags with one, then the newest; at most `limit`. */
export function toRelated(
  catalog: Catalog,
  position: number,
  limit: number,
  now: number,
): readonly number[] {
  const due = dueCount(catalog.rows, now);
  const tags = listAt(catalog.rows.tags, position);
  const shared = new Uint8Array(due);
  for (const tag of tags) {
    for (const other of positionsOf(catalog.postings.tags, tag)) {
      if (other >= due) break;
      shared[other] = at(shared, other) + 1;
    }
  }
  const related: number[] = [];
  for (let most = tags.length; most > 0; most--) {
    for (let other = shared.lastIndexOf(most); other >= 0; ) {
      if (other !== position && stands(catalog, other)) related.push(other);
      if (related.length === limit) return related;
      // A start of -1 would mean the last element.
      other = other === 0 ? -1 : shared.lastIndexOf(most, other - 1);
    }
  }
  return related;
}

/** The listed articles just before and after one in time; null where there is none. */
export function toNeighbours(
  catalog: Catalog,
  position: number,
  now: number,
): { readonly previous: number | null; readonly next: number | null } {
  const due = dueCount(catalog.rows, now);
  const seek = (step: 1 | -1): number | null => {
    let place = position + step;
    while (place >= 0 && place < due && !stands(catalog, place)) place += step;
    return place >= 0 && place < due ? place : null;
  };
  return { previous: seek(-1), next: seek(1) };
}

/** The same among the articles of its section; among all, where it has none. */
export function toSectionNeighbours(
  catalog: Catalog,
  position: number,
  now: number,
): { readonly previous: number | null; readonly next: number | null } {
  const section = at(catalog.rows.section, position);
  if (section === 0) return toNeighbours(catalog, position, now);
  const members = positionsOf(catalog.postings.sections, section - 1);
  const due = dueCount(catalog.rows, now);
  const seek = (from: number, step: 1 | -1): number | null => {
    for (let place = from; place >= 0 && place < members.length; place += step) {
      const other = at(members, place);
      if (other >= due) return null;
      if (stands(catalog, other)) return other;
    }
    return null;
  };
  const before = countBelow(members, position);
  return { previous: seek(before - 1, -1), next: seek(countBelow(members, position + 1), 1) };
}

/** True for what lists show: neither unlisted nor removed. */
function stands({ rows }: Catalog, position: number): boolean {
  return at(rows.unlisted, position) === 0 && at(rows.removed, position) === 0;
}
