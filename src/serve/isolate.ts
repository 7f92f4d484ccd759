// What serves every request of an isolate: the catalog, and the memory of what was served before.
import { type Catalog, dueCount, type Rows } from '../catalog/catalog.ts';
import { namesMarkdown } from '../http/accept.ts';
import { toCacheControl } from '../http/cache-control.ts';
import { toHttpDate } from '../http/dates.ts';
import { CORS, NOSNIFF } from '../http/fields.ts';
import type { FoundText } from '../query/filter.ts';
import type { Assets } from '../store/articles.ts';
import type { SharedCache } from '../store/cache.ts';
import { CACHE_STATUS, type EncodedBody } from './encoded-body.ts';
import { createMemory, type Memory } from './memory.ts';
import type { Representation } from './representation.ts';

export type Isolate = {
  readonly catalog: Catalog;
  /** URL as asked → canonical request, so that a poll is not parsed again. */
  readonly urls: Memory<CanonicalRequest>;
  /** Canonical request → its representation, until that is due. */
  readonly representations: Memory<CachedRepresentation>;
  /** Key → finished bytes, gzip or, under `{key} identity`, as they are. */
  readonly bodies: Memory<Uint8Array<ArrayBuffer>>;
  /** Key → the instant, in seconds, at which this isolate last wrote it to KV. */
  readonly written: Memory<number>;
  /** What was searched for → the articles that have it. */
  readonly searches: Memory<FoundText>;
  /** Key → the work of the request that is rendering that body. */
  readonly inFlight: Map<string, Promise<EncodedBody | null>>;
};

/** What a URL means, while the same articles are due: a new tag may give a `+` another meaning. */
type CanonicalRequest = {
  readonly name: string;
  readonly span: Span;
  readonly except: Except;
};

/** Who means something else by a URL: nobody, a browser that navigates, a client that wants Markdown. */
type Except = 'nobody' | 'navigation' | 'markdown';

/**
 * The time in which what is remembered holds, in seconds since 1970. It has a beginning, because the
 * clock of an isolate may be put back to before an article that memory shows.
 */
type Span = { readonly from: number; readonly until: number | null };

/** A representation with its fields made up: most polls need nothing else. */
export type CachedRepresentation = {
  readonly representation: Representation;
  readonly span: Span;
  /** The 304, one for all polls: it has no body, and so nothing of the request that it was made in. */
  readonly notModified: Response;
  /** Fields of the 200 in gzip out of memory. */
  readonly hit: Headers;
  /** Seconds since 1970 from which Cache-Control is cut; null when it never is. */
  readonly cut: number | null;
};

/** One request and what it may use. Instants in seconds since 1970. */
export type RequestContext = {
  readonly request: Request;
  readonly now: number;
  /** When the running version was uploaded. */
  readonly deployed: number;
  /** The running version, as the platform names it; empty where it does not. */
  readonly version: string;
  readonly kv: SharedCache;
  readonly assets: Assets;
  readonly waitUntil: (work: Promise<unknown>) => void;
};

/** Bounds of the memories in bytes; an isolate has 128 MB for everything. */
const URLS_BOUND = 1_000_000;
const REPRESENTATIONS_BOUND = 4_000_000;
const BODIES_BOUND = 8_000_000;
const WRITTEN_BOUND = 100_000;
const SEARCHES_BOUND = 4_000_000;

/** What a remembered representation weighs, its envelope among it, as a round figure in bytes. */
const REPRESENTATION_SIZE = 8_000;

export function createIsolate(catalog: Catalog): Isolate {
  return {
    catalog,
    urls: createMemory(URLS_BOUND),
    representations: createMemory(REPRESENTATIONS_BOUND),
    bodies: createMemory(BODIES_BOUND),
    written: createMemory(WRITTEN_BOUND),
    searches: createMemory(SEARCHES_BOUND),
    inFlight: new Map(),
  };
}

/**
 * Remembers which canonical request a URL, as it was asked, stands for. A feed's URL stands for a
 * page where a browser navigates to it, an article's for its Markdown where that is preferred.
 */
export function rememberUrl(
  isolate: Isolate,
  url: string,
  name: string,
  now: number,
  except: Except = 'nobody',
): void {
  const span = toSpan(isolate.catalog.rows, now);
  isolate.urls.set(url, { name, span, except }, 2 * (url.length + name.length));
}

/** The canonical request that this URL stands for; null when it was not asked before. */
export function findByUrl(isolate: Isolate, { url, headers }: Request, now: number): string | null {
  const found = isolate.urls.get(url);
  if (found === undefined || !holds(found.span, now)) return null;
  return isFor(found, headers) ? found.name : null;
}

function isFor({ except }: CanonicalRequest, headers: Headers): boolean {
  if (except === 'navigation') return headers.get('Sec-Fetch-Dest') !== 'document';
  return except === 'nobody' || !namesMarkdown(headers.get('Accept'));
}

/** The representation remembered under a canonical request, while it holds. */
export function findRepresentation(
  isolate: Isolate,
  name: string,
  now: number,
): CachedRepresentation | null {
  const cached = isolate.representations.get(name);
  return cached !== undefined && holds(cached.span, now) ? cached : null;
}

/** Remembers a representation, made `now` (seconds), with its fields. */
export function rememberRepresentation(
  isolate: Isolate,
  name: string,
  representation: Representation,
  now: number,
): CachedRepresentation {
  const { due, lifetime } = representation;
  const cut = due === null ? null : due - 2 * lifetime;
  const validators = toValidators(representation, null);
  const hit = new Headers(validators);
  hit.set('Content-Type', representation.contentType);
  hit.set('Content-Encoding', 'gzip');
  hit.set('Cache-Status', CACHE_STATUS.memory);
  const notModified = new Response(null, { status: 304, headers: validators });
  // Last-Modified is never later than now, whatever the clock does.
  const from = Math.max(toSpan(isolate.catalog.rows, now).from, representation.lastModified);
  const cached = { representation, span: { from, until: due }, notModified, hit, cut };
  isolate.representations.set(name, cached, REPRESENTATION_SIZE);
  return cached;
}

/** Seconds to the next change that is known, where it cuts the lifetime; else null. */
export function toTimeLeft(
  { cut, representation }: CachedRepresentation,
  now: number,
): number | null {
  return cut === null || now <= cut ? null : (representation.due ?? now) - now;
}

/**
 * What a 304 carries as the 200 would (RFC 9110 §15.4.5), and what scripts need to read it. `left`
 * as `toTimeLeft` gives it.
 */
export function toValidators(representation: Representation, left: number | null): Headers {
  return new Headers({
    ...CORS,
    ...NOSNIFF,
    ...representation.fields,
    ETag: representation.etag,
    'Last-Modified': toHttpDate(representation.lastModified),
    'Cache-Control': toCacheControl(representation.lifetime, left),
  });
}

/** The time, around `now`, in which no article becomes visible. */
function toSpan(rows: Rows, now: number): Span {
  const due = dueCount(rows, now);
  return { from: rows.published[due - 1] ?? 0, until: rows.published[due] ?? null };
}

function holds({ from, until }: Span, now: number): boolean {
  return now >= from && (until === null || now < until);
}
