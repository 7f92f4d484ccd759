// What can be asked: the parameters of the query API under their own names, and the search they make.
import type { Row } from './bodies.ts';
import type { AuthorName, SectionName, TagName } from './site.ts';

/** One name, or several. */
type Names<Name extends string> = Name | readonly Name[];

/** Which articles. What is undefined, and an empty list, filters nothing. */
export type Filter = {
  /** All of these tags; a list within the list is any of its tags: `['a', ['b', 'c']]`. */
  readonly tag?: TagName | readonly Names<TagName>[] | undefined;
  /** None of these tags. */
  readonly not?: Names<TagName> | undefined;
  /** All of these words, in any form; also `"a phrase"`, `begin*` and `-without`. */
  readonly q?: string | undefined;
  /** Any of these sections. */
  readonly section?: Names<SectionName> | undefined;
  /** Any of these authors. */
  readonly author?: Names<AuthorName> | undefined;
  /** Any of these languages; `en` also matches `en-GB`. */
  readonly lang?: Names<string> | undefined;
  /** Published at this time or later. A date alone, as `2026-05-01`, is a day of the site's zone. */
  readonly since?: Date | string | undefined;
  /** Published before this time; a date alone includes the day. */
  readonly until?: Date | string | undefined;
};

/** A member of a row. */
export type Field = keyof Row;

/** Summaries alone, or the full text as well. */
export type Content = 'full' | 'summary';

/** How much of each article. */
export type Shape<F extends readonly Field[], C extends Content> = {
  /** `full` adds `content_html`. */
  readonly content?: C | undefined;
  /** Only these members of each row, whatever `content` says. */
  readonly fields?: F | undefined;
};

/** What `articles` takes. */
export type ListQuery<
  F extends readonly Field[] = readonly Field[],
  C extends Content = Content,
> = Filter &
  Shape<F, C> & {
    /** By date, newest first unless said otherwise; `updated`, by last change; with `q`, by `relevance`. */
    readonly order?: 'newest' | 'oldest' | 'updated' | 'relevance' | undefined;
    /** Changed at this time or later, by last change. `sync` keeps the time for you. */
    readonly 'changed-since'?: Date | string | undefined;
    /** Rows on a page, 1 to 50; 20 by default. All pages are read all the same. */
    readonly limit?: number | undefined;
    /** A page to begin at, of `next` of the same query. */
    readonly cursor?: string | undefined;
    /** These articles in this order, at most 50, with no parameter beside but `content` and `fields`. */
    readonly slug?: Names<string> | undefined;
  };

/** What `sync` takes; it orders the rows by itself. */
export type SyncQuery<
  F extends readonly Field[] = readonly Field[],
  C extends Content = Content,
> = Filter & Shape<F, C> & { readonly limit?: number | undefined };

/** The row that a query gives: with the members that `fields` and `content` leave in it. */
export type RowOf<F extends readonly Field[], C extends Content> = F extends readonly []
  ? Whole<C>
  : number extends F['length']
    ? Partial<Pick<Row, F[number]>>
    : Pick<FullRow, F[number]>;

/** A row with its text; whether there is a snippet, the search decides. */
type FullRow = Required<Omit<Row, 'snippet'>> & Pick<Row, 'snippet'>;

/** A row that no `fields` thin. */
type Whole<C extends Content> = [C] extends ['summary']
  ? Omit<Row, 'content_html'>
  : [C] extends ['full']
    ? FullRow
    : Row;

/** The row that `sync` gives: with its id, by which a copy knows it. */
export type SyncRowOf<F extends readonly Field[], C extends Content> = F extends readonly []
  ? RowOf<F, C>
  : RowOf<readonly ['id', ...F], C>;

/** Where articles are listed. */
export const LIST = '/api/articles';

type Value = Date | number | string | readonly (string | readonly string[])[] | undefined;

/** The search of a URL; the same parameters give the same one, in whichever order they come. */
export function toSearch(query: { readonly [name: string]: Value }): string {
  const pairs = Object.entries(query)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, value]) => toTexts(name, value).map((text) => `${name}=${text}`));
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** One text for each time that the parameter stands in the URL. */
function toTexts(name: string, value: Value): readonly string[] {
  if (value === undefined) return [];
  if (value instanceof Date) return [encodeURIComponent(toInstant(name, value))];
  if (typeof value !== 'object') return [encodeURIComponent(value)];
  const lists = value
    .map((item) => [item].flat().map(encodeURIComponent).join(','))
    .filter((list) => list !== '');
  // It would be no filter, and give all articles.
  if (name === 'slug' && lists.length === 0) throw new TypeError('"slug" must name an article.');
  // Only tags that are given again are another list; of all others, commas are shorter.
  return name === 'tag' || lists.length === 0 ? lists : [lists.join(',')];
}

function toInstant(name: string, date: Date): string {
  if (Number.isNaN(date.getTime())) throw new TypeError(`"${name}" is an invalid Date.`);
  return date.toISOString();
}
