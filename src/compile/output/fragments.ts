// An article rendered once for each format by the package `feed`, the only file that knows it.
// The library gets marks for every text, so that none of its escaping is relied upon.
import { Feed } from 'feed';
import type { Author, Tag } from '../../catalog/site.ts';
import { ATOM_CONTENT, toAtomText } from '../../feed/atom.ts';
import { toAtomDate, toJsonDate } from '../../feed/date.ts';
import { RSS_CONTENT } from '../../feed/rss.ts';
import { toAttributes, toRssHtml, toRssText, toXmlText } from '../../feed/xml.ts';
import type { Article } from '../content/article.ts';
import { fillHoles, splitOnce } from './holes.ts';

/** The two sides of an entry around the hole for its content element. */
export type Fragment = { readonly before: string; readonly after: string };

/** An article with the names it bears resolved. */
export type Entry = {
  readonly article: Article;
  readonly authors: readonly Author[];
  readonly tags: readonly Tag[];
};

const TITLE = 'hole-title';
const SUMMARY = 'hole-summary';
const CONTENT = 'hole-content';
const ID = 'https://hole.invalid/id';
const LINK = 'https://hole.invalid/link';

export function toRssFragment(entry: Entry): Fragment {
  const { article } = entry;
  const item = cut(toFeed(entry, []).rss2(), '<item>', '</item>');
  const filled = fillHoles(item, {
    [`<![CDATA[${TITLE}]]>`]: toRssText(article.title),
    [`<![CDATA[${SUMMARY}]]>`]: toRssHtml(article.summary),
    [ID]: toRssText(article.id),
    [LINK]: toRssText(article.link),
    '\n</item>': `\n${toRssExtras(entry)}</item>`,
  });
  return split(filled, `\n${RSS_CONTENT.open}${CONTENT}${RSS_CONTENT.close}`);
}

export function toAtomFragment(entry: Entry): Fragment {
  const { article, authors } = entry;
  const item = cut(toFeed(entry, authors).atom1(), '<entry>', '</entry>');
  const names = authors.flatMap((author, index) => [
    [`<name>${toNameMark(index)}</name>`, `<name>${toXmlText(author.title)}</name>`],
    ...(author.url === null ? [] : [[toUrlMark(index), toXmlText(author.url)]]),
  ]);
  const filled = fillHoles(item, {
    ...Object.fromEntries(names),
    '<entry>': `<entry${toAttributes({ 'xml:lang': article.language })}>`,
    [`<title type="html"><![CDATA[${TITLE}]]></title>\n`]: toAtomText('title', article.title),
    [`<summary type="html"><![CDATA[${SUMMARY}]]></summary>\n`]: toAtomText(
      'summary',
      article.summary,
    ),
    [ID]: toXmlText(article.id),
    [`<link href="${LINK}"/>`]: `<link${toAttributes({ rel: 'alternate', type: 'text/html', href: article.link })}/>`,
    '\n</entry>': `\n${toAtomExtras(entry)}</entry>`,
  });
  return split(filled, `\n${ATOM_CONTENT.open}${CONTENT}${ATOM_CONTENT.close}`);
}

/** JSON Feed 1.1 is written as a plain object: the library stops at 1.0. */
export function toJsonFragment(entry: Entry): Fragment {
  const { article, tags } = entry;
  const authors = entry.authors.map((author) => ({
    name: author.title,
    url: author.url ?? undefined,
    avatar: author.avatar ?? undefined,
  }));
  const item = JSON.stringify({
    id: article.id,
    url: article.link,
    title: article.title,
    content_html: CONTENT,
    summary: article.summary,
    image: article.image?.url,
    date_published: toJsonDate(article.published),
    date_modified: article.updated === null ? undefined : toJsonDate(article.updated),
    authors,
    // Readers of 1.0 know only this one.
    author: authors[0],
    tags: tags.length === 0 ? undefined : tags.map((tag) => tag.title),
    language: article.language,
    attachments:
      article.attachments.length === 0
        ? undefined
        : article.attachments.map(({ url, type, length, title }) => ({
            url,
            mime_type: type,
            title: title ?? undefined,
            size_in_bytes: length,
          })),
  });
  return split(item, `"content_html":"${CONTENT}"`);
}

/** A feed of one article. Dates are always given: the library would fall back to the clock. */
function toFeed({ article }: Entry, authors: readonly Author[]): Feed {
  const updated = new Date((article.updated ?? article.published) * 1000);
  const feed = new Feed({ title: '', id: ID, copyright: '', updated, generator: false });
  feed.addItem({
    title: TITLE,
    id: ID,
    link: LINK,
    description: SUMMARY,
    content: CONTENT,
    date: updated,
    published: new Date(article.published * 1000),
    author: authors.map((author, index) => ({
      name: toNameMark(index),
      ...(author.url === null ? {} : { link: toUrlMark(index) }),
    })),
  });
  return feed;
}

/** What RSS needs and the library lacks; one enclosure, as the RSS Board's profile asks. */
function toRssExtras({ article, authors, tags }: Entry): string {
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

function toAtomExtras({ article, tags }: Entry): string {
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
  const description = `<media:description type="plain">${toXmlText(alt)}</media:description>`;
  return `<media:content${toAttributes(attributes)}>${description}</media:content>\n`;
}

function toNameMark(index: number): string {
  return `hole-author-${index}`;
}

function toUrlMark(index: number): string {
  return `https://hole.invalid/author/${index}/`;
}

/** From `open` to `close`, without the library's indentation; only marks stand inside. */
function cut(text: string, open: string, close: string): string {
  const [, rest] = splitOnce(text, open);
  const [inside] = splitOnce(rest, close);
  // Dates in Atom are whole seconds everywhere, as the envelope's are.
  return `${open}${inside}${close}`.replace(/\n +/g, '\n').replaceAll('.000Z<', 'Z<');
}

function split(text: string, mark: string): Fragment {
  const [before, after] = splitOnce(text, mark);
  return { before, after };
}
