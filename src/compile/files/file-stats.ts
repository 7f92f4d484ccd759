// The file stats of many files, kept as numbers.
import { type FileStat, toFileStat } from './file-stat.ts';

export type FileStats = {
  /** How many files there were. */
  readonly count: number;
  readonly has: (file: string) => boolean;
  /** The stat that a file had; null when there was no such file. */
  readonly statOf: (file: string) => FileStat | null;
  /** Whether all of the files had these stats, three numbers each. */
  readonly areSame: (files: readonly string[], stats: readonly number[]) => boolean;
};

/** The stats of files of a folder. */
export function readFileStats(root: string, files: readonly string[]): FileStats {
  const places = new Map<string, number>();
  const numbers = new Float64Array(files.length * 3);
  for (const [index, file] of files.entries()) {
    const stat = toFileStat(`${root}/${file}`);
    if (stat === null) continue;
    places.set(file, index * 3);
    numbers.set(stat, index * 3);
  }
  const statOf = (file: string): FileStat | null => {
    const place = places.get(file);
    if (place === undefined) return null;
    const [size = 0, changed = 0, inode = 0] = numbers.subarray(place, place + 3);
    return [size, changed, inode];
  };
  return {
    count: places.size,
    has: (file) => places.has(file),
    statOf,
    areSame: (all, stats) =>
      all.every((file, index) => {
        const place = places.get(file);
        if (place === undefined) return false;
        const known = index * 3;
        return (
          numbers[place] === stats[known] &&
          numbers[place + 1] === stats[known + 1] &&
          numbers[place + 2] === stats[known + 2]
        );
      }),
  };
}
