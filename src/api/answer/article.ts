// One article, with those around it.
import type { InferOutput } from 'valibot';
import { type Catalog, slugAt } from '../../catalog/catalog.ts';
import type { Reader } from '../../catalog/reader.ts';
import { toNeighbours, toRelated } from '../../query/related.ts';
import type { Brief } from '../schema/bodies.ts';
import type { Field } from '../schema/parameters.ts';
import { toBrief, toRow } from './row.ts';

/** Articles under `related` at most. */
const RELATED = 5;

/** The body for the article at a position; null when a record is missing. `now` in seconds. */
export async function toArticleBody(
  catalog: Catalog,
  position: number,
  fields: readonly Field[],
  now: number,
  read: Reader['records'],
): Promise<string | null> {
  const { rows } = catalog;
  const related = toRelated(catalog, position, RELATED, now);
  const { previous, next } = toNeighbours(catalog, position, now);
  const around = [previous, next, ...related].filter((one) => one !== null);
  const records = await read([position, ...around]);
  const [record, ...others] = records ?? [];
  if (record === undefined) return null;
  const briefs = new Map(
    others.map((other, index) => {
      const place = around[index] ?? position;
      return [place, toBrief(other, slugAt(rows, place))] as const;
    }),
  );
  const toShort = (place: number | null): InferOutput<typeof Brief> | null =>
    place === null ? null : (briefs.get(place) ?? null);
  const row = toRow(catalog, record, slugAt(rows, position), fields);
  const tail = JSON.stringify({
    related: related.map(toShort),
    previous: toShort(previous),
    next: toShort(next),
  });
  // A row without members: `fields=snippet`, of an article that was not searched for.
  if (row === '{}') return `${tail}\n`;
  return `${row.slice(0, -1)},${tail.slice(1)}\n`;
}
