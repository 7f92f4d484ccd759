// Feed history (RFC 5005): the links and marks that Atom and RSS share.
import type { Document } from './document.ts';
import type { Links } from './links.ts';
import { toAttributes } from './xml.ts';

const NAMESPACE = { 'xmlns:fh': 'http://purl.org/syndication/history/1.0' };

/** The namespace, where a mark uses it. */
export function toHistoryNamespace(document: Document): { readonly [name: string]: string } {
  return document.complete || document.query.page !== null ? NAMESPACE : {};
}

/** Links to the pages around, each a `tag`, and whether this is an archive or all there is. */
export function toHistory({ complete }: Document, links: Links, type: string, tag: string): string {
  const { current, previous, next } = links;
  const pages = { current, 'prev-archive': previous, 'next-archive': next };
  return [
    ...Object.entries(pages).map(([rel, href]) =>
      href === null ? '' : `<${tag}${toAttributes({ rel, type, href })}/>\n`,
    ),
    current === null ? '' : '<fh:archive/>\n',
    complete ? '<fh:complete/>\n' : '',
  ].join('');
}
