// Shelves: stored files of neighbouring records, named by their content.
import { createHash } from 'node:crypto';
import { MAX_LENGTH } from '../files/media.ts';

/** Records on one shelf at most. */
const CAPACITY = 16;

export type Shelf = { readonly name: string; readonly bytes: Uint8Array };

/** Where records stand: index of the shelf, place in bytes. */
export type Places = {
  readonly shelf: Uint32Array;
  readonly offset: Uint32Array;
  readonly length: Uint32Array;
};

/** A record as it is put on shelves: its length in bytes, and when its article was published. */
export type Shelvable = { readonly length: number; readonly published: number };

/**
 * Says which records, in the catalog's order, stand together. No shelf crosses the end of a month (UTC),
 * so that an edit changes those of one month; none outgrows what the platform serves, unless one record
 * does.
 */
export function toGroups<One extends Shelvable>(
  records: readonly One[],
): readonly (readonly One[])[] {
  const groups: One[][] = [];
  let end = 0;
  let size = 0;
  for (const record of records) {
    const last = groups.at(-1);
    size += record.length;
    const fits = record.published < end && size <= MAX_LENGTH;
    if (last && last.length < CAPACITY && fits) last.push(record);
    else {
      groups.push([record]);
      size = record.length;
      if (record.published >= end) end = toNextMonth(record.published);
    }
  }
  return groups;
}

/** The places of records on these shelves, given by the lengths of the records of each. */
export function toPlaces(shelves: readonly (readonly number[])[]): Places {
  const lengths = shelves.flat();
  const shelf = new Uint32Array(lengths.length);
  const offset = new Uint32Array(lengths.length);
  let position = 0;
  for (const [index, own] of shelves.entries()) {
    let end = 0;
    for (const length of own) {
      shelf[position] = index;
      offset[position] = end;
      end += length;
      position += 1;
    }
  }
  return { shelf, offset, length: Uint32Array.from(lengths) };
}

/** The file of a shelf, below the output folder. */
export function toShelfFile(name: string): string {
  return `assets/articles/${name}`;
}

/** The shelf of one group's records. */
export function toShelf(records: readonly Uint8Array[]): Shelf {
  const bytes = Buffer.concat(records);
  return { name: `${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}.bin`, bytes };
}

/** The end of the month (UTC) of an instant; both in seconds since 1970. */
function toNextMonth(instant: number): number {
  const date = new Date(instant * 1000);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1) / 1000;
}
