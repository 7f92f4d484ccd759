// What is asked of Analytics Engine, in its SQL. It orders and compares little, so that is done here afterwards; and
// every sum is of `_sample_interval`, the number of data points that a stored one stands for. The names given to
// columns are no words of SQL, as `day`, `format` and `interval` are.
import { COLUMNS, type Kind } from '../columns.ts';

export type Range = {
  /** The name of a dataset. */
  readonly dataset: string;
  /** The first day, as `2026-11-28` (UTC). */
  readonly from: string;
  /** One feed only; null for all. */
  readonly feed: string | null;
};

const { kind, day, feed, format, status, reader, feedId, subscribers, register, rank } = COLUMNS;

/** Requests by a column and their status. */
export function toRequestsQuery(
  range: Range,
  column: 'day' | 'feed' | 'format' | 'reader',
): string {
  return [
    `SELECT ${COLUMNS[column]} AS name, ${status} AS answer, sum(_sample_interval) AS requests`,
    ...toSource(range, 'request'),
    'GROUP BY name, answer',
    'FORMAT JSON',
  ].join('\n');
}

/** The last number of each service, each day, for each address of ours that it fetches. */
export function toSubscribersQuery(range: Range): string {
  return [
    `SELECT ${day} AS on_day, ${feed} AS of_feed, ${format} AS in_format,`,
    `${reader} AS reader, ${feedId} AS id,`,
    `argMax(${subscribers}, timestamp) AS subscribers`,
    ...toSource(range, 'request'),
    `AND ${subscribers} > 0`,
    'GROUP BY on_day, of_feed, in_format, reader, id',
    'FORMAT JSON',
  ].join('\n');
}

/** The highest rank of each register, by a column; of one day only where it is given. */
export function toReachQuery(
  range: Range,
  column: 'day' | 'feed' | 'reader',
  only: string | null,
): string {
  return [
    `SELECT ${COLUMNS[column]} AS name, ${register} AS register, max(${rank}) AS highest,`,
    'max(_sample_interval) AS sampled',
    ...toSource(range, 'reach'),
    ...(only === null ? [] : [`AND ${day} = ${toText(only)}`]),
    'GROUP BY name, register',
    'FORMAT JSON',
  ].join('\n');
}

function toSource(range: Range, asked: Kind): readonly string[] {
  return [
    `FROM ${range.dataset}`,
    `WHERE timestamp >= toDateTime(${toText(`${range.from} 00:00:00`)})`,
    `AND ${kind} = ${toText(asked)}`,
    ...(range.feed === null ? [] : [`AND ${feed} = ${toText(range.feed)}`]),
  ];
}

function toText(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
