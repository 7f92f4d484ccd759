// URL → Query | Problem. The one grammar of filters, for feeds, pages and the API.
import type { Catalog } from '../catalog/catalog.ts';
import { readFilter } from './filter.ts';
import {
  checkRepeated,
  createParameterReader,
  type ParameterReader,
  readOne,
  readValues,
} from './parameter-reader.ts';
import { badValue, type Problem } from './problem.ts';
import { toDefaultLimit } from './profiles.ts';
import { type Query, toDefaultQuery } from './query.ts';
import { FEED_PARAMETERS } from './schema.ts';
import type { Scope } from './scope.ts';

/**
 * Reads the query of a feed, given its scope and its raw query. Parameters that are not ours are
 * passed over: readers add junk. The first problem met is the answer.
 */
export function parseQuery(
  catalog: Catalog,
  scope: Scope | null,
  search: string,
  now: number,
): Query | Problem {
  if (scope === null && search === '') return toDefaultQuery(catalog.site);
  const reader = createParameterReader(catalog, scope, search, now);
  const { site } = catalog;
  checkRepeated(reader, FEED_PARAMETERS);
  const profile = readOne(reader, 'profile', FEED_PARAMETERS.profile);
  const query = {
    ...readFilter(reader),
    content: readOne(reader, 'content', FEED_PARAMETERS.content) ?? site.feeds.content,
    profile,
    limit: readOne(reader, 'limit', FEED_PARAMETERS.limit) ?? toDefaultLimit(site, profile),
    page: readPage(reader),
  };
  return reader.problems[0] ?? query;
}

/** Blocks are of one size, so a limit beside a page has no meaning; and they are for readers. */
function readPage(reader: ParameterReader): number | null {
  const page = readOne(reader, 'page', FEED_PARAMETERS.page);
  const isAlone = ['limit', 'profile'].every((name) => readValues(reader, name).length === 0);
  if (page === null || isAlone) return page;
  reader.problems.push(badValue('page', String(page), FEED_PARAMETERS.page));
  return null;
}
