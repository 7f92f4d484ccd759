// What a request asks for, in canonical form: two URLs that mean the same give equal queries.
import type { ContentMode, Site } from '../catalog/site.ts';

/** Which articles: the part of a query that feeds, pages and the API share. */
export type Filter = {
  /** Groups of tags: any of a group, all of the groups. Sorted, unique, in normal form. */
  readonly tags: readonly (readonly string[])[];
  /** None of these tags. */
  readonly not: readonly string[];
  /** Any of these. */
  readonly sections: readonly string[];
  readonly authors: readonly string[];
  /** Language ranges in lower case (RFC 4647 §3.3.1). */
  readonly languages: readonly string[];
  /** Seconds since 1970; `since` inclusive, `until` exclusive. */
  readonly since: number | null;
  readonly until: number | null;
};

/** A filter, and how a feed shows what it selects. */
export type Query = Filter & {
  readonly content: ContentMode;
  /** Entries at most. */
  readonly limit: number;
  /** A block of the archive (RFC 5005 §4), counted from the oldest; null for the feed itself. */
  readonly page: number | null;
};

/** A part of the site that has feeds at a path of its own. */
export type Scope = {
  readonly kind: 'tag' | 'section' | 'author';
  readonly name: string;
};

/** The folder of each kind of scope in URLs. */
export const SCOPE_FOLDERS = { tag: 'tags', section: 'sections', author: 'authors' } as const;

/** The filter that takes every article. */
export const EVERYTHING: Filter = {
  tags: [],
  not: [],
  sections: [],
  authors: [],
  languages: [],
  since: null,
  until: null,
};

/** The feed of a filter, as the site serves it when nothing else is asked. */
export function toDefaultQuery(site: Site, filter = EVERYTHING): Query {
  return {
    ...filter,
    content: site.feeds.content,
    limit: site.feeds.limit,
    page: null,
  };
}

/** The query of one scope and nothing else: what `/feeds.opml` lists. */
export function toScopeQuery(site: Site, scope: Scope | null): Query {
  const all = toDefaultQuery(site);
  if (scope === null) return all;
  return {
    ...all,
    tags: scope.kind === 'tag' ? [[scope.name]] : [],
    sections: scope.kind === 'section' ? [scope.name] : [],
    authors: scope.kind === 'author' ? [scope.name] : [],
  };
}
