// Data points: what is stored, and in which column. Analytics Engine has columns without names, so the Worker, which
// writes them, and `npm run stats`, which reads them, both have them from here.

/** `request`: one answer of a feed. `reach`: a register, see `registers.ts`. */
export type Kind = 'request' | 'reach';

export const COLUMNS = {
  kind: 'blob1',
  /** The day in UTC, `2026-11-28`. */
  day: 'blob2',
  /** What the feed is about: `/`, `/tags/http`, and `/tags/http?…` with filters of any kind. */
  feed: 'blob3',
  /** Only of requests: `rss`, `atom` or `json`. */
  format: 'blob4',
  /** Only of requests: `200`, `304`, or `226` for a delta. */
  status: 'blob5',
  /** A name of the table of agents. */
  reader: 'blob6',
  /** Only of requests: the service's own id of the feed, or empty. */
  feedId: 'blob7',
  /** Only of requests: how many the service says it fetches for; 0 where it says nothing. */
  subscribers: 'double1',
  /** Only of reach. */
  register: 'double2',
  rank: 'double3',
} as const;

export type Point = {
  readonly kind: Kind;
  readonly day: string;
  readonly feed: string;
  readonly format: string;
  readonly status: string;
  readonly reader: string;
  readonly feedId: string;
  readonly subscribers: number;
  readonly register: number;
  readonly rank: number;
};

/** Bytes of an index, at most. */
const INDEX_SIZE = 96;

/**
 * As `writeDataPoint` takes it. Where there is too much, Analytics Engine samples the points of each index by itself:
 * so a large feed does not hide a small one, and requests do not hide registers.
 */
export function toDataPoint(point: Point): AnalyticsEngineDataPoint {
  const { kind, day, feed, format, status, reader, feedId } = point;
  return {
    indexes: [cut(`${kind} ${feed}`)],
    blobs: [kind, day, feed, format, status, reader, feedId],
    doubles: [point.subscribers, point.register, point.rank],
  };
}

/** Paths are percent-encoded, so a character is a byte, but for the ellipsis. */
function cut(index: string): string {
  return index.slice(0, INDEX_SIZE - 2);
}
