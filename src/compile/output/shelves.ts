// Shelves: stored files of neighbouring records, named by their content.
import { createHash } from 'node:crypto';
import type { Listed } from '../content/article.ts';
import { MAX_LENGTH } from '../files/media.ts';

/** Records on one shelf at most. */
const CAPACITY = 16;

export type Shelf = { readonly name: string; readonly bytes: Uint8Array };

/** Where a record stands: index of its shelf, place in bytes. */
export type Place = { readonly shelf: number; readonly offset: number; readonly length: number };

/** An article and the length of its record in bytes. */
export type Measured = { readonly article: Listed; readonly length: number };

/**
 * Says which records, oldest first, stand together. A shelf never crosses a month (UTC), so that an
 * article inserted later moves the records of its own month and no others, and never outgrows what
 * the platform serves, unless one record does.
 */
export function toGroups<One extends Measured>(
  records: readonly One[],
): readonly (readonly One[])[] {
  const groups: One[][] = [];
  let month = '';
  let size = 0;
  for (const record of records) {
    const last = groups.at(-1);
    const current = toMonth(record.article.published);
    const fits = size + record.length <= MAX_LENGTH;
    if (last !== undefined && month === current && last.length < CAPACITY && fits) {
      last.push(record);
      size += record.length;
    } else {
      groups.push([record]);
      size = record.length;
    }
    month = current;
  }
  return groups;
}

/** The places of all records of all groups, in order. */
export function toPlaces(groups: readonly (readonly Measured[])[]): readonly Place[] {
  return groups.flatMap((group, shelf) => {
    let offset = 0;
    return group.map(({ length }) => {
      const place = { shelf, offset, length };
      offset += length;
      return place;
    });
  });
}

/** The shelf of one group's records. */
export function toShelf(records: readonly Uint8Array[]): Shelf {
  const bytes = Buffer.concat(records);
  return { name: toShelfName(bytes), bytes };
}

/** The name that these bytes must have. */
export function toShelfName(bytes: Uint8Array): string {
  return `${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}.bin`;
}

/** The month (UTC) of an instant in seconds since 1970: `2026-11`. */
export function toMonth(instant: number): string {
  return new Date(instant * 1000).toISOString().slice(0, 7);
}
