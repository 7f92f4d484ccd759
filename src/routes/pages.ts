// Pages that list articles: the front page with its form, tags, sections, authors.
import { toApiLinks } from '../api/answer/api-catalog.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { toRedirect } from '../http/redirect.ts';
import { toPathname, toSearch } from '../http/url-parts.ts';
import { toHomeWithProblem } from '../pages/error-page.tsx';
import { HTML, PAGE_FIELDS } from '../pages/html.ts';
import { renderHome, renderList } from '../pages/render.tsx';
import {
  BUILDER_PARAMETERS,
  readBuilderForm,
  toBuilderSearch,
  toCanonicalForm,
  toQuerySearch,
} from '../query/builder-form.ts';
import { toPagePath, toScopePath } from '../query/canonical.ts';
import { findTerm } from '../query/known.ts';
import { toNormalForm } from '../query/names.ts';
import { saysOnly } from '../query/parameters.ts';
import { parseQuery } from '../query/parse.ts';
import { hasSpareSlash } from '../query/path.ts';
import { isProblem } from '../query/problem.ts';
import type { Query } from '../query/query.ts';
import { FEED_PARAMETERS } from '../query/schema.ts';
import type { Scope } from '../query/scope.ts';
import {
  findRepresentation,
  type Isolate,
  type RequestContext,
  rememberUrl,
} from '../serve/isolate.ts';
import { respond, toUnavailable } from '../serve/respond.ts';
import { lookUp } from '../serve/search.ts';
import { respondSiteWide } from '../serve/site-wide-validator.ts';
import { answerAny, wantsPage } from './audience.ts';

/** Problems of these URLs are pages or data. */
const VARY = { Vary: 'Accept' };

/** `/`, as its form is filled in. What cannot be selected is a problem beside the form. */
export async function serveHome(isolate: Isolate, context: RequestContext): Promise<Response> {
  const { catalog } = isolate;
  const { request, now } = context;
  const search = toSearch(request.url);
  if (hasSpareSlash(toPathname(request.url))) {
    return toRedirect(`${catalog.site.origin}/${search}`, VARY);
  }
  const form = readBuilderForm(search);
  const query = parseQuery(catalog, null, toQuerySearch(form), now);
  if (isProblem(query)) {
    if (wantsPage(request)) return toHomeWithProblem(catalog, form, query, now);
    return answerAny(isolate, request, query);
  }
  const canonical = toCanonicalForm(catalog, form, query, now);
  const name = `/${toBuilderSearch(canonical)}`;
  if (saysOnly(search, BUILDER_PARAMETERS)) rememberUrl(isolate, request.url, name, now);
  const cached = findRepresentation(isolate, name, now);
  if (cached !== null) return await respond(isolate, context, cached);
  const found = await lookUp(isolate, context, toListed(catalog, query));
  if (found === null) return toUnavailable(isolate);
  const render = renderHome(catalog, canonical, found, now);
  if (isProblem(render)) {
    if (wantsPage(request)) return toHomeWithProblem(catalog, form, render, now);
    return answerAny(isolate, request, render);
  }
  const fields = { ...PAGE_FIELDS, Link: toApiLinks(catalog.site) };
  const page = { name, contentType: HTML, fields, render };
  return await respondSiteWide(isolate, context, page);
}

/** `/tags/{tag}` and so on; a slash too many is redirected. */
export async function serveList(
  isolate: Isolate,
  context: RequestContext,
  scope: Scope,
): Promise<Response> {
  const { catalog } = isolate;
  const { request, now } = context;
  const search = toSearch(request.url);
  const query = parseQuery(catalog, scope, search, now);
  if (isProblem(query)) return answerAny(isolate, request, query);
  const own = toOwnScope(catalog, scope, now);
  if (hasSpareSlash(toPathname(request.url))) {
    return toRedirect(`${catalog.site.origin}${toScopePath(own)}${search}`, VARY);
  }
  const listed = toListed(catalog, query);
  // Two names may be one filter, and yet two pages: a tag within a section, a section within a tag.
  const name = `page of a ${own.kind} ${toPagePath(listed, listed.page)}`;
  if (saysOnly(search, Object.keys(FEED_PARAMETERS))) rememberUrl(isolate, request.url, name, now);
  const cached = findRepresentation(isolate, name, now);
  if (cached !== null) return await respond(isolate, context, cached);
  const found = await lookUp(isolate, context, listed);
  if (found === null) return toUnavailable(isolate);
  const render = renderList(catalog, own, found, now);
  if (isProblem(render)) return answerAny(isolate, request, render);
  const page = { name, contentType: HTML, fields: PAGE_FIELDS, render };
  return await respondSiteWide(isolate, context, page);
}

/** The scope by its own name, where an alias was asked. */
function toOwnScope(catalog: Catalog, { kind, name }: Scope, now: number): Scope {
  return { kind, name: findTerm(catalog, kind, toNormalForm(name), now)?.slug ?? name };
}

/** Pages show what a feed of the same filter would, in their own number and shape. */
function toListed({ site }: Catalog, query: Query): Query {
  return { ...query, content: site.feeds.content, limit: site.feeds.limit, profile: null };
}
