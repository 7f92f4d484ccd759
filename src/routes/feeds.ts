// What a feed's URL answers: the feed, its source as text, or a page for people.
import type { Format } from '../feed/format.ts';
import { DEFAULT_FORMAT, FORMATS } from '../feed/formats.ts';
import { toFeedUrl } from '../feed/links.ts';
import { negotiate } from '../http/accept.ts';
import { toSearch } from '../http/url-parts.ts';
import { toSaid } from '../messages/say.ts';
import { HTML, PAGE_FIELDS } from '../pages/html.ts';
import { renderPreview } from '../pages/render.tsx';
import { toIdentity } from '../query/canonical.ts';
import { readParameters, saysOnly } from '../query/parameters.ts';
import { parseQuery } from '../query/parse.ts';
import { badValue, isProblem, type Problem, toAllowed } from '../query/problem.ts';
import type { Query } from '../query/query.ts';
import { FEED_PARAMETERS } from '../query/schema.ts';
import type { Scope } from '../query/scope.ts';
import { representFeed } from '../serve/feed-representation.ts';
import {
  findRepresentation,
  type Isolate,
  type RequestContext,
  rememberRepresentation,
  rememberUrl,
} from '../serve/isolate.ts';
import type { Representation } from '../serve/representation.ts';
import { respond, toUnavailable } from '../serve/respond.ts';
import { lookUp } from '../serve/search.ts';
import { respondSiteWide } from '../serve/site-wide-validator.ts';
import { answerForFeed, isNavigation } from './audience.ts';

/** `source` is the very bytes of the feed, as text that any browser shows. */
type View = 'feed' | 'source' | 'preview';

type FeedRequest = {
  readonly query: Query;
  readonly format: Format;
  readonly view: View;
  /** Whether `Accept` has chosen the format. */
  readonly isNegotiated: boolean;
};

/** One feed in one format. */
export async function serveFeed(
  isolate: Isolate,
  context: RequestContext,
  format: Format,
  scope: Scope | null,
): Promise<Response> {
  const asked = parse(isolate, context, format, scope, false);
  if (isProblem(asked)) return answerForFeed(isolate, context.request, asked);
  const { url } = context.request;
  if (asked.view === 'feed' && saysOnly(toSearch(url), Object.keys(FEED_PARAMETERS))) {
    rememberUrl(isolate, url, toCanonicalName(asked), context.now, 'navigation');
  }
  return await serveView(isolate, context, asked);
}

/**
 * The format that `Accept` prefers, RSS where nothing decides. The concrete feed's URL is in Content-Location; the
 * URL asked is not remembered, as it does not decide alone.
 */
export async function serveNegotiated(
  isolate: Isolate,
  context: RequestContext,
  scope: Scope | null,
): Promise<Response> {
  const { headers, url } = context.request;
  const hasProfile = readParameters(toSearch(url)).some(
    ({ name, value }) => name === 'profile' && value !== '',
  );
  // A profile decides by itself.
  const formats = FORMATS.filter((one: Format) => one.isForServices || !hasProfile);
  const format = negotiate<Format>(headers.get('Accept') ?? '', formats) ?? DEFAULT_FORMAT;
  const asked = parse(isolate, context, format, scope, true);
  if (isProblem(asked)) return answerForFeed(isolate, context.request, asked);
  return await serveView(isolate, context, asked);
}

function parse(
  { catalog }: Isolate,
  { request, now }: RequestContext,
  format: Format,
  scope: Scope | null,
  isNegotiated: boolean,
): FeedRequest | Problem {
  const search = toSearch(request.url);
  const query = parseQuery(catalog, scope, search, now);
  if (isProblem(query)) return query;
  if (query.profile !== null && !format.isForServices) return toNoProfile(query.profile);
  return { query, format, view: toView(request, search), isNegotiated };
}

/** Services take one format. */
function toNoProfile(profile: string): Problem {
  const parameter = 'profile';
  const detail = toSaid('profileIsRss', { parameter, file: DEFAULT_FORMAT.file });
  return badValue(parameter, profile, toAllowed(toSaid('notHere', { parameter })), detail);
}

async function serveView(
  isolate: Isolate,
  context: RequestContext,
  asked: FeedRequest,
): Promise<Response> {
  const { request, now } = context;
  const name = toCanonicalName(asked);
  const cached = findRepresentation(isolate, name, now);
  if (cached !== null) return await respond(isolate, context, cached);
  const query = await lookUp(isolate, context, asked.query);
  if (query === null) return toUnavailable(isolate);
  if (asked.view === 'preview') return await servePreview(isolate, context, { ...asked, query });
  const made = await representView(isolate, context, { ...asked, query });
  if (isProblem(made)) return answerForFeed(isolate, request, made);
  return await respond(isolate, context, rememberRepresentation(isolate, name, made, now));
}

/** A page of this very feed. */
async function servePreview(
  isolate: Isolate,
  context: RequestContext,
  asked: FeedRequest,
): Promise<Response> {
  const { query, format } = asked;
  const render = renderPreview(isolate.catalog, query, format, context.now);
  if (isProblem(render)) return answerForFeed(isolate, context.request, render);
  const vary = `Accept-Encoding, Sec-Fetch-Dest${toAcceptVary(asked)}`;
  const fields = { ...PAGE_FIELDS, Vary: vary };
  const page = { name: toCanonicalName(asked), contentType: HTML, fields, render };
  return await respondSiteWide(isolate, context, page);
}

/** `view` is no part of a query, so that it never reaches a self link. */
function toView(request: Request, search: string): View {
  const isSource = readParameters(search).some(
    ({ name, value }) => name === 'view' && value === 'source',
  );
  if (isSource) return 'source';
  return isNavigation(request) ? 'preview' : 'feed';
}

function toCanonicalName({ query, format, view, isNegotiated }: FeedRequest): string {
  return `${view}${isNegotiated ? ' negotiated' : ''} ${format.name} ${toIdentity(query)}`;
}

/** The feed, or its source. */
async function representView(
  { catalog }: Isolate,
  { now, deployed }: RequestContext,
  asked: FeedRequest,
): Promise<Representation | Problem> {
  const { query, format, view, isNegotiated } = asked;
  const feed = await representFeed(catalog, query, format, now, deployed);
  if (isProblem(feed)) return feed;
  if (view === 'source') {
    const fields = { ...feed.fields, Vary: `Accept-Encoding${toAcceptVary(asked)}` };
    return { ...feed, contentType: 'text/plain; charset=utf-8', fields, delta: () => null };
  }
  if (!isNegotiated) return feed;
  const { site } = catalog;
  const fields = {
    Vary: `${feed.fields['Vary']}${toAcceptVary(asked)}`,
    'Content-Location': toFeedUrl(site, query, format),
  };
  return { ...feed, fields: { ...feed.fields, ...fields } };
}

function toAcceptVary({ isNegotiated }: FeedRequest): string {
  return isNegotiated ? ', Accept' : '';
}
