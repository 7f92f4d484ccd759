// What a request costs as the catalog grows: the same cases on catalogs of three sizes, each in a
// workerd of its own, in rounds that lie next to each other.
import { gzipSync } from 'node:zlib';
import { type Catalog, positionsOf } from '../../src/catalog/catalog.ts';
import { decodeCatalog } from '../../src/catalog/file.ts';
import { bundle } from '../bundle.ts';
import { type Case, findPageShelves, type Stand, toCases } from './curve-cases.ts';
import { ask } from './load.ts';
import { type RoundsOf, runInTurn, type Spread, toCost, toCostRatio } from './pairs.ts';
import { type Aim, toGrid, toVerdict } from './report.ts';
import { type Keep, startReader, startServer } from './servers.ts';
import { toCount, toFactor, toKb, toMilli } from './units.ts';
import { measureUnvaried } from './unvaried.ts';
import { SECOND } from './zipf-catalog.ts';
import { writeZipfStage } from './zipf-stage.ts';

/** Articles. */
const SIZES = [1_000, 10_000, 100_000] as const;

const ROUNDS = { count: 9, seconds: 0.25 };
const WARM_UP = 0.5;

/** For a hundred times the articles; the room is for the noise of a busy machine. */
const FLAT: Aim = { words: '≤ 1.5', holds: (ratio) => ratio <= 1.5 };

type Sized = { readonly stand: Stand; readonly bytes: Uint8Array<ArrayBuffer> };

/** The table of the curve. */
export async function measureCurve(keep: Keep): Promise<string> {
  const sized: Sized[] = [];
  for (const count of SIZES) sized.push(await startSize(count, keep));
  const columns = await Promise.all(sized.map(({ stand }) => toCases(stand)));
  for (const one of columns.flat()) await checkTotal(one);
  const lines = toLines(columns);
  // The sizes of one case lie next to each other in time.
  const targets = lines.flatMap((line) => line.map(({ target }) => target));
  await runInTurn(targets, 1, WARM_UP);
  const roundsOf = await runInTurn(targets, ROUNDS.count, ROUNDS.seconds);
  return toGrid(
    [
      [toTitle(), ...SIZES.map(toCount), 'largest to smallest', 'aim', ''],
      ...lines.map((line) => toLine(roundsOf, line)),
      ['articles with the second tag', ...sized.map(({ stand }) => toSecond(stand.catalog))],
      ['catalog', ...sized.map(({ bytes }) => toKb(bytes.length))],
      ['catalog, gzipped', ...sized.map(({ bytes }) => toKb(gzipSync(bytes).length))],
      ...toUnvariedLines(sized),
    ],
    [1, 2, 3, 4],
  );
}

/** Serves a synthetic catalog, and a bare Worker beside it. */
async function startSize(count: number, keep: Keep): Promise<Sized> {
  const { folder, bytes } = await writeZipfStage(`bench-curve-${count}`, count);
  const catalog = decodeCatalog(bytes.buffer);
  const server = await keep(startServer(folder, bundle(folder)));
  const reader = await keep(startReader(folder, findPageShelves(catalog)));
  return { stand: { server, reader, catalog }, bytes };
}

async function checkTotal({ target, total }: Case): Promise<void> {
  if (total === null) return;
  const { total: found } = JSON.parse(await ask(target)) as { readonly total: number };
  if (found !== total) throw new Error(`${target.name}: ${found} in all, not ${total}`);
}

/** Columns of cases, one for each size, as lines. */
function toLines(columns: readonly (readonly Case[])[]): readonly (readonly Case[])[] {
  const [first = []] = columns;
  return first.map((_, index) => columns.flatMap((column) => column[index] ?? []));
}

/** One case at every size, and what the largest costs for each of the smallest. */
function toLine(roundsOf: RoundsOf, line: readonly Case[]): readonly string[] {
  const smallest = line[0];
  const largest = line.at(-1);
  if (smallest === undefined || largest === undefined) return [];
  const ratio = toCostRatio(roundsOf(largest.target), roundsOf(smallest.target));
  return [
    smallest.name,
    ...line.map(({ target }) => toCell(toCost(roundsOf(target)))),
    `${toFactor(ratio.median)} (${toFactor(ratio.low)} … ${toFactor(ratio.high)})`,
    smallest.flat ? FLAT.words : '',
    toVerdict(smallest.flat ? FLAT.holds(ratio.median) : null),
  ];
}

function toUnvariedLines(sized: readonly Sized[]): readonly (readonly string[])[] {
  const columns = sized.map(({ bytes, stand }) => measureUnvaried(bytes, stand.catalog));
  const [first = []] = columns;
  return first.map(({ name }, index) => [
    name,
    ...columns.map((column) => column[index]).flatMap((one) => (one ? [toCell(one.cost)] : [])),
  ]);
}

/** Takes microseconds. */
function toCell({ median, low, high }: Spread): string {
  return `${toMilli(median)} (${toMilli(low)} … ${toMilli(high)})`.replaceAll(' ms', '');
}

function toTitle(): string {
  return process.platform === 'linux'
    ? 'ms of CPU a request, by articles'
    : 'ms a request, by articles';
}

/** How many articles the smaller of the two most frequent tags is on. */
function toSecond({ ids, postings }: Catalog): string {
  return toCount(positionsOf(postings.tags, ids.tags.get(SECOND) ?? -1).length);
}
