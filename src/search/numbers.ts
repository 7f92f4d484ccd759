// Numbers of articles in the index. Each month (UTC) has some to spare, so that an article more or less in a
// month changes the numbers of no other month, unless none is left.
import { countBelow } from '../catalog/binary-search.ts';
import type { Column } from '../catalog/columns.ts';

/** A month: where its articles begin, by position in the catalog and by number. */
export type Month = { readonly position: number; readonly number: number; readonly count: number };

/** Numbers come in so many; one at least is spare. */
const STEP = 16;

/** The months of a catalog, given the column of its dates. */
export function toMonths(published: Column): readonly Month[] {
  const months: Month[] = [];
  let number = 0;
  for (let position = 0; position < published.length; ) {
    const end = countBelow(published, toMonthEnd(published[position] ?? 0));
    const count = end - position;
    months.push({ position, number, count });
    number += (Math.floor(count / STEP) + 1) * STEP;
    position = end;
  }
  return months;
}

/** Positions in the catalog of numbers, both ascending. */
export function toPositions(months: readonly Month[], numbers: Uint32Array): Uint32Array {
  let next = 0;
  let offset = 0;
  return numbers.map((number) => {
    while ((months[next]?.number ?? Number.POSITIVE_INFINITY) <= number) {
      const month = months[next++];
      offset = (month?.position ?? 0) - (month?.number ?? 0);
    }
    return number + offset;
  });
}

/** Numbers of positions in the catalog, both ascending. */
export function toNumbers(months: readonly Month[], positions: Uint32Array): Uint32Array {
  let next = 0;
  let offset = 0;
  return positions.map((position) => {
    while ((months[next]?.position ?? Number.POSITIVE_INFINITY) <= position) {
      const month = months[next++];
      offset = (month?.number ?? 0) - (month?.position ?? 0);
    }
    return position + offset;
  });
}

/** The end of the month of an instant; both in seconds since 1970. */
function toMonthEnd(instant: number): number {
  const date = new Date(instant * 1000);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1) / 1000;
}
