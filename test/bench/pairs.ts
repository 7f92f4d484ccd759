// Rounds taken in turn, so that whatever slows the machine down slows all targets alike.
import { type Round, runRound, type Target } from './load.ts';

export type Spread = { readonly low: number; readonly median: number; readonly high: number };

/** The rounds of a target; the n-th rounds of all targets lie next to each other in time. */
export type RoundsOf = (target: Target) => readonly Round[];

/** Runs each target `count` times for `seconds`, every other time in reverse order. */
export async function runInTurn(
  targets: readonly Target[],
  count: number,
  seconds: number,
): Promise<RoundsOf> {
  const rounds = new Map<Target, Round[]>(targets.map((target) => [target, []]));
  for (let turn = 0; turn < count; turn++) {
    for (const target of turn % 2 === 0 ? targets : targets.toReversed()) {
      rounds.get(target)?.push(await runRound(target, seconds));
    }
  }
  return (target) => {
    const found = rounds.get(target);
    if (found === undefined) throw new Error(`${target.name} was not measured`);
    return found;
  };
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

/**
 * What one request took, in microseconds: CPU of the server, else the time of the round for each
 * answer, which is the latency where the target has one connection.
 */
export function toCost(rounds: readonly Round[]): Spread {
  return toSpread(rounds.map(costOf));
}

/** What a request of `ours` took for each microsecond of `other` in the round beside it. */
export function toCostRatio(ours: readonly Round[], other: readonly Round[]): Spread {
  return toSpread(pair(ours, other, (one, beside) => costOf(one) / costOf(beside)));
}

function costOf({ cpu, perSecond }: Round): number {
  return cpu ?? 1e6 / perSecond;
}

/**
 * The CPU of a request of `one` to that of `other` in the round beside it: unlike speed, it stands
 * when other programs take the cores. Null where it is not measured.
 */
export function toCpuRatio(one: readonly Round[], other: readonly Round[]): Spread | null {
  const found = pair(one, other, (first, beside) =>
    first.cpu === null || beside.cpu === null ? null : first.cpu / beside.cpu,
  ).filter((ratio) => ratio !== null);
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

/** The median, and what lies farthest from it on both sides. */
export function toSpread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [low = Number.NaN] = sorted;
  const below = sorted[Math.floor(middle)] ?? low;
  const above = sorted[Math.ceil(middle)] ?? low;
  return { low, median: (below + above) / 2, high: sorted.at(-1) ?? low };
}

/** The spread of a value that is counted rather than measured. */
export function toOne(value: number): Spread {
  return { low: value, median: value, high: value };
}
