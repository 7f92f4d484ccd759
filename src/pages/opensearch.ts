// The OpenSearch description (OpenSearch 1.1 Draft 6): how browsers and programs search this site.
import type { Catalog } from '../catalog/catalog.ts';
import { FORMATS } from '../feed/formats.ts';
import { toAttributes, toXmlText } from '../feed/xml.ts';
import { findWords } from '../messages/find-words.ts';
import { say } from '../messages/say.ts';
import { SEARCH_PATH } from '../query/canonical.ts';

export const OPENSEARCH_TYPE = 'application/opensearchdescription+xml';

/** Characters of a `ShortName` and of a `LongName` at most. */
const SHORT = 16;
const LONG = 48;

/** Where each kind of result is; the rest of the parameters are as feeds have them. */
export function toOpenSearch({ site, messages }: Catalog): string {
  const { title, origin, language } = site;
  const words = findWords(messages, [language]);
  const description = say(words, 'searchArticlesOf', { site: shorten(title, 900) });
  const toUrl = (type: string, path: string): string =>
    `<Url${toAttributes({ type, template: `${origin}${path}?q={searchTerms}` })}/>\n`;
  const self = { type: OPENSEARCH_TYPE, rel: 'self', template: `${origin}/opensearch.xml` };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n',
    `<ShortName>${toXmlText(shorten(title, SHORT))}</ShortName>\n`,
    `<LongName>${toXmlText(shorten(title, LONG))}</LongName>\n`,
    `<Description>${toXmlText(description)}</Description>\n`,
    toUrl('text/html', SEARCH_PATH),
    ...FORMATS.map(({ type, file }) => toUrl(type, `/${file}`)),
    `<Url${toAttributes(self)}/>\n`,
    `<Language>${toXmlText(language)}</Language>\n`,
    '<InputEncoding>UTF-8</InputEncoding>\n',
    '<OutputEncoding>UTF-8</OutputEncoding>\n',
    '</OpenSearchDescription>\n',
  ].join('');
}

/** By whole characters, as people count them. */
function shorten(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trim()}…`;
}
