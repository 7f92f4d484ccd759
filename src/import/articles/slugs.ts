// Slugs of imported posts: normalised, and one for each.
import { isSlug, toRightSlug } from '../../compile/files/ids.ts';

/** Bytes that a slug has at most: a file name may have 255, with its date and its ending. */
const MOST_BYTES = 200;

/** The slug nearest to the first of these texts that has a letter or a digit; null when none has. */
export function toImportedSlug(texts: readonly (string | undefined)[]): string | null {
  for (const text of texts) {
    const slug = toShort(toRightSlug((text ?? '').normalize('NFKC')));
    if (isSlug(slug)) return slug;
  }
  return null;
}

/** The slug with what tells it from those that are taken: the first ending that does, or a number. */
export function toFreeSlug(
  slug: string,
  endings: readonly string[],
  isTaken: (slug: string) => boolean,
): string {
  for (const ending of ['', ...endings]) {
    const candidate = ending === '' ? slug : `${slug}-${ending}`;
    if (!isTaken(candidate)) return candidate;
  }
  for (let number = 2; ; number += 1) {
    const candidate = `${slug}-${number}`;
    if (!isTaken(candidate)) return candidate;
  }
}

function toShort(slug: string): string {
  if (Buffer.byteLength(slug) <= MOST_BYTES) return slug;
  const words = slug.split('-');
  let short = '';
  for (const word of words) {
    const longer = short === '' ? word : `${short}-${word}`;
    if (Buffer.byteLength(longer) > MOST_BYTES) break;
    short = longer;
  }
  return short === '' ? [...slug].slice(0, MOST_BYTES / 4).join('') : short;
}
