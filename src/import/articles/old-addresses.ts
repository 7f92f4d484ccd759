// The old addresses of posts as aliases: written so that compile takes them, each with one owner.
import { readOldAddress } from '../../compile/content/old-addresses.ts';
import { findResource } from '../../feed/known-paths.ts';

/** An old address: as an alias, and the key that tells whether two are the same. */
export type OldPath = { readonly written: string; readonly key: string };

/** What may not stand in an alias as it is. */
const RESERVED = /[\s#*\\^`{|}<>"]/gu;

/** An address as an alias; null when it is none, or one that the site itself answers. */
export function toOldPath(address: string): OldPath | null {
  const [path = '', ...query] = address.split('?');
  const written = [encode(path), ...query].join('?').replace(RESERVED, encodeReserved);
  const read = readOldAddress(written, () => undefined);
  if (read === null) return null;
  return { written, key: `${read.path}?${read.pairs.join('&')}` };
}

/** The slug, where the address is the one that an article here has anyway. */
export function toOwnSlug({ key }: OldPath): string | null {
  const spot = findResource(key.replace(/\?$/u, ''));
  return spot?.kind === 'article' ? spot.slug : null;
}

/** Readable where it can be, encoded where it must be: capitals and letters of any script stay. */
function encode(path: string): string {
  return path
    .split('/')
    .map((segment) => {
      const text = decode(segment);
      // An encoded slash, percent sign or question mark would become another address.
      return text === null || /[/%?]/u.test(text) ? segment.replaceAll('?', '%3F') : text;
    })
    .join('/');
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function encodeReserved(character: string): string {
  return character === '*' ? '%2A' : encodeURIComponent(character);
}
