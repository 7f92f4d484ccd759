// Tags that stand together with a tag, a section or an author: what its newest articles are about.
import { at, type Catalog, dueCount, listAt } from '../catalog/catalog.ts';
import type { Term } from '../catalog/site.ts';
import { toMatcher } from './matcher.ts';
import { toScopeFilter } from './query.ts';
import type { Scope } from './scope.ts';

/** Articles that are looked at: enough to tell, and as many on a site of any size. */
const NEWEST = 1000;

/**
 * The other tags of the newest articles of a scope: those of most articles first, of as many by slug;
 * at most `limit`. `now` in seconds since 1970.
 */
export function toCompanions(
  catalog: Catalog,
  scope: Scope,
  limit: number,
  now: number,
): readonly Term[] {
  const { rows, tags } = catalog;
  const own = scope.kind === 'tag' ? catalog.ids.tags.get(scope.name) : undefined;
  const matcher = toMatcher(catalog, toScopeFilter(scope));
  const counts = new Map<number, number>();
  let seen = 0;
  for (const position of matcher.descend(dueCount(rows, now))) {
    if (at(rows.removed, position) > 0) continue;
    for (const id of listAt(rows.tags, position)) {
      if (id !== own) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    seen += 1;
    if (seen === NEWEST) break;
  }
  return [...counts]
    .flatMap(([id, count]) => {
      const term = tags[id];
      return term === undefined ? [] : [{ term, count }];
    })
    .toSorted((a, b) => b.count - a.count || (a.term.slug < b.term.slug ? -1 : 1))
    .slice(0, limit)
    .map(({ term }) => term);
}
