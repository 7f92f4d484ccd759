// Cursors: the place of a row, opaque to clients and bound to the query that gave it.
import { digest } from '../../http/digest.ts';
import type { PagePosition } from '../../query/page.ts';

/** Characters of the check: 48 bits in base64url. */
const CHECK = 8;

/** `identity` says the query without its cursor. */
export async function encodeCursor(identity: string, { at, slug }: PagePosition): Promise<string> {
  const place = `${at} ${slug}`;
  const bytes = new TextEncoder().encode(place);
  const text = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
  return (await toCheck(identity, place)) + text;
}

/** Null for what `encodeCursor` did not make of this very query. */
export async function decodeCursor(identity: string, cursor: string): Promise<PagePosition | null> {
  const place = decodePlace(cursor.slice(CHECK));
  if (place === null || cursor !== (await encodeCursor(identity, place))) return null;
  return place;
}

async function toCheck(identity: string, place: string): Promise<string> {
  return (await digest(`${identity}\n${place}`)).slice(0, CHECK);
}

function decodePlace(text: string): PagePosition | null {
  try {
    const raw = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(raw, (character) => character.charCodeAt(0));
    const [at = '', slug] = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
      .decode(bytes)
      .split(' ');
    return slug === undefined ? null : { at: Number(at), slug };
  } catch {
    return null;
  }
}
