// Counting: one data point for each answer of a feed, and one for each register that rises. It begins when the
// response is made, and whatever goes wrong costs only the count.
import type { Catalog } from '../catalog/catalog.ts';
import { log, toReason } from '../log.ts';
import { createMemory } from '../serve/memory.ts';
import type { SharedCache } from '../store/cache.ts';
import { createSalts } from '../store/daily-salt.ts';
import { digestClient } from './client.ts';
import { type Point, toDataPoint } from './columns.ts';
import { type FeedName, toFeedName } from './feed-name.ts';
import { type Fetcher, readFetcher } from './fetcher.ts';
import { observe, REGISTERS } from './registers.ts';

/** What is needed to count. */
export type Counting = {
  readonly dataset: AnalyticsEngineDataset;
  readonly kv: SharedCache;
  /** Seconds since 1970. */
  readonly now: number;
};

/** Counts the answer to a request. Never rejects. */
export type Count = (
  request: Request,
  answer: Response | Promise<Response>,
  counting: Counting,
) => Promise<void>;

/** Bounds in bytes. */
const NAMES_BOUND = 500_000;
const FETCHERS_BOUND = 500_000;
const SEEN_BOUND = 1_000_000;

/** Answers that a reader was served with. */
const COUNTED: ReadonlySet<number> = new Set([200, 304, 226]);

/** What an isolate knows for counting. */
export function createCount(catalog: Catalog): Count {
  const names = createMemory<FeedName | null>(NAMES_BOUND);
  const fetchers = createMemory<Fetcher>(FETCHERS_BOUND);
  const findSalt = createSalts();
  /** Day, feed and reader → the highest rank of each register that was written: lower ones tell nothing. */
  const seen = createMemory<Uint8Array>(SEEN_BOUND);
  let isTold = false;

  const findName = (url: string, now: number): FeedName | null => {
    const known = names.get(url);
    if (known !== undefined) return known;
    const name = toFeedName(catalog, url, now);
    names.set(url, name, 2 * url.length + 100);
    return name;
  };

  const findFetcher = (agent: string): Fetcher => {
    const known = fetchers.get(agent);
    if (known !== undefined) return known;
    const fetcher = readFetcher(agent);
    fetchers.set(agent, fetcher, 2 * agent.length + 100);
    return fetcher;
  };

  const countReach = async (request: Request, point: Point, counting: Counting): Promise<void> => {
    const address = request.headers.get('CF-Connecting-IP');
    if (address === null) return;
    const key = await findSalt(counting.kv, counting.now);
    const digest = await digestClient(key, address, request.headers.get('User-Agent') ?? '');
    const { register, rank } = observe(digest);
    const name = `${point.day} ${point.reader} ${point.feed}`;
    const ranks = seen.get(name) ?? new Uint8Array(REGISTERS);
    if (rank <= (ranks[register] ?? 0)) return;
    ranks[register] = rank;
    seen.set(name, ranks, 2 * name.length + REGISTERS);
    const reach = { ...point, kind: 'reach', format: '', status: '', feedId: '' } as const;
    counting.dataset.writeDataPoint(toDataPoint({ ...reach, register, rank }));
  };

  const count = async (
    request: Request,
    { status, headers }: Response,
    counting: Counting,
  ): Promise<void> => {
    if (request.method !== 'GET' || !COUNTED.has(status)) return;
    // Of a negotiated feed, Content-Location names the one that was chosen.
    const url = headers.get('Content-Location') ?? request.url;
    const name = findName(url, counting.now);
    if (name === null) return;
    const fetcher = findFetcher(request.headers.get('User-Agent') ?? '');
    const point: Point = {
      ...{ kind: 'request', day: toDay(counting.now), ...name, status: String(status) },
      ...{ reader: fetcher.name, feedId: fetcher.feedId },
      ...{ subscribers: fetcher.subscribers ?? 0, register: 0, rank: 0 },
    };
    counting.dataset.writeDataPoint(toDataPoint(point));
    if (!fetcher.isService) await countReach(request, point, counting);
  };

  return async (request, answer, counting) => {
    try {
      await count(request, await answer, counting);
    } catch (fault) {
      // Once for each isolate: what fails here fails with every request.
      if (!isTold) log('count-failed', `readers are not counted: ${toReason(fault)}`);
      isTold = true;
    }
  };
}

/** In UTC, as `2026-11-28`. */
function toDay(now: number): string {
  return new Date(now * 1000).toISOString().slice(0, 10);
}
