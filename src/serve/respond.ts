// Representation → response: preconditions, then 304 | 412 | 226 | the bytes.
import { toPrivateCacheControl } from '../http/cache-control.ts';
import { acceptsGzip, compress, decompress } from '../http/coding.ts';
import { parseEntityTags } from '../http/entity-tags.ts';
import { acceptsManipulation } from '../http/instance-manipulation.ts';
import { evaluate } from '../http/preconditions.ts';
import { toProblemResponse } from '../http/problem-details.ts';
import { findBody, renderBody } from './body.ts';
import { CACHE_STATUS, type EncodedBody, toServerTiming } from './encoded-body.ts';
import {
  type CachedRepresentation,
  findByUrl,
  findRepresentation,
  type Isolate,
  type RequestContext,
  toTimeLeft,
  toValidators,
} from './isolate.ts';
import type { Delta, Representation } from './representation.ts';

/**
 * The answer to a URL that was served before, where memory holds all of it; null where the whole
 * way must be gone. This is what nearly every poll gets: nothing is routed, parsed or awaited. Only
 * URLs that decide alone are remembered (`rememberUrl`).
 */
export function serveFromMemory(isolate: Isolate, request: Request, now: number): Response | null {
  if (request.method !== 'GET') return null;
  const name = findByUrl(isolate, request, now);
  const cached = name === null ? null : findRepresentation(isolate, name, now);
  if (cached === null || toTimeLeft(cached, now) !== null) return null;
  const { representation, notModified, hit } = cached;
  const verdict = evaluate(request.headers, representation, now);
  if (verdict === 'not-modified') return notModified;
  if (verdict === 'failed' || request.headers.has('A-IM') || !wantsGzip(request)) return null;
  const kept = isolate.bodies.get(representation.key);
  return kept === undefined ? null : new Response(kept, { headers: hit, encodeBody: 'manual' });
}

/** Answers GET and HEAD with a representation, which was found or made. */
export function respond(
  isolate: Isolate,
  context: RequestContext,
  cached: CachedRepresentation,
): Response | Promise<Response> {
  const { request, now } = context;
  const { representation } = cached;
  const verdict = evaluate(request.headers, representation, now);
  if (verdict === 'failed') return toPreconditionFailed(isolate);
  const left = toTimeLeft(cached, now);
  const headers = toValidators(representation, left);
  if (verdict === 'not-modified') return new Response(null, { status: 304, headers });
  headers.set('Content-Type', representation.contentType);
  const gzip = wantsGzip(request);
  if (gzip) headers.set('Content-Encoding', 'gzip');
  if (request.method === 'HEAD') return new Response(null, { headers, encodeBody: 'manual' });
  const delta = findDelta(request, representation);
  if (delta !== null) {
    headers.set('Cache-Control', toPrivateCacheControl(representation.lifetime, left));
    return respondWithDelta(isolate, context, delta, headers, gzip);
  }
  const kept = isolate.bodies.get(gzip ? representation.key : toIdentityKey(representation));
  if (kept !== undefined)
    return toResponse({ bytes: kept, source: 'memory', timings: {} }, headers);
  return respondWithBody(isolate, context, representation, headers, gzip);
}

/** Bytes that this isolate does not hold in the coding that is asked for. */
async function respondWithBody(
  isolate: Isolate,
  context: RequestContext,
  representation: Representation,
  headers: Headers,
  gzip: boolean,
): Promise<Response> {
  const body = await findBody(isolate, context, representation);
  if (body === null) return toUnavailable(isolate);
  if (gzip) return toResponse(body, headers);
  const bytes = await decompress(body.bytes);
  isolate.bodies.set(toIdentityKey(representation), bytes, bytes.length);
  return toResponse({ ...body, bytes }, headers);
}

/**
 * rss2email asks for deltas, because the feedparser in it does, and takes a 226 for a failure. In
 * some versions nothing but feedparser's own name tells it; programs over feedparser give theirs.
 */
const ASKS_IN_VAIN = /^(feedparser|rss2email)\//;

/** What a client that asks for deltas lacks; its If-None-Match has not matched. */
function findDelta({ headers }: Request, representation: Representation): Delta | null {
  if (ASKS_IN_VAIN.test(headers.get('User-Agent') ?? '')) return null;
  if (!acceptsManipulation(headers.get('A-IM'), 'feed')) return null;
  const list = parseEntityTags(headers.get('If-None-Match') ?? '');
  return list === '*' ? null : representation.delta(list);
}

/**
 * 226 IM Used (RFC 3229 §10.4.1). The tag is the whole document's: the client holds all of it now,
 * and sends the tag with its next poll. For this client alone, so no shared cache keeps it.
 */
async function respondWithDelta(
  isolate: Isolate,
  context: RequestContext,
  delta: Delta,
  headers: Headers,
  gzip: boolean,
): Promise<Response> {
  const body = await renderBody<Uint8Array<ArrayBuffer> | Blob>(
    isolate,
    context,
    delta.render,
    gzip ? compress : toBlob,
  );
  if (body === null) return toUnavailable(isolate);
  headers.set('IM', 'feed');
  headers.set('Delta-Base', delta.base);
  headers.append('Vary', 'A-IM, If-None-Match');
  return new Response(body, { status: 226, headers, encodeBody: 'manual' });
}

function toBlob(pieces: readonly Uint8Array[]): Blob {
  return new Blob([...pieces]);
}

function toIdentityKey({ key }: Representation): string {
  return `${key} identity`;
}

function toResponse({ bytes, source, timings }: EncodedBody, headers: Headers): Response {
  headers.set('Cache-Status', CACHE_STATUS[source]);
  const timing = toServerTiming(timings);
  if (timing !== null) headers.set('Server-Timing', timing);
  return new Response(bytes, { headers, encodeBody: 'manual' });
}

/** The edge rewrites Accept-Encoding and keeps the client's own in `cf`. */
function wantsGzip(request: Request): boolean {
  const { cf } = request;
  if (cf === undefined) return acceptsGzip(request.headers.get('Accept-Encoding') ?? '');
  return typeof cf['clientAcceptEncoding'] === 'string' && acceptsGzip(cf['clientAcceptEncoding']);
}

function toPreconditionFailed({ catalog }: Isolate): Response {
  const details = {
    status: 412,
    kind: 'precondition-failed',
    title: 'Precondition failed',
    detail: 'The current version does not match If-Match or If-Unmodified-Since.',
  };
  return toProblemResponse(details, catalog.site.authority);
}

/** What is stored cannot be read. Readers pause a whole host on Retry-After, so it is short. */
export function toUnavailable({ catalog }: Isolate): Response {
  const details = {
    status: 503,
    kind: 'unavailable',
    title: 'Temporarily unavailable',
    detail: 'A stored article could not be read. Try again in 30 seconds.',
  };
  return toProblemResponse(details, catalog.site.authority, { 'Retry-After': '30' });
}
