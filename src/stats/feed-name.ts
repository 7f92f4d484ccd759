// Address → which feed it is, in which format: what a publisher calls one feed, however it is asked for.
import type { Catalog } from '../catalog/catalog.ts';
import { FORMATS, type FormatName } from '../feed/formats.ts';
import { findResource } from '../feed/known-paths.ts';
import { toPathname, toSearch } from '../http/url-parts.ts';
import { toSubject } from '../query/canonical.ts';
import { parseQuery } from '../query/parse.ts';
import { toPathKey } from '../query/path.ts';
import { isProblem } from '../query/problem.ts';

export type FeedName = {
  /** `/`, `/tags/http`, or with filters `/tags/http?…`: their values are as many as anyone likes. */
  readonly feed: string;
  readonly format: FormatName;
};

/** The feed at a URL at `now` (seconds since 1970); null where it is no feed in one format. */
export function toFeedName(catalog: Catalog, url: string, now: number): FeedName | null {
  const key = toPathKey(toPathname(url));
  const file = key.slice(key.lastIndexOf('/') + 1);
  const format = FORMATS.find((one) => one.file === file);
  const resource = format === undefined ? null : findResource(key);
  if (format === undefined || resource === null || resource.kind === 'article') return null;
  const scope = resource.kind === 'scope' ? resource.scope : null;
  const query = parseQuery(catalog, scope, toSearch(url), now);
  if (isProblem(query)) return null;
  const [path = '', ...filters] = toSubject(query).split('?');
  return { feed: `${path || '/'}${filters.length > 0 ? '?…' : ''}`, format: format.name };
}
