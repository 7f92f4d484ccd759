// The flat list of routes. Handlers parse, find and serve; nothing is decided here twice.
import { type Context, Hono } from 'hono';
import {
  serveFacets,
  serveFeeds,
  serveIndex,
  serveList,
  serveOne,
  serveOpenApi,
} from './api/routes.ts';
import type { Catalog } from './catalog/catalog.ts';
import { FORMATS, type Format, RSS } from './feed/formats.ts';
import { representFeed } from './feed/represent.ts';
import { negotiate } from './http/accept.ts';
import { PREFLIGHT } from './http/fields.ts';
import { toRedirect } from './http/redirect.ts';
import { toPathname, toSearch } from './http/url-parts.ts';
import { representDocs, representHome, representOpml } from './pages/represent.tsx';
import { serveArticle, serveOther } from './permalinks.ts';
import { answerProblem, FAULT } from './problems.ts';
import { toIdentity, toPath } from './query/canonical.ts';
import { parseQuery } from './query/parse.ts';
import { isProblem } from './query/problem.ts';
import { SCOPE_FOLDERS, type Scope } from './query/query.ts';
import { recall, serve } from './serve.ts';
import { createService, rememberName, type Service, type Visit } from './service.ts';

/** What Cloudflare gives the Worker (wrangler.toml). */
export type Bindings = {
  readonly CACHE: KVNamespace;
  readonly ASSETS: Fetcher;
  readonly VERSION: WorkerVersionMetadata;
};

type Env = { readonly Bindings: Bindings };

/** What the platform calls. */
export type App = {
  readonly fetch: (
    request: Request,
    env: Bindings,
    context: ExecutionContext,
  ) => Response | Promise<Response>;
};

/** `clock` gives seconds since 1970. */
export function createApp(catalog: Catalog, clock: () => number): App {
  const service = createService(catalog);
  // Not strict: one trailing slash makes no other feed. Pages redirect it themselves.
  const app = new Hono<Env>({ strict: false });
  app.get('/feed', (c) => serveNegotiated(service, toVisit(c, clock), null));
  for (const kind of ['tag', 'section', 'author'] as const) {
    app.get(`/${SCOPE_FOLDERS[kind]}/:name/feed`, (c) =>
      serveNegotiated(service, toVisit(c, clock), { kind, name: c.req.param('name') }),
    );
  }
  for (const format of FORMATS) {
    app.get(`/${format.file}`, (c) => serveFeed(service, toVisit(c, clock), format, null));
    for (const kind of ['tag', 'section', 'author'] as const) {
      app.get(`/${SCOPE_FOLDERS[kind]}/:name/${format.file}`, (c) =>
        serveFeed(service, toVisit(c, clock), format, { kind, name: c.req.param('name') }),
      );
    }
  }
  app.get('/', (c) => serveHome(service, toVisit(c, clock)));
  app.get('/articles/:name', (c) => serveArticle(service, toVisit(c, clock), c.req.param('name')));
  app.get('/feeds.opml', (c) => serveOpml(service, toVisit(c, clock)));
  app.get('/api', (c) => serveIndex(service, toVisit(c, clock)));
  app.get('/api/articles', (c) => serveList(service, toVisit(c, clock)));
  app.get('/api/articles/:slug', (c) => serveOne(service, toVisit(c, clock), c.req.param('slug')));
  for (const kind of ['tag', 'section', 'author'] as const) {
    app.get(`/api/${SCOPE_FOLDERS[kind]}`, (c) => serveFacets(service, toVisit(c, clock), kind));
  }
  app.get('/api/feeds', (c) => serveFeeds(service, toVisit(c, clock)));
  app.get('/openapi.json', (c) => serveOpenApi(service, toVisit(c, clock)));
  app.get('/docs', (c) => serveDocs(service, toVisit(c, clock)));
  app.options('*', () => new Response(null, { status: 204, headers: PREFLIGHT }));
  app.notFound((c) => serveOther(service, c.req.raw, clock()));
  app.onError((fault, c) => {
    console.error(`${c.req.method} ${c.req.path}: ${fault.stack ?? fault.message}`);
    return answerProblem(service.catalog, FAULT);
  });
  return {
    fetch: (request, env, context) =>
      recall(service, request, clock()) ?? app.fetch(request, env, context),
  };
}

function toVisit(c: Context<Env>, clock: () => number): Visit {
  return {
    request: c.req.raw,
    now: clock(),
    deployed: toUploadTime(c.env.VERSION),
    kv: c.env.CACHE,
    assets: c.env.ASSETS,
    waitUntil: (work) => c.executionCtx.waitUntil(work),
  };
}

/** Seconds since 1970; 0 where the platform does not say. */
function toUploadTime(version: WorkerVersionMetadata | undefined): number {
  const milliseconds = Date.parse(version?.timestamp ?? '');
  return Number.isNaN(milliseconds) ? 0 : Math.floor(milliseconds / 1000);
}

function serveFeed(
  service: Service,
  visit: Visit,
  format: Format,
  scope: Scope | null,
): Response | Promise<Response> {
  const { catalog } = service;
  const query = parseQuery(catalog, scope, toSearch(visit.request.url), visit.now);
  if (isProblem(query)) return answerProblem(catalog, query);
  const name = `${format.name} ${toIdentity(query)}`;
  rememberName(service, visit.request.url, name, visit.now);
  return serve(service, visit, name, () =>
    representFeed(catalog, query, format, visit.now, visit.deployed),
  );
}

/**
 * The format that `Accept` prefers, RSS where nothing decides. The concrete feed's URL is told; the
 * URL asked is not remembered, as it does not decide alone.
 */
function serveNegotiated(
  service: Service,
  visit: Visit,
  scope: Scope | null,
): Response | Promise<Response> {
  const { catalog } = service;
  const query = parseQuery(catalog, scope, toSearch(visit.request.url), visit.now);
  if (isProblem(query)) return answerProblem(catalog, query);
  const format = negotiate(visit.request.headers.get('Accept') ?? '', FORMATS) ?? RSS;
  const name = `negotiated ${format.name} ${toIdentity(query)}`;
  return serve(service, visit, name, async () => {
    const found = await representFeed(catalog, query, format, visit.now, visit.deployed);
    if (isProblem(found)) return found;
    const location = `${catalog.site.origin}${toPath(query, catalog.site, format.file)}`;
    const vary = `${found.fields['Vary']}, Accept`;
    return { ...found, fields: { ...found.fields, Vary: vary, 'Content-Location': location } };
  });
}

function serveHome(service: Service, visit: Visit): Response | Promise<Response> {
  return serve(service, visit, '/', async () => representHome(service.catalog, visit));
}

function serveOpml(service: Service, visit: Visit): Response | Promise<Response> {
  return serve(service, visit, '/feeds.opml', async () => representOpml(service.catalog, visit));
}

function serveDocs(service: Service, visit: Visit): Response | Promise<Response> {
  const { catalog } = service;
  if (toPathname(visit.request.url).endsWith('/')) return toRedirect(`${catalog.site.origin}/docs`);
  return serve(service, visit, '/docs', async () => representDocs(catalog, visit));
}
