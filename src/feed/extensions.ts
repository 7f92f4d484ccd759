// Extension elements that stand in an item of RSS and in an entry of Atom alike.
import type { About } from '../catalog/record.ts';
import { toAttributes, toRssText } from './xml.ts';

/** Declared by the envelope of each. */
export const EXTENSION_NAMESPACES = { 'xmlns:media': 'http://search.yahoo.com/mrss/' };

/** An element for each member of the article that has one; empty where it has none of them. */
export function toSharedExtensions(article: About): string {
  return toMediaImage(article);
}

/** The picture of an article; empty where it has none. */
export function toMediaImage({ image }: Pick<About, 'image'>): string {
  if (image === null) return '';
  const { url, type, length, width, height, alt } = image;
  // Of a file elsewhere nobody knows the length.
  const attributes = { url, type, medium: 'image', fileSize: length || null, width, height };
  if (alt === '') return `<media:content${toAttributes(attributes)}/>\n`;
  const description = `<media:description type="plain">${toRssText(alt)}</media:description>`;
  return `<media:content${toAttributes(attributes)}>${description}</media:content>\n`;
}
