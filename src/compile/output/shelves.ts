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
  let month = '';
  let size = 0;
  for (const record of records) {
    const last = groups.at(-1);
    const own = toMonth(record.published);
    size += record.length;
    if (last && last.length < CAPACITY && month === own && size <= MAX_LENGTH) last.push(record);
    else {
      groups.push([record]);
      size = record.length;
      month = own;
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

function toMonth(instant: number): string {
  return new Date(instant * 1000).toISOString().slice(0, 7);
}
