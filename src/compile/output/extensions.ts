// What feeds need of an article and the package `feed` lacks: elements before an entry's closing tag.
import type { Author, Tag } from '../../catalog/site.ts';
import { toAtomDate } from '../../feed/date.ts';
import { toAttributes, toRssText } from '../../feed/xml.ts';
import type { Article } from '../content/article.ts';

/** An article with the names it bears resolved. */
export type Entry = {
  readonly article: Article;
  readonly authors: readonly Author[];
  readonly tags: readonly Tag[];
};

/** What RSS needs and the library lacks; one enclosure, as the RSS Board's profile asks. */
export function toRssExtras({ article, authors, tags }: Entry): string {
  const [enclosure, ...others] = article.attachments;
  return [
    ...authors.map((author) => `<dc:creator>${toRssText(author.title)}</dc:creator>\n`),
    ...tags.map((tag) => `<category>${toRssText(tag.title)}</category>\n`),
    `<dc:language>${article.language}</dc:language>\n`,
    article.updated === null ? '' : `<atom:updated>${toAtomDate(article.updated)}</atom:updated>\n`,
    enclosure === undefined
      ? ''
      : `<enclosure${toAttributes({ url: enclosure.url, length: enclosure.length, type: enclosure.type })}/>\n`,
    toMediaImage(article),
    ...others.map(
      ({ url, type, length }) =>
        `<media:content${toAttributes({ url, type, fileSize: length })}/>\n`,
    ),
  ].join('');
}

/** What Atom needs and the library lacks. */
export function toAtomExtras({ article, tags }: Entry): string {
  return [
    ...tags.map((tag) => `<category${toAttributes({ term: tag.title })}/>\n`),
    ...article.attachments.map(
      ({ url, type, length, title }) =>
        `<link${toAttributes({ rel: 'enclosure', type, length, href: url, title })}/>\n`,
    ),
    toMediaImage(article),
  ].join('');
}

function toMediaImage({ image }: Article): string {
  if (image === null) return '';
  const { url, type, length, width, height, alt } = image;
  // Of a file elsewhere nobody knows the length.
  const attributes = { url, type, medium: 'image', fileSize: length || null, width, height };
  if (alt === '') return `<media:content${toAttributes(attributes)}/>\n`;
  const description = `<media:description type="plain">${toRssText(alt)}</media:description>`;
  return `<media:content${toAttributes(attributes)}>${description}</media:content>\n`;
}
