// JSON Feed 1.1: the envelope around items.
import type { ArticleRecord } from '../catalog/record.ts';
import type { ContentMode } from '../catalog/site.ts';
import type { Document } from './document.ts';
import type { Envelope } from './envelope.ts';

/** The bytes of an item, in their order. An item without text is invalid, so a summary stands in. */
export function toJsonItem(record: ArticleRecord, content: ContentMode): readonly Uint8Array[] {
  const text = content === 'summary' ? record.jsonSummary : record.jsonFull;
  return [record.jsonBefore, text, record.jsonAfter];
}

/** `version` comes first: readers recognise the feed by its first bytes. */
export function toJsonEnvelope(document: Document): Envelope {
  const { site } = document;
  const author = { name: site.title, url: `${site.origin}/` };
  const head = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: document.title,
    home_page_url: document.home,
    feed_url: document.urls.json,
    // Readers page backwards: the next page is the one before.
    next_url: document.previous?.json,
    description: site.description,
    icon: site.icon?.url,
    authors: [author],
    author,
    language: document.language,
    hubs: site.hub === null ? undefined : [{ type: 'WebSub', url: site.hub }],
  });
  return { before: `${head.slice(0, -1)},"items":[\n`, between: ',\n', after: '\n]}\n' };
}
