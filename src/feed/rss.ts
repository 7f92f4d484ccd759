// RSS 2.0: the envelope around items (RSS Advisory Board profile; RFC 4287 links as atom:link).
import type { ArticleRecord } from '../catalog/record.ts';
import type { ContentMode } from '../catalog/site.ts';
import { toRssDate } from './date.ts';
import { type Document, FORMAT_FILES } from './document.ts';
import type { Envelope } from './envelope.ts';
import { toHistory, toHistoryNamespace } from './history.ts';
import { toAttributes, toRssHtml, toRssText } from './xml.ts';

/** What stands around an item's HTML; compile cuts the library's output at just these. */
export const RSS_CONTENT = { open: '<content:encoded><![CDATA[', close: ']]></content:encoded>' };

const NAMESPACES = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
  'xmlns:sy': 'http://purl.org/rss/1.0/modules/syndication/',
};

const OPEN = new TextEncoder().encode(RSS_CONTENT.open);
const CLOSE = new TextEncoder().encode(RSS_CONTENT.close);

/** The bytes of an item, in their order. */
export function toRssItem(record: ArticleRecord, content: ContentMode): readonly Uint8Array[] {
  if (content === 'summary') return [record.rssBefore, record.rssAfter];
  return [record.rssBefore, OPEN, record.html, CLOSE, record.rssAfter];
}

/** Channel metadata stands before the items: W3C's validator calls anything after misplaced. */
export function toRssEnvelope(document: Document): Envelope {
  const { site } = document;
  const period = toPeriod(site.feeds.refresh);
  return {
    before: [
      '<?xml version="1.0" encoding="UTF-8"?>\n',
      `<rss version="2.0"${toAttributes({ ...NAMESPACES, ...toHistoryNamespace(document) })}>\n<channel>\n`,
      element('title', document.title),
      element('link', document.home),
      `<description>${toRssHtml(site.description)}</description>\n`,
      element('language', document.language),
      site.copyright === null ? '' : element('copyright', site.copyright),
      document.published === null ? '' : element('pubDate', toRssDate(document.published)),
      element('lastBuildDate', toRssDate(document.updated)),
      element('generator', 'Tagwire'),
      element('docs', 'https://www.rssboard.org/rss-specification'),
      element('ttl', String(site.feeds.refresh)),
      toImage(document),
      link('self', FORMAT_FILES.rss.type, document.urls.rss),
      link('alternate', FORMAT_FILES.atom.type, document.urls.atom),
      link('alternate', FORMAT_FILES.json.type, document.urls.json),
      site.hub === null ? '' : `<atom:link${toAttributes({ rel: 'hub', href: site.hub })}/>\n`,
      toHistory(document, 'rss', 'atom:link'),
      element('sy:updatePeriod', period.unit),
      element('sy:updateFrequency', String(period.frequency)),
    ].join(''),
    between: '\n',
    after: '\n</channel>\n</rss>\n',
  };
}

/**
 * The image repeats the channel's title and link, and is a GIF, a JPEG or a PNG, as the
 * specification asks.
 */
function toImage(document: Document): string {
  const { icon } = document.site;
  if (icon === null || !/^image\/(gif|jpeg|png)$/.test(icon.type)) return '';
  const fields = [
    element('url', icon.url),
    element('title', document.title),
    element('link', document.home),
  ];
  return `<image>\n${fields.join('')}</image>\n`;
}

/** Minutes as the Syndication module says them; compile allows only what it can say exactly. */
function toPeriod(minutes: number): { readonly unit: string; readonly frequency: number } {
  if (minutes <= 60) return { unit: 'hourly', frequency: 60 / minutes };
  return { unit: 'daily', frequency: 1440 / minutes };
}

function element(name: string, text: string): string {
  return `<${name}>${toRssText(text)}</${name}>\n`;
}

function link(rel: string, type: string, href: string): string {
  return `<atom:link${toAttributes({ rel, type, href })}/>\n`;
}
