// The one pipeline: representation → preconditions → 304 | 412 | 226 | bytes from memory, KV or render.
import { acceptsGzip, compress, decompress } from '../http/coding.ts';
import { parseTagList } from '../http/entity-tags.ts';
import { acceptsManipulation } from '../http/instance-manipulation.ts';
import { evaluate } from '../http/preconditions.ts';
import { toProblemResponse } from '../http/problem-details.ts';
import { isProblem, type Problem } from '../query/problem.ts';
import { assemble, produce } from './body.ts';
import {
  findKnown,
  findName,
  isUncut,
  type Known,
  rememberKnown,
  type Service,
  toValidators,
  type Visit,
} from './isolate.ts';
import type { Delta, Representation } from './representation.ts';

/**
 * Answers GET and HEAD. `name` is the canonical request; `represent` makes its representation when
 * it is not remembered, and `refuse` answers the problem that it may turn out to be.
 */
export function serve(
  service: Service,
  visit: Visit,
  name: string,
  represent: () => Promise<Representation | Problem>,
  refuse = (problem: Problem) => toProblemResponse(problem, service.catalog.site.authority),
): Response | Promise<Response> {
  const known = findKnown(service, name, visit.now);
  if (known !== null) return respond(service, visit, known);
  return represent().then((found) =>
    isProblem(found)
      ? refuse(found)
      : respond(service, visit, rememberKnown(service, name, found, visit.now)),
  );
}

/**
 * The answer to a URL that was served before, where memory holds all of it; null where the whole
 * way must be gone. This is what nearly every poll gets: nothing is routed, parsed or awaited. Only
 * URLs that decide alone are remembered (`rememberName`).
 */
export function recall(service: Service, request: Request, now: number): Response | null {
  if (request.method !== 'GET') return null;
  const name = findName(service, request, now);
  const known = name === null ? null : findKnown(service, name, now);
  if (known === null || !isUncut(known, now)) return null;
  const { representation, notModified, hit } = known;
  const verdict = evaluate(request.headers, representation, now);
  if (verdict === 'not-modified') return notModified;
  if (verdict === 'failed' || request.headers.has('A-IM') || !wantsGzip(request)) return null;
  const kept = service.bytes.get(representation.key);
  return kept === undefined ? null : new Response(kept, { headers: hit, encodeBody: 'manual' });
}

function respond(service: Service, visit: Visit, known: Known): Response | Promise<Response> {
  const { request, now } = visit;
  const { representation } = known;
  const verdict = evaluate(request.headers, representation, now);
  if (verdict === 'failed') return toPreconditionFailed(service);
  const left = isUncut(known, now) ? 'uncut' : (representation.due ?? now) - now;
  const headers = toValidators(representation, left);
  if (verdict === 'not-modified') return new Response(null, { status: 304, headers });
  headers.set('Content-Type', representation.contentType);
  const gzip = wantsGzip(request);
  if (gzip) headers.set('Content-Encoding', 'gzip');
  if (request.method === 'HEAD') return new Response(null, { headers, encodeBody: 'manual' });
  const delta = findDelta(request, representation);
  if (delta !== null) return deliverDelta(service, visit, delta, headers, gzip);
  const kept = service.bytes.get(gzip ? representation.key : `${representation.key} identity`);
  if (kept !== undefined) return toResponse(kept, headers, 'hit; detail=memory');
  return deliver(service, visit, representation, headers, gzip);
}

/** Bytes that this isolate does not hold in the coding that is asked for. */
async function deliver(
  service: Service,
  visit: Visit,
  representation: Representation,
  headers: Headers,
  gzip: boolean,
): Promise<Response> {
  const product = await produce(service, visit, representation);
  if (product === null) return toUnavailable(service);
  const { bytes, status } = product;
  if (gzip) return toResponse(bytes, headers, status);
  const identity = await decompress(bytes);
  service.bytes.set(`${representation.key} identity`, identity, identity.length);
  return toResponse(identity, headers, status);
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
  const list = parseTagList(headers.get('If-None-Match') ?? '');
  return list === '*' ? null : representation.delta(list);
}

/**
 * 226 IM Used (RFC 3229 §10.4.1). The tag is the whole document's: the client holds all of it now,
 * and sends the tag with its next poll. For this client alone, so no shared cache keeps it.
 */
async function deliverDelta(
  service: Service,
  visit: Visit,
  delta: Delta,
  whole: Headers,
  gzip: boolean,
): Promise<Response> {
  const body = await assemble<Uint8Array<ArrayBuffer> | Blob>(
    service,
    visit,
    delta.render,
    gzip ? compress : toBlob,
  );
  if (body === null) return toUnavailable(service);
  const lifetime = /max-age=\d+/.exec(whole.get('Cache-Control') ?? '')?.[0] ?? 'max-age=0';
  const headers = new Headers(whole);
  headers.set('IM', 'feed');
  headers.set('Delta-Base', delta.base);
  headers.set('Cache-Control', `private, ${lifetime}`);
  headers.set('Vary', `${whole.get('Vary')}, A-IM, If-None-Match`);
  return new Response(body, { status: 226, headers, encodeBody: 'manual' });
}

function toBlob(pieces: readonly Uint8Array[]): Blob {
  return new Blob([...pieces]);
}

function toResponse(bytes: Uint8Array<ArrayBuffer>, headers: Headers, status: string): Response {
  headers.set('Cache-Status', `tagwire; ${status}`);
  return new Response(bytes, { headers, encodeBody: 'manual' });
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
  const fields = { 'Retry-After': '30' };
  return toProblemResponse(details, service.catalog.site.authority, fields);
}
