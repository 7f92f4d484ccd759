// What the query API's routes do: read the request strictly, then serve it as feeds are served.
import { toFeedList } from '../api/answer/feeds.ts';
import { toIndex } from '../api/answer/index.ts';
import { toAuthorList, toSectionList, toTagList } from '../api/answer/terms.ts';
import {
  representArticle,
  representData,
  representList,
  representOpenApi,
} from '../api/represent.ts';
import {
  ARTICLE_PARAMETERS,
  FACET_PARAMETERS,
  LIST_PARAMETERS,
  NO_PARAMETERS,
} from '../api/schema/parameters.ts';
import {
  readArticleRequest,
  readFacetRequest,
  readListRequest,
  readNothing,
  toFieldsSearch,
  toFilterSearch,
  toListSearch,
} from '../api/schema/request.ts';
import { at, type Catalog, findSlug, slugAt } from '../catalog/catalog.ts';
import { toRedirect } from '../http/redirect.ts';
import { toSearch } from '../http/url-parts.ts';
import { toArticlePath } from '../query/canonical.ts';
import type { NameKind } from '../query/known.ts';
import { toNormalForm } from '../query/names.ts';
import { toGone, toUnknownArticle } from '../query/not-found.ts';
import type { Parameters } from '../query/parameter-reader.ts';
import { saysOnly } from '../query/parameters.ts';
import { isProblem, type Problem } from '../query/problem.ts';
import { SCOPE_FOLDERS } from '../query/query.ts';
import { rememberName, type Service, type Visit } from '../serve/isolate.ts';
import type { Representation } from '../serve/representation.ts';
import { serve } from '../serve/respond.ts';
import { answerProblem } from './problems.ts';

const FACETS = { tag: toTagList, section: toSectionList, author: toAuthorList } as const;

/** `/api/articles` */
export async function serveList(service: Service, visit: Visit): Promise<Response> {
  const { catalog } = service;
  const request = await readListRequest(catalog, toSearch(visit.request.url), visit.now);
  if (isProblem(request)) return answerProblem(catalog, request);
  const { after } = request;
  const place = after === null ? null : `${after.at} ${after.slug}`;
  const path = `/api/articles${toListSearch(request, place)}`;
  return serveNamed(service, visit, LIST_PARAMETERS, path, (name) =>
    representList(catalog, visit, name, request),
  );
}

/** `/api/articles/{slug}`: former slugs redirect, as at the permalink. */
export function serveOne(
  service: Service,
  visit: Visit,
  asked: string,
): Response | Promise<Response> {
  const { catalog } = service;
  const { rows } = catalog;
  const slug = toNormalForm(asked);
  const search = toSearch(visit.request.url);
  const fields = readArticleRequest(catalog, search, visit.now);
  if (isProblem(fields)) return answerProblem(catalog, fields);
  const position = findVisible(catalog, slug, visit.now) ?? findFormer(catalog, slug, visit.now);
  if (position === null) {
    return answerProblem(catalog, toUnknownArticle(catalog, asked, visit.now));
  }
  const current = slugAt(rows, position);
  if (at(rows.removed, position) > 0) return answerProblem(catalog, toGone(current));
  if (current !== slug) {
    return toRedirect(`${catalog.site.origin}/api${toArticlePath(current)}${search}`);
  }
  const path = `/api${toArticlePath(slug)}${toFieldsSearch(fields)}`;
  return serveNamed(service, visit, ARTICLE_PARAMETERS, path, (name) =>
    representArticle(catalog, visit, name, position, fields),
  );
}

/** `/api/tags`, `/api/sections`, `/api/authors` */
export function serveFacets(
  service: Service,
  visit: Visit,
  kind: NameKind,
): Response | Promise<Response> {
  const { catalog } = service;
  const filter = readFacetRequest(catalog, toSearch(visit.request.url), visit.now);
  if (isProblem(filter)) return answerProblem(catalog, filter);
  const path = `/api/${SCOPE_FOLDERS[kind]}${toFilterSearch(filter)}`;
  return serveNamed(service, visit, FACET_PARAMETERS, path, (name) =>
    representData(catalog, visit, name, () => FACETS[kind](catalog, filter, visit.now)),
  );
}

/** `/api/feeds` */
export function serveFeeds(service: Service, visit: Visit): Response | Promise<Response> {
  const { catalog } = service;
  return servePlain(service, visit, '/api/feeds', (name) =>
    representData(catalog, visit, name, () => toFeedList(catalog, visit.now)),
  );
}

/** `/api` */
export function serveIndex(service: Service, visit: Visit): Response | Promise<Response> {
  const { catalog } = service;
  return servePlain(service, visit, '/api', (name) =>
    representData(catalog, visit, name, () => toIndex(catalog, visit.now)),
  );
}

/** `/openapi.json`: a file, not a query, so that a parameter means nothing to it. */
export function serveOpenApi(service: Service, visit: Visit): Response | Promise<Response> {
  return serve(service, visit, '/openapi.json', () => representOpenApi(service.catalog, visit));
}

/** What takes no parameter at all. */
function servePlain(
  service: Service,
  visit: Visit,
  path: string,
  represent: (path: string) => Promise<Representation>,
): Response | Promise<Response> {
  const problem = readNothing(service.catalog, toSearch(visit.request.url), visit.now);
  if (problem !== null) return answerProblem(service.catalog, problem);
  return serveNamed(service, visit, NO_PARAMETERS, path, represent);
}

/** The canonical request is remembered under the URL that was asked, unless that has idle parts. */
function serveNamed(
  service: Service,
  visit: Visit,
  known: Parameters,
  path: string,
  represent: (path: string) => Promise<Representation | Problem>,
): Response | Promise<Response> {
  const { url } = visit.request;
  if (saysOnly(toSearch(url), Object.keys(known))) rememberName(service, url, path, visit.now);
  return serve(service, visit, path, () => represent(path));
}

/** The position of the article with this slug; null where none is visible. */
function findVisible({ rows }: Catalog, slug: string, now: number): number | null {
  const position = findSlug(rows, slug);
  return position !== null && at(rows.published, position) <= now ? position : null;
}

/** The position of the article that once had this slug; null where none is visible. */
function findFormer(catalog: Catalog, slug: string, now: number): number | null {
  const target = catalog.moved.paths[`/articles/${slug}`] ?? '';
  const current = /^\/articles\/([^/?#]+)$/.exec(target)?.[1];
  return current === undefined ? null : findVisible(catalog, decodeURIComponent(current), now);
}
