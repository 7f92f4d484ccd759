// Redirects, all of them permanent and kept for a day, so that a wrong one heals.
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
      'Cache-Control': 'max-age=86400',
      ...fields,
    },
  });
}
