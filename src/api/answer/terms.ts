// Tags, sections and authors: how many articles bear each, the newest, and their feeds.
import type { InferOutput } from 'valibot';
import { type Catalog, dueCount } from '../../catalog/catalog.ts';
import type { Author, Section, Term } from '../../catalog/site.ts';
import { toAtomDate } from '../../feed/date.ts';
import { toFeedUrls } from '../../feed/formats.ts';
import { type Facet, listFacets, sortFacets, toFacets } from '../../query/facets.ts';
import { type Filter, toFilterPairs } from '../../query/filter.ts';
import type { NameKind } from '../../query/known.ts';
import { toMatcher } from '../../query/matcher.ts';
import { toScopeQuery } from '../../query/query.ts';
import type { AuthorList, SectionList, TagList } from '../schema/bodies.ts';

type Row = InferOutput<typeof TagList>['tags'][number];

/** The bodies as data. `now` in seconds since 1970. */
export function toTagList(
  catalog: Catalog,
  filter: Filter,
  now: number,
): InferOutput<typeof TagList> {
  const tags = toShown(catalog, 'tag', filter, now).map((facet) => toRow(catalog, 'tag', facet));
  return { total: toTotal(catalog, filter, now), tags };
}

export function toSectionList(
  catalog: Catalog,
  filter: Filter,
  now: number,
): InferOutput<typeof SectionList> {
  const sections = toShown(catalog, 'section', filter, now).map((facet) =>
    toSectionRow(catalog, facet),
  );
  return { total: toTotal(catalog, filter, now), sections };
}

export function toAuthorList(
  catalog: Catalog,
  filter: Filter,
  now: number,
): InferOutput<typeof AuthorList> {
  const authors = toShown(catalog, 'author', filter, now).map((facet) =>
    toAuthorRow(catalog, facet),
  );
  return { total: toTotal(catalog, filter, now), authors };
}

/** Most articles first. Every known name; within a filter those alone that are met there. */
function toShown(catalog: Catalog, kind: NameKind, filter: Filter, now: number): readonly Facet[] {
  if (toFilterPairs(filter, null).length === 0) return listFacets(catalog, kind, now);
  return sortFacets(toFacets(catalog, kind, filter, now).filter(({ count }) => count > 0));
}

/** A name with its count and its feeds. */
export function toRow({ site }: Catalog, kind: NameKind, { term, count, newest }: Facet): Row {
  return {
    slug: term.slug,
    title: term.title,
    count,
    newest: newest === null ? null : toAtomDate(newest),
    feeds: toFeedUrls(site, toScopeQuery(site, { kind, name: term.slug })),
  };
}

export function toSectionRow(
  catalog: Catalog,
  facet: Facet,
): InferOutput<typeof SectionList>['sections'][number] {
  const section = find<Section>(catalog.sections, facet);
  return { ...toRow(catalog, 'section', facet), description: section?.description ?? null };
}

export function toAuthorRow(
  catalog: Catalog,
  facet: Facet,
): InferOutput<typeof AuthorList>['authors'][number] {
  const author = find<Author>(catalog.authors, facet);
  return {
    ...toRow(catalog, 'author', facet),
    url: author?.url ?? null,
    avatar: author?.avatar ?? null,
    bio: author?.bio ?? null,
    support: author?.support ?? null,
  };
}

function find<T extends Term>(terms: readonly T[], { term }: Facet): T | undefined {
  return terms.find(({ slug }) => slug === term.slug);
}

function toTotal(catalog: Catalog, filter: Filter, now: number): number {
  return toMatcher(catalog, filter).countStanding(dueCount(catalog.rows, now));
}
