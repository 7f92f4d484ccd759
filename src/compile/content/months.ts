// Months: articles that are neighbours in date. No shelf and no file of the cache crosses one, so that
// an edit changes those of one month.
import type { FileReading } from './file-reading.ts';
import { type IndexEntry, toPublished } from './index-entry.ts';

/** The articles of one month (UTC): their index entry, and all of them for where that says too little. */
export type Month = {
  /** `2026-11`, or `none` for what has no date. */
  readonly name: string;
  readonly indexEntry: IndexEntry;
  /** In the order of the index entry's files; perhaps read from the disk. */
  readonly readings: () => readonly FileReading[];
  /** Whether nothing of it has changed since a compile in which all links to parts led somewhere. */
  readonly areAnchorsChecked: boolean;
};

/** Files by their months; those of a month are in the order of its index entry. */
export function groupByMonth<One extends FileReading>(
  files: readonly One[],
): readonly (readonly [name: string, files: readonly One[]])[] {
  const months = Map.groupBy(files, ({ reading }) => {
    const published = reading?.article?.published;
    return published === undefined ? 'none' : toMonth(published);
  });
  return [...months].map(([name, all]) => [name, all.toSorted(compareFiles)]);
}

/** Oldest first, what has no date last: years have four digits. */
export function sortMonths<One extends { readonly name: string }>(
  months: readonly One[],
): readonly One[] {
  return months.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function toMonth(instant: number): string {
  return new Date(instant * 1000).toISOString().slice(0, 7);
}

/** Published articles first, oldest first, equal times by slug descending; then others by name. */
function compareFiles(a: FileReading, b: FileReading): number {
  const [one, other] = [toPublished(a), toPublished(b)];
  if (one === null || other === null) {
    return Number(one === null) - Number(other === null) || (a.file < b.file ? -1 : 1);
  }
  if (one.published !== other.published) return one.published - other.published;
  if (one.slug !== other.slug) return one.slug < other.slug ? 1 : -1;
  return a.file < b.file ? -1 : 1;
}
