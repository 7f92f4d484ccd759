// The flat list of routes. Handlers parse, find and serve; nothing is decided here twice.
import { type Context, Hono } from 'hono';
import type { Catalog } from './catalog/catalog.ts';
import { FORMATS } from './feed/formats.ts';
import { PREFLIGHT } from './http/fields.ts';
import { toRedirect } from './http/redirect.ts';
import { toPathname } from './http/url-parts.ts';
import { representDocs } from './pages/represent.tsx';
import { hasSpareSlash, toPathKey } from './query/path.ts';
import { SCOPE_FOLDERS } from './query/query.ts';
import {
  serveList as serveArticles,
  serveFacets,
  serveFeeds,
  serveIndex,
  serveOne,
  serveOpenApi,
} from './routes/api.ts';
import { serveArticle, serveOther } from './routes/articles.ts';
import { serveFeed, serveNegotiated } from './routes/feeds.ts';
import { serveOpml } from './routes/opml.ts';
import { serveHome, serveList } from './routes/pages.ts';
import { answerProblem, FAULT } from './routes/problems.ts';
import { serveMoved } from './routes/redirects.ts';
import { serveIcon, serveRobots, serveSitemap } from './routes/well-known.ts';
import { createService, type Service, type Visit } from './serve/isolate.ts';
import { recall, serve } from './serve/respond.ts';

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
  // Paths that are the same to people lead to one route; pages redirect to their own.
  const app = new Hono<Env>({ getPath: ({ url }) => toPathKey(toPathname(url)) });
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
  for (const kind of ['tag', 'section', 'author'] as const) {
    app.get(`/${SCOPE_FOLDERS[kind]}/:name`, (c) =>
      serveList(service, toVisit(c, clock), { kind, name: c.req.param('name') }),
    );
  }
  app.get('/articles/:name', (c) => serveArticle(service, toVisit(c, clock), c.req.param('name')));
  app.get('/robots.txt', (c) => serveRobots(service, toVisit(c, clock)));
  app.get('/sitemap.xml', (c) => serveSitemap(service, toVisit(c, clock)));
  app.get('/favicon.ico', () => serveIcon(service));
  app.get('/feeds.opml', (c) => serveOpml(service, toVisit(c, clock)));
  app.get('/api', (c) => serveIndex(service, toVisit(c, clock)));
  app.get('/api/articles', (c) => serveArticles(service, toVisit(c, clock)));
  app.get('/api/articles/:slug', (c) => serveOne(service, toVisit(c, clock), c.req.param('slug')));
  for (const kind of ['tag', 'section', 'author'] as const) {
    app.get(`/api/${SCOPE_FOLDERS[kind]}`, (c) => serveFacets(service, toVisit(c, clock), kind));
  }
  app.get('/api/feeds', (c) => serveFeeds(service, toVisit(c, clock)));
  app.get('/openapi.json', (c) => serveOpenApi(service, toVisit(c, clock)));
  app.get('/docs', (c) => serveDocs(service, toVisit(c, clock)));
  app.options('*', () => new Response(null, { status: 204, headers: PREFLIGHT }));
  app.notFound((c) => serveOther(service, c.req.raw, clock()));
  const answerFault = ({ method, url }: Request, fault: unknown): Response => {
    console.error(`${method} ${toPathname(url)}: ${toStack(fault)}`);
    return answerProblem(service.catalog, FAULT);
  };
  app.onError((fault, c) => answerFault(c.req.raw, fault));
  const remembered = (request: Request): Response | null => {
    try {
      return recall(service, request, clock());
    } catch (fault) {
      // Like every cache: trouble costs only the hit.
      console.error(`memory, ${request.url}: ${toStack(fault)}`);
      return null;
    }
  };
  const route: App['fetch'] = async (request, env, context) => {
    try {
      return await serveMoved(service, request, clock(), () => app.fetch(request, env, context));
    } catch (fault) {
      return answerFault(request, fault);
    }
  };
  return {
    fetch: (request, env, context) => remembered(request) ?? route(request, env, context),
  };
}

function toStack(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
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

function serveDocs(service: Service, visit: Visit): Response | Promise<Response> {
  const { catalog } = service;
  if (hasSpareSlash(toPathname(visit.request.url))) {
    return toRedirect(`${catalog.site.origin}/docs`);
  }
  return serve(service, visit, '/docs', async () => representDocs(catalog, visit));
}
