// What a request asks for, in canonical form: two URLs that mean the same give equal queries.
import type { ContentMode, Site } from '../catalog/site.ts';
import { EVERYTHING, type Filter } from './filter.ts';
import { type ProfileName, toDefaultLimit } from './profiles.ts';
import type { Scope } from './scope.ts';

/** A filter, and how a feed shows what it selects. */
export type Query = Filter & {
  readonly content: ContentMode;
  /** The service that it is for; null for readers. */
  readonly profile: ProfileName | null;
  /** Entries at most. */
  readonly limit: number;
  /** A block of the archive (RFC 5005 §4), counted from the oldest; null for the feed itself. */
  readonly page: number | null;
};

/** The feed of a filter, as the site serves it when nothing else is asked. */
export function toDefaultQuery(site: Site, filter = EVERYTHING): Query {
  return {
    ...filter,
    content: site.feeds.content,
    profile: null,
    limit: site.feeds.limit,
    page: null,
  };
}

/** The same for readers; a number of entries that nobody asked for is theirs. */
export function withoutProfile(site: Site, query: Query): Query {
  const { profile, limit } = query;
  if (profile === null) return query;
  const isUsual = limit === toDefaultLimit(site, profile);
  return { ...query, profile: null, limit: isUsual ? site.feeds.limit : limit };
}

/** The query of one scope and nothing else: what `/feeds.opml` lists. */
export function toScopeQuery(site: Site, scope: Scope | null): Query {
  return toDefaultQuery(site, scope === null ? EVERYTHING : toScopeFilter(scope));
}

/** The filter of one scope. */
export function toScopeFilter({ kind, name }: Scope): Filter {
  return {
    ...EVERYTHING,
    tags: kind === 'tag' ? [[name]] : [],
    sections: kind === 'section' ? [name] : [],
    authors: kind === 'author' ? [name] : [],
  };
}
