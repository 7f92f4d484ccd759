// OPML 2.0: every feed of the site once, for readers that subscribe to many at once.
import type { Catalog } from '../catalog/catalog.ts';
import { knownTerms, type NameKind } from '../query/known.ts';
import { type Query, toScopeQuery } from '../query/query.ts';
import { toFeedTitle } from '../query/title.ts';
import { toHome } from './document.ts';
import type { Format } from './format.ts';
import { toFeedUrl } from './links.ts';
import { toAttributes, toXmlText } from './xml.ts';

const GROUPS: readonly (readonly [title: string, kind: NameKind])[] = [
  ['Sections', 'section'],
  ['Tags', 'tag'],
  ['Authors', 'author'],
];

/**
 * The whole document: each feed once, in one format, so that who imports it subscribes to each once.
 * Nested by kind, what is of no kind first. `now` (seconds) decides which tags are known.
 */
export function toOpml(catalog: Catalog, format: Format, now: number): string {
  const { site } = catalog;
  const groups = GROUPS.map(([title, kind]) => {
    const feeds = knownTerms(catalog, kind, now).map(({ slug }) =>
      toOutline(catalog, toScopeQuery(site, { kind, name: slug }), format),
    );
    if (feeds.length === 0) return '';
    return `<outline${toAttributes({ text: title })}>\n${feeds.join('')}</outline>\n`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n',
    `<head><title>${toXmlText(site.title)}</title>`,
    '<docs>https://opml.org/spec2.opml</docs></head>\n<body>\n',
    toOutline(catalog, toScopeQuery(site, null), format),
    ...groups,
    '</body>\n</opml>\n',
  ].join('');
}

/**
 * One subscription. OPML 2.0 has no type of feeds but `rss`, and importers pass over any other; for
 * `version` it has values of RSS alone, `RSS` for 2.0.
 */
function toOutline(catalog: Catalog, query: Query, format: Format): string {
  const { site } = catalog;
  const title = toFeedTitle(query, catalog);
  const outline = {
    type: 'rss',
    text: title,
    title,
    version: format.opmlVersion,
    xmlUrl: toFeedUrl(site, query, format),
    htmlUrl: toHome(site, query),
  };
  return `<outline${toAttributes(outline)}/>\n`;
}
