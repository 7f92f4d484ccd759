// The pieces of a feed for a service: an item of each record, as many as the file may hold.
import type { Catalog } from '../../catalog/catalog.ts';
import { type ArticleRecord, readAbout } from '../../catalog/record.ts';
import type { ContentMode, Term } from '../../catalog/site.ts';
import { toAtomDate, toRssDate } from '../date.ts';
import { toMediaImage } from '../extensions.ts';
import type { Envelope } from '../format.ts';
import { element, toEnclosure, toLicense, toMediaContent } from '../rss-elements.ts';
import { toRssHtml, toRssText } from '../xml.ts';
import type { Profile } from './profile.ts';

const decoder = new TextDecoder();

/**
 * The whole feed, in pieces ready to be joined. An item that would make the file too large is left out, so the newest
 * that fit are there.
 */
export function renderProfile(
  profile: Profile,
  envelope: Envelope,
  records: readonly ArticleRecord[],
  content: ContentMode,
  names: Pick<Catalog, 'authors' | 'tags'>,
): readonly Uint8Array[] {
  const text = new TextEncoder();
  const [before, between, after] = [envelope.before, envelope.between, envelope.after].map((part) =>
    text.encode(part),
  );
  if (before === undefined || between === undefined || after === undefined) return [];
  const pieces = [before];
  let length = before.length + after.length;
  for (const record of records) {
    const item = text.encode(toItem(profile, record, content, names));
    const next = length + between.length + item.length;
    if (profile.largest !== null && next > profile.largest) continue;
    if (pieces.length > 1) pieces.push(between);
    pieces.push(item);
    length = next;
  }
  return [...pieces, after];
}

function toItem(
  { item }: Profile,
  record: ArticleRecord,
  content: ContentMode,
  { authors, tags }: Pick<Catalog, 'authors' | 'tags'>,
): string {
  const article = readAbout(record);
  const source = {
    article,
    html: decoder.decode(record.html),
    content,
    authors: toTitles(article.authors, authors),
    tags: toTitles(article.tags, tags),
  };
  const { title, description, html, enclosure, image, elements } = item(source);
  const { external, updated, attachments } = article;
  const others = attachments.filter(({ url }) => url !== enclosure?.url);
  return [
    '<item>\n',
    element('title', title),
    element('link', external?.isRssLink ? external.url : article.link),
    `<guid isPermaLink="false">${toRssText(article.guid ?? article.id)}</guid>\n`,
    element('pubDate', toRssDate(article.published)),
    `<description>${toRssHtml(description)}</description>\n`,
    content === 'summary' ? '' : `<content:encoded><![CDATA[${html}]]></content:encoded>\n`,
    ...source.authors.map((name) => element('dc:creator', name)),
    ...source.tags.map((name) => element('category', name)),
    element('dc:language', article.language),
    updated === null ? '' : element('atom:updated', toAtomDate(updated)),
    enclosure === undefined ? '' : toEnclosure(enclosure),
    toLicense(article.license),
    toMediaImage({ image }),
    elements,
    ...others.map(toMediaContent),
    '</item>',
  ].join('');
}

/** Those of slugs, in their order. */
function toTitles(slugs: readonly string[], terms: readonly Term[]): readonly string[] {
  return slugs.flatMap((slug) => terms.find((term) => term.slug === slug)?.title ?? []);
}
