// Elements of RSS that stand in the feed of readers and in those of services alike.
import type { Attachment } from '../catalog/record.ts';
import { toAttributes, toRssText } from './xml.ts';

/** Declared where it is used: most feeds have no license. */
const LICENSE_NAMESPACE = {
  'xmlns:creativeCommons': 'http://backend.userland.com/creativeCommonsRssModule',
};

/** An element with plain text, on a line. */
export function element(name: string, content: string): string {
  return `<${name}>${toRssText(content)}</${name}>\n`;
}

/** That of the channel is of the feed alone, so each item has its own (creativeCommons RSS module). */
export function toLicense(url: string | null): string {
  if (url === null) return '';
  const name = 'creativeCommons:license';
  return `<${name}${toAttributes(LICENSE_NAMESPACE)}>${toRssText(url)}</${name}>\n`;
}

export function toEnclosure({
  url,
  length,
  type,
}: Pick<Attachment, 'url' | 'length' | 'type'>): string {
  return `<enclosure${toAttributes({ url, length, type })}/>\n`;
}

/** A file beside the enclosure. */
export function toMediaContent({ url, type, length, duration, width, height }: Attachment): string {
  return `<media:content${toAttributes({ url, type, fileSize: length, duration, width, height })}/>\n`;
}
