// What serves every request of an isolate: the catalog, and the memory of what was served before.
import { type Catalog, dueCount, type Rows } from '../catalog/catalog.ts';
import { toHttpDate } from '../http/dates.ts';
import { CORS, NOSNIFF } from '../http/fields.ts';
import type { Assets } from '../store/articles.ts';
import { createMemory, type Memory } from './memory.ts';
import type { Representation } from './representation.ts';

export type Service = {
  readonly catalog: Catalog;
  /** URL as asked → canonical request, so that a poll is not parsed again. */
  readonly names: Memory<Name>;
  /** Canonical request → its representation, until that is due. */
  readonly known: Memory<Known>;
  /** Key → finished bytes, gzip or, under `{key} identity`, as they are. */
  readonly bytes: Memory<Uint8Array<ArrayBuffer>>;
  /** Key → the instant, in seconds, at which this isolate last wrote it to KV. */
  readonly written: Memory<number>;
  /** Key → the work of the request that is making those bytes. */
  readonly flights: Map<string, Promise<Product | null>>;
};

/** What a URL means, while the same articles are due: a new tag may give a `+` another meaning. */
type Name = {
  readonly name: string;
  readonly span: Span;
  /** True when a browser's navigation means nothing else by this URL than programs do. */
  readonly forAll: boolean;
};

/**
 * The time in which what is remembered holds, in seconds since 1970. It has a beginning, because the
 * clock of an isolate may be put back to before an article that memory shows.
 */
type Span = { readonly from: number; readonly until: number | null };

/** A representation with its fields made up: most polls need nothing else. */
export type Known = {
  readonly representation: Representation;
  readonly span: Span;
  /** The 304, one for all polls: it has no body, and so nothing of the request that it was made in. */
  readonly notModified: Response;
  /** Fields of the 200 in gzip out of memory. */
  readonly hit: Headers;
  /** Seconds since 1970 from which Cache-Control is cut; null when it never is. */
  readonly cut: number | null;
};

/** Finished gzip bytes, and where a cache says that they are from (RFC 9211). */
export type Product = { readonly bytes: Uint8Array<ArrayBuffer>; readonly status: string };

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

/** Bounds of the memories in bytes; an isolate has 128 MB for everything. */
const NAMES_BOUND = 1_000_000;
const KNOWN_BOUND = 4_000_000;
const BYTES_BOUND = 8_000_000;
const WRITTEN_BOUND = 100_000;

/** What a remembered representation weighs, its envelope among it, as a round figure in bytes. */
const KNOWN_SIZE = 8_000;

/** Seconds in which a cache may answer from a stale copy while we are at fault (RFC 5861 §4). */
const STALE_IF_ERROR = 86_400;

export function createService(catalog: Catalog): Service {
  return {
    catalog,
    names: createMemory(NAMES_BOUND),
    known: createMemory(KNOWN_BOUND),
    bytes: createMemory(BYTES_BOUND),
    written: createMemory(WRITTEN_BOUND),
    flights: new Map(),
  };
}

/**
 * Remembers which canonical request a URL, as it was asked, stands for. A feed's URL stands for a
 * page where a browser navigates to it; what is `forAll` does not.
 */
export function rememberName(
  service: Service,
  url: string,
  name: string,
  now: number,
  forAll = true,
): void {
  const span = toSpan(service.catalog.rows, now);
  service.names.set(url, { name, span, forAll }, 2 * (url.length + name.length));
}

/** The canonical request that this URL stands for; null when it was not asked before. */
export function findName(service: Service, { url, headers }: Request, now: number): string | null {
  const found = service.names.get(url);
  if (found === undefined || !holds(found.span, now)) return null;
  return found.forAll || headers.get('Sec-Fetch-Dest') !== 'document' ? found.name : null;
}

/** The representation remembered under a canonical request, while it holds. */
export function findKnown(service: Service, name: string, now: number): Known | null {
  const known = service.known.get(name);
  return known !== undefined && holds(known.span, now) ? known : null;
}

/** Remembers a representation, made `now` (seconds), with its fields. */
export function rememberKnown(
  service: Service,
  name: string,
  representation: Representation,
  now: number,
): Known {
  const { due, lifetime } = representation;
  const cut = due === null ? null : due - 2 * lifetime;
  const validators = toValidators(representation, 'uncut');
  const hit = new Headers(validators);
  hit.set('Content-Type', representation.contentType);
  hit.set('Content-Encoding', 'gzip');
  hit.set('Cache-Status', 'tagwire; hit; detail=memory');
  const notModified = new Response(null, { status: 304, headers: validators });
  // Last-Modified is never later than now, whatever the clock does.
  const from = Math.max(toSpan(service.catalog.rows, now).from, representation.lastModified);
  const known = { representation, span: { from, until: due }, notModified, hit, cut };
  service.known.set(name, known, KNOWN_SIZE);
  return known;
}

/** The time, around `now`, in which no article becomes visible. */
function toSpan(rows: Rows, now: number): Span {
  const due = dueCount(rows, now);
  return { from: rows.published[due - 1] ?? 0, until: rows.published[due] ?? null };
}

function holds({ from, until }: Span, now: number): boolean {
  return now >= from && (until === null || now < until);
}

/** True while Cache-Control says the whole lifetime. */
export function isUncut({ cut }: Known, now: number): boolean {
  return cut === null || now <= cut;
}

/**
 * What a 304 carries as the 200 would (RFC 9110 §15.4.5), and what scripts need to read it. `left`
 * is the seconds to the next change that is known, where it cuts the lifetime.
 */
export function toValidators(representation: Representation, left: number | 'uncut'): Headers {
  return new Headers({
    ...CORS,
    ...NOSNIFF,
    ...representation.fields,
    ETag: representation.etag,
    'Last-Modified': toHttpDate(representation.lastModified),
    'Cache-Control': toCacheControl(representation.lifetime, left),
  });
}

/** Cut to the next change; then nothing stale may bridge it. */
function toCacheControl(lifetime: number, left: number | 'uncut'): string {
  if (left === 'uncut') {
    return `max-age=${lifetime}, stale-while-revalidate=${lifetime}, stale-if-error=${STALE_IF_ERROR}`;
  }
  return `max-age=${Math.max(1, Math.min(lifetime, left))}, stale-if-error=${STALE_IF_ERROR}`;
}
