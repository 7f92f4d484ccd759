// The one pipeline: representation → preconditions → 304 | 412 | bytes from memory, KV or render.
import type { Catalog } from './catalog/catalog.ts';
import { acceptsGzip, compress, decompress } from './http/coding.ts';
import { toHttpDate } from './http/dates.ts';
import { CORS, NOSNIFF } from './http/fields.ts';
import { evaluate } from './http/preconditions.ts';
import { toProblemResponse } from './http/problem-details.ts';
import type { Representation } from './representation.ts';
import { type Assets, readRecords } from './store/articles.ts';
import { readCache, writeCache } from './store/cache.ts';
import { createMemory, type Memory } from './store/memory.ts';

/** What serves every request of an isolate. */
export type Service = {
  readonly catalog: Catalog;
  /** Canonical request → representation, until it is due. */
  readonly known: Memory<Representation>;
  /** Key → finished bytes, gzip or, under `{key} identity`, as they are. */
  readonly bytes: Memory<Uint8Array<ArrayBuffer>>;
};

/** One request and what it may use. Instants in seconds since 1970. */
export type Visit = {
  readonly request: Request;
  readonly now: number;
  /** When the running version was uploaded. */
  readonly deployed: number;
  readonly kv: KVNamespace;
  readonly assets: Assets;
  readonly waitUntil: (work: Promise<unknown>) => void;
};

/** Bounds of the two memories in bytes; an isolate has 128 MB for everything. */
const KNOWN_BOUND = 4_000_000;
const BYTES_BOUND = 16_000_000;

/** What a remembered representation weighs beside its strings, as a round figure. */
const REPRESENTATION_SIZE = 4_000;

/** Seconds in which a cache may answer from a stale copy while we are at fault (RFC 5861 §4). */
const STALE_IF_ERROR = 86_400;

export function createService(catalog: Catalog): Service {
  return { catalog, known: createMemory(KNOWN_BOUND), bytes: createMemory(BYTES_BOUND) };
}

/**
 * Answers GET and HEAD. `name` is the canonical request; `represent` makes its representation when
 * it is not remembered. Nothing is awaited where all is remembered.
 */
export function serve(
  service: Service,
  visit: Visit,
  name: string,
  represent: () => Promise<Representation>,
): Response | Promise<Response> {
  const known = service.known.get(name);
  if (known !== undefined && (known.due === null || visit.now < known.due)) {
    return respond(service, visit, known);
  }
  return represent().then((representation) => {
    service.known.set(name, representation, REPRESENTATION_SIZE);
    return respond(service, visit, representation);
  });
}

function respond(
  service: Service,
  visit: Visit,
  representation: Representation,
): Response | Promise<Response> {
  const { request, now } = visit;
  const verdict = evaluate(request.headers, representation, now);
  if (verdict === 'failed') return toPreconditionFailed(service);
  const headers = toHeaders(representation, now);
  if (verdict === 'not-modified') return new Response(null, { status: 304, headers });
  headers.set('Content-Type', representation.contentType);
  const gzip = wantsGzip(request);
  if (gzip) headers.set('Content-Encoding', 'gzip');
  if (request.method === 'HEAD') return new Response(null, { headers, encodeBody: 'manual' });
  const kept = service.bytes.get(gzip ? representation.key : `${representation.key} identity`);
  if (kept !== undefined) return toResponse(kept, headers, 'hit; detail=memory');
  return deliver(service, visit, representation, headers, gzip);
}

/** From KV, else rendered; what is new to this isolate is remembered. */
async function deliver(
  service: Service,
  visit: Visit,
  representation: Representation,
  headers: Headers,
  gzip: boolean,
): Promise<Response> {
  const { key, shared } = representation;
  const remembered = service.bytes.get(key) ?? null;
  const cached = remembered ?? (shared ? await readCache(visit.kv, key) : null);
  const found = cached ?? (await render(service, visit, representation));
  if (found === null) return toUnavailable(service);
  service.bytes.set(key, found, found.length);
  const status =
    remembered !== null
      ? 'hit; detail=memory'
      : cached !== null
        ? 'hit; detail=kv'
        : `fwd=uri-miss${shared ? '; stored' : ''}`;
  if (gzip) return toResponse(found, headers, status);
  const identity = await decompress(found);
  service.bytes.set(`${key} identity`, identity, identity.length);
  return toResponse(identity, headers, status);
}

async function render(
  service: Service,
  visit: Visit,
  representation: Representation,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const { rows, shelves } = service.catalog;
  const pieces = await representation.render((positions) =>
    readRecords(visit.assets, rows, shelves, positions),
  );
  if (pieces === null) return null;
  const bytes = await compress(pieces);
  if (representation.shared) visit.waitUntil(writeCache(visit.kv, representation.key, bytes));
  return bytes;
}

function toResponse(bytes: Uint8Array<ArrayBuffer>, headers: Headers, status: string): Response {
  headers.set('Cache-Status', `tagwire; ${status}`);
  return new Response(bytes, { headers, encodeBody: 'manual' });
}

/** What a 304 carries as the 200 would (RFC 9110 §15.4.5), and what scripts need to read it. */
function toHeaders(representation: Representation, now: number): Headers {
  return new Headers({
    ...CORS,
    ...NOSNIFF,
    ...representation.fields,
    ETag: representation.etag,
    'Last-Modified': toHttpDate(representation.lastModified),
    'Cache-Control': toCacheControl(representation, now),
  });
}

/** Cut to the next change that is known; then nothing stale may bridge it. */
function toCacheControl({ lifetime, due }: Representation, now: number): string {
  const left = due === null ? Number.POSITIVE_INFINITY : due - now;
  if (left >= 2 * lifetime) {
    return `max-age=${lifetime}, stale-while-revalidate=${lifetime}, stale-if-error=${STALE_IF_ERROR}`;
  }
  return `max-age=${Math.max(1, Math.min(lifetime, left))}, stale-if-error=${STALE_IF_ERROR}`;
}

/** The edge rewrites Accept-Encoding and keeps the client's own in `cf`. */
function wantsGzip(request: Request): boolean {
  const { cf } = request;
  if (cf === undefined) return acceptsGzip(request.headers.get('Accept-Encoding') ?? '');
  return typeof cf['clientAcceptEncoding'] === 'string' && acceptsGzip(cf['clientAcceptEncoding']);
}

function toPreconditionFailed(service: Service): Response {
  const details = {
    status: 412,
    kind: 'precondition-failed',
    title: 'Precondition failed',
    detail: 'The representation is not the one that If-Match or If-Unmodified-Since asks for.',
  };
  return toProblemResponse(details, service.catalog.site.authority);
}

/** Readers pause a whole host on Retry-After, so it is short. */
function toUnavailable(service: Service): Response {
  const details = {
    status: 503,
    kind: 'unavailable',
    title: 'Temporarily unavailable',
    detail: 'A stored article could not be read. Try again in half a minute.',
  };
  return toProblemResponse(details, service.catalog.site.authority, { 'Retry-After': '30' });
}
