// Addresses in feeds: the path that the old site answered, and a slug of it.

/** An address as it stands, made absolute where that can be; undefined for none. */
export function toAbsolute(written: string | undefined, base: string | null): string | undefined {
  if (written === undefined || written === '') return undefined;
  if (base === null) return URL.canParse(written) ? written : undefined;
  return URL.canParse(written) ? written : URL.parse(written, base)?.href;
}

/** The path of a URL with its query, as it is written. */
export function toPath(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}

/** Whether two URLs are of one site, with `www.` or without. */
export function isSameSite(one: string, other: string): boolean {
  return toHost(one) === toHost(other);
}

function toHost(url: string): string {
  return (URL.parse(url)?.hostname ?? '').replace(/^www\./u, '');
}

/** The name that an address ends with: `hens` of `/2019/hens/index.html`. */
export function toSlug(url: string): string | undefined {
  const steps = new URL(url).pathname.split('/').filter((step) => step !== '');
  const names = steps.map((step) => step.replace(/\.(?:html?|php|aspx?)$/iu, ''));
  const name = names.at(-1) === 'index' ? names.at(-2) : names.at(-1);
  return name === undefined || name === 'index' ? undefined : decode(name);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What a post has of its own address; `home` is the site's. */
export function toPlaces(
  link: string | undefined,
  home: string | undefined,
): { readonly slug?: string; readonly paths: readonly string[]; readonly canonical?: string } {
  if (link === undefined || !/^https?:/iu.test(link) || !URL.canParse(link)) return { paths: [] };
  // Feeds lead to where they say the text is, also to other sites.
  if (home !== undefined && !isSameSite(link, home)) return { paths: [], canonical: link };
  const slug = toSlug(link);
  const path = toPath(link);
  return { ...(slug === undefined ? {} : { slug }), paths: path === '/' ? [] : [path] };
}
