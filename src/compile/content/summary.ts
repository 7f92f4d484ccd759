// The summary of an article that has none of its own.
import type { About } from '../../catalog/record.ts';
import type { Prose } from '../markdown/prose.ts';
import type { Facts } from './settings.ts';

/**
 * The first paragraph's text. A body of pictures alone has none: then it is the title, or of a note what its
 * picture shows, or its date.
 */
export function toSummary(
  { title, image, published, language }: Pick<About, 'title' | 'image' | 'published' | 'language'>,
  { summary }: Prose,
  { zone }: Pick<Facts, 'zone'>,
): string {
  const said = summary || title || image?.alt;
  if (said) return said;
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: zone });
  return format.format(published * 1000);
}
