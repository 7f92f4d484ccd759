// What the query API's URLs answer: its requests are read strictly, then served as everything is.
import {
  API_CATALOG_TYPE,
  toApiCatalog,
  toApiCatalogLink,
  toApiLinks,
} from '../api/answer/api-catalog.ts';
import { toArticleBody } from '../api/answer/article.ts';
import { toListBody, toListPage } from '../api/answer/articles.ts';
import { toFeedList } from '../api/answer/feeds.ts';
import { toApiIndex } from '../api/answer/index.ts';
import { toAuthorList, toSectionList, toTagList } from '../api/answer/terms.ts';
import { readBatchRequest } from '../api/schema/batch.ts';
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
  toFacetSearch,
  toFieldsSearch,
  toListSearch,
} from '../api/schema/request.ts';
import { at, slugAt } from '../catalog/catalog.ts';
import { API_CATALOG_PATH } from '../feed/known-paths.ts';
import { toRedirect } from '../http/redirect.ts';
import { toPathname, toSearch } from '../http/url-parts.ts';
import { HTML, PAGE_FIELDS } from '../pages/html.ts';
import { renderDocs } from '../pages/render.tsx';
import { toArticlePath } from '../query/canonical.ts';
import { findArticle } from '../query/find-article.ts';
import type { NameKind } from '../query/known.ts';
import { toNormalForm } from '../query/names.ts';
import { toGone, toUnknownArticle } from '../query/not-found.ts';
import { hasSpareSlash } from '../query/path.ts';
import { isProblem } from '../query/problem.ts';
import { SCOPE_FOLDERS } from '../query/scope.ts';
import { findRepresentation, type Isolate, type RequestContext } from '../serve/isolate.ts';
import { respond, toUnavailable } from '../serve/respond.ts';
import { lookUp } from '../serve/search.ts';
import { respondSiteWide } from '../serve/site-wide-validator.ts';
import { serveBatch } from './api-batch.ts';
import { JSON_TYPE, rememberCanonical, serveData, toPieces } from './api-data.ts';
import { answerProblem } from './problems.ts';
import { renderText, TEXT_FIELDS } from './text.ts';

const CLIENT_TYPES = {
  ts: 'text/plain; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
} as const;

const FACETS = { tag: toTagList, section: toSectionList, author: toAuthorList } as const;

/** `/api/articles`; its next page is in `Link` too (RFC 8288). */
export async function serveArticleList(
  isolate: Isolate,
  context: RequestContext,
): Promise<Response> {
  const { catalog } = isolate;
  const { now, deployed } = context;
  const search = toSearch(context.request.url);
  const batch = readBatchRequest(catalog, search, now);
  if (batch !== null) {
    return isProblem(batch)
      ? answerProblem(catalog, batch)
      : await serveBatch(isolate, context, batch);
  }
  const request = await readListRequest(catalog, search, now);
  if (isProblem(request)) return answerProblem(catalog, request);
  const { after } = request;
  const place = after === null ? null : `${after.at} ${after.slug}`;
  const name = `/api/articles${toListSearch(request, place)}`;
  rememberCanonical(isolate, context, LIST_PARAMETERS, name);
  const cached = findRepresentation(isolate, name, now);
  if (cached !== null) return await respond(isolate, context, cached);
  const filter = await lookUp(isolate, context, request.filter, request.order === 'relevance');
  if (filter === null) return toUnavailable(isolate);
  const found = { ...request, filter };
  const page = await toListPage(catalog, found, now);
  const link = page.next === null ? {} : { Link: `<${page.next}>; rel="next"` };
  return await respondSiteWide(isolate, context, {
    name,
    contentType: JSON_TYPE,
    fields: { ...TEXT_FIELDS, ...link },
    tellsDeploy: request.order === 'updated',
    render: async ({ records }) =>
      toPieces(await toListBody(catalog, found, page, deployed, records)),
  });
}

/** `/api/articles/{slug}`: former slugs redirect, as at the permalink. */
export async function serveArticleData(
  isolate: Isolate,
  context: RequestContext,
  asked: string,
): Promise<Response> {
  const { catalog } = isolate;
  const { now } = context;
  const slug = toNormalForm(asked);
  const search = toSearch(context.request.url);
  const fields = readArticleRequest(catalog, search, now);
  if (isProblem(fields)) return answerProblem(catalog, fields);
  const position = findArticle(catalog, slug, now);
  if (position === null) return answerProblem(catalog, toUnknownArticle(catalog, asked, now));
  const current = slugAt(catalog.rows, position);
  if (at(catalog.rows.removed, position) > 0) return answerProblem(catalog, toGone(current));
  if (current !== slug) {
    return toRedirect(`${catalog.site.origin}/api${toArticlePath(current)}${search}`);
  }
  const name = `/api${toArticlePath(slug)}${toFieldsSearch(fields)}`;
  rememberCanonical(isolate, context, ARTICLE_PARAMETERS, name);
  return await respondSiteWide(isolate, context, {
    name,
    contentType: JSON_TYPE,
    fields: TEXT_FIELDS,
    render: async ({ records }) =>
      toPieces(await toArticleBody(catalog, position, fields, now, records)),
  });
}

/** `/api/tags`, `/api/sections`, `/api/authors` */
export async function serveFacets(
  isolate: Isolate,
  context: RequestContext,
  kind: NameKind,
): Promise<Response> {
  const { catalog } = isolate;
  const { now } = context;
  const filter = readFacetRequest(catalog, toSearch(context.request.url), now);
  if (isProblem(filter)) return answerProblem(catalog, filter);
  const name = `/api/${SCOPE_FOLDERS[kind]}${toFacetSearch(filter)}`;
  rememberCanonical(isolate, context, FACET_PARAMETERS, name);
  const found = await lookUp(isolate, context, filter);
  if (found === null) return toUnavailable(isolate);
  return await serveData(isolate, context, name, () => FACETS[kind](catalog, found, now));
}

/** `/api` */
export async function serveIndex(isolate: Isolate, context: RequestContext): Promise<Response> {
  const { catalog } = isolate;
  const problem = readNothing(catalog, toSearch(context.request.url), context.now);
  if (problem !== null) return answerProblem(catalog, problem);
  rememberCanonical(isolate, context, NO_PARAMETERS, '/api');
  const link = toApiLinks(catalog.site);
  return await serveData(isolate, context, '/api', () => toApiIndex(catalog, context.now), link);
}

/** `/.well-known/api-catalog` */
export async function serveApiCatalog(
  isolate: Isolate,
  context: RequestContext,
): Promise<Response> {
  const { site } = isolate.catalog;
  return await respondSiteWide(isolate, context, {
    name: API_CATALOG_PATH,
    contentType: API_CATALOG_TYPE,
    fields: { ...TEXT_FIELDS, Link: toApiCatalogLink(site) },
    render: renderText(() => `${JSON.stringify(toApiCatalog(site))}\n`),
  });
}

/** `/api/feeds` */
export async function serveFeedList(isolate: Isolate, context: RequestContext): Promise<Response> {
  const { catalog } = isolate;
  const problem = readNothing(catalog, toSearch(context.request.url), context.now);
  if (problem !== null) return answerProblem(catalog, problem);
  rememberCanonical(isolate, context, NO_PARAMETERS, '/api/feeds');
  return await serveData(isolate, context, '/api/feeds', () => toFeedList(catalog, context.now));
}

/** `/openapi.json`: a file, not a query, so that a parameter means nothing to it. */
export async function serveOpenApi(isolate: Isolate, context: RequestContext): Promise<Response> {
  return await serveDocument(isolate, context, {
    name: '/openapi.json',
    contentType: JSON_TYPE,
    file: isolate.catalog.openapi,
  });
}

/** `/client.ts` and `/client.js`: files too. Browsers show TypeScript as text, and Deno runs it. */
export async function serveClient(
  isolate: Isolate,
  context: RequestContext,
  language: 'ts' | 'js',
): Promise<Response> {
  return await serveDocument(isolate, context, {
    name: `/client.${language}`,
    contentType: CLIENT_TYPES[language],
    file: isolate.catalog.client[language],
  });
}

/** `/docs`: the reference of the query API. */
export async function serveDocs(isolate: Isolate, context: RequestContext): Promise<Response> {
  const { catalog } = isolate;
  if (hasSpareSlash(toPathname(context.request.url))) {
    return toRedirect(`${catalog.site.origin}/docs`);
  }
  const fields = { ...PAGE_FIELDS, Link: toApiLinks(catalog.site) };
  const page = { contentType: HTML, fields, render: renderDocs(catalog) };
  return await respondSiteWide(isolate, context, { name: '/docs', ...page });
}

/** A stored document. */
async function serveDocument(
  isolate: Isolate,
  context: RequestContext,
  {
    file,
    ...resource
  }: { readonly name: string; readonly contentType: string; readonly file: string },
): Promise<Response> {
  return await respondSiteWide(isolate, context, {
    ...resource,
    fields: TEXT_FIELDS,
    render: async ({ document }) => {
      const bytes = await document(file);
      return bytes === null ? null : [bytes];
    },
  });
}
