// How soon an isolate answers after its start, and what it holds.
import { DIRECT, runBundle } from '../stage.ts';
import { prepare, timeFirstAnswer } from './first-answer.ts';
import { createSince } from './fresh.ts';
import { connectInspector } from './inspector.ts';
import { GZIP } from './load.ts';
import { type Spread, toOne, toSpread } from './pairs.ts';
import { FEED_PATH } from './peers/publication.ts';
import { type Aim, type Row, toRow } from './report.ts';
import { toCount, toMb, toMilli } from './units.ts';
import { FIRST } from './zipf-catalog.ts';

const STARTS = 7;

/**
 * Different feeds, more than the memory of an isolate holds, and the MiB that V8 may use: what the
 * platform gives, and no bound, as in a runtime that runs alone.
 */
const LIVES = [
  { heap: 128, feeds: 10_000, words: 'of 128 MiB' },
  { heap: null, feeds: 2_000, words: 'without a bound' },
] as const;

/** One question for each look-up that an isolate makes of the catalog when it is first needed. */
const LOOK_UPS = [`tag=${FIRST}`, 'section=section-1', 'author=author-1', 'lang=en'];

/** Feeds between two looks at the memory. */
const OFTEN = 50;

const SOON: Aim = { words: '< 250 ms', holds: (micro) => micro < 250_000 };
const SMALL: Aim = { words: '< 96 MB', holds: (bytes) => bytes < 96_000_000 };

/** A bundle of ours and a bare one; a stage's settings hold for both. */
export type Startable = {
  readonly name: string;
  readonly folder: string;
  readonly bundled: string;
  readonly bare: string;
};

export async function measureIsolates(all: readonly Startable[]): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const one of all) {
    rows.push(...(await measureStarts(one)), ...(await measureMemory(one)));
  }
  return rows;
}

async function measureStarts({ name, folder, bundled, bare }: Startable): Promise<readonly Row[]> {
  const [whole, empty] = [await prepare(folder, bundled), await prepare(folder, bare)];
  const starts: { readonly ours: number; readonly bare: number }[] = [];
  for (let turn = 0; turn < STARTS; turn++) {
    starts.push({
      bare: await timeFirstAnswer(empty, FEED_PATH),
      ours: await timeFirstAnswer(whole, FEED_PATH),
    });
  }
  const toMicros = (value: (one: (typeof starts)[number]) => number): Spread =>
    toSpread(starts.map((one) => 1000 * value(one)));
  return [
    toRow(
      `${name}: start to first answer`,
      toMicros(({ ours }) => ours),
      toMilli,
    ),
    toRow(
      '  of a bare Worker',
      toMicros((one) => one.bare),
      toMilli,
    ),
    toRow(
      '  beyond bare',
      toMicros((one) => one.ours - one.bare),
      toMilli,
      SOON,
    ),
  ];
}

async function measureMemory(one: Startable): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const { heap, feeds, words } of LIVES) {
    const { first, held, whole, highest } = await fill(one, feeds, heap);
    rows.push(
      toRow(`${one.name}: isolate ${words}, after its first answer`, toOne(first), toMb),
      toRow(`  holds after ${toCount(feeds)} different feeds`, toOne(held), toMb, SMALL),
      toRow('  and after all look-ups were made', toOne(whole), toMb, SMALL),
      toRow('  at most meanwhile, garbage and all', toOne(highest), toMb, SMALL),
    );
  }
  return rows;
}

/** Bytes of an isolate: after its first answer; after all feeds, and after all look-ups, collected. */
type Filled = {
  readonly first: number;
  readonly held: number;
  readonly whole: number;
  readonly highest: number;
};

/** Asks for as many different feeds, one after the other, then for what needs each look-up. */
async function fill(
  { folder, bundled }: Startable,
  feeds: number,
  heap: number | null,
): Promise<Filled> {
  const miniflare = await runBundle(folder, bundled, { inspected: true, heap });
  const { origin } = await miniflare.unsafeGetDirectURL(undefined, DIRECT);
  await get(`${origin}${FEED_PATH}`);
  const inspector = await connectInspector(miniflare);
  const first = await inspector.readMemory();
  const next = createSince();
  let highest = first;
  for (let feed = 0; feed < feeds; feed++) {
    await get(`${origin}${FEED_PATH}?since=${next()}`);
    if (feed % OFTEN === 0) highest = Math.max(highest, await inspector.readMemory());
  }
  const readCollected = async (): Promise<number> => {
    inspector.collect();
    for (let feed = 0; feed < 2; feed++) await get(`${origin}${FEED_PATH}`);
    return await inspector.readMemory();
  };
  const held = await readCollected();
  for (const name of LOOK_UPS) await get(`${origin}/api/articles?${name}`);
  const whole = await readCollected();
  inspector.close();
  await miniflare.dispose();
  return { first, held, whole, highest };
}

async function get(url: string): Promise<void> {
  const response = await fetch(url, { headers: GZIP });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
}
