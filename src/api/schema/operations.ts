// The operations of the query API: what /openapi.json and the reference describe.
import type { Catalog } from '../../catalog/catalog.ts';
import type { NameKind } from '../../query/known.ts';
import type { Parameters } from '../../query/schema.ts';
import { SCOPE_KINDS } from '../../query/scope.ts';
import type { BODIES } from './bodies.ts';
import type { SampleNames } from './examples.ts';
import {
  ARTICLE_PARAMETERS,
  FACET_PARAMETERS,
  LIST_PARAMETERS,
  NO_PARAMETERS,
} from './parameters.ts';
import { readArticleRequest, readFacetRequest, readListRequest, readNothing } from './request.ts';
import type { URLS } from './urls.ts';

export type ApiPath = keyof typeof URLS;

export type Operation = {
  /** Names the operation in generated clients. */
  readonly id: string;
  readonly parameters: Parameters;
  readonly body: keyof typeof BODIES;
  /** The search of a request by the site's own names. */
  readonly example: (names: SampleNames) => string;
  /** A search with a value that cannot be used; empty where there are no parameters. */
  readonly wrong: string;
  /** The request or the Problem that a search is. */
  readonly read: (catalog: Catalog, search: string, now: number) => object | null | Promise<object>;
};

/** What the part in braces of a path names; null where it has none. */
export function toPathName(path: ApiPath): 'slug' | NameKind | null {
  const names = ['slug', ...SCOPE_KINDS] as const;
  return names.find((name) => path.endsWith(`{${name}}`)) ?? null;
}

/** A name that nobody gives to anything. */
export const NOWHERE = 'zzzz-nowhere';

const none = (): string => '';

const facets = { parameters: FACET_PARAMETERS, wrong: '?since=yesterday', read: readFacetRequest };

const plain = { parameters: NO_PARAMETERS, wrong: '', read: readNothing, example: none };

export const OPERATIONS: { readonly [path in ApiPath]: Operation } = {
  '/api': { id: 'getIndex', body: 'Index', ...plain },
  '/api/articles': {
    id: 'listArticles',
    body: 'ArticleList',
    parameters: LIST_PARAMETERS,
    wrong: '?limit=0',
    read: readListRequest,
    example: ({ tag }) => (tag === null ? '?limit=1' : `?limit=1&tag=${tag}`),
  },
  '/api/articles/{slug}': {
    id: 'getArticle',
    body: 'Article',
    parameters: ARTICLE_PARAMETERS,
    wrong: '?fields=colour',
    read: readArticleRequest,
    example: () => '?content=summary',
  },
  '/api/tags': {
    id: 'listTags',
    body: 'TagList',
    ...facets,
    example: ({ section }) => (section === null ? '' : `?section=${section}`),
  },
  '/api/sections': { id: 'listSections', body: 'SectionList', ...facets, example: none },
  '/api/authors': { id: 'listAuthors', body: 'AuthorList', ...facets, example: none },
  '/api/tags/{tag}': { id: 'getTag', body: 'Tag', ...plain },
  '/api/sections/{section}': { id: 'getSection', body: 'Section', ...plain },
  '/api/authors/{author}': { id: 'getAuthor', body: 'Author', ...plain },
  '/api/feeds': { id: 'listFeeds', body: 'FeedList', ...plain },
};
