// A day of one aggregator: 288 polls, three new articles; by 200 alone, with 304, with deltas. The
// pipeline runs in this process, so that the day can pass in a second.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { at } from '../../src/catalog/catalog.ts';
import { decodeCatalog } from '../../src/catalog/file.ts';
import { RSS } from '../../src/feed/rss.ts';
import { isProblem } from '../../src/query/problem.ts';
import { toDefaultQuery } from '../../src/query/query.ts';
import { representFeed } from '../../src/serve/feed-representation.ts';
import {
  type CachedRepresentation,
  createIsolate,
  findRepresentation,
  type RequestContext,
  rememberRepresentation,
} from '../../src/serve/isolate.ts';
import { respond } from '../../src/serve/respond.ts';
import { type Spread, toOne } from './pairs.ts';
import { type Aim, type Row, toRow } from './report.ts';
import { toKb, toMilli, toPercent } from './units.ts';

const POLLS = 288;

/** Seconds between two polls. */
const INTERVAL = 300;

/** What a client sends with a poll, given the tag it holds. */
type Habit = (etag: string) => Record<string, string>;

const HABITS = {
  whole: () => ({}),
  conditional: (etag) => ({ 'If-None-Match': etag }),
  delta: (etag) => ({ 'If-None-Match': etag, 'A-IM': 'feed' }),
} as const satisfies Readonly<Record<string, Habit>>;

/** Bytes on the wire of a day, bodies in gzip; seconds that this process took. */
type Day = { readonly bodies: number; readonly fields: number; readonly seconds: number };

const EIGHTY: Aim = { words: '≥ 80 %', holds: (share) => share >= 0.8 };

/** What a day costs, and what deltas save of what 304 alone leaves. */
export async function measurePolling(folder: string): Promise<readonly Row[]> {
  const { whole, conditional, delta } = await spendDays(folder);
  const all = ({ bodies, fields }: Day): number => bodies + fields;
  const saved = (one: number, other: number): Spread => toOne((other - one) / other);
  const toDay = (name: string, day: Day): readonly Row[] => [
    toRow(`a day of polling, ${name}`, toOne(all(day)), toKb),
    toRow('  of it bodies', toOne(day.bodies), toKb),
    toRow('  time of this process', toOne(day.seconds * 1e6), toMilli),
  ];
  return [
    ...toDay('200 alone', whole),
    ...toDay('with 304', conditional),
    toRow('  saved of 200 alone', saved(all(conditional), all(whole)), toPercent),
    ...toDay('with deltas', delta),
    toRow('  saved of 304’s bodies', saved(delta.bodies, conditional.bodies), toPercent, EIGHTY),
    toRow('  saved of all that 304 leaves', saved(all(delta), all(conditional)), toPercent),
  ];
}

/** The same day for each habit. `folder` is a stage whose newest articles are eight hours apart. */
async function spendDays(
  folder: string,
): Promise<{ readonly [habit in keyof typeof HABITS]: Day }> {
  return {
    whole: await spendDay(folder, HABITS.whole),
    conditional: await spendDay(folder, HABITS.conditional),
    delta: await spendDay(folder, HABITS.delta),
  };
}

async function spendDay(folder: string, habit: Habit): Promise<Day> {
  const bytes = await readFile(path.join(folder, 'dist/catalog.bin'));
  const catalog = decodeCatalog(new Uint8Array(bytes).buffer);
  const isolate = createIsolate(catalog);
  const { rows } = catalog;
  // The day ends an hour after the newest article came.
  const start = at(rows.published, rows.count - 1) + 3600 - POLLS * INTERVAL;
  // One entry more than usual, so that KV, which this process has not, stays out of it.
  const query = { ...toDefaultQuery(catalog.site), limit: catalog.site.feeds.limit + 1 };
  const represent = async (now: number): Promise<CachedRepresentation> => {
    const feed = await representFeed(catalog, query, RSS, now, 0);
    if (isProblem(feed)) throw new Error(feed.detail);
    return rememberRepresentation(isolate, 'rss', feed, now);
  };
  let etag = '';
  let bodies = 0;
  let fields = 0;
  const began = performance.now();
  // Poll 0 is yesterday's last one: the client holds the feed when the day begins.
  for (let poll = 0; poll <= POLLS; poll++) {
    const now = start + poll * INTERVAL;
    const headers = { 'Accept-Encoding': 'gzip', ...(poll === 0 ? {} : habit(etag)) };
    const request = new Request(`${catalog.site.origin}/rss.xml`, { headers });
    const found = findRepresentation(isolate, 'rss', now) ?? (await represent(now));
    const response = await respond(isolate, toContext(folder, request, now), found);
    const body = await response.arrayBuffer();
    etag = response.headers.get('ETag') ?? '';
    if (response.status >= 400) throw new Error(`poll ${poll}: ${response.status}`);
    if (poll === 0) continue;
    bodies += body.byteLength;
    fields += [...response.headers].join('\r\n').length;
  }
  return { bodies, fields, seconds: (performance.now() - began) / 1000 };
}

function toContext(folder: string, request: Request, now: number): RequestContext {
  return {
    request,
    now,
    version: 'v',
    deployed: 0,
    kv: {} as KVNamespace,
    assets: {
      fetch: async (url) => {
        const name = path.posix.basename(url);
        return new Response(await readFile(path.join(folder, 'dist/assets/articles', name)));
      },
    },
    waitUntil: () => undefined,
  };
}
