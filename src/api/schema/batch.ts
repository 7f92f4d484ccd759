// URL → several articles that are asked for by their slugs: the requests for each, in one.
import { at, type Catalog, slugAt } from '../../catalog/catalog.ts';
import { findArticle } from '../../query/find-article.ts';
import { toNormalForm } from '../../query/names.ts';
import { type ParameterReader, readList, readValues } from '../../query/parameter-reader.ts';
import { decode, readParameters, writeSearch } from '../../query/parameters.ts';
import { badApiValue, type Problem } from '../../query/problem.ts';
import { type Field, LIST_PARAMETERS, MAX_SLUGS } from './parameters.ts';
import { readFields, startReading, toFieldPairs } from './request.ts';

/** Each article once, in the order in which it is asked for first. */
export type BatchRequest = {
  /** Positions of those that stand. */
  readonly found: readonly number[];
  /** Positions of those that were removed. */
  readonly removed: readonly number[];
  /** Slugs, in normal form, that no visible article has or had. */
  readonly missing: readonly string[];
  /** In the order of `FIELDS`. */
  readonly fields: readonly Field[];
};

/** What may stand beside `slug`: how an article is shown. Whatever chooses among articles may not. */
const BESIDE: readonly string[] = ['slug', 'content', 'fields'];

/**
 * What `/api/articles` is asked for by slugs; null where it is asked for none. `now` (seconds since
 * 1970) decides which articles are visible.
 */
export function readBatchRequest(
  catalog: Catalog,
  search: string,
  now: number,
): BatchRequest | Problem | null {
  if (!readParameters(search).some(({ name }) => name === 'slug')) return null;
  const reader = startReading(catalog, search, now, LIST_PARAMETERS);
  const names = readList(reader, 'slug', LIST_PARAMETERS.slug).map(toNormalForm);
  const slugs = [...new Set(names.filter((slug) => slug !== ''))];
  if (slugs.length === 0 && reader.problems.length === 0) return null;
  checkAlone(reader);
  checkCount(reader, slugs.length);
  const fields = readFields(reader, 'summary');
  const [problem] = reader.problems;
  if (problem !== undefined) return problem;
  const asked = slugs.map((slug) => ({ slug, position: findArticle(catalog, slug, now) }));
  const positions = [...new Set(asked.map(({ position }) => position))].filter(
    (position) => position !== null,
  );
  const isRemoved = (position: number): boolean => at(catalog.rows.removed, position) > 0;
  return {
    found: positions.filter((position) => !isRemoved(position)),
    removed: positions.filter(isRemoved),
    missing: asked.flatMap(({ slug, position }) => (position === null ? [slug] : [])),
    fields,
  };
}

/** The one search that says this request: present slugs, those that stand first. */
export function toBatchSearch({ rows }: Catalog, request: BatchRequest): string {
  const { found, removed, missing, fields } = request;
  const slugs = [...[...found, ...removed].map((position) => slugAt(rows, position)), ...missing];
  return writeSearch([
    ...toFieldPairs(fields),
    ['slug', slugs.map(encodeURIComponent).join(',')] as const,
  ]);
}

/** Slugs say which articles and in which order: with a filter beside them, one could not tell what is missing. */
function checkAlone(reader: ParameterReader): void {
  const other = Object.keys(LIST_PARAMETERS).find(
    (name) => !BESIDE.includes(name) && readValues(reader, name).length > 0,
  );
  if (other === undefined) return;
  const [raw = ''] = readValues(reader, other);
  const detail = `"${other}" cannot be used with "slug": beside it, use only "content" and "fields".`;
  reader.problems.push(badApiValue(other, decode(raw) ?? raw, `no "${other}" with "slug"`, detail));
}

function checkCount(reader: ParameterReader, count: number): void {
  if (count <= MAX_SLUGS) return;
  const allowed = `at most ${MAX_SLUGS} slugs`;
  const detail = `There are ${count} slugs; at most ${MAX_SLUGS} are allowed. Use several requests.`;
  reader.problems.push(badApiValue('slug', String(count), allowed, detail));
}
