// URL → what the query API is asked for | Problem. Canonical, as feeds are.
import type { Catalog } from '../../catalog/catalog.ts';
import type { Filter } from '../../query/filter.ts';
import { readFilter, toFilterPairs } from '../../query/filter.ts';
import type { List, Order, PagePosition } from '../../query/page.ts';
import {
  checkRepeated,
  checkUnknown,
  createParameterReader,
  type ParameterReader,
  readInstant,
  readList,
  readOne,
} from '../../query/parameter-reader.ts';
import { type Pair, toInstant, writeSearch } from '../../query/parameters.ts';
import { badApiValue, type Problem } from '../../query/problem.ts';
import type { Parameters } from '../../query/schema.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import {
  ARTICLE_PARAMETERS,
  CONTENT_FIELD,
  FACET_PARAMETERS,
  FIELDS,
  type Field,
  LIST_PARAMETERS,
  NO_PARAMETERS,
  USUAL_LIMIT,
} from './parameters.ts';

export type ListRequest = List & {
  /** In the order of `FIELDS`. */
  readonly fields: readonly Field[];
  readonly limit: number;
  /** Null for the first page. */
  readonly after: PagePosition | null;
};

/** What `/api/articles` is asked for. `now` in seconds since 1970. */
export async function readListRequest(
  catalog: Catalog,
  search: string,
  now: number,
): Promise<ListRequest | Problem> {
  const reader = startReading(catalog, search, now, LIST_PARAMETERS);
  const schema = LIST_PARAMETERS;
  const changedSince = readInstant(reader, 'changed-since', schema['changed-since'], 0);
  const filter = readFilter(reader);
  const list = {
    filter,
    changedSince,
    order: readOrder(reader, filter, changedSince),
    fields: readFields(reader, 'summary'),
    limit: readOne(reader, 'limit', schema.limit) ?? USUAL_LIMIT,
  };
  const cursor = readOne(reader, 'cursor', schema.cursor);
  if (reader.problems[0] !== undefined) return reader.problems[0];
  if (cursor === null) return { ...list, after: null };
  const after = await decodeCursor(toCursorIdentity(list), cursor);
  return after === null ? badApiValue('cursor', cursor, schema.cursor.allowed) : { ...list, after };
}

/** The members asked of one article: all of them where nothing is said. */
export function readArticleRequest(
  catalog: Catalog,
  search: string,
  now: number,
): readonly Field[] | Problem {
  const reader = startReading(catalog, search, now, ARTICLE_PARAMETERS);
  const fields = readFields(reader, 'full');
  return reader.problems[0] ?? fields;
}

/** The filter within which names are counted. */
export function readFacetRequest(catalog: Catalog, search: string, now: number): Filter | Problem {
  const reader = startReading(catalog, search, now, FACET_PARAMETERS);
  const filter = readFilter(reader);
  return reader.problems[0] ?? filter;
}

/** The problem of a parameter where none is taken. */
export function readNothing(catalog: Catalog, search: string, now: number): Problem | null {
  return startReading(catalog, search, now, NO_PARAMETERS).problems[0] ?? null;
}

/** The one search that says this request; `cursor` is the place it names, encoded. */
export function toListSearch(request: ListRequest, cursor: string | null): string {
  const { limit, fields } = request;
  return writeSearch([
    ...toListPairs(request),
    ...toFieldPairs(fields),
    ...(limit === USUAL_LIMIT ? [] : [['limit', String(limit)] as const]),
    ...(cursor === null ? [] : [['cursor', cursor] as const]),
  ]);
}

/** The cursor of the page after a place. */
export async function toCursor(list: List, place: PagePosition): Promise<string> {
  return await encodeCursor(toCursorIdentity(list), place);
}

export function toFieldsSearch(fields: readonly Field[]): string {
  return writeSearch([['fields', fields.join(',')]]);
}

export function toFacetSearch(filter: Filter): string {
  return writeSearch(toFilterPairs(filter, null));
}

/** Begins to read a search that may have these parameters, each as often as it may stand. */
export function startReading(
  catalog: Catalog,
  search: string,
  now: number,
  known: Parameters,
): ParameterReader {
  const reader = createParameterReader(catalog, null, search, now);
  checkUnknown(reader, known);
  checkRepeated(reader, known);
  return reader;
}

function readOrder(reader: ParameterReader, { text }: Filter, changedSince: number | null): Order {
  const order = readOne(reader, 'order', LIST_PARAMETERS.order);
  if (order === 'relevance' && text.length === 0) {
    const allowed = ['newest', 'oldest', 'updated'];
    const detail = '"order=relevance" needs "q": without a search, nothing is more relevant.';
    reader.problems.push(badApiValue('order', order, allowed, detail));
  }
  if (changedSince === null) return order ?? 'newest';
  if (order !== null && order !== 'updated') {
    reader.problems.push(badApiValue('order', order, '"updated" with "changed-since"'));
  }
  return 'updated';
}

/** In one order and each once; `content` decides where `fields` says nothing. */
export function readFields(reader: ParameterReader, usual: 'full' | 'summary'): readonly Field[] {
  const asked = readList(reader, 'fields', LIST_PARAMETERS.fields);
  const content = readOne(reader, 'content', LIST_PARAMETERS.content) ?? usual;
  if (asked.length > 0) return FIELDS.filter((field) => asked.includes(field));
  return FIELDS.filter((field) => content === 'full' || field !== CONTENT_FIELD);
}

/** What says which members a row has, where they are not the usual ones. */
export function toFieldPairs(fields: readonly Field[]): readonly Pair[] {
  if (fields.length === FIELDS.length) return [['content', 'full']];
  const isSummary = fields.length === FIELDS.length - 1 && !fields.includes(CONTENT_FIELD);
  return isSummary ? [] : [['fields', fields.join(',')]];
}

function toListPairs({ filter, order, changedSince }: List): readonly Pair[] {
  return [
    ...toFilterPairs(filter, null),
    ...toInstant('changed-since', changedSince),
    // "changed-since" says the order too.
    ...(order === 'newest' || changedSince !== null ? [] : [['order', order] as const]),
  ];
}

/** What shapes the rows may change on the way: members and the size of pages. */
function toCursorIdentity(list: List): string {
  return writeSearch(toListPairs(list));
}
