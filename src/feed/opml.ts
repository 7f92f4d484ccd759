// OPML 2.0: every feed of the site, for readers that subscribe to many at once.
import type { Catalog } from '../catalog/catalog.ts';
import { toPath } from '../query/canonical.ts';
import { knownTerms, type NameKind } from '../query/known.ts';
import { type Query, toScopeQuery } from '../query/query.ts';
import { toFeedTitle } from '../query/title.ts';
import { FORMAT_FILES, FORMAT_NAMES, toHome } from './document.ts';
import { toAttributes, toXmlText } from './xml.ts';

/** The values OPML 2.0 has for the version of a subscription; it has none for JSON Feed. */
const VERSIONS = { rss: 'RSS2', atom: 'ATOM1', json: null } as const;

const GROUPS: readonly (readonly [title: string, kind: NameKind])[] = [
  ['Sections', 'section'],
  ['Tags', 'tag'],
  ['Authors', 'author'],
];

/** The whole document; `now` (seconds) decides which tags are known. */
export function toOpml(catalog: Catalog, now: number): string {
  const { site } = catalog;
  const groups = GROUPS.map(([title, kind]) => {
    const feeds = knownTerms(catalog, kind, now).map(({ slug }) =>
      toOutlines(catalog, toScopeQuery(site, { kind, name: slug })),
    );
    return `<outline${toAttributes({ text: title })}>\n${feeds.join('')}</outline>\n`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n',
    `<head><title>${toXmlText(site.title)}</title>`,
    '<docs>https://opml.org/spec2.opml</docs></head>\n<body>\n',
    toOutlines(catalog, toScopeQuery(site, null)),
    ...groups,
    '</body>\n</opml>\n',
  ].join('');
}

/** One feed in its three formats; the text says which. */
function toOutlines(catalog: Catalog, query: Query): string {
  const { site } = catalog;
  const title = toFeedTitle(query, catalog);
  return FORMAT_NAMES.map((name) => {
    const { file, label } = FORMAT_FILES[name];
    const outline = {
      type: 'rss',
      text: `${title} (${label})`,
      title,
      version: VERSIONS[name],
      xmlUrl: `${site.origin}${toPath(query, site, file)}`,
      htmlUrl: toHome(site, query),
    };
    return `<outline${toAttributes(outline)}/>\n`;
  }).join('');
}
