// Several articles that are asked for by their slugs, and what has become of the others.
import { type Catalog, slugAt } from '../../catalog/catalog.ts';
import type { Reader } from '../../catalog/reader.ts';
import { toFeedUrls } from '../../feed/formats.ts';
import { toDefaultQuery } from '../../query/query.ts';
import type { BatchRequest } from '../schema/batch.ts';
import { toRemoval, toRow } from './row.ts';

/** The body, shaped as that of any list; null when a record is missing. */
export async function toBatchBody(
  catalog: Catalog,
  { found, removed, missing, fields }: BatchRequest,
  read: Reader['records'],
): Promise<string | null> {
  const { site, rows } = catalog;
  const records = await read(found);
  if (records === null) return null;
  const head = {
    total: found.length,
    next: null,
    feeds: toFeedUrls(site, toDefaultQuery(site)),
  };
  const articles = records.map((record, index) =>
    toRow(catalog, record, slugAt(rows, found[index] ?? 0), fields),
  );
  const removals = removed.map((position) => toRemoval(catalog, position));
  const tail = [
    `"articles":[\n${articles.join(',\n')}\n]`,
    `"removed":[${removals.join(',\n')}]`,
    `"missing":${JSON.stringify(missing)}`,
  ];
  return `${JSON.stringify(head).slice(0, -1)},${tail.join(',')}}\n`;
}
