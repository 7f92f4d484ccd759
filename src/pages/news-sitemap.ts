// The sitemap of news (Google News sitemap 0.9): what was published in the last two days.
import { at, type Catalog, dueCount } from '../catalog/catalog.ts';
import type { Render } from '../catalog/reader.ts';
import type { About } from '../catalog/record.ts';
import type { Site } from '../catalog/site.ts';
import { toAtomDate } from '../feed/date.ts';
import { toXmlText } from '../feed/xml.ts';
import { readTeasers } from './teasers.tsx';

/** Google's bounds: older articles, and more of them, are not taken. */
const PERIOD = 2 * 86_400;
const MOST = 1000;

export type News = {
  /** Positions, newest first. */
  readonly positions: readonly number[];
  /** Seconds: when an article was last too old to stay; 0 if none was. */
  readonly left: number;
};

/** The articles that stand in it at `now` (seconds). */
export function selectNews({ rows }: Catalog, now: number): News {
  const positions: number[] = [];
  for (let position = dueCount(rows, now) - 1; position >= 0; position--) {
    const end = at(rows.published, position) + PERIOD;
    if (end <= now) return { positions, left: end };
    const isListed = at(rows.unlisted, position) === 0 && at(rows.removed, position) === 0;
    if (isListed && positions.length < MOST) positions.push(position);
  }
  return { positions, left: 0 };
}

/** `/news-sitemap.xml`, of these articles. */
export function renderNewsSitemap(catalog: Catalog, positions: readonly number[]): Render {
  const { origin } = catalog.site;
  return async (reader) => {
    const teasers = await readTeasers(catalog, positions, reader);
    if (teasers === null) return null;
    const text = [
      '<?xml version="1.0" encoding="UTF-8"?>\n',
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"',
      ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n',
      // What was published elsewhere first is that site's news. A note is none: news has a title.
      ...teasers.flatMap(({ about }) =>
        about.title === null || !about.link.startsWith(`${origin}/`)
          ? []
          : toUrl(catalog.site, about, about.title),
      ),
      '</urlset>\n',
    ].join('');
    return [new TextEncoder().encode(text)];
  };
}

function toUrl(site: Site, { link, published, language }: About, title: string): string {
  return [
    `<url><loc>${toXmlText(link)}</loc><news:news>\n`,
    `<news:publication><news:name>${toXmlText(site.title)}</news:name>`,
    `<news:language>${toNewsLanguage(language)}</news:language></news:publication>\n`,
    `<news:publication_date>${toAtomDate(published)}</news:publication_date>\n`,
    `<news:title>${toXmlText(title)}</news:title>\n`,
    '</news:news></url>\n',
  ].join('');
}

/** A code of ISO 639; Chinese alone is told apart by its script. */
function toNewsLanguage(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  if (language !== 'zh') return language;
  return script === 'Hant' ? 'zh-tw' : 'zh-cn';
}
