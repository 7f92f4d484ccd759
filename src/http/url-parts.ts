// The raw parts of a request's URL, as they were sent.

/** The query, `?` included; empty when there is none. */
export function toSearch(url: string): string {
  const start = url.indexOf('?');
  return start < 0 ? '' : url.slice(start);
}

/** The path, still percent-encoded. */
export function toPathname(url: string): string {
  return new URL(url).pathname;
}
