// `npm run bench`: the built Worker beside a bare one, in the same runtime and the same minutes.
// Exit code 1 only when something broke; an aim that is missed is a word in the table.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { at } from '../../src/catalog/catalog.ts';
import { decodeCatalog } from '../../src/catalog/file.ts';
import { bundle, stage } from '../stage.ts';
import { writeCorpus } from './corpus.ts';
import { ask, type Target } from './load.ts';
import { runInTurn, type Spread, toBusy, toCpu, toExtraCpu, toRatio, toSpeed } from './pairs.ts';
import { type Day, spendDays } from './polling.ts';
import { type Aim, type Row, toMachine, toRow, toTable } from './report.ts';
import { type Server, startConstant, startReader, startServer, startTiny } from './servers.ts';

const HOT = { count: 21, seconds: 0.5 };
const MISS = { count: 7, seconds: 0.5 };
const WARM_UP = 1;

/** Entries of a feed, as the generated site.yaml leaves it. */
const LIMIT = 20;

/** Milliseconds after which something hangs. */
const DEADLINE = 175_000;

const FORMATS = ['rss.xml', 'atom.xml', 'feed.json'] as const;

const NEARLY_BARE: Aim = { words: '≥ 0.85', holds: (ratio) => ratio >= 0.85 };
const FIVE_MILLISECONDS: Aim = { words: '< 5 ms', holds: (micro) => micro < 5000 };
const EIGHTY: Aim = { words: '≥ 80 %', holds: (share) => share >= 0.8 };
const HUNDRED_KB: Aim = { words: '< 100 KB', holds: (bytes) => bytes < 100_000 };

async function main(articles: number): Promise<void> {
  const servers: Server[] = [];
  const keep = async (starting: Promise<Server>): Promise<Server> => {
    const server = await starting;
    servers.push(server);
    return server;
  };
  try {
    const folder = await stage('bench', {
      folder: await writeCorpus(articles),
      origin: 'https://bench.tagwire.dev',
      now: Math.floor(Date.now() / 1000),
    });
    const bundled = bundle(folder);
    const ours = await keep(startServer(folder, bundled));
    const feed = await fetchFeed(ours);
    const tiny = await keep(startTiny(folder));
    const constant = await keep(startConstant(folder, feed.bytes, feed.type));
    const reader = await keep(startReader(folder, await findShelves(folder)));
    const rows = [
      ...(await measureHot({ ours, tiny, constant }, feed)),
      ...(await measureMisses(ours, reader)),
      ...(await measurePolling(folder)),
      ...(await measureCode(bundled)),
    ];
    const size = `${articles} articles; the feed of ${LIMIT} is ${toKb(feed.plainSize)}, ${toKb(feed.bytes.length)} in gzip`;
    print(`\n${toMachine()}\n${size}\n\n${toTable(rows)}\n`);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

type Feed = {
  readonly etag: string;
  readonly type: string;
  /** The gzip form. */
  readonly bytes: Uint8Array;
  readonly plainSize: number;
};

/** The hot feed as it goes over the wire, compressed again here: fetch decodes what it gets. */
async function fetchFeed(ours: Server): Promise<Feed> {
  const response = await fetch(`${ours.url}/rss.xml`, { headers: GZIP });
  const plain = Buffer.from(await response.arrayBuffer());
  const length = Number(response.headers.get('Content-Length'));
  const etag = response.headers.get('ETag');
  const type = response.headers.get('Content-Type');
  if (!response.ok || etag === null || type === null || length === 0) {
    throw new Error(`/rss.xml: ${response.status} ${JSON.stringify([...response.headers])}`);
  }
  // Cut or filled to the very size; nobody decodes what the bare Worker sends.
  const bytes = new Uint8Array(length);
  bytes.set(gzipSync(plain).subarray(0, length));
  return { etag, type, bytes, plainSize: plain.length };
}

const GZIP = { 'Accept-Encoding': 'gzip' };

function toTarget(name: string, server: Server, target: Partial<Target>): Target {
  const usual = { next: () => '/rss.xml', headers: GZIP };
  return { name, server, ...usual, status: 200, cacheStatus: null, size: 0, ...target };
}

async function measureHot(
  { ours, tiny, constant }: { readonly [name in 'ours' | 'tiny' | 'constant']: Server },
  feed: Feed,
): Promise<readonly Row[]> {
  const size = feed.bytes.length;
  const headers = { ...GZIP, 'If-None-Match': feed.etag };
  const targets = {
    tiny: toTarget('bare', tiny, {}),
    notModified: toTarget('304', ours, { headers, status: 304 }),
    constant: toTarget('bare of that size', constant, { size }),
    hot: toTarget('hot 200', ours, { size, cacheStatus: 'tagwire; hit; detail=memory' }),
  };
  await runInTurn(targets, 1, WARM_UP);
  const rounds = await runInTurn(targets, HOT.count, HOT.seconds);
  const { notModified, hot } = rounds;
  const bare = rounds.tiny;
  const alike = rounds.constant;
  return [
    toRow('bare Worker, "ok"', toSpeed(bare), toPerSecond),
    toRow('  CPU', toCpu(bare), toMicro),
    toRow('  busy', toBusy(bare), toShare),
    toRow(`bare Worker, ${toKb(size)}`, toSpeed(alike), toPerSecond),
    toRow('  CPU', toCpu(alike), toMicro),
    toRow('  busy', toBusy(alike), toShare),
    toRow('304', toSpeed(notModified), toPerSecond),
    toRow('  to bare', toRatio(notModified, bare), toFactor, NEARLY_BARE),
    toRow('  CPU beyond bare', toExtraCpu(notModified, bare), toMicro),
    toRow('hot 200', toSpeed(hot), toPerSecond),
    toRow('  to bare of that size', toRatio(hot, alike), toFactor, NEARLY_BARE),
    toRow('  to bare "ok"', toRatio(hot, bare), toFactor),
    toRow('  CPU beyond bare of that size', toExtraCpu(hot, alike), toMicro),
  ];
}

/** `reader` reads the same shelves: what it costs is the imitation of assets, not ours. */
async function measureMisses(ours: Server, reader: Server): Promise<readonly Row[]> {
  let instant = Date.UTC(2000, 0, 1);
  const toSince = (): string => {
    instant += 1000;
    return new Date(instant).toISOString().replace('.000Z', 'Z');
  };
  const toMiss = (file: string): Target =>
    toTarget(`miss ${file}`, ours, {
      next: () => `/${file}?since=${toSince()}`,
      cacheStatus: 'tagwire; fwd=uri-miss',
      size: 1000,
    });
  const targets = {
    reader: toTarget('bare that reads', reader, {}),
    'rss.xml': toMiss('rss.xml'),
    'atom.xml': toMiss('atom.xml'),
    'feed.json': toMiss('feed.json'),
  };
  for (const file of FORMATS) await checkEntries(targets[file]);
  await runInTurn(targets, 1, WARM_UP);
  const rounds = await runInTurn(targets, MISS.count, MISS.seconds);
  return [
    toRow('bare Worker, reads the shelves', toSpeed(rounds.reader), toPerSecond),
    ...FORMATS.flatMap((file) => [
      toRow(`miss, ${file}`, toSpeed(rounds[file]), toPerSecond),
      toRow('  to bare that reads', toRatio(rounds[file], rounds.reader), toFactor),
      toRow('  CPU, with imitated assets', toCpu(rounds[file]), toMilli),
      toRow(
        '  CPU beyond bare that reads',
        toExtraCpu(rounds[file], rounds.reader),
        toMilli,
        FIVE_MILLISECONDS,
      ),
    ]),
  ];
}

async function checkEntries(target: Target): Promise<void> {
  const body = await ask(target);
  const found = body.match(/<item>|<entry[ >]|"date_published"/g)?.length ?? 0;
  if (found !== LIMIT) throw new Error(`${target.name}: ${found} entries, not ${LIMIT}`);
}

/** The files that hold the newest articles. */
async function findShelves(folder: string): Promise<readonly string[]> {
  const bytes = await readFile(path.join(folder, 'dist/catalog.bin'));
  const { rows, shelves } = decodeCatalog(new Uint8Array(bytes).buffer);
  const first = Math.max(0, rows.count - LIMIT);
  const wanted = new Set(
    Array.from({ length: rows.count - first }, (_, index) => at(rows.shelf, first + index)),
  );
  return [...wanted].map((shelf) => shelves[shelf] ?? '');
}

/** What a day costs, and what deltas save of what 304 alone leaves. */
async function measurePolling(folder: string): Promise<readonly Row[]> {
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

async function measureCode(bundled: string): Promise<readonly Row[]> {
  const code = await readFile(path.join(bundled, 'worker.js'));
  return [
    toRow('Worker code, minified', toOne(code.length), toKb),
    toRow('Worker code, gzipped', toOne(gzipSync(code, { level: 9 }).length), toKb, HUNDRED_KB),
  ];
}

function toOne(value: number): Spread {
  return { low: value, median: value, high: value };
}

function toPerSecond(value: number): string {
  return `${Math.round(value).toLocaleString('en')}/s`;
}

function toFactor(value: number): string {
  return value.toFixed(2);
}

function toShare(value: number): string {
  return `${Math.round(value * 100)} % of a core`;
}

function toPercent(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}

function toMicro(value: number): string {
  return `${value.toFixed(1)} µs`;
}

/** Takes microseconds. */
function toMilli(value: number): string {
  return `${(value / 1000).toFixed(2)} ms`;
}

function toKb(value: number): string {
  return `${(value / 1000).toFixed(1)} KB`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

const { values } = parseArgs({ options: { articles: { type: 'string', default: '100' } } });
const articles = Number(values.articles);
if (!Number.isInteger(articles) || articles < LIMIT) {
  throw new Error(`--articles takes a whole number from ${LIMIT} on, not "${values.articles}".`);
}
setTimeout(() => {
  process.stderr.write(`Nothing after ${DEADLINE / 1000} s: given up.\n`);
  process.exit(1);
}, DEADLINE).unref();
await main(articles);
