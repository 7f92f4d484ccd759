// Binary search: where something begins to hold, in numbers or in an ascending column.
import type { Column } from './columns.ts';

/** The first number below `count` of which `holds` is true, as it is of all after it; else `count`. */
export function findFirst(count: number, holds: (number: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** How many numbers of an ascending column are below `end`. */
export function countBelow(column: Column, end: number): number {
  // No place below the length is past the end.
  return findFirst(column.length, (place) => (column[place] ?? 0) >= end);
}
