// The pictures that compile draws for articles without one, as the catalog has them.
import { countBelow } from './binary-search.ts';
import type { Column } from './columns.ts';
import { toHeadline } from './headline.ts';
import type { About, Image } from './record.ts';

/** Pixels. */
export const PICTURE_WIDTH = 1200;
export const PICTURE_HEIGHT = 630;

export const PICTURE_TYPE = 'image/png';

/** The name of every one; they are told apart by the hashes before it. */
export const PICTURE_NAME = 'social.png';

/** Hexadecimal digits in an address. */
const DIGITS = 16;

/** Whether services show a picture of an article beside a link to it; none shows SVG. */
export function isShown(image: Image | null): image is Image {
  return image !== null && image.type !== 'image/svg+xml';
}

/** What is written on the picture of an article; null for one that shows its own, or is removed. */
export function toPictureTitle(
  article: Pick<About, 'title' | 'summary' | 'language' | 'image'> & {
    readonly removed: number | null;
  },
): string | null {
  return article.removed !== null || isShown(article.image) ? null : toHeadline(article);
}

/** Articles that have one, by their positions, ascending; and the hashes of the files, one after the other. */
export type SocialPictures = { readonly positions: Column; readonly hashes: string };

/** The path of the picture of the article at a position; null for one that has none. */
export function findPicture(
  { positions, hashes }: SocialPictures,
  position: number,
): string | null {
  const index = countBelow(positions, position);
  if (positions[index] !== position) return null;
  return toPicturePath(hashes.slice(index * DIGITS, (index + 1) * DIGITS));
}

/** The path of a picture by the hash of its bytes. */
export function toPicturePath(hash: string): string {
  return `/static/${hash}/${PICTURE_NAME}`;
}
