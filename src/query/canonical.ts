// A query's one canonical URL, and the scope that stands in its path.
import type { Site } from '../catalog/site.ts';
import { type Filter, toFilterPairs } from './filter.ts';
import { type Pair, writeSearch } from './parameters.ts';
import { toDefaultLimit } from './profiles.ts';
import type { Query } from './query.ts';
import { SCOPE_FOLDERS, type Scope } from './scope.ts';

/** Where people search. */
export const SEARCH_PATH = '/search';

/**
 * The path of `file` for this query, with its canonical search: parameters in alphabetical order,
 * defaults dropped, names by `encodeURIComponent`, commas between names literal.
 */
export function toFeedPath(query: Query, site: Site, file: string): string {
  const scope = toScope(query);
  const pairs = toPairs(query, scope).filter(
    ([name, value]) => !isDefault(name, value, query, site),
  );
  return `${toScopePath(scope)}/${file}${writeSearch(pairs)}`;
}

/**
 * What a feed is about, without what only shapes it (format, content, limit, page, profile): the same for all
 * feeds that are one feed in another form. The end of a feed's `tag:` URI.
 */
export function toSubject(query: Query): string {
  const scope = toScope(query);
  return `${toScopePath(scope)}${writeSearch(toFilterPairs(query, scope))}`;
}

/** The canonical query with its defaults filled in: no two queries share it. */
export function toIdentity(query: Query): string {
  return writeSearch(toPairs(query, null));
}

/** The page for people of a filter, or of one block of it. Searches have one of their own. */
export function toPagePath(filter: Filter, page: number | null = null): string {
  const block = page === null ? [] : [['page', String(page)] as const];
  if (filter.text.length > 0) {
    return `${SEARCH_PATH}${writeSearch([...toFilterPairs(filter, null), ...block])}`;
  }
  const scope = toScope(filter);
  return `${toScopePath(scope) || '/'}${writeSearch([...toFilterPairs(filter, scope), ...block])}`;
}

/**
 * True for what `/feeds.opml` lists in one of the formats: a scope or the whole site, and nothing else
 * asked.
 */
export function isPlain(query: Query, site: Site): boolean {
  return toPairs(query, toScope(query)).every(([name, value]) =>
    isDefault(name, value, query, site),
  );
}

/** The one scope that goes into the path: exactly one of {one tag, one section, one author}. */
function toScope(query: Filter): Scope | null {
  const [group] = query.tags;
  const tag = query.tags.length === 1 && group?.length === 1 ? group[0] : undefined;
  const section = query.sections.length === 1 ? query.sections[0] : undefined;
  const author = query.authors.length === 1 ? query.authors[0] : undefined;
  const scopes: readonly (Scope | null)[] = [
    tag === undefined ? null : { kind: 'tag', name: tag },
    section === undefined ? null : { kind: 'section', name: section },
    author === undefined ? null : { kind: 'author', name: author },
  ];
  const found = scopes.filter((scope) => scope !== null);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** `/tags/{tag}` and so on; empty for the whole site. */
export function toScopePath(scope: Scope | null): string {
  return scope === null ? '' : `/${SCOPE_FOLDERS[scope.kind]}/${encodeURIComponent(scope.name)}`;
}

/** The path of an article's permalink. */
export function toArticlePath(slug: string): string {
  return `/articles/${encodeURIComponent(slug)}`;
}

/** The path of a page beside the articles. */
export function toStaticPagePath(slug: string): string {
  return `/${encodeURIComponent(slug)}`;
}

/** The path of an article's Markdown. */
export function toMarkdownPath(slug: string): string {
  return `${toArticlePath(slug)}.md`;
}

/** Every parameter of a feed that the path does not say. */
function toPairs(query: Query, scope: Scope | null): readonly Pair[] {
  return [
    ...toFilterPairs(query, scope),
    ['content', query.content],
    ['limit', String(query.limit)],
    ...(query.page === null ? [] : [['page', String(query.page)] as const]),
    ...(query.profile === null ? [] : [['profile', query.profile] as const]),
  ];
}

function isDefault(
  name: string,
  value: string,
  { profile }: Pick<Query, 'profile'>,
  site: Site,
): boolean {
  if (name === 'content') return value === site.feeds.content;
  if (name === 'limit') return value === String(toDefaultLimit(site, profile));
  return false;
}
