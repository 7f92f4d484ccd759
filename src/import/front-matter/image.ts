// The picture of a post, under any of its names.
import type { Post } from '../post.ts';
import { KEYS } from './keys.ts';
import { type Data, isData, toText } from './value.ts';

/** The first picture that is named; `alt` is the text of it where it says none itself. */
export function readImage(data: Data, alt: string | undefined): Post['image'] {
  for (const key of KEYS.image) {
    const value = data[key];
    const first = Array.isArray(value) ? value[0] : value;
    const src = toText(first) ?? (isData(first) ? toImageSource(first) : undefined);
    if (src === undefined) continue;
    const written = (isData(first) ? toText(first['alt'] ?? first['caption']) : undefined) ?? alt;
    return { src, ...(written === undefined ? {} : { alt: written }) };
  }
  return undefined;
}

function toImageSource(data: Data): string | undefined {
  const names = ['src', 'url', 'path', 'image', 'feature', 'teaser', 'overlay_image'];
  return names.map((name) => toText(data[name])).find((text) => text !== undefined);
}
