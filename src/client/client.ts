// The client: every operation of the query API, typed.
import { type Articles, toArticles } from './articles.ts';
import type {
  Around,
  Author,
  AuthorList,
  FeedList,
  Section,
  SectionList,
  Tag,
  TagList,
} from './bodies.ts';
import { createUsualMemory, type Memory } from './memory.ts';
import {
  type Content,
  type Field,
  type Filter,
  LIST,
  type ListQuery,
  type RowOf,
  type Shape,
  type SyncQuery,
  type SyncRowOf,
  toSearch,
} from './query.ts';
import { createGet, type Fetch } from './requests.ts';
import { type AuthorName, ORIGIN, type SectionName, type TagName } from './site.ts';
import { runSync, type SyncBatch, type SyncState } from './sync.ts';

export type { Articles } from './articles.ts';
export type {
  About,
  Around,
  Attachment,
  Author,
  AuthorList,
  AuthorRow,
  Brief,
  Feed,
  FeedList,
  FeedUrls,
  Image,
  Page,
  Removal,
  Row,
  Section,
  SectionList,
  SectionRow,
  Tag,
  TagList,
  TagRow,
  Term,
} from './bodies.ts';
export { createMemory, type Kept, type Memory } from './memory.ts';
export { type Problem, ProblemError, type ProblemKind } from './problem.ts';
export type {
  Content,
  Field,
  Filter,
  ListQuery,
  RowOf,
  Shape,
  SyncQuery,
  SyncRowOf,
} from './query.ts';
export type { Fetch } from './requests.ts';
export type { AuthorName, SectionName, TagName } from './site.ts';
export type { SyncBatch, SyncState } from './sync.ts';

/** Everything has a default. */
export type ClientOptions = {
  /** Where the site is, as `https://example.com`; by default where this file comes from. */
  readonly origin?: string | undefined;
  /** In the place of the global `fetch`. */
  readonly fetch?: Fetch | undefined;
  /**
   * Keeps answers for conditional requests; null for none. By default a `createMemory()`, but none in
   * browsers, whose own cache does the same without the CORS preflight that `If-None-Match` costs.
   */
  readonly memory?: Memory | null | undefined;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** How often a request is made again after a 429, 502, 503 or 504, or no answer; 2 by default. */
  readonly retries?: number | undefined;
  /** Milliseconds. A longer `Retry-After` is not waited for but thrown; 60,000 by default. */
  readonly maxDelay?: number | undefined;
  /** Milliseconds after which an answer is given up; 30,000 by default. */
  readonly timeout?: number | undefined;
};

/** Of a single call. */
export type CallOptions = { readonly signal?: AbortSignal | undefined };

/**
 * Every promise and every iteration rejects with a ProblemError for an error of the API, with the reason
 * of an aborted signal, and with an Error that names the URL if there is no answer that can be read.
 */
export type Client = {
  readonly origin: string;
  /** Articles that match, as in `for await (const { title } of client.articles({ tag: 'x' }))`. */
  readonly articles: <
    const F extends readonly Field[] = readonly [],
    C extends Content = 'summary',
  >(
    query?: ListQuery<F, C>,
    options?: CallOptions,
  ) => Articles<RowOf<F, C>>;
  /** One article with its full text, and those around it. A former slug gives it too. */
  readonly article: <const F extends readonly Field[] = readonly [], C extends Content = 'full'>(
    slug: string,
    shape?: Shape<F, C>,
    options?: CallOptions,
  ) => Promise<RowOf<F, C> & Around>;
  /** Tags, the most used first; with a filter, those of matching articles. */
  readonly tags: (filter?: Filter, options?: CallOptions) => Promise<TagList>;
  readonly sections: (filter?: Filter, options?: CallOptions) => Promise<SectionList>;
  readonly authors: (filter?: Filter, options?: CallOptions) => Promise<AuthorList>;
  /** One of them, with its page, and the tags that stand with it. An alias gives it too. */
  readonly tag: (tag: TagName, options?: CallOptions) => Promise<Tag>;
  readonly section: (section: SectionName, options?: CallOptions) => Promise<Section>;
  readonly author: (author: AuthorName, options?: CallOptions) => Promise<Author>;
  /** Every feed of the site in every format. */
  readonly feeds: (options?: CallOptions) => Promise<FeedList>;
  /**
   * Steps that bring a copy up to date. Apply each, then keep its `state` and give it here next time;
   * null begins a copy. The same query must come with it.
   */
  readonly sync: <const F extends readonly Field[] = readonly [], C extends Content = 'summary'>(
    state: SyncState | null,
    query?: SyncQuery<F, C>,
    options?: CallOptions,
  ) => AsyncIterable<SyncBatch<SyncRowOf<F, C>>>;
};

/** Throws a TypeError for an origin that is no URL. */
export function createClient({
  origin = ORIGIN,
  fetch = (url, init) => globalThis.fetch(url, init),
  memory = createUsualMemory(),
  headers = {},
  retries = 2,
  maxDelay = 60_000,
  timeout = 30_000,
}: ClientOptions = {}): Client {
  const base = toOrigin(origin);
  const get = createGet(base, { fetch, memory, headers, retries, maxDelay, timeout });
  return {
    origin: base,
    articles: (query = {}, { signal } = {}) => toArticles(get, `${LIST}${toSearch(query)}`, signal),
    article: (slug, shape = {}, { signal } = {}) =>
      get(`${LIST}/${encodeURIComponent(slug)}${toSearch(shape)}`, signal),
    tags: (filter = {}, { signal } = {}) => get(`/api/tags${toSearch(filter)}`, signal),
    sections: (filter = {}, { signal } = {}) => get(`/api/sections${toSearch(filter)}`, signal),
    authors: (filter = {}, { signal } = {}) => get(`/api/authors${toSearch(filter)}`, signal),
    tag: (tag, { signal } = {}) => get(`/api/tags/${encodeURIComponent(tag)}`, signal),
    section: (section, { signal } = {}) =>
      get(`/api/sections/${encodeURIComponent(section)}`, signal),
    author: (author, { signal } = {}) => get(`/api/authors/${encodeURIComponent(author)}`, signal),
    feeds: ({ signal } = {}) => get('/api/feeds', signal),
    sync: (state, query = {}, { signal } = {}) => runSync(get, state, query, signal),
  };
}

function toOrigin(text: string): string {
  try {
    return new URL(text).origin;
  } catch (fault) {
    const message = `"origin" must be a URL such as "https://example.com", not "${text}".`;
    throw new TypeError(message, { cause: fault });
  }
}
