// `npm run bench`: the built Worker beside bare ones, in the same runtime and the same minutes.
// Exit code 1 only when something broke; an aim that is missed is a word in the table.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundle } from '../bundle.ts';
import { ROOT } from '../root.ts';
import { stage } from '../stage.ts';
import { PLOT } from './articles.ts';
import { type Body, fetchBody } from './body.ts';
import { measureCode } from './code.ts';
import { type Compared, measureCompiling, measureSmall } from './compiling.ts';
import { writeCorpus } from './corpus.ts';
import { measureCosts } from './costs.ts';
import { measureCurve } from './curve.ts';
import { measureHot, toSubject } from './hot.ts';
import {
  API_FIRSTS,
  FEED_FIRSTS,
  findShelves,
  LIMIT,
  measureMisses,
  PAGE_FIRSTS,
} from './misses.ts';
import { measureLargeImport, measureMovingIn } from './moving-in.ts';
import { measureNode } from './node.ts';
import { measurePeers } from './peers.ts';
import { measurePolling } from './polling.ts';
import { measurePush } from './push.ts';
import { type Row, toGrid, toMachine, toMarkdown, toTable } from './report.ts';
import { measureScale } from './scale.ts';
import { type Keep, startReader, startServer, startTiny, withServers } from './servers.ts';
import { toKb } from './units.ts';
import { measureWeight } from './weight.ts';

const PARTS = [
  'feeds',
  'api',
  'pages',
  'polling',
  'code',
  'peers',
  'node',
  'costs',
  'compile',
  'import',
  'scale',
  'curve',
  'push',
] as const;

/** Parts that make their own articles. */
const SYNTHETIC: readonly Part[] = ['compile', 'import', 'scale', 'curve', 'push'];

type Part = (typeof PARTS)[number];

const USAGE = `npm run bench [-- [part…] [--articles N] [--plot FILE] [--before DIR] [--markdown]]

  feeds    304 and 200 from memory, first renderings, beside bare Workers
  api      the same of /api/articles; asked together, in the same rounds
  pages    what the first view of a page weighs, hot and first answers
  polling  bytes of a day of one aggregator
  code     the size of the Worker's code
  peers    the same feed served in other ways: by Hono, feed and KV, as a static asset, by
           feedsmith; and a plot of ours and theirs at 100 to 100,000 articles
  node     304 and 200 from memory on Node, beside workerd
  costs    what a day of polls costs, from the KV reads and writes of each kind of answer
  compile  2,000 and 10,000 articles for the first time, beside Hugo (Debian's package) and, the
           2,000, beside Eleventy (from npm); after one was edited, written or removed; and npm start.
           --articles 100000 takes half an hour
  import   100 posts of each of eight generators: how many compile as they are, and after an import;
           and an import of 4,000 posts
  scale    100 and 100,000 synthetic articles: first answers, memory, what memory answers, and the
           handler called in process
  curve    what a filter costs at 1,000, 10,000 and 100,000 synthetic articles
  push     what a minute of the cron trigger costs, at 100, 2,000 and 100,000 synthetic articles

All parts without one. --articles: how many real ones are compiled (100, but for compile, and for import,
scale, curve and push, which make up their own).
--plot: where the peers' plot is written (.wrangler/bench/articles.svg).
--before: another checkout of Tagwire that compile measures beside this one. Its dist is replaced.
--markdown: compile and import print their tables as Markdown.`;

/** Articles where nobody says how many: served ones, and compiled ones. */
const FEW = 100;
const MANY = [2_000, 10_000];

const CONTENT = path.join(ROOT, '.wrangler/stages/bench-content');

/** Bytes of Markdown with which an article's HTML is about 5 KB; all alike, so that misses are. */
const BODY = [3_000, 3_000] as const;

/** Seconds between two articles: three a day, for the day of polling. */
const SPACING = 8 * 60 * 60;

/** Milliseconds after which something hangs; all parts take some forty minutes. */
const DEADLINE = 3_600_000;

const BODIES = [
  { part: 'feeds', name: 'rss.xml', path: '/rss.xml' },
  { part: 'api', name: '/api/articles', path: '/api/articles' },
  { part: 'pages', name: '/', path: '/' },
] as const;

const FIRSTS = [
  { part: 'feeds', firsts: FEED_FIRSTS },
  { part: 'api', firsts: API_FIRSTS },
  { part: 'pages', firsts: PAGE_FIRSTS },
] as const;

type Options = {
  readonly parts: ReadonlySet<Part>;
  /** Real ones; null for as many as a part has by itself. */
  readonly articles: number | null;
  /** Where the plot goes. */
  readonly plot: string;
  /** A checkout of older code; null where none is compared. */
  readonly before: string | null;
  readonly markdown: boolean;
};

async function main(options: Options): Promise<void> {
  const { parts } = options;
  print(`\n${toMachine()}`);
  if (PARTS.some((part) => !SYNTHETIC.includes(part) && parts.has(part))) {
    print(await withServers((keep) => measureReal(options, keep)));
  }
  if (parts.has('compile')) await compareCompiling(options);
  if (parts.has('import')) {
    const table = await measureMovingIn();
    print(`\n${options.markdown ? toMarkdown(table) : toGrid(table, [1, 2, 3, 4, 5, 6])}`);
    print(await measureLargeImport());
  }
  if (parts.has('scale')) print(`\n${await withServers(measureScale)}`);
  if (parts.has('curve')) print(`\n${await withServers(measureCurve)}`);
  if (parts.has('push')) print(`\n${toTable(await measurePush())}`);
}

async function compareCompiling({ articles, before, markdown }: Options): Promise<void> {
  const show = ({ cells, notes }: Compared): void => {
    const right = [...(cells[0] ?? []).keys()].slice(1, -1);
    const table = markdown ? toMarkdown(cells) : toGrid(cells, right);
    print(['', table, ...notes].join('\n'));
  };
  for (const count of articles === null ? MANY : [articles]) {
    show(await measureCompiling(count, before));
  }
  show(await measureSmall(before));
}

/** Everything that is measured on compiled articles. */
async function measureReal({ parts, plot, ...options }: Options, keep: Keep): Promise<string> {
  const articles = options.articles ?? FEW;
  await writeCorpus(CONTENT, { articles, span: (articles - 1) * SPACING, bytes: BODY });
  const folder = await stage('bench', {
    folder: CONTENT,
    origin: 'https://bench.tagwire.dev',
    now: Math.floor(Date.now() / 1000),
  });
  const bundled = bundle(folder);
  const { bodies, rows } = await measureServed(parts, folder, bundled, keep);
  const all = [
    ...rows,
    ...(parts.has('pages') ? await measureWeight(keep) : []),
    ...(parts.has('polling') ? await measurePolling(folder) : []),
    ...(parts.has('code') ? await measureCode(bundled) : []),
    ...(parts.has('peers') ? await measurePeers(folder, bundled, plot, keep) : []),
    ...(parts.has('node') ? await measureNode(folder, bundled, keep) : []),
  ];
  const sizes = bodies.map(({ name, plainSize, bytes }) => {
    return `; ${LIMIT} of them in ${name}: ${toKb(plainSize)}, ${toKb(bytes.length)} in gzip`;
  });
  return [
    `${articles} articles${sizes.join('')}`,
    ...(all.length === 0 ? [] : [toTable(all)]),
    ...(parts.has('costs') ? [await measureCosts(folder, bundled, keep)] : []),
  ].join('\n\n');
}

/** What the Worker answers, beside bare ones. */
async function measureServed(
  parts: ReadonlySet<Part>,
  folder: string,
  bundled: string,
  keep: Keep,
): Promise<{ readonly bodies: readonly Body[]; readonly rows: readonly Row[] }> {
  const asked = BODIES.filter(({ part }) => parts.has(part));
  if (asked.length === 0) return { bodies: [], rows: [] };
  const ours = await keep(startServer(folder, bundled));
  const tiny = await keep(startTiny(folder));
  const reader = await keep(startReader(folder, await findShelves(folder)));
  const subjects = [];
  for (const { name, path: asks } of asked) {
    const body = await fetchBody(ours, name, asks);
    subjects.push(await toSubject(folder, body, ours, keep));
  }
  const firsts = FIRSTS.filter(({ part }) => parts.has(part)).flatMap((one) => one.firsts);
  return {
    bodies: subjects.map(({ body }) => body),
    rows: [...(await measureHot(tiny, subjects)), ...(await measureMisses(ours, reader, firsts))],
  };
}

function readParts(names: readonly string[]): ReadonlySet<Part> {
  const unknown = names.find((name) => !PARTS.some((part) => part === name));
  if (unknown !== undefined) throw new Error(`No part is called "${unknown}".\n\n${USAGE}`);
  const found = PARTS.filter((part) => names.includes(part));
  return new Set(found.length === 0 ? PARTS : found);
}

function readCount(text: string | undefined): number | null {
  if (text === undefined) return null;
  const count = Number(text);
  if (Number.isInteger(count) && count >= LIMIT) return count;
  throw new Error(`--articles takes a whole number from ${LIMIT} on, not "${text}".\n\n${USAGE}`);
}

/** Throws where it is no checkout, before anything is measured. */
function readBefore(folder: string | undefined): string | null {
  if (folder === undefined) return null;
  if (existsSync(path.join(folder, 'node_modules'))) return path.resolve(folder);
  throw new Error(`--before takes a checkout with its packages installed, not "${folder}".`);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

const { values, positionals } = parseArgs({
  options: {
    articles: { type: 'string' },
    plot: { type: 'string', default: PLOT },
    before: { type: 'string' },
    markdown: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
  allowPositionals: true,
});

if (values.help) {
  print(USAGE);
} else {
  setTimeout(() => {
    process.stderr.write(`Nothing after ${DEADLINE / 1000} s: given up.\n`);
    process.exit(1);
  }, DEADLINE).unref();
  await main({
    parts: readParts(positionals),
    articles: readCount(values.articles),
    plot: path.resolve(values.plot),
    before: readBefore(values.before),
    markdown: values.markdown,
  });
}
