// Examples of the query API that work on this very site: made of its own names.

import { type Catalog, slugAt } from '../../catalog/catalog.ts';
import { DEFAULT_FORMAT } from '../../feed/formats.ts';
import { toFacets } from '../../query/facets.ts';
import { EVERYTHING, type Filter } from '../../query/filter.ts';
import type { NameKind } from '../../query/known.ts';
import { selectPage } from '../../query/page.ts';
import { parseSearchText, toSearchFault, writeSearchText } from '../../search/search-text.ts';

export type Example = {
  readonly what: string;
  /** With its search; names are encoded. */
  readonly path: string;
  /** What curl takes beside the URL. */
  readonly options: string;
  /** What its output goes through. */
  readonly then: string;
};

/** Names of the site; null where it has none of the kind. Encoded, for URLs. */
export type SampleNames = {
  readonly tag: string | null;
  /** A tag that meets the first one. */
  readonly other: string | null;
  /** A tag besides both. */
  readonly third: string | null;
  readonly section: string | null;
  readonly author: string | null;
  readonly language: string;
  /** Slug of an article with tags, the newest there is; null where there is no article. */
  readonly slug: string | null;
  /** A search, which finds the articles with `tag`. */
  readonly text: string;
  /** The first day of the year of the newest article. */
  readonly day: string;
};

/** `now` in seconds since 1970. */
export function toSampleNames(catalog: Catalog, now: number): SampleNames {
  const { rows, site } = catalog;
  const most = (kind: NameKind, filter: Filter, ...besides: readonly (string | null)[]) => {
    const found = toFacets(catalog, kind, filter, now)
      .filter(({ term, count }) => count > 0 && !besides.includes(term.slug))
      .toSorted((a, b) => b.count - a.count);
    return found[0]?.term.slug ?? null;
  };
  const tag = most('tag', EVERYTHING);
  const tagged = tag === null ? EVERYTHING : { ...EVERYTHING, tags: [[tag]] };
  const other = most('tag', tagged, tag);
  const newest = selectPage(
    catalog,
    { filter: tagged, order: 'newest', changedSince: null },
    null,
    1,
    now,
  );
  const [position] = newest.positions;
  return {
    tag: encodeName(tag),
    other: encodeName(other),
    third: encodeName(most('tag', EVERYTHING, tag, other)),
    section: encodeName(most('section', EVERYTHING)),
    author: encodeName(most('author', EVERYTHING)),
    language: site.language.toLowerCase(),
    slug: encodeName(position === undefined ? null : slugAt(rows, position)),
    text: encodeURIComponent(toText(tag)),
    day: `${new Date((newest.newest ?? now) * 1000).getUTCFullYear()}-01-01`,
  };
}

/** Ten, where the site has tags enough; those that need a name it lacks are left out. */
export function toExamples(catalog: Catalog, now: number): readonly Example[] {
  const { tag, other, third, section, author, language, slug, day } = toSampleNames(catalog, now);
  const list = '/api/articles';
  const rows: readonly (readonly [string, string | null, string?, string?])[] = [
    ['Titles of the five latest articles', `${list}?fields=title,url&limit=5`],
    [
      'With one tag but not another, since a date, in one language',
      tag && third && `${list}?tag=${tag}&not=${third}&since=${day}&lang=${language}`,
    ],
    ['Any of two tags', tag && other && `${list}?tag=${tag},${other}`],
    ['Both tags', tag && other && `${list}?tag=${tag}&tag=${other}`],
    [
      'The same filter as a feed',
      tag && other && `/${DEFAULT_FORMAT.file}?tag=${tag}&tag=${other}`,
    ],
    [
      'Latest article of an author, with the full text',
      author && `${list}?author=${author}&content=full&limit=1`,
    ],
    ['URL of the next page', `${list}?limit=2`, '-D - -o /dev/null', "grep -i '^link:'"],
    ['Changes since a date, for sync', `${list}?changed-since=${day}`],
    ['One article, with related articles', slug && `${list}/${slug}?content=summary`],
    ['Number of articles per tag in a section', section && `/api/tags?section=${section}`],
  ];
  return rows.flatMap(([what, path, options = '', then = '']) =>
    path === null ? [] : [{ what, path, options, then }],
  );
}

/** An example as a line to copy. */
export function toCurl(origin: string, { path, options, then }: Example): string {
  const words = ['curl', '-s', options, `'${origin}${path}'`].filter((word) => word !== '');
  return then === '' ? words.join(' ') : `${words.join(' ')} | ${then}`;
}

/** What a tag is called is a search, too, unless it is too long or has no letters. */
function toText(tag: string | null): string {
  const clauses = parseSearchText(tag ?? '');
  return toSearchFault(clauses) === null ? writeSearchText(clauses) : 'news';
}

/** `'` is the one character that `encodeURIComponent` leaves and a shell does not. */
function encodeName(name: string | null): string | null {
  return name === null ? null : encodeURIComponent(name).replaceAll("'", '%27');
}
