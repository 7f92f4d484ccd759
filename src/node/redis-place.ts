// Where a Redis is, of the URL that names it: what may be shown.

/** After the host there is at most the number of a database. */
const DATABASE = /^\/?\d*$/;

/**
 * Of `redis://` and `rediss://` URLs: where it is, without a password. Null for what is no such URL; one whose
 * password has `/` or a lone `%` may look like another.
 */
export function toRedisPlace(url: string): string | null {
  const parsed = URL.parse(url);
  if (parsed === null || !/^rediss?:$/.test(parsed.protocol) || parsed.hostname === '') return null;
  if (!DATABASE.test(parsed.pathname) || !isDecodable(parsed)) return null;
  return `${parsed.protocol}//${parsed.host}${parsed.pathname}`;
}

function isDecodable({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}
