// Posting lists: the rows turned inside out, by counting sort, in one pass over each column.
import { at, type Lists, type Postings } from './catalog.ts';
import type { Column } from './columns.ts';

/** For each of `names` ids, the listed rows whose list holds it, oldest first. */
export function invertLists(lists: Lists, names: number, unlisted: Column): Postings {
  const rows = lists.starts.length - 1;
  return invert(names, (visit) => {
    for (let row = 0; row < rows; row++) {
      if (at(unlisted, row) === 1) continue;
      for (let i = at(lists.starts, row); i < at(lists.starts, row + 1); i++) {
        visit(at(lists.ids, i), row);
      }
    }
  });
}

/** The same for a column of single ids, stored plus `base`; values below `base` are none. */
export function invertValues(
  column: Column,
  names: number,
  unlisted: Column,
  base: number,
): Postings {
  return invert(names, (visit) => {
    for (let row = 0; row < column.length; row++) {
      const value = at(column, row);
      if (value >= base && at(unlisted, row) === 0) visit(value - base, row);
    }
  });
}

function invert(names: number, each: (visit: (id: number, row: number) => void) => void): Postings {
  const starts = new Uint32Array(names + 1);
  each((id) => {
    starts[id + 1] = at(starts, id + 1) + 1;
  });
  for (let id = 0; id < names; id++) starts[id + 1] = at(starts, id + 1) + at(starts, id);
  const next = starts.slice();
  const positions = new Uint32Array(at(starts, names));
  each((id, row) => {
    const place = at(next, id);
    positions[place] = row;
    next[id] = place + 1;
  });
  return { starts, positions };
}
