// The sitemap (sitemaps.org): every page, in parts once one file would be too long.
import { at, type Catalog, changeAt, dueCount, slugAt } from '../catalog/catalog.ts';
import { toAtomDate } from '../feed/date.ts';
import { toXmlText } from '../feed/xml.ts';
import { toArticlePath, toScopePath, toStaticPagePath } from '../query/canonical.ts';
import { listFacets } from '../query/facets.ts';
import { listScopes } from '../query/known.ts';
import { toMatcher } from '../query/matcher.ts';
import { listMonths, toPeriodPath } from '../query/periods.ts';
import { toScopeQuery } from '../query/query.ts';
import { SCOPE_FOLDERS, SCOPE_KINDS } from '../query/scope.ts';

/** Articles in one part: a fifth of what the protocol allows, and quickly made. */
const PART = 10_000;

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** How many parts there are at `now` (seconds); they count from the oldest article. */
export function countParts({ rows }: Catalog, now: number): number {
  return Math.max(1, Math.ceil(dueCount(rows, now) / PART));
}

/** One file where all fits, else the list of its parts. */
export function toSitemap(catalog: Catalog, now: number): string {
  const parts = countParts(catalog, now);
  if (parts === 1) return toSitemapPart(catalog, 1, now);
  const maps = Array.from(
    { length: parts },
    (_, index) =>
      `<sitemap><loc>${catalog.site.origin}/sitemap.xml?part=${index + 1}</loc></sitemap>\n`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<sitemapindex xmlns="${NAMESPACE}">\n`,
    ...maps,
    '</sitemapindex>\n',
  ].join('');
}

/** One part, counted from 1; the newest has the pages of lists too. */
export function toSitemapPart(catalog: Catalog, part: number, now: number): string {
  const isNewest = part === countParts(catalog, now);
  const lists = isNewest
    ? [...toScopes(catalog, now), ...toIndexes(catalog, now), ...toPages(catalog)]
    : [];
  return toUrlSet([...lists, ...toArticles(catalog, part, now)]);
}

/** The indexes of names that an article bears, and the archive with its years and months. */
function toIndexes(catalog: Catalog, now: number): readonly string[] {
  const months = listMonths(catalog, now);
  const years = [...new Set(months.map(({ year }) => year))];
  const indexes = SCOPE_KINDS.filter((kind) =>
    listFacets(catalog, kind, now).some(({ count }) => count > 0),
  );
  return [
    ...indexes.map((kind) => `/${SCOPE_FOLDERS[kind]}`),
    ...(months.length === 0 ? [] : ['/archive']),
    ...years.map((year) => toPeriodPath({ year, month: null })),
    ...months.map((month) => toPeriodPath(month)),
  ].map((path) => toUrlElement(catalog, path, null));
}

/** Pages beside the articles, with their last change. */
function toPages(catalog: Catalog): readonly string[] {
  return catalog.pages.map(({ slug, updated }) =>
    toUrlElement(catalog, toStaticPagePath(slug), updated),
  );
}

/** The front page, and those of every name that an article bears. */
function toScopes(catalog: Catalog, now: number): readonly string[] {
  const due = dueCount(catalog.rows, now);
  return listScopes(catalog, now)
    .filter((scope) => {
      const query = toScopeQuery(catalog.site, scope);
      return scope === null || toMatcher(catalog, query).countStanding(due) > 0;
    })
    .map((scope) => toUrlElement(catalog, toScopePath(scope) || '/', null));
}

/** The articles of a part that stand and are listed, with their last change. */
function toArticles(catalog: Catalog, part: number, now: number): readonly string[] {
  const { rows } = catalog;
  const from = (part - 1) * PART;
  const length = Math.max(0, Math.min(PART, dueCount(rows, now) - from));
  return Array.from({ length }, (_, index) => from + index)
    .filter((position) => at(rows.unlisted, position) === 0 && at(rows.removed, position) === 0)
    .map((position) =>
      toUrlElement(catalog, toArticlePath(slugAt(rows, position)), changeAt(rows, position)),
    );
}

function toUrlSet(urls: readonly string[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<urlset xmlns="${NAMESPACE}">\n`,
    ...urls,
    '</urlset>\n',
  ].join('');
}

function toUrlElement({ site }: Catalog, path: string, changed: number | null): string {
  const lastmod = changed === null ? '' : `<lastmod>${toAtomDate(changed)}</lastmod>`;
  return `<url><loc>${toXmlText(site.origin + path)}</loc>${lastmod}</url>\n`;
}
