// What a day of polls costs on Cloudflare, computed from what each kind of answer was measured to ask.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { at, type Catalog } from '../../src/catalog/catalog.ts';
import { decodeCatalog } from '../../src/catalog/file.ts';
import { FORMAT_NAMES } from '../../src/feed/formats.ts';
import { type CallsOf, KINDS, measureCalls } from './calls.ts';
import { toGrid } from './report.ts';
import type { Keep } from './servers.ts';
import { toCount, toMicro } from './units.ts';

/**
 * Workers Paid, in dollars a month (developers.cloudflare.com/workers/platform/pricing and
 * /kv/platform/pricing, read in November 2026): what the plan includes, and a million more.
 */
const PLAN = 5;
const PRICES = {
  requests: { included: 10e6, million: 0.3 },
  cpu: { included: 30e6, million: 0.02 },
  kvReads: { included: 10e6, million: 0.5 },
  kvWrites: { included: 1e6, million: 5 },
} as const;

const DAYS = 365 / 12;

/** The load, on the high side: who asks for news as often as every five minutes misses most. */
const LOAD = {
  pollsOfReader: 288,
  articlesADay: 27,
  /** Isolates that run at once, each with a memory of its own. */
  isolates: 1_300,
  /** URLs that are asked everywhere, and data centres that ask for them anew in each lifetime. */
  urls: 100,
  places: 330,
  lifetimesADay: 48,
} as const;

const POLLS = [1e6, 1e9] as const;

/** Both tables. `folder` is a compiled stage, `bundled` its bundle. */
export async function measureCosts(folder: string, bundled: string, keep: Keep): Promise<string> {
  const bytes = await readFile(path.join(folder, 'dist/catalog.bin'));
  const documents = toDocuments(decodeCatalog(new Uint8Array(bytes).buffer));
  const calls = await measureCalls(folder, bundled, keep);
  const months = POLLS.flatMap((polls) =>
    [false, true].map((cached) => toMonth(calls, documents, polls, cached)),
  );
  const lines = months.map((month) => toLine(month));
  return `${toGrid([HEAD, ...toKinds(calls)], [1, 2, 3, 4])}

${toGrid([['polls a day', 'Workers Cache', 'runs', 'KV reads', 'KV writes', 'requests', 'CPU', 'KV', 'a month', 'a day'], ...lines], [0, 2, 3, 4, 5, 6, 7, 8, 9])}
(runs, reads and writes a day; dollars a month. ${toCount(LOAD.articlesADay)} articles a day change ${documents.toFixed(0)} documents.)`;
}

const HEAD = ['one request', 'KV reads', 'KV writes', 'files', 'CPU'];

function toKinds(calls: CallsOf): readonly (readonly string[])[] {
  return (Object.keys(KINDS) as readonly (keyof typeof KINDS)[]).map((kind) => {
    const { kvReads, kvWrites, files, cpu } = calls[kind];
    const counts = [kvReads, kvWrites, files].map(toCount);
    return [KINDS[kind], ...counts, cpu === null ? '' : toMicro(cpu)];
  });
}

/** Documents that a day of articles changes: every format of every feed that has one of them. */
function toDocuments({ rows }: Catalog): number {
  const feeds = Array.from({ length: rows.count }, (_, row) => {
    const names = [rows.tags, rows.authors].map(
      ({ starts }) => at(starts, row + 1) - at(starts, row),
    );
    const section = at(rows.section, row) === 0 ? 0 : 1;
    return names.reduce((sum, count) => sum + count, 1 + section);
  });
  const mean = feeds.reduce((sum, count) => sum + count, 0) / rows.count;
  return LOAD.articlesADay * mean * FORMAT_NAMES.length;
}

/** A day's work and a month's dollars. */
type Month = {
  readonly polls: number;
  readonly cached: boolean;
  readonly runs: number;
  readonly kvReads: number;
  readonly kvWrites: number;
  readonly dollars: { readonly requests: number; readonly cpu: number; readonly kv: number };
};

function toMonth(calls: CallsOf, documents: number, polls: number, cached: boolean): Month {
  const { pollsOfReader, articlesADay, isolates, urls, places, lifetimesADay } = LOAD;
  // In front of the Worker a data centre asks once for each URL and lifetime.
  const runs = cached ? Math.min(polls, urls * places * lifetimesADay) : polls;
  const news = articlesADay / pollsOfReader;
  // Each isolate meets each change once, and finds it in KV but for the first of all.
  const fills = Math.min(runs, documents * isolates);
  const kvWrites = Math.min(fills, documents) * calls.rendered.kvWrites;
  const kvReads = fills * calls.kv.kvReads;
  const cpuOf = (kind: keyof CallsOf): number => calls[kind].cpu ?? calls.rendered.cpu ?? 0;
  const usual = (1 - news) * cpuOf('notModified') + news * cpuOf('memory');
  const cpu = (runs * usual + fills * cpuOf('kv')) / 1000;
  const month = (daily: number, { included, million }: (typeof PRICES)[keyof typeof PRICES]) =>
    (Math.max(0, daily * DAYS - included) / 1e6) * million;
  return {
    polls,
    cached,
    runs,
    kvReads,
    kvWrites,
    dollars: {
      requests: month(polls, PRICES.requests),
      cpu: month(cpu, PRICES.cpu),
      kv: month(kvReads, PRICES.kvReads) + month(kvWrites, PRICES.kvWrites),
    },
  };
}

function toLine({ polls, cached, runs, kvReads, kvWrites, dollars }: Month): readonly string[] {
  const { requests, cpu, kv } = dollars;
  const total = PLAN + requests + cpu + kv;
  return [
    toCount(polls),
    cached ? 'on' : 'off',
    ...[runs, kvReads, kvWrites].map((count) => toCount(Math.round(count))),
    ...[requests, cpu, kv, total].map(toDollars),
    `$${(total / DAYS).toFixed(2)}`,
  ];
}

function toDollars(dollars: number): string {
  return `$${dollars.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}
