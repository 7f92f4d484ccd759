// Pages: months as the cache will remember them, and which of them must be written.
import { toOutline } from '../content/index-entry.ts';
import { type ChunkPlace, writeChunk } from './chunk.ts';
import type { CompiledMonth } from './compiled-month.ts';
import type { Entry } from './entry.ts';

/** Stamps that are out of date cost a read each; below this many no chunk is written for them. */
const MANY = 1000;

/** A month as it will be remembered. */
export type Page = {
  readonly month: CompiledMonth;
  readonly hasEntries: boolean;
  /** Entries to be stored; none where the month is untouched. */
  readonly lasting: readonly Entry[];
  /** Entries that are others than before but for their stamps, and those of which these alone are. */
  readonly others: number;
  readonly stamped: number;
};

export function toPage(month: CompiledMonth): Page {
  if (month.isUntouched) {
    return { month, hasEntries: true, lasting: [], others: 0, stamped: 0 };
  }
  const lasting = month.readings().filter((entry) => entry.lasting);
  const known = month.known();
  const differ = lasting.map((entry, index) => [entry, known[index]] as const).filter(isOther);
  const stamped = differ.filter(isStampAlone).length;
  const missing = Math.abs(lasting.length - known.length);
  return {
    month,
    hasEntries: lasting.length > 0,
    lasting,
    others: differ.length - stamped + missing,
    stamped,
  };
}

/** Whether to write: not for a few stamps alone, since reading those files again is cheaper. */
export function isWorthwhile(pages: readonly Page[]): boolean {
  const stamped = pages.reduce((sum, page) => sum + page.stamped, 0);
  return stamped >= MANY || pages.some(({ others }) => others > 0);
}

/** Writes what has changed. Resolves to the places of all months. */
export async function writePages(
  folder: string,
  pages: readonly Page[],
): Promise<readonly ChunkPlace[]> {
  const places: ChunkPlace[] = [];
  for (const { month, lasting, others, stamped } of pages) {
    const place = others + stamped === 0 ? month.place : null;
    places.push(place ?? (await writePage(folder, month, lasting)));
  }
  return places;
}

async function writePage(
  folder: string,
  { name, outline, readings, stock }: CompiledMonth,
  lasting: readonly Entry[],
): Promise<ChunkPlace> {
  const isWhole = lasting.length === readings().length;
  const sheet = {
    outline: isWhole ? outline : toOutline(lasting),
    stock: isWhole ? stock : null,
    stamps: lasting.flatMap(({ stamp }) => stamp),
  };
  return await writeChunk(folder, name, sheet, lasting);
}

/** An entry, and what the cache has in its place. */
type Pair = readonly [entry: Entry, known: Entry | undefined];

function isOther([entry, known]: Pair): boolean {
  return entry !== known;
}

function isStampAlone([entry, known]: Pair): boolean {
  return entry.reading === known?.reading && entry.record === known.record;
}
