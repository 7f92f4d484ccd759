// What stands around the routes: memory before them, old addresses beside them, and a problem where a
// route fails.
import { toPathname } from '../http/url-parts.ts';
import { log } from '../log.ts';
import type { Isolate, RequestContext } from '../serve/isolate.ts';
import { serveFromMemory } from '../serve/respond.ts';
import { toUploadTime } from '../serve/upload-time.ts';
import { createCount } from '../stats/count.ts';
import type { Assets } from '../store/articles.ts';
import type { SharedCache } from '../store/cache.ts';
import type { Bucket } from '../store/media.ts';
import { isNavigation } from './audience.ts';
import { answerProblem, FAULT } from './problems.ts';
import { redirectByQuery, redirectNotFound } from './redirects.ts';

/** What Cloudflare gives the Worker (wrangler.toml), and `src/node` gives the app elsewhere. */
export type Bindings = {
  readonly CACHE: SharedCache;
  readonly ASSETS: Assets;
  readonly VERSION: WorkerVersionMetadata;
  /** Has audio and video that are too large for the assets, where the owner has added it (docs/publication.md). */
  readonly MEDIA?: Bucket;
  /** Counts the readers of feeds, where the owner has added it (docs/stats.md). */
  readonly STATS?: AnalyticsEngineDataset;
};

/** What the platform calls. */
export type Handler = (
  request: Request,
  env: Bindings,
  context: Pick<ExecutionContext, 'waitUntil' | 'passThroughOnException' | 'props'>,
) => Response | Promise<Response>;

/** `clock` gives seconds since 1970; `route` answers what memory does not. */
export function createHandler(isolate: Isolate, clock: () => number, route: Handler): Handler {
  const findInMemory = (request: Request): Response | null => {
    try {
      return serveFromMemory(isolate, request, clock());
    } catch (fault) {
      // Like every cache: trouble costs only the hit.
      logFault('memory-fault', `memory, ${request.url}`, fault);
      return null;
    }
  };
  const answer: Handler = async (request, env, context) => {
    try {
      const redirect = redirectByQuery(isolate, request, clock());
      if (redirect !== null) return redirect;
      const response = await route(request, env, context);
      if (response.status !== 404) return response;
      return redirectNotFound(isolate, request, clock()) ?? response;
    } catch (fault) {
      return answerFault(isolate, request, fault);
    }
  };
  const count = createCount(isolate.catalog);
  return (request, env, context) => {
    const response = findInMemory(request) ?? answer(request, env, context);
    if (env.STATS === undefined || isNavigation(request)) return response;
    const counting = { dataset: env.STATS, kv: env.CACHE, now: clock() };
    context.waitUntil(count(request, response, counting));
    return response;
  };
}

/** What nobody foresaw: a line in the log, and a problem that tells nothing of the inside. */
export function answerFault(
  { catalog }: Isolate,
  { method, url }: Request,
  fault: unknown,
): Response {
  logFault('fault', `${method} ${toPathname(url)}`, fault);
  return answerProblem(catalog, FAULT);
}

/** The context of a request at `now`, in seconds since 1970. */
export function toRequestContext(
  request: Request,
  { CACHE, ASSETS, VERSION }: Bindings,
  waitUntil: RequestContext['waitUntil'],
  now: number,
): RequestContext {
  return {
    request,
    now,
    deployed: toUploadTime(VERSION),
    version: VERSION?.id ?? '',
    kv: CACHE,
    assets: ASSETS,
    waitUntil,
  };
}

function logFault(event: 'fault' | 'memory-fault', where: string, fault: unknown): void {
  const stack = fault instanceof Error ? fault.stack : undefined;
  log(event, `${where}: ${fault}`, stack === undefined ? {} : { stack });
}
