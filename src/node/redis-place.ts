// Where a Redis is, of the URL that names it: what may be shown.

/** Of `redis://` and `rediss://` URLs: where it is, without a password. Null for what is no such URL. */
export function toRedisPlace(url: string): string | null {
  const parsed = URL.parse(url);
  if (parsed === null || !/^rediss?:$/.test(parsed.protocol) || parsed.hostname === '') return null;
  return `${parsed.protocol}//${parsed.host}${parsed.pathname}`;
}
