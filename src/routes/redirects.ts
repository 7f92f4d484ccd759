// Old addresses: where they lead, or that what was there is withdrawn.
import { at, findSlug } from '../catalog/catalog.ts';
import { findResource, isThere } from '../feed/known-paths.ts';
import { toRedirect } from '../http/redirect.ts';
import { toPathname, toSearch } from '../http/url-parts.ts';
import { toGone } from '../query/not-found.ts';
import { toPathKey } from '../query/path.ts';
import { findByPath, findByQuery } from '../query/redirects.ts';
import type { Isolate } from '../serve/isolate.ts';
import { answerAny, toErrorFields } from './audience.ts';
import { findReleased } from './former-files.ts';
import { toUnknownPath } from './problems.ts';

/** What a redirect carries beside its own fields. */
type Fields = { readonly [name: string]: string };

/** A path with a query has a page, or a problem for people or for programs. */
const VARY: Fields = { Vary: 'Accept' };

/**
 * What an address with a query answers that is old for that query: found before its path's route, which
 * would take no notice of it. Null where there is no such address.
 */
export function redirectByQuery(isolate: Isolate, request: Request, now: number): Response | null {
  const search = toSearch(request.url);
  if (search === '' || !isRead(request)) return null;
  const pathname = toPathname(request.url);
  const found = findByQuery(isolate.catalog.redirects, toPathKey(pathname), search);
  if (found === null) return null;
  const problem = toUnknownPath(isolate.catalog, pathname + search, now);
  const to = { target: found.to, search: found.rest };
  return redirectTo(isolate, request, to, now, VARY) ?? answerAny(isolate, request, problem);
}

/**
 * What an old address answers in the place of a 404, so that nothing else waits for it. Null where it
 * leads nowhere: a name of the search is what nobody knows, or an article is not due.
 */
export function redirectNotFound(isolate: Isolate, request: Request, now: number): Response | null {
  if (!isRead(request)) return null;
  const { catalog } = isolate;
  const pathname = toPathname(request.url);
  const key = toPathKey(pathname);
  const resource = findResource(key);
  if (resource !== null && isThere(catalog, resource, now)) return null;
  if (resource?.kind === 'article' && findSlug(catalog.rows, resource.slug) !== null) return null;
  // It varies as the answer does in whose place it stands.
  const fields = toErrorFields(key);
  const target = findByPath(catalog.redirects, key);
  const search = toSearch(request.url);
  if (target !== null) return redirectTo(isolate, request, { target, search }, now, fields);
  const file = findReleased(catalog, pathname, now);
  return file === null ? null : toRedirect(catalog.site.origin + file, fields);
}

function isRead({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

/**
 * The redirect to a target, with the search of the request after its own. Null where nothing of ours
 * is there (yet), so that no redirect leads to a 404 or to another redirect.
 */
function redirectTo(
  isolate: Isolate,
  request: Request,
  { target, search }: { readonly target: string; readonly search: string },
  now: number,
  fields: Fields,
): Response | null {
  const { catalog } = isolate;
  const whole = withSearch(target, search);
  if (!target.startsWith('/')) return toRedirect(whole, fields);
  const url = new URL(whole, catalog.site.origin);
  const key = toPathKey(url.pathname);
  if (findByQuery(catalog.redirects, key, url.search) !== null) return null;
  const resource = findResource(key);
  if (resource?.kind === 'article') {
    const position = findSlug(catalog.rows, resource.slug);
    if (position !== null && at(catalog.rows.removed, position) > 0) {
      return answerAny(isolate, request, toGone(resource.slug));
    }
  }
  const isFile = key.startsWith('/media/');
  if (!isFile && (resource === null || !isThere(catalog, resource, now))) return null;
  return toRedirect(catalog.site.origin + whole, fields);
}

/** An address with more of a search after its own, if it has one. */
function withSearch(address: string, search: string): string {
  const [before = '', fragment] = address.split('#');
  const added = before.includes('?') ? search.replace('?', '&') : search;
  return `${before}${added}${fragment === undefined ? '' : `#${fragment}`}`;
}
