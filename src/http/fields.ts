// Response fields that many answers share.
import { PREFLIGHT_LIFETIME } from './cache-control.ts';

/** Any page may read feeds, pages and problems, and see the fields that matter to it (Fetch §3.2). */
export const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers':
    'ETag, Last-Modified, Link, Content-Location, Cache-Status, IM, Retry-After',
} as const;

export const NOSNIFF = { 'X-Content-Type-Options': 'nosniff' } as const;

export const METHODS: string = 'GET, HEAD, OPTIONS';

/**
 * The answer to OPTIONS: what is allowed, to scripts of other origins too. `*` stands for every request
 * field but Authorization, which must be named (Fetch §4.10, CORS-preflight fetch).
 */
export const PREFLIGHT = {
  ...CORS,
  ...NOSNIFF,
  Allow: METHODS,
  'Access-Control-Allow-Methods': METHODS,
  'Access-Control-Allow-Headers': '*, Authorization',
  'Access-Control-Max-Age': `${PREFLIGHT_LIFETIME}`,
} as const;
