// Which paths are this site's own: what the routes are for, and whether something is there.
import { at, type Catalog, findSlug } from '../catalog/catalog.ts';
import { SEARCH_PATH } from '../query/canonical.ts';
import { findTerm } from '../query/known.ts';
import { toNormalForm } from '../query/names.ts';
import { decode } from '../query/parameters.ts';
import { type Period, readPeriod, selectPeriod } from '../query/periods.ts';
import { SCOPE_FOLDERS, SCOPE_KINDS, type Scope } from '../query/scope.ts';
import { FORMATS } from './formats.ts';

/** What may be at a path: always something, or something where there is such a name or article. */
export type Resource =
  | { readonly kind: 'fixed' }
  | { readonly kind: 'scope'; readonly scope: Scope }
  | { readonly kind: 'article'; readonly slug: string }
  | { readonly kind: 'page'; readonly slug: string }
  | { readonly kind: 'period'; readonly period: Period };

/** Last segments of the addresses of a feed. */
export const FEED_FILES: readonly string[] = [...FORMATS.map(({ file }) => file), 'feed'];

/** Where programs look for an API (RFC 9727). */
export const API_CATALOG_PATH = '/.well-known/api-catalog';

/** Where language models ask (Model Context Protocol). */
export const MCP_PATH = '/mcp';

/** Where the document of RSL is, for a site that has one. */
export const RSL_PATH = '/rsl.xml';

/** Where browsers find how the site looks on a home screen (W3C Web Application Manifest). */
export const MANIFEST_PATH = '/manifest.webmanifest';

/** Keys of the paths at which there always is something. */
export const FIXED_PATHS: readonly string[] = [
  ...['/', ...FEED_FILES.map((file) => `/${file}`), '/feeds.opml'],
  ...[...SCOPE_KINDS.map((kind) => `/${SCOPE_FOLDERS[kind]}`), '/archive', SEARCH_PATH],
  ...[
    '/api',
    '/api/articles',
    ...SCOPE_KINDS.map((kind) => `/api/${SCOPE_FOLDERS[kind]}`),
    '/api/feeds',
  ],
  ...[
    '/openapi.json',
    '/client.ts',
    '/client.js',
    '/docs',
    '/opensearch.xml',
    '/robots.txt',
    '/sitemap.xml',
    '/news-sitemap.xml',
    '/favicon.ico',
    '/health',
  ],
  MANIFEST_PATH,
  API_CATALOG_PATH,
  MCP_PATH,
];

const FIXED: ReadonlySet<string> = new Set(FIXED_PATHS);

/** Folders of addresses at which there is nothing itself, and what `npm start` alone answers. */
const RESERVED: ReadonlySet<string> = new Set(['articles', 'media', 'static', 'drafts']);

/** Whether no page may have this slug. */
export function isReserved(slug: string): boolean {
  return RESERVED.has(slug) || FIXED.has(`/${slug}`);
}

/** What a route is for the path with this key for; null where there is no route. Names in normal form. */
export function findResource(key: string): Resource | null {
  if (FIXED.has(key)) return { kind: 'fixed' };
  const page = /^\/([^/.]+)$/.exec(key)?.[1];
  if (page !== undefined) {
    const slug = toNormalName(page);
    return RESERVED.has(slug) ? null : { kind: 'page', slug };
  }
  const slug = /^\/(?:api\/)?articles\/([^/]+)$/.exec(key)?.[1];
  if (slug !== undefined) {
    return {
      kind: 'article',
      slug: toNormalName(key.startsWith('/api/') ? slug : withoutEnding(slug)),
    };
  }
  const [, year, month = null] = /^\/archive\/([^/]+)(?:\/([^/]+))?$/.exec(key) ?? [];
  if (year !== undefined) {
    const period = readPeriod(year, month);
    return period === null ? null : { kind: 'period', period };
  }
  const [, api, folder, name = '', file] =
    /^(\/api)?\/([^/]+)\/([^/]+)(?:\/([^/]+))?$/.exec(key) ?? [];
  const kind = SCOPE_KINDS.find((one) => SCOPE_FOLDERS[one] === folder);
  if (kind === undefined) return null;
  if (file !== undefined && (api !== undefined || !FEED_FILES.includes(file))) return null;
  return { kind: 'scope', scope: { kind, name: toNormalName(name) } };
}

/** Whether something is at a place now (seconds), if only the word that it was withdrawn. */
export function isThere(catalog: Catalog, place: Resource, now: number): boolean {
  if (place.kind === 'fixed') return true;
  if (place.kind === 'scope') {
    return findTerm(catalog, place.scope.kind, place.scope.name, now) !== null;
  }
  if (place.kind === 'period') return selectPeriod(catalog, place.period, 1, now).count > 0;
  if (place.kind === 'page') return catalog.pages.some(({ slug }) => slug === place.slug);
  const position = findSlug(catalog.rows, place.slug);
  return position !== null && at(catalog.rows.published, position) <= now;
}

function toNormalName(segment: string): string {
  return toNormalForm(decode(segment) ?? segment);
}

/** A slug has no dot, so `.md` asks for the source. */
function withoutEnding(name: string): string {
  return name.replace(/\.md$/i, '');
}
