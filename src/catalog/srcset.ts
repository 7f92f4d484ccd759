// All sizes of a picture as `srcset` has them (HTML §4.8.4.2.1).
import type { PictureSize } from './record.ts';

/** `…/small.jpg 400w, …/large.jpg 800w`. */
export function toSrcset(sizes: readonly PictureSize[]): string {
  return sizes.map(({ url, width }) => `${url} ${width}w`).join(', ');
}
