// File stats: what the file system tells of a file without reading it, to see that it has not changed.
import { type Stats, statSync } from 'node:fs';

/** Size in bytes, time of change in milliseconds, number of the inode. */
export type FileStat = readonly [size: number, changed: number, inode: number];

/** Milliseconds in which a file can change twice and keep its time: some disks count in seconds. */
const GRAIN = 2000;

/** Of a file that may not be looked at. */
const UNKNOWN: FileStat = [0, 0, 0];

/** The stat of a file; null when there is none. */
export function toFileStat(path: string): FileStat | null {
  const found = look(path);
  if (found === null) return UNKNOWN;
  return found?.isFile() ? [found.size, found.mtimeMs, found.ino] : null;
}

/** Null where that is not permitted. */
function look(path: string): Stats | undefined | null {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'EACCES') return null;
    throw fault;
  }
}

export function isSameStat(one: FileStat | null, other: FileStat | null): boolean {
  if (one === null || other === null) return false;
  return one[0] === other[0] && one[1] === other[1] && one[2] === other[2];
}

/**
 * The stat to remember for bytes that were read at `now` (milliseconds since 1970): of a file
 * changed just before, one that no file has, since a change just after could not be seen.
 */
export function toLastingStat(stat: FileStat, now: number): FileStat {
  const [size, changed, inode] = stat;
  return changed > now - GRAIN ? [size, 0, inode] : stat;
}
