// A process and all that it started, and their memory, read from /proc; only Linux tells it of others.
import { readdirSync, readFileSync } from 'node:fs';

/** Bytes that processes hold, what they share counted for each; 0 where nobody says. */
export function readResident(pids: readonly number[]): number {
  const sizes = pids.map((one) => readKilobytes(one, 'status', /^VmRSS:\s+(\d+) kB$/m));
  return sizes.reduce((sum, kilobytes) => sum + kilobytes, 0) * 1024;
}

/** Bytes that all of the processes hold, what they share counted once; 0 where nobody says. */
export function readSum(pid: number | undefined): number {
  const shares = findTree(pid).map((one) =>
    readKilobytes(one, 'smaps_rollup', /^Pss:\s+(\d+) kB$/m),
  );
  return shares.reduce((sum, kilobytes) => sum + kilobytes, 0) * 1024;
}

/** A process and all below it; empty where nobody says. */
export function findTree(pid: number | undefined): readonly number[] {
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
