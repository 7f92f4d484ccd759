// What each kind of answer asks of the platform: KV reads and writes, stored files, CPU.
import type { Miniflare } from 'miniflare';
import { DIRECT } from '../stage.ts';
import { createSince } from './fresh.ts';
import { GZIP, type Target, toTarget } from './load.ts';
import { runInTurn, toCost } from './pairs.ts';
import { FEED_PATH } from './peers/publication.ts';
import { type Keep, type Server, startServer } from './servers.ts';

/** Of one request. CPU in microseconds of the whole runtime process, sockets and all. */
export type Calls = {
  readonly kvReads: number;
  readonly kvWrites: number;
  readonly files: number;
  /** Null where it cannot be repeated, and so not be measured. */
  readonly cpu: number | null;
};

export const KINDS = {
  notModified: '304',
  memory: '200, in memory',
  kv: '200, new to the isolate, in KV',
  rendered: '200, rendered and written to KV',
  filtered: '200, rendered for a filter',
} as const;

export type CallsOf = { readonly [kind in keyof typeof KINDS]: Calls };

const ROUNDS = { count: 9, seconds: 0.3 };

/** The Worker with bindings that count; `/counts` tells and begins anew. */
const ENTRY = `import ours from './worker.js';
let counts = { kvReads: 0, kvWrites: 0, files: 0 };
const worker = {
  fetch(request, env, context) {
    if (new URL(request.url).pathname === '/counts') {
      const told = Response.json(counts);
      counts = { kvReads: 0, kvWrites: 0, files: 0 };
      return told;
    }
    const count = (name, work) => {
      counts[name]++;
      return work;
    };
    const CACHE = {
      getWithMetadata: (...asked) => count('kvReads', env.CACHE.getWithMetadata(...asked)),
      put: (...asked) => count('kvWrites', env.CACHE.put(...asked)),
    };
    const ASSETS = { fetch: (...asked) => count('files', env.ASSETS.fetch(...asked)) };
    return ours.fetch(request, { ...env, CACHE, ASSETS }, context);
  },
};
export { worker as default, worker as ${DIRECT} };`;

/** `folder` is a compiled stage, `bundled` its bundle. */
export async function measureCalls(folder: string, bundled: string, keep: Keep): Promise<CallsOf> {
  const storages: Miniflare[] = [];
  const fill = async (miniflare: Miniflare): Promise<void> => {
    storages.push(miniflare);
  };
  const first = await keep(startServer(folder, bundled, { entry: ENTRY, fill }));
  const next = createSince();
  const rendered = await count(first, FEED_PATH, 'tagwire; fwd=uri-miss; stored');
  const memory = await count(first, FEED_PATH, 'tagwire; hit; detail=memory');
  const filtered = await count(first, `${FEED_PATH}?since=${next()}`, 'tagwire; fwd=uri-miss');
  const copy = (miniflare: Miniflare): Promise<void> => copyKv(storages[0], miniflare);
  const second = await keep(startServer(folder, bundled, { entry: ENTRY, fill: copy }));
  const kv = await count(second, FEED_PATH, 'tagwire; hit; detail=kv');
  const { etag } = memory;
  const notModified = await count(first, FEED_PATH, null, { 'If-None-Match': etag });
  // Its CPU is measured without the counters.
  const plain = await keep(startServer(folder, bundled));
  // Asked one after the other, so many filters push out of memory what is asked for in between.
  const other = await keep(startServer(folder, bundled));
  const targets = {
    notModified: toTarget('304', plain, {
      headers: { ...GZIP, 'If-None-Match': etag },
      status: 304,
    }),
    memory: toTarget('memory', plain, { cacheStatus: 'tagwire; hit; detail=memory' }),
    filtered: toTarget('filtered', other, {
      next: () => `${FEED_PATH}?since=${next()}`,
      cacheStatus: 'tagwire; fwd=uri-miss',
    }),
  };
  await fetch(`${plain.url}${FEED_PATH}`, { headers: GZIP });
  const all: readonly Target[] = Object.values(targets);
  await runInTurn(all, 1, 1);
  const roundsOf = await runInTurn(all, ROUNDS.count, ROUNDS.seconds);
  const cpuOf = (target: Target): number => toCost(roundsOf(target)).median;
  const cpu = cpuOf(targets.filtered);
  return {
    notModified: { ...notModified.calls, cpu: cpuOf(targets.notModified) },
    memory: { ...memory.calls, cpu: cpuOf(targets.memory) },
    kv: { ...kv.calls, cpu: null },
    rendered: { ...rendered.calls, cpu },
    filtered: { ...filtered.calls, cpu },
  };
}

type Counted = { readonly calls: Omit<Calls, 'cpu'>; readonly etag: string };

/** Throws where the answer does not come from where it must. */
async function count(
  { url }: Server,
  path: string,
  status: string | null,
  headers: { readonly [name: string]: string } = {},
): Promise<Counted> {
  await fetch(`${url}/counts`);
  const answer = await fetch(`${url}${path}`, { headers: { ...GZIP, ...headers } });
  await answer.arrayBuffer();
  const found = answer.headers.get('Cache-Status');
  if (found !== status) throw new Error(`${path}: ${found}, not ${status}`);
  const calls = (await (await fetch(`${url}/counts`)).json()) as Counted['calls'];
  return { calls, etag: answer.headers.get('ETag') ?? '' };
}

/** As another isolate finds it. */
async function copyKv(from: Miniflare | undefined, to: Miniflare): Promise<void> {
  if (from === undefined) throw new Error('the first Worker has no storage');
  const [source, target] = [await from.getKVNamespace('CACHE'), await to.getKVNamespace('CACHE')];
  for (const { name } of (await source.list()).keys) {
    const { value, metadata } = await source.getWithMetadata(name, 'arrayBuffer');
    if (value !== null) await target.put(name, value, { metadata });
  }
}
