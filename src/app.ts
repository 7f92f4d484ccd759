// The flat list of routes.
import { type Context, Hono } from 'hono';
import type { Catalog } from './catalog/catalog.ts';
import { FORMATS } from './feed/formats.ts';
import { API_CATALOG_PATH, MANIFEST_PATH, MCP_PATH, RSL_PATH } from './feed/known-paths.ts';
import { PREFLIGHT } from './http/fields.ts';
import { toPathname } from './http/url-parts.ts';
import { SEARCH_PATH } from './query/canonical.ts';
import { toPathKey } from './query/path.ts';
import { SCOPE_FOLDERS, SCOPE_KINDS } from './query/scope.ts';
import {
  serveApiCatalog,
  serveArticleData,
  serveArticleList,
  serveClient,
  serveDocs,
  serveFacets,
  serveFeedList,
  serveIndex,
  serveOpenApi,
} from './routes/api.ts';
import { serveTerm } from './routes/api-terms.ts';
import { serveArticle, serveOther } from './routes/articles.ts';
import { serveFeed, serveNegotiated } from './routes/feeds.ts';
import {
  answerFault,
  type Bindings,
  createHandler,
  type Handler,
  toRequestContext,
} from './routes/handler.ts';
import { serveHealth } from './routes/health.ts';
import { serveArchive, servePeriod, serveTermIndex } from './routes/indexes.ts';
import { createMcpRoute } from './routes/mcp.ts';
import { serveMedia } from './routes/media.ts';
import { serveOpml } from './routes/opml.ts';
import { serveHome, serveList } from './routes/pages.ts';
import { serveOpenSearch, serveSearch } from './routes/search.ts';
import { serveStaticPage } from './routes/static-pages.ts';
import {
  PUBLICATION_PATH,
  serveIcon,
  serveIndexNowKey,
  serveManifest,
  serveNewsSitemap,
  servePublicationUri,
  serveRobots,
  serveRsl,
  serveSitemap,
} from './routes/well-known.ts';
import { createIsolate, type RequestContext } from './serve/isolate.ts';

type Env = { readonly Bindings: Bindings };

/** What the platform calls. */
export type App = { readonly fetch: Handler };

/** `clock` gives seconds since 1970. */
export function createApp(catalog: Catalog, clock: () => number): App {
  const isolate = createIsolate(catalog);
  // Paths that are the same to people lead to one route; pages redirect to their own.
  const app = new Hono<Env>({ getPath: ({ url }) => toPathKey(toPathname(url)) });
  app.get('/', (c) => serveHome(isolate, toContext(c, clock)));
  app.get('/feed', (c) => serveNegotiated(isolate, toContext(c, clock), null));
  for (const format of FORMATS) {
    app.get(`/${format.file}`, (c) => serveFeed(isolate, toContext(c, clock), format, null));
  }
  for (const kind of SCOPE_KINDS) {
    const folder = SCOPE_FOLDERS[kind];
    app.get(`/${folder}`, (c) => serveTermIndex(isolate, toContext(c, clock), kind));
    app.get(`/${folder}/:name`, (c) =>
      serveList(isolate, toContext(c, clock), { kind, name: c.req.param('name') }),
    );
    app.get(`/${folder}/:name/feed`, (c) =>
      serveNegotiated(isolate, toContext(c, clock), { kind, name: c.req.param('name') }),
    );
    for (const format of FORMATS) {
      app.get(`/${folder}/:name/${format.file}`, (c) =>
        serveFeed(isolate, toContext(c, clock), format, { kind, name: c.req.param('name') }),
      );
    }
    app.get(`/api/${folder}`, (c) => serveFacets(isolate, toContext(c, clock), kind));
    app.get(`/api/${folder}/:name`, (c) =>
      serveTerm(isolate, toContext(c, clock), { kind, name: c.req.param('name') }),
    );
  }
  app.get('/archive', (c) => serveArchive(isolate, toContext(c, clock)));
  app.get('/archive/:year/:month?', (c) => {
    const { year, month = null } = c.req.param();
    return servePeriod(isolate, toContext(c, clock), { year, month });
  });
  app.get('/articles/:name', (c) =>
    serveArticle(isolate, toContext(c, clock), c.req.param('name')),
  );
  app.get('/media/*', (c) => {
    const { ASSETS, MEDIA = null } = c.env;
    return serveMedia(isolate, c.req.raw, { assets: ASSETS, bucket: MEDIA }, clock());
  });
  app.get(SEARCH_PATH, (c) => serveSearch(isolate, toContext(c, clock)));
  app.get('/opensearch.xml', (c) => serveOpenSearch(isolate, toContext(c, clock)));
  app.get('/robots.txt', (c) => serveRobots(isolate, toContext(c, clock)));
  if (catalog.site.robots.rsl) app.get(RSL_PATH, (c) => serveRsl(isolate, toContext(c, clock)));
  app.get('/sitemap.xml', (c) => serveSitemap(isolate, toContext(c, clock)));
  app.get('/news-sitemap.xml', (c) => serveNewsSitemap(isolate, toContext(c, clock)));
  app.get(PUBLICATION_PATH, (c) => servePublicationUri(isolate, toContext(c, clock)));
  const key = catalog.site.receivers.indexnow?.key;
  if (key !== undefined) {
    app.get(`/${key}.txt`, (c) => serveIndexNowKey(isolate, toContext(c, clock), key));
  }
  app.get('/favicon.ico', () => serveIcon(isolate));
  app.get(MANIFEST_PATH, (c) => serveManifest(isolate, toContext(c, clock)));
  app.get('/feeds.opml', (c) => serveOpml(isolate, toContext(c, clock)));
  app.get('/api', (c) => serveIndex(isolate, toContext(c, clock)));
  app.get('/api/articles', (c) => serveArticleList(isolate, toContext(c, clock)));
  app.get('/api/articles/:slug', (c) =>
    serveArticleData(isolate, toContext(c, clock), c.req.param('slug')),
  );
  app.get('/api/feeds', (c) => serveFeedList(isolate, toContext(c, clock)));
  app.get('/openapi.json', (c) => serveOpenApi(isolate, toContext(c, clock)));
  for (const language of ['ts', 'js'] as const) {
    app.get(`/client.${language}`, (c) => serveClient(isolate, toContext(c, clock), language));
  }
  app.get(API_CATALOG_PATH, (c) => serveApiCatalog(isolate, toContext(c, clock)));
  const serveMcp = createMcpRoute(isolate);
  app.all(MCP_PATH, (c) => serveMcp(toContext(c, clock)));
  app.get('/docs', (c) => serveDocs(isolate, toContext(c, clock)));
  app.get('/health', (c) => serveHealth(isolate, toContext(c, clock)));
  // Behind all other paths of one word.
  app.get('/:name', (c) => serveStaticPage(isolate, toContext(c, clock), c.req.param('name')));
  app.options('*', () => new Response(null, { status: 204, headers: PREFLIGHT }));
  app.notFound((c) => serveOther(isolate, c.req.raw, clock()));
  app.onError((fault, c) => answerFault(isolate, c.req.raw, fault));
  return {
    fetch: createHandler(isolate, clock, (request, env, context) =>
      app.fetch(request, env, context),
    ),
  };
}

function toContext(c: Context<Env>, clock: () => number): RequestContext {
  const waitUntil = (work: Promise<unknown>): void => c.executionCtx.waitUntil(work);
  return toRequestContext(c.req.raw, c.env, waitUntil, clock());
}
