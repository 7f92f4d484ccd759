// RSS 2.0 (RSS Advisory Board profile; RFC 4287 links as atom:link): all there is of the format.
import type { WebFeeds } from '../catalog/site.ts';
import { toAtomDate, toRssDate } from './date.ts';
import type { Document } from './document.ts';
import { EXTENSION_NAMESPACES, toSharedExtensions } from './extensions.ts';
import { type Entry, type Format, PLACEHOLDERS, type WriteEntry } from './format.ts';
import { toHistory, toHistoryNamespace } from './history.ts';
import { findEnclosure, SHOW_NAMESPACES, toEpisodeElements, toShowElements } from './podcast.ts';
import { element, toEnclosure, toLicense, toMediaContent } from './rss-elements.ts';
import { toAttributes, toRssHtml, toRssText } from './xml.ts';

const TYPE = 'application/rss+xml';

const NAMESPACES = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  ...EXTENSION_NAMESPACES,
  'xmlns:sy': 'http://purl.org/rss/1.0/modules/syndication/',
};

/** Declared where they are wanted (webfeeds.org). */
const WEBFEEDS_NAMESPACE = { 'xmlns:webfeeds': 'http://webfeeds.org/rss/1.0' };

/** Declared where the Markdown of articles is given (source.scripting.com). */
const SOURCE_NAMESPACE = { 'xmlns:source': 'http://source.scripting.com/' };

/** What stands around an item's HTML. */
const OPEN = '<content:encoded><![CDATA[';
const CLOSE = ']]></content:encoded>';

const text = new TextEncoder();
const decoder = new TextDecoder();
const OPEN_BYTES = text.encode(OPEN);
const CLOSE_BYTES = text.encode(CLOSE);

export const RSS = {
  name: 'rss',
  file: 'rss.xml',
  type: TYPE,
  aliases: ['application/xml', 'text/xml'],
  contentType: `${TYPE}; charset=utf-8`,
  label: 'RSS',
  standard: 'RSS 2.0',
  opmlVersion: 'RSS',
  isForServices: true,
  entry: ({ before, after, show }, { html, markdown }, { content, isShow, hasMarkdown }) => [
    ...(content === 'summary' ? [before] : [before, OPEN_BYTES, html, CLOSE_BYTES]),
    ...(content === 'full' && hasMarkdown ? [toSource(markdown)] : []),
    ...(isShow ? [show] : []),
    after,
  ],
  // Channel metadata stands before the items: W3C's validator calls anything after misplaced.
  envelope: (document, links) => {
    const { site, show, service } = document;
    const webfeeds = service === null ? site.webfeeds : null;
    const namespaces = {
      ...NAMESPACES,
      ...toHistoryNamespace(document),
      ...(show === null ? {} : SHOW_NAMESPACES),
      ...service?.namespaces,
      ...(webfeeds === null ? {} : WEBFEEDS_NAMESPACE),
      ...(site.feeds.markdown && service === null ? SOURCE_NAMESPACE : {}),
    };
    const period = toPeriod(site.feeds.refresh);
    return {
      before: [
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        `<rss version="2.0"${toAttributes(namespaces)}>\n<channel>\n`,
        element('title', show?.title ?? document.title),
        element('link', document.home),
        `<description>${toRssHtml(service?.description ?? show?.description ?? site.description)}</description>\n`,
        element('language', service?.language ?? document.language),
        site.copyright === null ? '' : element('copyright', site.copyright),
        toLicense(site.license),
        document.published === null ? '' : element('pubDate', toRssDate(document.published)),
        element('lastBuildDate', toRssDate(document.updated)),
        element('generator', 'Tagwire'),
        element('docs', 'https://www.rssboard.org/rss-specification'),
        element('ttl', String(site.feeds.refresh)),
        toImage(document),
        link({ rel: 'self', type: TYPE, href: links.self }),
        ...links.alternates.map(({ type, href }) => link({ rel: 'alternate', type, href })),
        // The hub is told of the feeds of readers alone.
        site.hub === null || service !== null ? '' : link({ rel: 'hub', href: site.hub }),
        toHistory(document, links, TYPE, 'atom:link'),
        element('sy:updatePeriod', period.unit),
        element('sy:updateFrequency', String(period.frequency)),
        show === null ? '' : toShowElements(show),
        service?.elements ?? '',
        webfeeds === null ? '' : toWebFeeds(webfeeds),
      ].join(''),
      between: '\n',
      after: '\n</channel>\n</rss>\n',
    };
  },
} as const satisfies Format;

/** The library's item, with our escaping, and with what it lacks before the closing tag. */
export const writeRssItem: WriteEntry = (entry, library) => {
  const { article } = entry;
  const { title, summary, content, id, link: permalink } = PLACEHOLDERS;
  const fragment = library('rss2', [], {
    title: [
      `\n<title><![CDATA[${title}]]></title>`,
      article.title === null ? '' : `\n<title>${toRssText(article.title)}</title>`,
    ],
    summary: [`<![CDATA[${summary}]]>`, toRssHtml(article.summary)],
    content: [`\n${OPEN}${content}${CLOSE}`, ''],
    id: [id, toRssText(article.guid ?? article.id)],
    link: [permalink, toRssText(article.external?.isRssLink ? article.external.url : article.link)],
    published: [toRssDate(PLACEHOLDERS.published), toRssDate(article.published)],
    end: ['\n</item>', `\n${toExtensions(entry)}</item>`],
  });
  const episode = toEpisodeElements(entry).trimEnd();
  return { ...fragment, full: '', summary: '', show: episode === '' ? '' : `\n${episode}` };
};

/** One enclosure, as the RSS Board's profile asks; further attachments are media. */
function toExtensions({ article, authors, tags }: Entry): string {
  const { attachments } = article;
  const enclosure = findEnclosure(attachments);
  const others = attachments.filter((one) => one !== enclosure);
  return [
    ...authors.map((author) => element('dc:creator', author.title)),
    ...tags.map((tag) => element('category', tag.title)),
    element('dc:language', article.language),
    article.updated === null ? '' : element('atom:updated', toAtomDate(article.updated)),
    enclosure === undefined ? '' : toEnclosure(enclosure),
    toLicense(article.license),
    toSharedExtensions(article),
    ...others.map(toMediaContent),
  ].join('');
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

/** What readers show around the feed; they take a colour without its `#`. */
function toWebFeeds({ accent, cover, icon, logo }: WebFeeds): string {
  return [
    cover === null ? '' : `<webfeeds:cover${toAttributes({ image: cover })}/>\n`,
    icon === null ? '' : element('webfeeds:icon', icon),
    logo === null ? '' : element('webfeeds:logo', logo),
    accent === null ? '' : element('webfeeds:accentColor', accent.slice(1)),
  ].join('');
}

/** What an item's HTML was made of. */
function toSource(markdown: Uint8Array): Uint8Array {
  return text.encode(`\n${element('source:markdown', decoder.decode(markdown)).trimEnd()}`);
}

function link(attributes: { readonly [name: string]: string }): string {
  return `<atom:link${toAttributes(attributes)}/>\n`;
}
