// What articles answer at their addresses: page, source, 410, 404.
import { at, findSlug } from '../catalog/catalog.ts';
import { METHODS } from '../http/fields.ts';
import { toRedirect } from '../http/redirect.ts';
import { toPathname, toSearch } from '../http/url-parts.ts';
import { representArticle } from '../pages/represent.tsx';
import { representMarkdown } from '../pages/represent-text.ts';
import { toArticlePath } from '../query/canonical.ts';
import { toNormalForm } from '../query/names.ts';
import { toGone } from '../query/not-found.ts';
import { decode } from '../query/parameters.ts';
import { rememberName, type Service, type Visit } from '../serve/isolate.ts';
import { serve } from '../serve/respond.ts';
import { answerAny } from './audience.ts';
import { answerProblem, toUnknownPath, toWrongMethod } from './problems.ts';

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
    return toRedirect(catalog.site.origin + path, { Vary: 'Accept' });
  }
  const represent = slug === normal ? representArticle : representMarkdown;
  if (toSearch(visit.request.url) === '') rememberName(service, visit.request.url, path, visit.now);
  return serve(service, visit, path, async () => represent(catalog, visit, position));
}

/** What no route is for: a wrong method, or nothing. Under `/api/` programs ask, elsewhere people may. */
export function serveOther(service: Service, request: Request, now: number): Response {
  const { catalog } = service;
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return answerProblem(catalog, toWrongMethod(request.method), { Allow: METHODS });
  }
  const pathname = toPathname(request.url);
  const path = decode(pathname) ?? pathname;
  const problem = toUnknownPath(catalog, path, now);
  if (path.startsWith('/api/')) return answerProblem(catalog, problem);
  return answerAny(service, request, problem);
}
