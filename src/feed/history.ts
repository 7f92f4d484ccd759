// Feed history (RFC 5005): the links and marks that Atom and RSS share.
import { type Document, FORMAT_FILES, type FormatName } from './document.ts';
import { toAttributes } from './xml.ts';

const NAMESPACE = { 'xmlns:fh': 'http://purl.org/syndication/history/1.0' };

/** The namespace, where a mark uses it. */
export function toHistoryNamespace(document: Document): { readonly [name: string]: string } {
  return document.complete || document.current !== null ? NAMESPACE : {};
}

/** Links to the pages around, and whether this is an archive or all there is; `tag` is a link's. */
export function toHistory(document: Document, format: FormatName, tag: string): string {
  const { current, previous, next, complete } = document;
  const { type } = FORMAT_FILES[format];
  const links = { current, 'prev-archive': previous, 'next-archive': next };
  return [
    ...Object.entries(links).map(([rel, urls]) =>
      urls === null ? '' : `<${tag}${toAttributes({ rel, type, href: urls[format] })}/>\n`,
    ),
    current === null ? '' : '<fh:archive/>\n',
    complete ? '<fh:complete/>\n' : '',
  ].join('');
}
