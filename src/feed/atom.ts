// Atom 1.0 (RFC 4287): the envelope around entries.
import type { ArticleRecord } from '../catalog/record.ts';
import type { ContentMode } from '../catalog/site.ts';
import { toAtomDate } from './date.ts';
import { type Document, FORMAT_FILES } from './document.ts';
import type { Envelope } from './envelope.ts';
import { toHistory, toHistoryNamespace } from './history.ts';
import { looksLikeMarkup, toAttributes, toXmlText } from './xml.ts';

/** What stands around an entry's HTML; compile cuts the library's output at just these. */
export const ATOM_CONTENT = { open: '<content type="html"><![CDATA[', close: ']]></content>' };

const NAMESPACES = {
  xmlns: 'http://www.w3.org/2005/Atom',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
};

/** RFC 6721. */
const TOMBSTONES = { 'xmlns:at': 'http://purl.org/atompub/tombstones/1.0' };

const OPEN = new TextEncoder().encode(ATOM_CONTENT.open);
const CLOSE = new TextEncoder().encode(ATOM_CONTENT.close);

/** The bytes of an entry, in their order. */
export function toAtomEntry(record: ArticleRecord, content: ContentMode): readonly Uint8Array[] {
  if (content === 'summary') return [record.atomBefore, record.atomAfter];
  return [record.atomBefore, OPEN, record.html, CLOSE, record.atomAfter];
}

/** Feed metadata, tombstones among it, stands before the entries. */
export function toAtomEnvelope(document: Document): Envelope {
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
      toAtomText('title', document.title),
      toAtomText('subtitle', site.description),
      `<updated>${toAtomDate(document.updated)}</updated>\n`,
      `<author><name>${toXmlText(site.title)}</name>`,
      `<uri>${toXmlText(`${site.origin}/`)}</uri></author>\n`,
      // Readers that take the first link they meet for the site's should meet the page.
      link({ rel: 'alternate', type: 'text/html', href: document.home }),
      link({ rel: 'self', type: FORMAT_FILES.atom.type, href: document.urls.atom }),
      link({ rel: 'alternate', type: FORMAT_FILES.rss.type, href: document.urls.rss }),
      link({ rel: 'alternate', type: FORMAT_FILES.json.type, href: document.urls.json }),
      site.hub === null ? '' : link({ rel: 'hub', href: site.hub }),
      toHistory(document, 'atom', 'link'),
      site.icon === null ? '' : `<icon>${toXmlText(site.icon.url)}</icon>\n`,
      site.copyright === null ? '' : toAtomText('rights', site.copyright),
      '<generator>Tagwire</generator>\n',
      ...tombstones.map(
        ({ id, removed }) =>
          `<at:deleted-entry${toAttributes({ ref: id, when: toAtomDate(removed) })}/>\n`,
      ),
    ].join(''),
    between: '\n',
    after: '\n</feed>\n',
  };
}

/**
 * A text construct (RFC 4287 §3.1): plain, and as HTML escaped twice where the text looks like
 * markup, since readers guess there.
 */
export function toAtomText(name: string, text: string): string {
  if (!looksLikeMarkup(text)) return `<${name}>${toXmlText(text)}</${name}>\n`;
  return `<${name} type="html">${toXmlText(toXmlText(text))}</${name}>\n`;
}

function link(attributes: { readonly [name: string]: string }): string {
  return `<link${toAttributes(attributes)}/>\n`;
}
