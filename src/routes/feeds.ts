// What a feed's URL answers: the feed, its source as text, or a page for people.
import { FORMATS, type Format, RSS } from '../feed/formats.ts';
import { negotiate } from '../http/accept.ts';
import { toSearch } from '../http/url-parts.ts';
import { representPreview } from '../pages/represent.tsx';
import { toIdentity, toPath } from '../query/canonical.ts';
import { readParameters, saysOnly } from '../query/parameters.ts';
import { parseQuery } from '../query/parse.ts';
import { isProblem, type Problem } from '../query/problem.ts';
import type { Query, Scope } from '../query/query.ts';
import { FILTERS } from '../query/schema.ts';
import { representFeed } from '../serve/feed-representation.ts';
import { rememberName, type Service, type Visit } from '../serve/isolate.ts';
import type { Representation } from '../serve/representation.ts';
import { serve } from '../serve/respond.ts';
import { answerForFeed, isNavigation } from './audience.ts';

/** One feed in one format. */
export function serveFeed(
  service: Service,
  visit: Visit,
  format: Format,
  scope: Scope | null,
): Response | Promise<Response> {
  return serveAsked(service, visit, format, scope, [], (query) => {
    const name = `${format.name} ${toIdentity(query)}`;
    const { url } = visit.request;
    if (saysOnly(toSearch(url), Object.keys(FILTERS))) {
      rememberName(service, url, name, visit.now, false);
    }
    return serve(service, visit, name, () => represent(service, visit, query, format));
  });
}

/**
 * The format that `Accept` prefers, RSS where nothing decides. The concrete feed's URL is told; the
 * URL asked is not remembered, as it does not decide alone.
 */
export function serveNegotiated(
  service: Service,
  visit: Visit,
  scope: Scope | null,
): Response | Promise<Response> {
  const { site } = service.catalog;
  const format = negotiate(visit.request.headers.get('Accept') ?? '', FORMATS) ?? RSS;
  return serveAsked(service, visit, format, scope, ['Accept'], (query) => {
    const name = `negotiated ${format.name} ${toIdentity(query)}`;
    return serve(service, visit, name, async () => {
      const found = await represent(service, visit, query, format);
      if (isProblem(found)) return found;
      return withFields(found, {
        Vary: `${found.fields['Vary']}, Accept`,
        'Content-Location': `${site.origin}${toPath(query, site, format.file)}`,
      });
    });
  });
}

/** Whatever is asked for by a feed's URL: a problem, the source, a page, or the feed itself. */
function serveAsked(
  service: Service,
  visit: Visit,
  format: Format,
  scope: Scope | null,
  vary: readonly string[],
  serveItself: (query: Query) => Response | Promise<Response>,
): Response | Promise<Response> {
  const { request, now } = visit;
  const search = toSearch(request.url);
  const query = parseQuery(service.catalog, scope, search, now);
  if (isProblem(query)) return answerForFeed(service, request, query);
  if (asksForSource(search)) return serveSource(service, visit, format, query, vary);
  if (isNavigation(request)) return servePreview(service, visit, format, query, vary);
  return serveItself(query);
}

async function represent(
  { catalog }: Service,
  { now, deployed }: Visit,
  query: Query,
  format: Format,
): Promise<Representation | Problem> {
  return await representFeed(catalog, query, format, now, deployed);
}

/** `view` is no part of a query, so that it never reaches a self link. */
function asksForSource(search: string): boolean {
  return readParameters(search).some(({ name, value }) => name === 'view' && value === 'source');
}

/** The very bytes of the feed, as text that any browser shows; `vary` as for a preview. */
function serveSource(
  service: Service,
  visit: Visit,
  format: Format,
  query: Query,
  vary: readonly string[],
): Response | Promise<Response> {
  const name = `source ${vary.join()} ${format.name} ${toIdentity(query)}`;
  return serve(service, visit, name, async () => {
    const found = await represent(service, visit, query, format);
    if (isProblem(found)) return found;
    const text = { ...found, contentType: 'text/plain; charset=utf-8', delta: () => null };
    return withFields(text, { Vary: ['Accept-Encoding', ...vary].join(', ') });
  });
}

/** A page of this very feed. `vary` names fields that decide beside those of every preview. */
function servePreview(
  service: Service,
  visit: Visit,
  format: Format,
  query: Query,
  vary: readonly string[],
): Response | Promise<Response> {
  const { catalog } = service;
  const name = `preview ${vary.join()} ${format.name} ${toIdentity(query)}`;
  return serve(
    service,
    visit,
    name,
    async () => {
      const found = await representPreview(catalog, visit, query, format.name);
      if (isProblem(found)) return found;
      return withFields(found, { Vary: [found.fields['Vary'], ...vary].join(', ') });
    },
    (problem) => answerForFeed(service, visit.request, problem),
  );
}

function withFields(found: Representation, fields: Representation['fields']): Representation {
  return { ...found, fields: { ...found.fields, ...fields } };
}
