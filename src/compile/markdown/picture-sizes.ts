// The sizes in which a picture is there, for `srcset` (HTML §4.8.4.2.1).
import type { PictureSize } from '../../catalog/record.ts';
import type { Medium } from '../files/media.ts';
import type { LinkContext } from './links.ts';

/** How much the shapes of two pictures may differ: sizes are whole pixels. */
const SHAPE = 0.02;

/**
 * A picture in all its sizes, from the narrowest on; nothing where it has one alone. A file of another
 * shape or type is another picture.
 */
export function findSizes(
  picture: Medium,
  { sizedPictures, findMedium }: LinkContext,
): readonly Medium[] {
  const others = sizedPictures.get(picture.file.source)?.split('\n') ?? [];
  const shape = toShape(picture);
  const alike = others.map(findMedium).filter((other) => {
    return other.type === picture.type && Math.abs(toShape(other) / shape - 1) < SHAPE;
  });
  if (alike.length === 0) return [];
  const byWidth = new Map([...alike, picture].map((one) => [one.width ?? 0, one]));
  return [...byWidth.values()].sort((a, b) => (a.width ?? 0) - (b.width ?? 0));
}

/** What pages and feeds tell of each. */
export function toPictureSizes(sizes: readonly Medium[]): readonly PictureSize[] {
  return sizes.map(({ url, width }) => ({ url, width: width ?? 0 }));
}

/** Not a number where the size is unknown, so that it is like no other. */
function toShape({ width, height }: Medium): number {
  return width === null || height === null ? Number.NaN : width / height;
}
