// Looks up what a filter searches for, in the stored index.
import { at, type Catalog } from '../catalog/catalog.ts';
import { inflate } from '../http/coding.ts';
import { log, toReason } from '../log.ts';
import type { Filter, FoundText } from '../query/filter.ts';
import { evaluate, openShards, toNeeds } from '../search/evaluate.ts';
import { toMonths, toNumbers, toPositions } from '../search/numbers.ts';
import { writeSearchText } from '../search/search-text.ts';
import { toLengthsName, toShardNames } from '../search/shards.ts';
import { type ArticleReader, openReader } from '../store/articles.ts';
import type { Isolate, RequestContext } from './isolate.ts';

/** Bytes of what is remembered beside positions and scores. */
const OVERHEAD = 500;

/**
 * A filter with the articles that have its text; `scored` tells how well each answers, too. As it is where it
 * searches for nothing; null where the index cannot be read.
 */
export async function lookUp<Searched extends Filter>(
  isolate: Isolate,
  { assets }: Pick<RequestContext, 'assets'>,
  filter: Searched,
  scored = false,
): Promise<Searched | null> {
  if (filter.text.length === 0) return filter;
  const key = `${scored ? 'scored ' : ''}${writeSearchText(filter.text)}`;
  const known = isolate.searches.get(key);
  if (known !== undefined) return { ...filter, found: known };
  const { catalog } = isolate;
  const reader = openReader(assets, catalog.rows, catalog.shelves);
  try {
    const found = await findText(catalog, filter, scored, reader.index);
    if (found === null) return null;
    const { positions, scores } = found;
    const size = key.length * 2 + positions.byteLength + (scores?.byteLength ?? 0) + OVERHEAD;
    isolate.searches.set(key, found, size);
    return { ...filter, found };
  } finally {
    reader.close();
  }
}

async function findText(
  catalog: Catalog,
  { text }: Filter,
  scored: boolean,
  read: ArticleReader['index'],
): Promise<FoundText | null> {
  const { rows, languages, search: table } = catalog;
  const needs = toNeeds(text, { table, languages });
  const readAll = async (
    shards: readonly number[],
    kind: 'lists' | 'places',
  ): Promise<ReadonlyMap<number, Uint8Array> | null> => {
    const files = await Promise.all(shards.map((shard) => read(toShardNames(table, shard)[kind])));
    const pairs = files.flatMap((file, index) =>
      file === null ? [] : [[at(shards, index), inflate(file)] as const],
    );
    return pairs.length === shards.length ? new Map(pairs) : null;
  };
  const [lists, places, lengths] = await Promise.all([
    readAll(needs.lists, 'lists'),
    readAll(needs.places, 'places'),
    scored ? read(toLengthsName(table)) : null,
  ]);
  if (lists === null || places === null || (scored && lengths === null)) return null;
  const months = toMonths(rows.published);
  try {
    const { numbers, scores } = evaluate(text, {
      table,
      languages,
      shards: openShards(lists, places),
      toAll: () => toNumbers(months, toListed(catalog)),
      lengths: lengths === null ? null : inflate(lengths),
    });
    return { positions: toPositions(months, numbers), scores };
  } catch (fault) {
    log('stored-file-corrupt', `the search index is corrupt: ${toReason(fault)}`);
    return null;
  }
}

/** Positions of the articles that lists show. */
function toListed({ rows }: Catalog): Uint32Array {
  return Uint32Array.from({ length: rows.count }, (_, position) => position).filter(
    (position) => at(rows.unlisted, position) === 0,
  );
}
