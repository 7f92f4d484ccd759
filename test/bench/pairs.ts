// Rounds taken in turn, so that whatever slows the machine down slows all targets alike.
import { type Round, runRound, type Target } from './load.ts';

export type Spread = { readonly low: number; readonly median: number; readonly high: number };

/** The rounds of each target; the n-th rounds of all targets lie next to each other in time. */
export type Rounds<Name extends string> = { readonly [name in Name]: readonly Round[] };

/** Runs each target `count` times for `seconds`, every other time in reverse order. */
export async function runInTurn<Name extends string>(
  targets: { readonly [name in Name]: Target },
  count: number,
  seconds: number,
): Promise<Rounds<Name>> {
  const names = Object.keys(targets) as Name[];
  const rounds = Object.fromEntries(names.map((name) => [name, [] as Round[]])) as {
    [name in Name]: Round[];
  };
  for (let turn = 0; turn < count; turn++) {
    for (const name of turn % 2 === 0 ? names : names.toReversed()) {
      rounds[name].push(await runRound(targets[name], seconds));
    }
  }
  return rounds;
}

/** Requests per second. */
export function toSpeed(rounds: readonly Round[]): Spread {
  return toSpread(rounds.map(({ perSecond }) => perSecond));
}

/** How fast `ours` is for each round of `bare` beside it. */
export function toRatio(ours: readonly Round[], bare: readonly Round[]): Spread {
  return toSpread(pair(ours, bare, (one, other) => one.perSecond / other.perSecond));
}

/** Microseconds of CPU a request; null where it is not measured. */
export function toCpu(rounds: readonly Round[]): Spread | null {
  const found = rounds.flatMap(({ cpu }) => (cpu === null ? [] : [cpu]));
  return found.length === 0 ? null : toSpread(found);
}

/** Microseconds of CPU that a request takes beyond one of `bare`. */
export function toExtraCpu(ours: readonly Round[], bare: readonly Round[]): Spread | null {
  const found = pair(ours, bare, (one, other) =>
    one.cpu === null || other.cpu === null ? null : one.cpu - other.cpu,
  ).filter((difference) => difference !== null);
  return found.length === 0 ? null : toSpread(found);
}

/** The part of a core that the server used; null where it is not measured. */
export function toBusy(rounds: readonly Round[]): Spread | null {
  const found = rounds.flatMap(({ busy }) => (busy === null ? [] : [busy]));
  return found.length === 0 ? null : toSpread(found);
}

function pair<T>(
  ours: readonly Round[],
  bare: readonly Round[],
  toValue: (one: Round, other: Round) => T,
): readonly T[] {
  return ours.flatMap((one, turn) => {
    const other = bare[turn];
    return other === undefined ? [] : [toValue(one, other)];
  });
}

function toSpread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [low = Number.NaN] = sorted;
  const below = sorted[Math.floor(middle)] ?? low;
  const above = sorted[Math.ceil(middle)] ?? low;
  return { low, median: (below + above) / 2, high: sorted.at(-1) ?? low };
}
