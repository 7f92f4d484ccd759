// Old addresses of feeds as redirects of `site.yaml`: those that are not answered anyway.
import { isPattern, readOldAddress, readOldPattern } from '../../compile/content/old-addresses.ts';
import type { Publication } from '../post.ts';

/** The redirects that are missing; `taken` are keys of addresses that articles have. */
export function toFeedRedirects(
  feeds: Publication['feeds'],
  known: ReadonlySet<string>,
  taken: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const keys = new Set([...known].map((written) => toKey(written)));
  return new Map(
    Object.entries(feeds).filter(([from, to]) => {
      const key = toKey(from);
      if (key === null || from === to || keys.has(key) || taken.has(key)) return false;
      keys.add(key);
      return true;
    }),
  );
}

/** What tells whether two addresses are the same; null for one that nothing may lead away from. */
function toKey(written: string): string | null {
  const ignore = (): undefined => undefined;
  if (isPattern(written)) return readOldPattern(written, ignore) === null ? null : written;
  const read = readOldAddress(written, ignore);
  return read === null ? null : `${read.path}?${read.pairs.join('&')}`;
}
