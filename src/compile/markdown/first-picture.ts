// The first picture of a text: what stands for the article where its front matter names none.
import type { Parents, Root } from 'hast';
import type { Image } from '../../catalog/record.ts';
import { type Medium, toMediaType } from '../files/media.ts';
import { toTextProperty } from './elements.ts';

/** Pixels below which a picture is an icon. */
const LEAST = 100;

/**
 * The first image of a sanitised tree that may stand for it; null for none. It is a photograph or a drawing
 * in pixels, since services show no SVG, and no icon. `media` are the files that the tree shows.
 */
export function findFirstPicture(tree: Root, media: readonly Medium[]): Image | null {
  const byUrl = new Map(media.map((medium) => [medium.url, medium]));
  return findWithin(tree, byUrl);
}

function findWithin(parent: Parents, byUrl: ReadonlyMap<string, Medium>): Image | null {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    const { properties } = child;
    const url = child.tagName === 'img' ? toTextProperty(properties, 'src') : null;
    const found =
      url === null
        ? findWithin(child, byUrl)
        : toImage(url, byUrl.get(url), String(properties['alt'] ?? ''), {
            width: toPixels(properties['width']),
            height: toPixels(properties['height']),
          });
    if (found !== null) return found;
  }
  return null;
}

function toImage(
  url: string,
  medium: Medium | undefined,
  alt: string,
  written: Pick<Image, 'width' | 'height'>,
): Image | null {
  const type = medium?.type ?? toMediaType(new URL(url).pathname);
  if (type === null || !type.startsWith('image/') || type === 'image/svg+xml') return null;
  const { length = 0, width = null, height = null } = medium ?? {};
  const sides = [written.width, written.height, width, height];
  if (sides.some((side) => side !== null && side < LEAST)) return null;
  return { url, alt, type, length, width, height, sizes: [], isInText: true };
}

function toPixels(value: unknown): number | null {
  const number = Number.parseInt(String(value), 10);
  return Number.isNaN(number) ? null : number;
}
