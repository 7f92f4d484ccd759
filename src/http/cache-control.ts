// How long anything may be kept: every lifetime of ours, in seconds, and the Cache-Control that says it.

const DAY = 86_400;

/** A closed page of the archive: a back-dated article may still shift it. */
export const CLOSED_PAGE_LIFETIME = DAY;

/** A redirect, so that a wrong one heals. */
const REDIRECT_LIFETIME = DAY;

/** A client's mistake; a server's fault is never kept. */
const ERROR_LIFETIME = 60;

/** The answer to a CORS preflight. */
export const PREFLIGHT_LIFETIME = DAY;

/** How long a cache may answer from a stale copy while we are at fault (RFC 5861 §4). */
const STALE_IF_ERROR = DAY;

/** Entries in KV: they are content-addressed, so they live long and nothing is ever purged. */
export const KV_LIFETIME = 30 * DAY;

/** What follows from the catalog and the time: as long as the site says, `refresh` in minutes. */
export function toRefreshLifetime(refresh: number): number {
  return refresh * 60;
}

/** How long a location may answer from its own copy of an entry in KV. */
export const KV_LOCAL_LIFETIME = 300;

/** Files whose address holds their hash. */
export const IMMUTABLE = `public, max-age=${365 * DAY}, immutable`;

export const REDIRECT_CACHE_CONTROL = `max-age=${REDIRECT_LIFETIME}`;

/**
 * Of a representation that may be kept for `lifetime`. Where it changes in `left` seconds the lifetime
 * is cut to that, and nothing stale may bridge it; null where no change is near.
 */
export function toCacheControl(lifetime: number, left: number | null): string {
  const uncut = left === null ? `, stale-while-revalidate=${lifetime}` : '';
  return `max-age=${cut(lifetime, left)}${uncut}, stale-if-error=${STALE_IF_ERROR}`;
}

/** Of what is meant for one client alone, so that no shared cache keeps it. */
export function toPrivateCacheControl(lifetime: number, left: number | null): string {
  return `private, max-age=${cut(lifetime, left)}`;
}

/** Of an answer that tells of an error. */
export function toErrorCacheControl(status: number): string {
  return status < 500 ? `max-age=${ERROR_LIFETIME}` : 'no-store';
}

function cut(lifetime: number, left: number | null): number {
  return left === null ? lifetime : Math.max(1, Math.min(lifetime, left));
}
