// What a feed says of its publication; the addresses of the feed itself are to lead to the new one.
import { toKnown } from '../known.ts';
import type { Publication } from '../post.ts';
import { isSameSite, toPath } from './addresses.ts';

type Facts = {
  readonly title: string | undefined;
  readonly description: string | undefined;
  /** The site's home page. */
  readonly url: string | undefined;
  readonly language: string | undefined;
  readonly copyright?: string | undefined;
};

/** `own`: URLs of this document. `feed`: the path that answers as it does. */
export function toPublication(
  facts: Facts,
  own: readonly (string | null | undefined)[],
  feed: string,
): Publication {
  const { url } = facts;
  const paths = own.flatMap((address) => {
    const isOwn =
      address && URL.canParse(address) && (url === undefined || isSameSite(address, url));
    return isOwn ? [toPath(address)] : [];
  });
  const feeds = paths.filter((path) => path !== feed && path !== '/').map((path) => [path, feed]);
  return { ...toKnown(facts), ...toSite(url), feeds: Object.fromEntries(feeds), authors: [] };
}

/** The address of a site, and the path below which it lives where it is a folder of another. */
export function toSite(home: string | undefined): Pick<Publication, 'url' | 'base'> {
  const url = home === undefined ? null : URL.parse(home);
  if (url === null || !/^https?:$/u.test(url.protocol)) return {};
  const steps = url.pathname.split('/');
  // `index.html` is no folder.
  const folders = steps.at(-1)?.includes('.') ? steps.slice(0, -1) : steps;
  const base = folders.join('/').replace(/\/$/u, '');
  return { url: url.origin, ...(base === '' ? {} : { base }) };
}
