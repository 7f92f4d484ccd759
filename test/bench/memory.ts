// Memory of a process and of all that it started, read from /proc; only Linux tells it of others.
import { readdirSync, readFileSync } from 'node:fs';

/** Bytes that the largest of the processes has held at most; 0 where nobody says. */
export function readPeak(pid: number | undefined): number {
  const peaks = findTree(pid).map((one) => readKilobytes(one, 'status', /^VmHWM:\s+(\d+) kB$/m));
  return Math.max(0, ...peaks) * 1024;
}

/** Bytes that all of the processes hold, what they share counted once; 0 where nobody says. */
export function readSum(pid: number | undefined): number {
  const shares = findTree(pid).map((one) =>
    readKilobytes(one, 'smaps_rollup', /^Pss:\s+(\d+) kB$/m),
  );
  return shares.reduce((sum, kilobytes) => sum + kilobytes, 0) * 1024;
}

/** A process and all below it. */
function findTree(pid: number | undefined): readonly number[] {
  if (pid === undefined) return [];
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const children = threads.flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean),
    );
    return [pid, ...children.flatMap((child) => findTree(Number(child)))];
  } catch {
    // It ended while we looked, or this is not Linux.
    return [];
  }
}

function readKilobytes(pid: number, file: string, pattern: RegExp): number {
  try {
    return Number(pattern.exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
