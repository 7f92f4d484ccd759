// What the page of searches asks for: a filter with a text, its order, and which part of the results.
import * as v from 'valibot';
import type { Catalog } from '../catalog/catalog.ts';
import { toSaid } from '../messages/say.ts';
import { SEARCH_PATH } from './canonical.ts';
import { toFilterPairs } from './filter.ts';
import { checkRepeated, createParameterReader, readOne } from './parameter-reader.ts';
import { decode, type Parameter, readParameters, writeSearch } from './parameters.ts';
import { parseQuery } from './parse.ts';
import { badValue, isProblem, type Problem, toAllowed } from './problem.ts';
import type { Query } from './query.ts';
import { FEED_PARAMETERS, FILTERS, words } from './schema.ts';

/** A block of the archive (`page`) is newest first; parts are of the results by relevance. */
export type SearchRequest = {
  readonly query: Query;
  readonly order: 'relevance' | 'newest';
  /** Counted from 1. */
  readonly part: number;
};

/** What people have typed and what goes along with it, whether that can be answered or not. */
export type SearchForm = {
  readonly typed: string;
  /** The rest of the filter, as it was. */
  readonly rest: readonly Parameter[];
  readonly order: 'relevance' | 'newest';
};

const OWN = {
  order: {
    ...words(['relevance', 'newest']),
    meaning: 'Best matches first, or newest articles first.',
    elsewhere: ['sort'],
  },
  part: {
    schema: v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/), v.toNumber()),
    meaning: 'Part of the results by relevance; part 1 has the best matches.',
    ...toAllowed(
      toSaid('wholeNumberWithout', {
        least: 1,
        others: toSaid('both', { first: '"page"', second: '"order=newest"' }),
      }),
    ),
    form: 'value',
    elsewhere: [],
  },
} as const;

/** Every parameter of the page. */
export const SEARCH_PARAMETERS = { ...FEED_PARAMETERS, ...OWN };

/** Filters that the form takes along. */
const BESIDE = Object.keys(FILTERS).filter((name) => name !== 'q');

/** Reads the raw query of the page as feeds read theirs. `now` in seconds since 1970. */
export function readSearchRequest(
  catalog: Catalog,
  search: string,
  now: number,
): SearchRequest | Problem {
  const query = parseQuery(catalog, null, search, now);
  if (isProblem(query)) return query;
  const reader = createParameterReader(catalog, null, search, now);
  checkRepeated(reader, OWN);
  const order = readOne(reader, 'order', OWN.order) ?? 'relevance';
  const part = readOne(reader, 'part', OWN.part);
  const isByDate = order === 'newest' || query.page !== null;
  if (part !== null && isByDate) {
    reader.problems.push(badValue('part', String(part), OWN.part));
  }
  const { content, limit } = catalog.site.feeds;
  return (
    reader.problems[0] ?? {
      query: { ...query, content, limit },
      order: isByDate ? 'newest' : 'relevance',
      part: part ?? 1,
    }
  );
}

/** Reads what the form shows again; text that is no UTF-8 stays as it was. */
export function readSearchForm(search: string): SearchForm {
  const given = readParameters(search).filter(({ value }) => value !== '');
  const q = (given.find(({ name }) => name === 'q')?.value ?? '').replaceAll('+', ' ');
  const isByDate = given.some(({ name, value }) => name === 'order' && value === 'newest');
  return {
    typed: (decode(q) ?? q).trim(),
    rest: given.filter(({ name }) => BESIDE.includes(name)),
    order: isByDate ? 'newest' : 'relevance',
  };
}

/** The one path of a search in this order, or of a part or block of it. */
export function toSearchPath({ query, order, part }: SearchRequest): string {
  const isFront = query.page === null;
  return `${SEARCH_PATH}${writeSearch([
    ...toFilterPairs(query, null),
    ...(order === 'newest' && isFront ? [['order', order] as const] : []),
    ...(isFront ? [] : [['page', String(query.page)] as const]),
    ...(part === 1 ? [] : [['part', String(part)] as const]),
  ])}`;
}
