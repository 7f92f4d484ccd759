// A URL as people read it: host and path.

/** Without scheme, query and a slash at the end: `example.org/terms`. */
export function toShortAddress(url: string): string {
  const { hostname, pathname } = new URL(url);
  return `${hostname}${pathname}`.replace(/\/$/, '');
}
