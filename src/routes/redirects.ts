// Old addresses: where they lead, or that what was there is withdrawn.
import { at, findSlug } from '../catalog/catalog.ts';
import { findPlace, isThere } from '../feed/known-paths.ts';
import { toRedirect } from '../http/redirect.ts';
import { toPathname, toSearch } from '../http/url-parts.ts';
import { toGone } from '../query/not-found.ts';
import { toPathKey } from '../query/path.ts';
import { findByPath, findByQuery } from '../query/redirects.ts';
import type { Service } from '../serve/isolate.ts';
import { answerAny } from './audience.ts';
import { findReleased } from './former-files.ts';
import { toUnknownPath } from './problems.ts';

/** What a redirect carries beside its own fields. */
type Fields = { readonly [name: string]: string };

/** A path with a query has a page, or a problem for people or for programs. */
const VARY: Fields = { Vary: 'Accept' };

/**
 * Answers old addresses: those with a query before their path's route, which would take no notice of
 * it; all others in the place of the 404 that `serveRoute` gives, so that nothing else waits for them.
 */
export function serveMoved(
  service: Service,
  request: Request,
  now: number,
  serveRoute: () => Response | Promise<Response>,
): Response | Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return serveRoute();
  const byQuery = serveByQuery(service, request, now);
  if (byQuery !== null) return byQuery;
  const replace = (response: Response): Response => {
    if (response.status !== 404) return response;
    // It varies as the answer does in whose place it stands.
    const vary = response.headers.get('Vary');
    return serveByPath(service, request, now, vary === null ? {} : { Vary: vary }) ?? response;
  };
  const answer = serveRoute();
  return answer instanceof Promise ? answer.then(replace) : replace(answer);
}

function serveByQuery(service: Service, request: Request, now: number): Response | null {
  const search = toSearch(request.url);
  if (search === '') return null;
  const pathname = toPathname(request.url);
  const found = findByQuery(service.catalog.moved, toPathKey(pathname), search);
  if (found === null) return null;
  const problem = toUnknownPath(service.catalog, pathname + search, now);
  const redirect = lead(service, request, { target: found.to, search: found.rest }, now, VARY);
  return redirect ?? answerAny(service, request, problem);
}

/** Null where a name of the search is what nobody knows, or an article is not due. */
function serveByPath(
  service: Service,
  request: Request,
  now: number,
  fields: Fields,
): Response | null {
  const { catalog } = service;
  const pathname = toPathname(request.url);
  const key = toPathKey(pathname);
  const place = findPlace(key);
  if (place !== null && isThere(catalog, place, now)) return null;
  if (place?.kind === 'article' && findSlug(catalog.rows, place.slug) !== null) return null;
  const target = findByPath(catalog.moved, key);
  const search = toSearch(request.url);
  if (target !== null) return lead(service, request, { target, search }, now, fields);
  const file = findReleased(catalog, pathname, now);
  return file === null ? null : toRedirect(catalog.site.origin + file, fields);
}

/**
 * The redirect to a target, with the search of the request after its own. Null where nothing of ours
 * is there (yet), so that no redirect leads to a 404 or to another redirect.
 */
function lead(
  service: Service,
  request: Request,
  { target, search }: { readonly target: string; readonly search: string },
  now: number,
  fields: Fields,
): Response | null {
  const { catalog } = service;
  const whole = withSearch(target, search);
  if (!target.startsWith('/')) return toRedirect(whole, fields);
  const url = new URL(whole, catalog.site.origin);
  const key = toPathKey(url.pathname);
  if (findByQuery(catalog.moved, key, url.search) !== null) return null;
  const place = findPlace(key);
  if (place?.kind === 'article') {
    const position = findSlug(catalog.rows, place.slug);
    if (position !== null && at(catalog.rows.removed, position) > 0) {
      return answerAny(service, request, toGone(place.slug));
    }
  }
  const isFile = key.startsWith('/media/');
  if (!isFile && (place === null || !isThere(catalog, place, now))) return null;
  return toRedirect(catalog.site.origin + whole, fields);
}

/** An address with more of a search after its own, if it has one. */
function withSearch(address: string, search: string): string {
  const [before = '', fragment] = address.split('#');
  const added = before.includes('?') ? search.replace('?', '&') : search;
  return `${before}${added}${fragment === undefined ? '' : `#${fragment}`}`;
}
