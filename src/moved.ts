// Old addresses: where they lead, or that what was there is withdrawn.
import { at, findSlug } from './catalog/catalog.ts';
import { toRedirect } from './http/redirect.ts';
import { toPathname, toSearch } from './http/url-parts.ts';
import { answerAny } from './people.ts';
import { toUnknownPath } from './problems.ts';
import { toGone } from './query/missing.ts';
import { findByPath, findByQuery } from './query/moved.ts';
import { toPathKey } from './query/path.ts';
import { findPlace, isThere } from './query/places.ts';
import { findReleased } from './released-files.ts';
import type { Service } from './service.ts';

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
  const replace = (response: Response): Response =>
    response.status === 404 ? (serveByPath(service, request, now) ?? response) : response;
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
  return lead(service, request, found.to, found.rest, now) ?? answerAny(service, request, problem);
}

/** Null where a name of the search is what nobody knows, or an article is not due. */
function serveByPath(service: Service, request: Request, now: number): Response | null {
  const { catalog } = service;
  const pathname = toPathname(request.url);
  const key = toPathKey(pathname);
  const place = findPlace(key);
  if (place !== null && isThere(catalog, place, now)) return null;
  if (place?.kind === 'article' && findSlug(catalog.rows, place.slug) !== null) return null;
  const target = findByPath(catalog.moved, key);
  if (target !== null) return lead(service, request, target, toSearch(request.url), now);
  const file = findReleased(catalog, pathname, now);
  return file === null ? null : toRedirect(catalog.site.origin + file);
}

/**
 * The redirect to a target, with the search of the request after its own. Null where nothing of ours
 * is there (yet), so that no redirect leads to a 404 or to another redirect.
 */
function lead(
  service: Service,
  request: Request,
  target: string,
  search: string,
  now: number,
): Response | null {
  const { catalog } = service;
  const whole = withSearch(target, search);
  if (!target.startsWith('/')) return toRedirect(whole);
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
  return toRedirect(catalog.site.origin + whole);
}

/** An address with more of a search after its own, if it has one. */
function withSearch(address: string, search: string): string {
  const [before = '', fragment] = address.split('#');
  const added = before.includes('?') ? search.replace('?', '&') : search;
  return `${before}${added}${fragment === undefined ? '' : `#${fragment}`}`;
}
