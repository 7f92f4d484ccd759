// Atom 1.0 (RFC 4287): all there is of the format.
import { toHeadline } from '../catalog/headline.ts';
import { toAtomDate } from './date.ts';
import { EXTENSION_NAMESPACES, toSharedExtensions } from './extensions.ts';
import { type Entry, type Format, PLACEHOLDERS, type WriteEntry } from './format.ts';
import { toHistory, toHistoryNamespace } from './history.ts';
import { looksLikeMarkup, toAttributes, toXmlText } from './xml.ts';

const TYPE = 'application/atom+xml';

const NAMESPACES = { xmlns: 'http://www.w3.org/2005/Atom', ...EXTENSION_NAMESPACES };

/** RFC 6721. */
const TOMBSTONES = { 'xmlns:at': 'http://purl.org/atompub/tombstones/1.0' };

/** What stands around an entry's HTML. */
const OPEN = '<content type="html"><![CDATA[';
const CLOSE = ']]></content>';

const text = new TextEncoder();
const OPEN_BYTES = text.encode(OPEN);
const CLOSE_BYTES = text.encode(CLOSE);

export const ATOM = {
  name: 'atom',
  file: 'atom.xml',
  type: TYPE,
  aliases: ['application/xml', 'text/xml'],
  contentType: `${TYPE}; charset=utf-8`,
  label: 'Atom',
  standard: 'Atom 1.0',
  opmlVersion: null,
  entry: ({ before, after }, { html }, { content }) =>
    content === 'summary' ? [before, after] : [before, OPEN_BYTES, html, CLOSE_BYTES, after],
  // Feed metadata, tombstones among it, stands before the entries.
  envelope: (document, links) => {
    const { site, tombstones } = document;
    const namespaces = {
      ...NAMESPACES,
      ...toHistoryNamespace(document),
      ...(tombstones.length === 0 ? {} : TOMBSTONES),
    };
    return {
      before: [
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        `<feed${toAttributes({ ...namespaces, 'xml:lang': document.language })}>\n`,
        `<id>${toXmlText(document.id)}</id>\n`,
        toTextConstruct('title', document.title),
        toTextConstruct('subtitle', site.description),
        `<updated>${toAtomDate(document.updated)}</updated>\n`,
        `<author><name>${toXmlText(site.title)}</name>`,
        `<uri>${toXmlText(`${site.origin}/`)}</uri></author>\n`,
        // Readers that take the first link they meet for the site's should meet the page.
        link({ rel: 'alternate', type: 'text/html', href: document.home }),
        link({ rel: 'self', type: TYPE, href: links.self }),
        ...links.alternates.map(({ type, href }) => link({ rel: 'alternate', type, href })),
        site.hub === null ? '' : link({ rel: 'hub', href: site.hub }),
        toHistory(document, links, TYPE, 'link'),
        toLicense(site.license),
        site.icon === null ? '' : `<icon>${toXmlText(site.icon.url)}</icon>\n`,
        site.copyright === null ? '' : toTextConstruct('rights', site.copyright),
        '<generator>Tagwire</generator>\n',
        ...tombstones.map(
          ({ id, removed }) =>
            `<at:deleted-entry${toAttributes({ ref: id, when: toAtomDate(removed) })}/>\n`,
        ),
      ].join(''),
      between: '\n',
      after: '\n</feed>\n',
    };
  },
} as const satisfies Format;

/** The library's entry, with our escaping, and with what it lacks before the closing tag. */
export const writeAtomEntry: WriteEntry = (entry, library) => {
  const { article, authors } = entry;
  const { title, summary, content, id, link: permalink, author, authorUrl } = PLACEHOLDERS;
  const names = authors.flatMap(({ title: name, url }, index) => [
    [
      `name ${index}`,
      [`<name>${author(index)}</name>`, `<name>${toXmlText(name)}</name>`],
    ] as const,
    ...(url === null ? [] : [[`url ${index}`, [authorUrl(index), toXmlText(url)]] as const]),
  ]);
  const fragment = library('atom1', authors, {
    ...Object.fromEntries(names),
    start: ['<entry>', `<entry${toAttributes({ 'xml:lang': article.language })}>`],
    title: [
      `<title type="html"><![CDATA[${title}]]></title>`,
      // It must be there (RFC 4287 §4.1.2).
      toTextConstruct('title', toHeadline(article)).trimEnd(),
    ],
    summary: [
      `<summary type="html"><![CDATA[${summary}]]></summary>`,
      toTextConstruct('summary', article.summary).trimEnd(),
    ],
    content: [`\n${OPEN}${content}${CLOSE}`, ''],
    id: [id, toXmlText(article.id)],
    link: [
      `<link href="${permalink}"/>`,
      link({ rel: 'alternate', type: 'text/html', href: article.link }).trimEnd(),
    ],
    updated: [toAtomDate(PLACEHOLDERS.updated), toAtomDate(article.updated ?? article.published)],
    published: [toAtomDate(PLACEHOLDERS.published), toAtomDate(article.published)],
    end: ['\n</entry>', `\n${toExtensions(entry)}</entry>`],
  });
  return { ...fragment, full: '', summary: '' };
};

function toExtensions({ article, tags }: Entry): string {
  return [
    ...tags.map((tag) => `<category${toAttributes({ term: tag.title })}/>\n`),
    ...article.attachments.map(
      ({ url, type, length, title }) =>
        `<link${toAttributes({ rel: 'enclosure', type, length, href: url, title })}/>\n`,
    ),
    ...[article.external?.url, article.inReplyTo].map((href) =>
      href ? link({ rel: 'related', href }) : '',
    ),
    toLicense(article.license),
    toSharedExtensions(article),
  ].join('');
}

/**
 * A text construct (RFC 4287 §3.1): plain, and as HTML escaped twice where the text looks like
 * markup, since readers guess there.
 */
export function toTextConstruct(name: string, content: string): string {
  if (!looksLikeMarkup(content)) return `<${name}>${toXmlText(content)}</${name}>\n`;
  return `<${name} type="html">${toXmlText(toXmlText(content))}</${name}>\n`;
}

/** That of the feed does not extend to its entries (RFC 4946 §2), so each has its own. */
function toLicense(url: string | null): string {
  return url === null ? '' : link({ rel: 'license', href: url });
}

function link(attributes: { readonly [name: string]: string }): string {
  return `<link${toAttributes(attributes)}/>\n`;
}
