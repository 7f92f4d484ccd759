// Shelves: stored files of neighbouring records, named by their content.
import { createHash } from 'node:crypto';
import { MAX_LENGTH } from '../files/media.ts';

/** Records on one shelf at most. */
const CAPACITY = 16;

export type Shelf = { readonly name: string; readonly bytes: Uint8Array };

/** Where the records of one month stand: one after the other, each shelf from its beginning. */
export type ShelvedRecords = {
  /** One after the other, as the catalog has them. */
  readonly fingerprints: string;
  /** Bytes of each record. */
  readonly lengths: readonly number[];
  /** Names of the shelves, and how many records stand on each. */
  readonly shelves: readonly (readonly [name: string, count: number])[];
};

/** Where records stand: index of the shelf, place in bytes. */
export type Places = {
  readonly shelf: Uint32Array;
  readonly offset: Uint32Array;
  readonly length: Uint32Array;
};

/**
 * Says which records of a month, oldest first, stand together. A shelf never outgrows what the
 * platform serves, unless one record does.
 */
export function toGroups<One extends { readonly length: number }>(
  records: readonly One[],
): readonly (readonly One[])[] {
  const groups: One[][] = [];
  let size = 0;
  for (const record of records) {
    const last = groups.at(-1);
    const fits = size + record.length <= MAX_LENGTH;
    if (last !== undefined && last.length < CAPACITY && fits) {
      last.push(record);
      size += record.length;
    } else {
      groups.push([record]);
      size = record.length;
    }
  }
  return groups;
}

/** The places of the records of all months, in order. */
export function toPlaces(allShelved: readonly ShelvedRecords[]): Places {
  const count = allShelved.reduce((sum, { lengths }) => sum + lengths.length, 0);
  const shelf = new Uint32Array(count);
  const offset = new Uint32Array(count);
  const length = new Uint32Array(count);
  let position = 0;
  let shelves = 0;
  for (const shelved of allShelved) {
    const first = position;
    for (const [, records] of shelved.shelves) {
      let end = 0;
      for (let record = 0; record < records; record++) {
        const size = shelved.lengths[position - first] ?? 0;
        shelf[position] = shelves;
        offset[position] = end;
        length[position] = size;
        end += size;
        position++;
      }
      shelves++;
    }
  }
  return { shelf, offset, length };
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
