// Redirects, all of them permanent and kept for a day, so that a wrong one heals.
import { CORS, NOSNIFF } from './fields.ts';

/** `location` is absolute: caches and readers then need no base. */
export function toRedirect(location: string): Response {
  return new Response(null, {
    status: 301,
    headers: { ...CORS, ...NOSNIFF, Location: location, 'Cache-Control': 'max-age=86400' },
  });
}
