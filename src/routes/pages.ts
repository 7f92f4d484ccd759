// Pages that list articles: the front page with its form, tags, sections, authors.
import type { Catalog } from '../catalog/catalog.ts';
import { toRedirect } from '../http/redirect.ts';
import { toPathname, toSearch } from '../http/url-parts.ts';
import { toRefusedHome } from '../pages/error-page.tsx';
import { representHome, representList } from '../pages/represent.tsx';
import {
  CHOICE_PARAMETERS,
  readChoice,
  toCanonicalChoice,
  toChoiceSearch,
  toFilterSearch,
} from '../query/builder-form.ts';
import { toPagePath, toScopePath } from '../query/canonical.ts';
import { findTerm } from '../query/known.ts';
import { toNormalForm } from '../query/names.ts';
import { saysOnly } from '../query/parameters.ts';
import { parseQuery } from '../query/parse.ts';
import { hasSpareSlash } from '../query/path.ts';
import { isProblem, type Problem } from '../query/problem.ts';
import type { Query, Scope } from '../query/query.ts';
import { FILTERS } from '../query/schema.ts';
import { rememberName, type Service, type Visit } from '../serve/isolate.ts';
import { serve } from '../serve/respond.ts';
import { answerAny, wantsPage } from './audience.ts';

/** What is wrong with these addresses is told to people or to programs. */
const VARY = { Vary: 'Accept' };

/** `/`, with the choice of its form. What cannot be chosen is told beside the form. */
export function serveHome(service: Service, visit: Visit): Response | Promise<Response> {
  const { catalog } = service;
  const { request, now } = visit;
  const search = toSearch(request.url);
  if (hasSpareSlash(toPathname(request.url))) {
    return toRedirect(`${catalog.site.origin}/${search}`, VARY);
  }
  const choice = readChoice(search);
  const query = parseQuery(catalog, null, toFilterSearch(choice), now);
  const refuse = (problem: Problem): Response =>
    wantsPage(request)
      ? toRefusedHome(catalog, choice, problem, now)
      : answerAny(service, request, problem);
  if (isProblem(query)) return refuse(query);
  const canonical = toCanonicalChoice(catalog, choice, query, now);
  const path = `/${toChoiceSearch(canonical)}`;
  if (saysOnly(search, CHOICE_PARAMETERS)) rememberName(service, request.url, path, now);
  return serve(
    service,
    visit,
    path,
    () => representHome(catalog, visit, path, canonical, toListed(catalog, query)),
    refuse,
  );
}

/** `/tags/{tag}` and so on; a slash too many is redirected. */
export function serveList(
  service: Service,
  visit: Visit,
  scope: Scope,
): Response | Promise<Response> {
  const { catalog } = service;
  const { request, now } = visit;
  const search = toSearch(request.url);
  const query = parseQuery(catalog, scope, search, now);
  const refuse = (problem: Problem): Response => answerAny(service, request, problem);
  if (isProblem(query)) return refuse(query);
  const own = toOwnScope(catalog, scope, now);
  if (hasSpareSlash(toPathname(request.url))) {
    return toRedirect(`${catalog.site.origin}${toScopePath(own)}${search}`, VARY);
  }
  const listed = toListed(catalog, query);
  // Two names may be one filter, and yet two pages: a tag within a section, a section within a tag.
  const name = `page of a ${own.kind} ${toPagePath(listed, listed.page)}`;
  if (saysOnly(search, Object.keys(FILTERS))) rememberName(service, request.url, name, now);
  return serve(
    service,
    visit,
    name,
    () => representList(catalog, visit, name, own, listed),
    refuse,
  );
}

/** The scope by its own name, where an alias was asked. */
function toOwnScope(catalog: Catalog, { kind, name }: Scope, now: number): Scope {
  return { kind, name: findTerm(catalog, kind, toNormalForm(name), now)?.slug ?? name };
}

/** Pages show what a feed of the same filter would, in their own number and shape. */
function toListed({ site }: Catalog, query: Query): Query {
  return { ...query, content: site.feeds.content, limit: site.feeds.limit };
}
