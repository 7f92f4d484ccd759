// File stats: what the file system tells of a file without reading it, to see that it has not changed.
import { type Stats, statSync } from 'node:fs';

/** Size in bytes, time of change in milliseconds and number of the inode, as one text. */
export type FileStat = string;

/** Milliseconds in which a file can change twice and keep its time: some disks count in seconds. */
const GRAIN = 2000;

/** Of a file that may not be looked at, and of one that has to be read again. */
export const NO_STAT: FileStat = '';

/** The stat of a file; null when there is none. */
export function toFileStat(path: string): FileStat | null {
  const found = look(path);
  if (found === null) return NO_STAT;
  return found?.isFile() ? `${found.size} ${found.mtimeMs} ${found.ino}` : null;
}

/** Bytes of a file by its stat. */
export function toSize(stat: FileStat): number {
  return Number.parseInt(stat, 10);
}

/**
 * The stat to remember for bytes that were read at `now` (milliseconds since 1970): of a file
 * changed just before, one that no file has, since a change just after could not be seen.
 */
export function toLastingStat(stat: FileStat, now: number): FileStat {
  return Number(stat.split(' ')[1]) > now - GRAIN ? NO_STAT : stat;
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
