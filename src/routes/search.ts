// What `/search` answers, and the description by which browsers search here.
import { toRedirect } from '../http/redirect.ts';
import { toPathname, toSearch } from '../http/url-parts.ts';
import { toSearchWithProblem } from '../pages/error-page.tsx';
import { HTML, PAGE_FIELDS } from '../pages/html.ts';
import { OPENSEARCH_TYPE, toOpenSearch } from '../pages/opensearch.ts';
import { renderSearch } from '../pages/render-search.tsx';
import { SEARCH_PATH } from '../query/canonical.ts';
import { saysOnly } from '../query/parameters.ts';
import { hasSpareSlash } from '../query/path.ts';
import { isProblem, type Problem } from '../query/problem.ts';
import {
  readSearchForm,
  readSearchRequest,
  SEARCH_PARAMETERS,
  toSearchPath,
} from '../query/search-request.ts';
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
import { renderText, TEXT_FIELDS } from './text.ts';

/** Problems of these URLs are pages or data. */
const VARY = { Vary: 'Accept' };

/** `/search`. What cannot be answered is a problem beside the form. */
export async function serveSearch(isolate: Isolate, context: RequestContext): Promise<Response> {
  const { catalog } = isolate;
  const { request, now } = context;
  const search = toSearch(request.url);
  if (hasSpareSlash(toPathname(request.url))) {
    return toRedirect(`${catalog.site.origin}${SEARCH_PATH}${search}`, VARY);
  }
  const form = readSearchForm(search);
  const refuse = (problem: Problem): Response =>
    wantsPage(request)
      ? toSearchWithProblem(catalog, form, problem)
      : answerAny(isolate, request, problem);
  const asked = readSearchRequest(catalog, search, now);
  if (isProblem(asked)) return refuse(asked);
  // The field keeps what was typed, however the same search is written elsewhere.
  const name = `${toSearchPath(asked)} typed ${JSON.stringify(form)}`;
  if (saysOnly(search, Object.keys(SEARCH_PARAMETERS))) {
    rememberUrl(isolate, request.url, name, now);
  }
  const cached = findRepresentation(isolate, name, now);
  if (cached !== null) return await respond(isolate, context, cached);
  const query = await lookUp(isolate, context, asked.query, asked.order === 'relevance');
  if (query === null) return toUnavailable(isolate);
  const render = renderSearch(catalog, form, { ...asked, query }, now);
  if (isProblem(render)) return refuse(render);
  const page = { name, contentType: HTML, fields: PAGE_FIELDS, render };
  return await respondSiteWide(isolate, context, page);
}

/** `/opensearch.xml` */
export async function serveOpenSearch(
  isolate: Isolate,
  context: RequestContext,
): Promise<Response> {
  return await respondSiteWide(isolate, context, {
    name: '/opensearch.xml',
    contentType: OPENSEARCH_TYPE,
    fields: TEXT_FIELDS,
    render: renderText(() => toOpenSearch(isolate.catalog)),
  });
}
