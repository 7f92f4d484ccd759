// Walks over positions of the catalog, newest or oldest first, as far as somebody asks.
import { countBelow } from '../catalog/binary-search.ts';

export function* countDown(from: number, end: number): Iterable<number> {
  for (let position = end - 1; position >= from; position--) yield position;
}

export function* countUp(from: number, end: number): Iterable<number> {
  for (let position = from; position < end; position++) yield position;
}

/** The union of lists in ascending order, walked upwards, each position once. */
export function* mergeUp(
  lists: readonly Uint32Array[],
  from: number,
  end: number,
): Iterable<number> {
  const next = lists.map((list) => countBelow(list, from));
  for (;;) {
    let lowest = end;
    for (const [index, list] of lists.entries()) {
      lowest = Math.min(lowest, list[next[index] ?? 0] ?? end);
    }
    if (lowest >= end) return;
    yield lowest;
    for (const [index, list] of lists.entries()) {
      const place = next[index] ?? 0;
      if (list[place] === lowest) next[index] = place + 1;
    }
  }
}

/** The union of lists in ascending order, walked downwards, each position once. */
export function* mergeDown(
  lists: readonly Uint32Array[],
  from: number,
  end: number,
): Iterable<number> {
  const next = lists.map((list) => countBelow(list, end) - 1);
  for (;;) {
    let highest = -1;
    for (const [index, list] of lists.entries()) {
      highest = Math.max(highest, list[next[index] ?? -1] ?? -1);
    }
    if (highest < from) return;
    yield highest;
    for (const [index, list] of lists.entries()) {
      const place = next[index] ?? -1;
      if (list[place] === highest) next[index] = place - 1;
    }
  }
}

export function* keep(
  positions: Iterable<number>,
  matches: (position: number) => boolean,
): Iterable<number> {
  for (const position of positions) if (matches(position)) yield position;
}

/** A walk without its first steps. */
export function* drop(positions: Iterable<number>, steps: number): Iterable<number> {
  let met = 0;
  for (const position of positions) if (met++ >= steps) yield position;
}

/** The first steps of a walk, at most so many, one or more. */
export function take(positions: Iterable<number>, most: number): readonly number[] {
  const taken: number[] = [];
  for (const position of positions) {
    taken.push(position);
    if (taken.length === most) break;
  }
  return taken;
}

export function toLength(positions: Iterable<number>): number {
  let length = 0;
  for (const _ of positions) length++;
  return length;
}
