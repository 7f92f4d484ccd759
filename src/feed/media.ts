// Media RSS, which RSS and Atom share: the image of an entry, by `media:content`.
import type { About } from '../catalog/record.ts';
import { toAttributes, toRssText } from './xml.ts';

export const MEDIA_NAMESPACE = { 'xmlns:media': 'http://search.yahoo.com/mrss/' };

/** Empty for an article without an image. */
export function toMediaImage({ image }: Pick<About, 'image'>): string {
  if (image === null) return '';
  const { url, type, length, width, height, alt } = image;
  // Of a file elsewhere nobody knows the length.
  const attributes = { url, type, medium: 'image', fileSize: length || null, width, height };
  if (alt === '') return `<media:content${toAttributes(attributes)}/>\n`;
  const description = `<media:description type="plain">${toRssText(alt)}</media:description>`;
  return `<media:content${toAttributes(attributes)}>${description}</media:content>\n`;
}
