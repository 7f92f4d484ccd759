// What articles answer at their addresses, present and former: page, source, redirect, 410, 404.
import { at, type Catalog, findSlug } from './catalog/catalog.ts';
import { METHODS } from './http/fields.ts';
import { toRedirect } from './http/redirect.ts';
import { toPathname, toSearch } from './http/url-parts.ts';
import { representArticle } from './pages/represent.tsx';
import { representMarkdown } from './pages/represent-text.ts';
import { answerAny } from './people.ts';
import { answerProblem, toUnknownPath, toWrongMethod } from './problems.ts';
import { toArticlePath } from './query/canonical.ts';
import { toGone } from './query/missing.ts';
import { toNormalForm } from './query/names.ts';
import { decode } from './query/parameters.ts';
import { toPathKey } from './query/path.ts';
import { findReleased } from './released-files.ts';
import { serve } from './serve.ts';
import { rememberName, type Service, type Visit } from './service.ts';

/** The page of an article or, with `.md`, its source; whoever writes the slug otherwise is redirected. */
export function serveArticle(
  service: Service,
  visit: Visit,
  name: string,
): Response | Promise<Response> {
  const { catalog } = service;
  const normal = toNormalForm(name);
  const slug = normal.replace(/\.md$/, '');
  const position = findSlug(catalog.rows, slug);
  if (position === null || at(catalog.rows.published, position) > visit.now) {
    return serveOther(service, visit.request, visit.now);
  }
  if (at(catalog.rows.removed, position) > 0) {
    return answerAny(service, visit.request, toGone(slug));
  }
  const path = `${toArticlePath(slug)}${slug === normal ? '' : '.md'}`;
  if (decode(toPathname(visit.request.url)) !== decode(path)) {
    return toRedirect(catalog.site.origin + path);
  }
  const represent = slug === normal ? representArticle : representMarkdown;
  rememberName(service, visit.request.url, path, visit.now);
  return serve(service, visit, path, async () => represent(catalog, visit, position));
}

/** What no route is for: a wrong method, an old path, or nothing. */
export function serveOther(service: Service, request: Request, now: number): Response {
  const { catalog } = service;
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return answerProblem(catalog, toWrongMethod(request.method), { Allow: METHODS });
  }
  const pathname = toPathname(request.url);
  const path = decode(pathname) ?? pathname;
  const target = findMoved(catalog, pathname);
  if (target === undefined) {
    const file = findReleased(catalog, pathname);
    if (file !== null) return toRedirect(catalog.site.origin + file);
    return serveUnknown(service, request, path, now);
  }
  const slug = decode(target.replace(/^\/articles\//, '')) ?? '';
  const position = target.startsWith('/articles/') ? findSlug(catalog.rows, slug) : null;
  if (position !== null && at(catalog.rows.removed, position) > 0) {
    return answerAny(service, request, toGone(slug));
  }
  if (position !== null && at(catalog.rows.published, position) > now) {
    return serveUnknown(service, request, path, now);
  }
  return toRedirect(catalog.site.origin + withSearch(target, toSearch(request.url)));
}

/** Where a path leads now. Case counts (RFC 3986 §6.2.2.1) but in slugs, which are lower case all. */
function findMoved({ moved }: Catalog, pathname: string): string | undefined {
  const key = toPathKey(pathname);
  const [, slug] = /^\/articles\/([^/]+)$/.exec(key) ?? [];
  return moved[key] ?? (slug === undefined ? undefined : moved[`/articles/${toNormalForm(slug)}`]);
}

/** Nothing is there: under `/api/` programs ask, elsewhere people may. */
function serveUnknown(service: Service, request: Request, path: string, now: number): Response {
  const problem = toUnknownPath(service.catalog, path, now);
  if (path.startsWith('/api/')) return answerProblem(service.catalog, problem);
  return answerAny(service, request, problem);
}

/** A path with the query of the request after its own, if it has one. */
function withSearch(path: string, search: string): string {
  const [before = '', fragment] = path.split('#');
  const added = before.includes('?') ? search.replace('?', '&') : search;
  return `${before}${added}${fragment === undefined ? '' : `#${fragment}`}`;
}
