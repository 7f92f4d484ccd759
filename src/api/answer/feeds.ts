// Every feed of the site in every format: the lists of /feeds.opml together.
import type { InferOutput } from 'valibot';
import { type Catalog, dueCount } from '../../catalog/catalog.ts';
import { toAtomDate } from '../../feed/date.ts';
import { FORMAT_FILES, FORMAT_NAMES, newestChange, toUrls } from '../../feed/document.ts';
import { listScopes } from '../../query/known.ts';
import { toMatcher } from '../../query/matcher.ts';
import { toScopeQuery } from '../../query/query.ts';
import { select } from '../../query/select.ts';
import { toFeedTitle } from '../../query/title.ts';
import type { FeedList } from '../schema/bodies.ts';

/** `now` in seconds since 1970. */
export function toFeedList(catalog: Catalog, now: number): InferOutput<typeof FeedList> {
  const { site, rows } = catalog;
  const feeds = listScopes(catalog, now).flatMap((scope) => {
    const query = toScopeQuery(site, scope);
    const urls = toUrls(site, query);
    const change = newestChange(catalog, select(catalog, query, now)) ?? site.founded;
    const count = toMatcher(catalog, query).countStanding(dueCount(rows, now));
    return FORMAT_NAMES.map((format) => ({
      title: toFeedTitle(query, catalog),
      format,
      type: FORMAT_FILES[format].type,
      url: urls[format],
      count,
      updated: toAtomDate(change),
    }));
  });
  return { feeds };
}
