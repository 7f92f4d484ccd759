// What compiling costs an editor: all articles for the first time, beside Hugo and Eleventy; after one
// of them was edited, written or removed; and under `npm start`. Everything is run in turn.
import { appendFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from '../root.ts';
import { copySources } from '../stage.ts';
import type { Builder } from './builder.ts';
import { type Checkout, toCheckout } from './checkout.ts';
import { type Measure, toCells, toMeasure } from './comparison.ts';
import { ORIGIN, writePublication } from './corpus.ts';
import { createEleventy } from './eleventy.ts';
import { createHugo } from './hugo.ts';
import type { Aim } from './report.ts';
import type { Spent } from './run-program.ts';
import { measureStarting, type Started } from './starting.ts';
import { toCount, toMb, toSeconds } from './units.ts';

const STAGES = path.join(ROOT, '.wrangler/stages');

/** Edits; the machine's speed changes from one to the next. */
const EDITS = 7;

/** First compiles, and for how many articles a round takes so long that there is only one. */
const ROUNDS = 3;
const LONG = 50_000;

/** More articles than these take Eleventy too long. */
const MOST_ELEVENTY = 2_000;

/** Milliseconds for which a file must rest before its time tells whether it has changed. */
const REST = 2_100;

/** What a process costs with little to do; and real posts: as many, of so many bytes each. */
const FEW = 200;
const POSTS = 1_000;
const POST_SIZE = 20_000;

const QUICK: Aim = { words: '< 5 s', holds: (seconds) => seconds < 5 };
const SOON: Aim = { words: '< 30 s', holds: (seconds) => seconds < 30 };
const MEMORY: Aim = { words: '< 1.5 GB', holds: (bytes) => bytes < 1.5e9 };
const FEW_CPU: Aim = { words: '< 3 s', holds: (seconds) => seconds < 3 };
const POSTS_MEMORY: Aim = { words: '< 400 MB', holds: (bytes) => bytes < 400e6 };

/** The cells of a table, and what is missing in it, in sentences. */
export type Compared = {
  readonly cells: readonly (readonly string[])[];
  readonly notes: readonly string[];
};

/** Of each program, what its runs have spent. */
type Runs = readonly (readonly Spent[])[];

/** `before` is a checkout of older code, whose `dist/` is replaced; null where none is compared. */
export async function measureCompiling(articles: number, before: string | null): Promise<Compared> {
  const content = path.join(STAGES, 'bench-corpus');
  const edited = path.join(content, await writePublication(content, articles));
  const added = path.join(content, 'articles/added.md');
  const checkouts = await createCheckouts(content, before);
  const hugo = await createHugo(content, path.join(STAGES, 'bench-hugo'));
  const others = [
    ...(typeof hugo === 'string' ? [hugo] : hugo),
    ...(articles > MOST_ELEVENTY
      ? []
      : [await createEleventy(content, path.join(STAGES, 'bench-eleventy'))]),
  ];
  const builders = [...checkouts, ...others.filter((other) => typeof other !== 'string')];
  const cold = await runInTurn(builders, articles < LONG ? ROUNDS : 1, ({ build }) => build());
  const again = (change: (round: number) => Promise<void>): Promise<Runs> =>
    runInTurn(
      checkouts,
      EDITS,
      ({ compile }) => compile(),
      async (round) => {
        await change(round);
        await pause(REST);
      },
    );
  const unchanged = await again(async () => undefined);
  const edits = await again((round) => appendFile(edited, `\nEdit ${round}.\n`));
  const pairs = await again(async (round) => {
    if (round % 2 === 1) await rm(added);
    else await writeFile(added, NEW);
  });
  const later = checkouts.map((_, column) =>
    [unchanged, edits, pairs].flatMap((runs) => runs[column] ?? []),
  );
  return {
    cells: toCells(
      `${toCount(articles)} articles`,
      builders.map(({ name }) => name),
      [
        ...toColdMeasures(cold, typeof hugo === 'string' ? null : checkouts.length),
        toMeasure('files written', await countFiles(builders), toCount),
        toMeasure('again, nothing changed', pick(unchanged, 'seconds'), toSeconds),
        toMeasure('one article edited', pick(edits, 'seconds'), toSeconds, QUICK),
        toMeasure('one article written or removed', pick(pairs, 'seconds'), toSeconds, QUICK),
        toMeasure('all of these: memory at most', toMost(later), toMb, MEMORY),
        ...(await toStartMeasures(checkouts, content, edited)),
      ],
    ),
    notes: others.filter((other) => typeof other === 'string'),
  };
}

/** What a process costs that has little to do, and the memory that real posts need. */
export async function measureSmall(before: string | null): Promise<Compared> {
  const content = path.join(STAGES, 'bench-corpus');
  const checkouts = await createCheckouts(content, before);
  await writePublication(content, FEW);
  const few = await runInTurn(checkouts, ROUNDS, ({ build }) => build());
  await writePublication(content, POSTS, [POST_SIZE, POST_SIZE]);
  const posts = await runInTurn(checkouts, 1, ({ build }) => build());
  return {
    cells: toCells(
      'first compile',
      checkouts.map(({ name }) => name),
      [
        toMeasure(`${toCount(FEW)} articles: CPU`, pick(few, 'cpu'), toSeconds, FEW_CPU),
        toMeasure('  time', pick(few, 'seconds'), toSeconds),
        toMeasure(
          `${toCount(POSTS)} posts of 20 KB: memory at most`,
          toMost(posts),
          toMb,
          POSTS_MEMORY,
        ),
        toMeasure('  time', pick(posts, 'seconds'), toSeconds),
      ],
    ),
    notes: [],
  };
}

const NEW = `---
title: Written just now
date: 2026-06-15
authors: author-01
---
Text.
`;

async function createCheckouts(
  content: string,
  before: string | null,
): Promise<readonly Checkout[]> {
  const ours = toCheckout('Tagwire', await copySources('bench-compile'), content);
  return before === null ? [ours] : [ours, toCheckout('before', before, content)];
}

/** In each round every program has its turn, in every other round the last one first. */
async function runInTurn<T extends Builder>(
  builders: readonly T[],
  rounds: number,
  run: (builder: T) => Promise<Spent>,
  prepare: (round: number) => Promise<void> = async () => undefined,
): Promise<Runs> {
  const spent = new Map<T, Spent[]>(builders.map((builder) => [builder, []]));
  for (let round = 0; round < rounds; round++) {
    await prepare(round);
    for (const builder of round % 2 === 0 ? builders : builders.toReversed()) {
      spent.get(builder)?.push(await run(builder));
    }
  }
  return [...spent.values()];
}

/** `hugo` is its column; null where it is not there. */
function toColdMeasures(cold: Runs, hugo: number | null): readonly Measure[] {
  const toTimes = (member: 'seconds' | 'cpu', name: string): Measure => {
    const { spreads, ...others } = toMeasure(name, pick(cold, member), toSeconds);
    const most = hugo === null ? undefined : spreads[hugo]?.median;
    const aim: Aim | null =
      most === undefined ? null : { words: 'less than Hugo', holds: (median) => median < most };
    return { ...others, spreads, aim };
  };
  return [
    toTimes('seconds', 'first compile: time'),
    toTimes('cpu', '  CPU'),
    toMeasure('  memory at most', toMost(cold), toMb, MEMORY),
  ];
}

/** One after the other: what they hold in memory is measured alone. */
async function toStartMeasures(
  checkouts: readonly Checkout[],
  content: string,
  edited: string,
): Promise<readonly Measure[]> {
  const started: Started[] = [];
  for (const { folder } of checkouts) {
    const edit = () => appendFile(edited, '\nOne more.\n');
    started.push(await measureStarting(folder, content, ORIGIN, edit));
  }
  const pickOne = (member: keyof Started) => started.map((one) => [one[member] || null]);
  return [
    toMeasure('npm start, compiled before: serves after', pickOne('seconds'), toSeconds, SOON),
    toMeasure('  memory of all its processes', pickOne('steady'), toMb, MEMORY),
    toMeasure('  the same while an edit is compiled', pickOne('editing'), toMb, MEMORY),
  ];
}

function pick(runs: Runs, member: keyof Spent): readonly (readonly (number | null)[])[] {
  return runs.map((spent) => spent.map((one) => one[member]));
}

/** The most memory of all runs of each program. */
function toMost(runs: Runs): readonly (readonly (number | null)[])[] {
  return pick(runs, 'bytes').map((column) => {
    const known = column.filter((bytes) => bytes !== null);
    return known.length === 0 ? [] : [Math.max(...known)];
  });
}

async function countFiles(builders: readonly Builder[]): Promise<readonly (readonly number[])[]> {
  const counts = builders.map(async ({ output }) => {
    const entries = await readdir(output, { recursive: true, withFileTypes: true });
    return [entries.filter((entry) => entry.isFile()).length];
  });
  return await Promise.all(counts);
}
