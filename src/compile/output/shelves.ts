// Shelves: stored files of neighbouring records, named by their content.
import { createHash } from 'node:crypto';
import type { Stored } from './records.ts';

/** Records on one shelf at most. */
const CAPACITY = 16;

export type Shelf = { readonly name: string; readonly bytes: Uint8Array };

/** Where a record stands: index of its shelf, place in bytes. */
export type Place = { readonly shelf: number; readonly offset: number; readonly length: number };

/**
 * Puts records, oldest first, on shelves. A shelf never crosses a month (UTC), so that an article
 * inserted later moves the records of its own month and no others.
 */
export function toShelves(records: readonly Stored[]): {
  readonly shelves: readonly Shelf[];
  readonly places: readonly Place[];
} {
  const groups = toGroups(records);
  return {
    shelves: groups.map((group) => toShelf(group)),
    places: groups.flatMap((group, shelf) => {
      let offset = 0;
      return group.map(({ bytes }) => {
        const place = { shelf, offset, length: bytes.length };
        offset += bytes.length;
        return place;
      });
    }),
  };
}

function toGroups(records: readonly Stored[]): readonly (readonly Stored[])[] {
  const groups: Stored[][] = [];
  let month = '';
  for (const record of records) {
    const last = groups.at(-1);
    const current = toMonth(record);
    if (last !== undefined && month === current && last.length < CAPACITY) last.push(record);
    else groups.push([record]);
    month = current;
  }
  return groups;
}

function toShelf(group: readonly Stored[]): Shelf {
  const bytes = Buffer.concat(group.map((record) => record.bytes));
  const name = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  return { name: `${name}.bin`, bytes };
}

function toMonth({ article }: Stored): string {
  return new Date(article.published * 1000).toISOString().slice(0, 7);
}
