// What a first request costs: an answer rendered from the newest shelves, beside a bare Worker that
// reads the same ones. What it takes is the imitation of assets, not ours.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { at } from '../../src/catalog/catalog.ts';
import { decodeCatalog } from '../../src/catalog/file.ts';
import { createSince } from './fresh.ts';
import { ask, GZIP, type Target, toTarget } from './load.ts';
import { runInTurn, toCpu, toExtraCpu, toRatio, toSpeed } from './pairs.ts';
import { type Aim, type Row, toRow } from './report.ts';
import type { Server } from './servers.ts';
import { toFactor, toMilli, toPerSecond } from './units.ts';

const ROUNDS = { count: 7, seconds: 0.5 };
const WARM_UP = 1;

/** Entries of an answer, as the generated site.yaml leaves it. */
export const LIMIT = 20;

const THREE_MILLISECONDS: Aim = { words: '< 3 ms', holds: (micro) => micro < 3000 };

/** A path that takes `since`, and how its body begins an entry. */
export type First = {
  readonly name: string;
  readonly path: string;
  readonly entry: RegExp;
  /** Fields beside the usual ones. */
  readonly headers?: { readonly [name: string]: string };
};

export const FEED_FIRSTS: readonly First[] = [
  { name: 'rss.xml', path: '/rss.xml?', entry: /<item>/g },
  { name: 'atom.xml', path: '/atom.xml?', entry: /<entry[ >]/g },
  { name: 'feed.json', path: '/feed.json?', entry: /"date_published"/g },
];

export const API_FIRSTS: readonly First[] = [
  { name: '/api/articles', path: '/api/articles?', entry: /^\{"id":/gm },
  {
    name: '/api/articles, content=full',
    path: '/api/articles?content=full&',
    entry: /"content_html":/g,
  },
];

export const PAGE_FIRSTS: readonly First[] = [
  { name: '/', path: '/?', entry: /class="dates"><time/g },
  {
    name: 'rss.xml in a browser',
    path: '/rss.xml?',
    entry: /class="dates"><time/g,
    headers: { 'Sec-Fetch-Dest': 'document' },
  },
];

export async function measureMisses(
  ours: Server,
  reader: Server,
  firsts: readonly First[],
): Promise<readonly Row[]> {
  const next = createSince();
  const bare = toTarget('bare that reads', reader, {});
  const asked = firsts.map(({ name, path: asks, entry, headers = {} }) => ({
    entry,
    target: toTarget(`miss, ${name}`, ours, {
      next: () => `${asks}since=${next()}`,
      headers: { ...GZIP, ...headers },
      cacheStatus: 'tagwire; fwd=uri-miss',
      size: 1000,
    }),
  }));
  for (const { target, entry } of asked) await checkEntries(target, entry);
  const targets = [bare, ...asked.map(({ target }) => target)];
  await runInTurn(targets, 1, WARM_UP);
  const roundsOf = await runInTurn(targets, ROUNDS.count, ROUNDS.seconds);
  return [
    toRow('bare Worker, reads the shelves', toSpeed(roundsOf(bare)), toPerSecond),
    ...asked.flatMap(({ target }) => [
      toRow(target.name, toSpeed(roundsOf(target)), toPerSecond),
      toRow('  to bare that reads', toRatio(roundsOf(target), roundsOf(bare)), toFactor),
      toRow('  CPU, with imitated assets', toCpu(roundsOf(target)), toMilli),
      toRow(
        '  CPU beyond bare that reads',
        toExtraCpu(roundsOf(target), roundsOf(bare)),
        toMilli,
        THREE_MILLISECONDS,
      ),
    ]),
  ];
}

async function checkEntries(target: Target, entry: RegExp): Promise<void> {
  const body = await ask(target);
  const found = body.match(entry)?.length ?? 0;
  if (found !== LIMIT) throw new Error(`${target.name}: ${found} entries, not ${LIMIT}`);
}

/** The files that hold the newest articles. */
export async function findShelves(folder: string): Promise<readonly string[]> {
  const bytes = await readFile(path.join(folder, 'dist/catalog.bin'));
  const { rows, shelves } = decodeCatalog(new Uint8Array(bytes).buffer);
  const first = Math.max(0, rows.count - LIMIT);
  const wanted = new Set(
    Array.from({ length: rows.count - first }, (_, index) => at(rows.shelf, first + index)),
  );
  return [...wanted].map((shelf) => shelves[shelf] ?? '');
}
