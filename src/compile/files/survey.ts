// A survey: the stamps of many files, kept as numbers.
import { type Stamp, toStamp } from './stamp.ts';

export type Survey = {
  /** How many files there were. */
  readonly count: number;
  readonly has: (file: string) => boolean;
  /** The stamp that a file had; null when there was no such file. */
  readonly stampOf: (file: string) => Stamp | null;
  /** Whether all of the files had these stamps, three numbers each. */
  readonly areSame: (files: readonly string[], stamps: readonly number[]) => boolean;
};

/** Surveys files of a folder. */
export function takeSurvey(root: string, files: readonly string[]): Survey {
  const places = new Map<string, number>();
  const numbers = new Float64Array(files.length * 3);
  for (const [index, file] of files.entries()) {
    const stamp = toStamp(`${root}/${file}`);
    if (stamp === null) continue;
    places.set(file, index * 3);
    numbers.set(stamp, index * 3);
  }
  const stampOf = (file: string): Stamp | null => {
    const place = places.get(file);
    if (place === undefined) return null;
    const [size = 0, changed = 0, inode = 0] = numbers.subarray(place, place + 3);
    return [size, changed, inode];
  };
  return {
    count: places.size,
    has: (file) => places.has(file),
    stampOf,
    areSame: (all, stamps) =>
      all.every((file, index) => {
        const place = places.get(file);
        if (place === undefined) return false;
        const known = index * 3;
        return (
          numbers[place] === stamps[known] &&
          numbers[place + 1] === stamps[known + 1] &&
          numbers[place + 2] === stamps[known + 2]
        );
      }),
  };
}
