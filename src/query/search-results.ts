// The articles that a page of searches shows, and the pages around it.
import { type Catalog, dueCount } from '../catalog/catalog.ts';
import { toMatcher } from './matcher.ts';
import { toUnknownPage } from './not-found.ts';
import { selectPage } from './page.ts';
import type { Problem } from './problem.ts';
import { type SearchRequest, toSearchPath } from './search-request.ts';
import { BLOCK, select, selectFront } from './select.ts';

export type SearchResults = {
  readonly positions: readonly number[];
  /** Articles on all pages. */
  readonly count: number;
  /** Paths of the pages around; null where there is none. */
  readonly before: string | null;
  readonly after: string | null;
};

/** The text has been looked up, with scores where the order is by relevance. `now` in seconds since 1970. */
export function findResults(
  catalog: Catalog,
  request: SearchRequest,
  now: number,
): SearchResults | Problem {
  return request.order === 'newest'
    ? findNewest(catalog, request, now)
    : findBest(catalog, request, now);
}

function findBest(catalog: Catalog, request: SearchRequest, now: number): SearchResults | Problem {
  const { query, order, part } = request;
  const list = { filter: query, order, changedSince: null };
  const start = part === 1 ? null : { at: (part - 1) * BLOCK, slug: '' };
  const { positions, total, last } = selectPage(catalog, list, start, BLOCK, now);
  const parts = Math.max(1, Math.ceil(total / BLOCK));
  if (part > parts) return { ...toUnknownPage(part, parts, 'thisSearch'), parameter: 'part' };
  const toPart = (other: number): string => toSearchPath({ ...request, part: other });
  return {
    positions,
    count: total,
    before: part === 1 ? null : toPart(part - 1),
    after: last === null ? null : toPart(part + 1),
  };
}

/** Blocks of the archive, as feeds have them; the front holds the newest full one already. */
function findNewest(
  catalog: Catalog,
  request: SearchRequest,
  now: number,
): SearchResults | Problem {
  const { query } = request;
  const { page } = query;
  const { entries, blocks } =
    page === null ? selectFront(catalog, query, now) : select(catalog, query, now);
  if (page !== null && page > blocks) return toUnknownPage(page, blocks, 'archiveOfSearch');
  const toBlock = (other: number | null): string =>
    toSearchPath({ ...request, query: { ...query, page: other } });
  const older = (page ?? blocks) - 1;
  return {
    positions: entries,
    count: toMatcher(catalog, query).countStanding(dueCount(catalog.rows, now)),
    before: page === null ? null : toBlock(page + 1 < blocks ? page + 1 : null),
    after: older < 1 ? null : toBlock(older),
  };
}
