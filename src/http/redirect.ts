// Redirects, all of them permanent and kept for a day, so that a wrong one heals.
import { REDIRECT_CACHE_CONTROL } from './cache-control.ts';
import { CORS, NOSNIFF } from './fields.ts';

/**
 * `location` is absolute: caches and readers then need no base. `fields` has Vary where the address
 * answers in other ways too (RFC 9110 §12.5.5).
 */
export function toRedirect(
  location: string,
  fields: { readonly [name: string]: string } = {},
): Response {
  return new Response(null, {
    status: 301,
    headers: {
      ...CORS,
      ...NOSNIFF,
      Location: location,
      'Cache-Control': REDIRECT_CACHE_CONTROL,
      ...fields,
    },
  });
}
