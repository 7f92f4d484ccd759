// What a minute of the cron trigger costs: one in which nothing is due, and those after a change. Run in this
// process, over catalogs that are made up, with a KV in memory and receivers that are told nothing.
import type { Catalog } from '../../src/catalog/catalog.ts';
import { createPush, type PushBindings } from '../../src/push/push.ts';
import type { Receiver } from '../../src/push/receiver.ts';
import { buildCatalog, type Listed } from '../catalog/build.ts';
import { toSpread } from './pairs.ts';
import { type Row, toRow } from './report.ts';
import { toMicro, toMilli } from './units.ts';

const SIZES = [
  { articles: 100, tags: 20 },
  { articles: 2_000, tags: 20 },
  { articles: 100_000, tags: 500 },
] as const;

const TIMES = 15;

/** Minutes of sleep that are measured at once. */
const SLEEPS = 10_000;

/** The first article, and seconds between two. */
const FIRST = Date.UTC(2015, 0, 1) / 1000;
const SPACING = 3600;

/** Told of everything, and makes no deliveries, so that the search for changes is measured alone. */
const LISTENERS: readonly Receiver[] = (['topics', 'articles'] as const).map((what) => ({
  name: what,
  of: what,
  daily: 0,
  isNamed: () => true,
  plan: () => [],
  send: async () => ({ kind: 'drop', reason: 'nothing is sent' }),
}));

export async function measurePush(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const { articles, tags } of SIZES) {
    const catalog = buildCatalog(toListed(articles, tags));
    const name = `${articles.toLocaleString('en')} articles, ${tags} tags`;
    const last = FIRST + (articles - 1) * SPACING;
    const before = await pushTo(catalog, null, last - SPACING);
    // A minute between two of those in which anything is looked for.
    const sleep = async (): Promise<void> => {
      const push = createPush(catalog, () => last, LISTENERS);
      for (let time = 0; time < SLEEPS; time++) {
        await push.scheduled({ scheduledTime: (last + 55 * 60) * 1000 }, toBindings(null));
      }
    };
    const costs = {
      sleep: await time(sleep),
      due: await time(() => pushTo(catalog, before, last)),
      deploy: await time(() => pushTo(catalog, before.replace(catalog.digest, 'older'), last)),
    };
    rows.push(
      toRow(`${name}: nothing due`, toSpread(costs.sleep.map((one) => one / SLEEPS)), toMicro),
      toRow('  one article due', toSpread(costs.due), toMilli),
      toRow('  after a deploy', toSpread(costs.deploy), toMilli),
    );
  }
  return rows;
}

/** One wake. Resolves to the state after it. */
async function pushTo(catalog: Catalog, state: string | null, now: number): Promise<string> {
  const bindings = toBindings(state);
  const push = createPush(catalog, () => now, LISTENERS);
  await push.scheduled({ scheduledTime: now * 1000 }, bindings);
  return (await bindings.CACHE.get('push')) ?? '';
}

function toBindings(state: string | null): PushBindings {
  let held = state;
  const kv = {
    get: async () => held,
    put: async (_key: string, text: string) => {
      held = text;
    },
  };
  return {
    CACHE: kv,
    ASSETS: { fetch: async () => new Response() },
    VERSION: { id: '', tag: '', timestamp: '' },
  };
}

function toListed(articles: number, tags: number): readonly Listed[] {
  return Array.from({ length: articles }, (_, index) => ({
    slug: `an-article-with-a-usual-title-${String(index).padStart(6, '0')}`,
    date: new Date((FIRST + index * SPACING) * 1000).toISOString(),
    tags: [`tag-${index % tags}`, `tag-${(index * 7 + 1) % tags}`],
    section: index % 2 === 0 ? 'markets' : 'policy',
  }));
}

/** Microseconds of CPU of this process, its collector among it, after a first time. */
async function time(work: () => Promise<unknown>): Promise<readonly number[]> {
  await work();
  const costs: number[] = [];
  for (let turn = 0; turn < TIMES; turn++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    costs.push(user + system);
  }
  return costs;
}
