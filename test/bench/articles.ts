// What a feed costs by the number of articles, ours at four sizes and the peers beside it, in the
// same rounds; as rows and as a plot.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundle } from '../bundle.ts';
import { ROOT } from '../root.ts';
import { createSince } from './fresh.ts';
import { GZIP, type Target, toTarget } from './load.ts';
import { type RoundsOf, runInTurn, type Spread, toCost, toCostRatio, toSpeed } from './pairs.ts';
import { FEED_PATH } from './peers/publication.ts';
import type { Peer, Peers } from './peers.ts';
import { type Panel, type Series, toPlot } from './plot.ts';
import { type Row, toMachine, toRow } from './report.ts';
import { type Keep, startServer } from './servers.ts';
import { toCount, toFactor, toMilli, toPerSecond } from './units.ts';
import { writeZipfStage } from './zipf-stage.ts';

/** Articles. */
const SIZES = [100, 1_000, 10_000, 100_000] as const;

const ROUNDS = { count: 9, seconds: 0.3 };
const WARM_UP = 1;

/** Requests on each connection at least, so that one hiccup does not make a round. */
const LEAST = 3;

/** Where the plot goes where nobody says. */
export const PLOT = path.join(ROOT, '.wrangler/bench/articles.svg');

/** Ours over a catalog of one size. */
type Sized = {
  readonly count: number;
  readonly notModified: Target;
  readonly hot: Target;
  readonly miss: Target;
};

export async function measureArticles(
  peers: Peers,
  file: string,
  keep: Keep,
): Promise<readonly Row[]> {
  const sizes: Sized[] = [];
  for (const count of SIZES) sizes.push(await startSize(count, keep));
  const others = [peers.kv, peers.asset, peers.feedsmith];
  const targets = [
    ...sizes.flatMap(({ notModified, hot, miss }) => [notModified, hot, miss]),
    ...others.flatMap(({ whole, notModified }) => [whole, notModified]),
  ];
  await runInTurn(targets, 1, WARM_UP);
  const roundsOf = await runInTurn(targets, ROUNDS.count, ROUNDS.seconds);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, draw(roundsOf, sizes, peers));
  return toRows(roundsOf, sizes, others);
}

async function startSize(count: number, keep: Keep): Promise<Sized> {
  const { folder } = await writeZipfStage(`bench-articles-${count}`, count);
  const server = await keep(startServer(folder, bundle(folder)));
  const etag = (await fetch(`${server.url}${FEED_PATH}`, { headers: GZIP })).headers.get('ETag');
  if (etag === null) throw new Error(`${count} articles: no ETag`);
  const next = createSince();
  const usual = { next: () => FEED_PATH, size: 1000 };
  const of = toCount(count);
  return {
    count,
    notModified: toTarget(`ours, ${of} articles: 304`, server, {
      next: usual.next,
      headers: { ...GZIP, 'If-None-Match': etag },
      status: 304,
    }),
    hot: toTarget(`ours, ${of} articles: hot 200`, server, {
      ...usual,
      cacheStatus: 'tagwire; hit; detail=memory',
      primed: true,
    }),
    miss: toTarget(`ours, ${of} articles: miss`, server, {
      ...usual,
      next: () => `${FEED_PATH}?since=${next()}`,
      cacheStatus: 'tagwire; fwd=uri-miss',
      least: LEAST,
    }),
  };
}

function toRows(
  roundsOf: RoundsOf,
  sizes: readonly Sized[],
  others: readonly Peer[],
): readonly Row[] {
  const speed = (target: Target): Row =>
    toRow(`plot: ${target.name}`, toSpeed(roundsOf(target)), toPerSecond);
  const cost = (target: Target): Row =>
    toRow(`plot: ${target.name}, ${COST}`, toCost(roundsOf(target)), toMilli);
  const toMisses = ({ whole }: Peer): readonly Row[] =>
    sizes.slice(0, 1).map(({ count, miss }) => {
      const ratio = toCostRatio(roundsOf(miss), roundsOf(whole));
      return toRow(`  our miss of ${toCount(count)}, gzip and all, to it`, ratio, toFactor);
    });
  return [
    ...sizes.map(({ notModified }) => speed(notModified)),
    ...sizes.map(({ hot }) => speed(hot)),
    ...sizes.map(({ miss }) => cost(miss)),
    ...others.flatMap((peer) => [
      speed(peer.notModified),
      speed(peer.whole),
      cost(peer.whole),
      ...toMisses(peer),
    ]),
  ];
}

/** What `toCost` tells on this platform. */
const COST = process.platform === 'linux' ? 'CPU' : 'time';

function draw(roundsOf: RoundsOf, sizes: readonly Sized[], peers: Peers): string {
  const others = [
    { peer: peers.kv, colour: 'a' },
    { peer: peers.asset, colour: 'b' },
    { peer: peers.feedsmith, colour: 'c' },
  ] as const;
  const speedOf = (target: Target): number => toSpeed(roundsOf(target)).median;
  const toOurs = (name: string, dash: Series['dash'], value: (size: Sized) => Spread): Series => ({
    name,
    colour: 'ours',
    dash,
    points: sizes.map((size) => ({ x: size.count, ...value(size) })),
  });
  const toFlat = (name: string, one: (typeof others)[number], dash: Series['dash'], y: number) => ({
    name: `${one.peer.name}, ${name}`,
    colour: one.colour,
    dash,
    points: [{ x: null, low: y, median: y, high: y }],
  });
  const speeds: Panel = {
    title: 'Throughput of rss.xml',
    unit: 'requests a second',
    series: [
      toOurs('ours, 304', 'none', ({ notModified }) => toSpeed(roundsOf(notModified))),
      toOurs('ours, 200 from memory', 'short', ({ hot }) => toSpeed(roundsOf(hot))),
      ...others.flatMap((one) => [
        toFlat('304', one, 'none', speedOf(one.peer.notModified)),
        toFlat('200', one, 'short', speedOf(one.peer.whole)),
      ]),
    ],
  };
  const costs: Panel = {
    title: 'Cost of a 200 that no memory holds',
    unit: process.platform === 'linux' ? 'ms of CPU a request' : 'ms a request',
    series: [
      toOurs('ours, rendered and gzipped', 'none', ({ miss }) => toMs(toCost(roundsOf(miss)))),
      ...others.map((one) =>
        toFlat('200', one, 'none', toMs(toCost(roundsOf(one.peer.whole))).median),
      ),
    ],
  };
  return toPlot({
    title: 'A feed of 20 articles of 5 KB, by the number of articles published',
    panels: [speeds, costs],
    notes: [
      'Bars: lowest to highest round. Peers were measured in the same rounds with the newest 20 articles,',
      'whatever the number; they send no gzip. KV and assets are local imitations; (b) is asked through the runtime’s asset router.',
      toMachine(),
    ],
  });
}

/** Takes microseconds. */
function toMs({ low, median, high }: Spread): Spread {
  return { low: low / 1000, median: median / 1000, high: high / 1000 };
}
