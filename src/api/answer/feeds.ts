// Every feed of the site in every format: the lists of /feeds.opml together.
import type { InferOutput } from 'valibot';
import { type Catalog, dueCount } from '../../catalog/catalog.ts';
import { toAtomDate } from '../../feed/date.ts';
import { newestChange } from '../../feed/document.ts';
import { FORMATS } from '../../feed/formats.ts';
import { toFeedUrl } from '../../feed/links.ts';
import { listScopes } from '../../query/known.ts';
import { toMatcher } from '../../query/matcher.ts';
import { toScopeQuery } from '../../query/query.ts';
import { select } from '../../query/select.ts';
import { toFeedTitle } from '../../query/title.ts';
import type { FeedList } from '../schema/bodies.ts';

/** Those of the first `most` scopes. `now` in seconds since 1970. */
export function toFeedList(
  catalog: Catalog,
  now: number,
  most: number = Number.POSITIVE_INFINITY,
): InferOutput<typeof FeedList> {
  const { site, rows } = catalog;
  const scopes = listScopes(catalog, now).slice(0, most);
  const feeds = scopes.flatMap((scope) => {
    const query = toScopeQuery(site, scope);
    const change = newestChange(catalog, select(catalog, query, now)) ?? site.founded;
    const count = toMatcher(catalog, query).countStanding(dueCount(rows, now));
    return FORMATS.map((format) => ({
      title: toFeedTitle(query, catalog),
      format: format.name,
      type: format.type,
      url: toFeedUrl(site, query, format),
      count,
      updated: toAtomDate(change),
    }));
  });
  return { feeds };
}
