// The true answers to the operations' own examples, as the description shows them.
import { type Catalog, findSlug } from '../../catalog/catalog.ts';
import type { Reader } from '../../catalog/reader.ts';
import { EVERYTHING, type Filter } from '../../query/filter.ts';
import type { NameKind } from '../../query/known.ts';
import { isProblem } from '../../query/problem.ts';
import type { ApiPath } from '../schema/operations.ts';
import { readArticleRequest, readFacetRequest, readListRequest } from '../schema/request.ts';
import { toArticleBody } from './article.ts';
import { toListBody, toListPage } from './articles.ts';
import { toFeedList } from './feeds.ts';
import { toApiIndex } from './index.ts';
import { toTerm } from './term.ts';
import { toAuthorList, toSectionList, toTagList } from './terms.ts';

/** What a sample is taken of: a catalog, the records it names, a moment in seconds since 1970. */
export type SampleSource = {
  readonly catalog: Catalog;
  readonly read: Reader['records'];
  readonly now: number;
};

/** Rows that a sample of a long list shows: the first ones. */
const SHOWN = 2;

/**
 * The body for a search, and an encoded name where the path has one; null where there is nothing to show.
 * Of long lists the first rows alone, since a site may have hundreds of tags.
 */
export async function toSample(
  { catalog, read, now }: SampleSource,
  path: ApiPath,
  name: string | null,
  search: string,
): Promise<unknown> {
  const samples: { readonly [path in ApiPath]: () => Promise<unknown> | object | null } = {
    '/api': () => toApiIndex(catalog, now),
    '/api/articles': () => toListSample({ catalog, read, now }, search),
    '/api/articles/{slug}': () => toArticleSample({ catalog, read, now }, name, search),
    '/api/tags': () => cut(toTagList(catalog, toFilter(catalog, search, now), now)),
    '/api/sections': () => cut(toSectionList(catalog, toFilter(catalog, search, now), now)),
    '/api/authors': () => cut(toAuthorList(catalog, toFilter(catalog, search, now), now)),
    '/api/tags/{tag}': () => toTermSample({ catalog, read, now }, 'tag', name),
    '/api/sections/{section}': () => toTermSample({ catalog, read, now }, 'section', name),
    '/api/authors/{author}': () => toTermSample({ catalog, read, now }, 'author', name),
    '/api/feeds': () => cut(toFeedList(catalog, now, SHOWN)),
  };
  return await samples[path]();
}

function cut(body: object): object {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.slice(0, SHOWN) : value,
    ]),
  );
}

async function toListSample(
  { catalog, read, now }: SampleSource,
  search: string,
): Promise<unknown> {
  const request = await readListRequest(catalog, search, now);
  if (isProblem(request)) return null;
  const page = await toListPage(catalog, request, now);
  return parse(await toListBody(catalog, request, page, 0, read));
}

async function toArticleSample(
  { catalog, read, now }: SampleSource,
  slug: string | null,
  search: string,
): Promise<unknown> {
  const fields = readArticleRequest(catalog, search, now);
  const position = slug === null ? null : findSlug(catalog.rows, decodeURIComponent(slug));
  if (position === null || isProblem(fields)) return null;
  return parse(await toArticleBody(catalog, position, fields, now, read));
}

function toTermSample(
  { catalog, now }: SampleSource,
  kind: NameKind,
  name: string | null,
): object | null {
  return name === null ? null : toTerm(catalog, { kind, name: decodeURIComponent(name) }, now);
}

function toFilter(catalog: Catalog, search: string, now: number): Filter {
  const filter = readFacetRequest(catalog, search, now);
  return isProblem(filter) ? EVERYTHING : filter;
}

function parse(body: string | null): unknown {
  return body === null ? null : JSON.parse(body);
}
