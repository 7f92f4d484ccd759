// CPU time of other processes, read from /proc; only Linux tells it.
import { readdirSync, readFileSync } from 'node:fs';

/** Nanoseconds of CPU that the process has used up to now; null where nobody says. */
export type ReadCpu = () => number | null;

/** The process that `start` starts, told from its siblings by not having been there before. */
export async function withCpu<T>(start: () => Promise<T>): Promise<[T, ReadCpu]> {
  const before = new Set(findChildren());
  const started = await start();
  const [pid, ...others] = findChildren().filter((child) => !before.has(child));
  if (others.length > 0) throw new Error('More than one child appeared: whose CPU would it be?');
  return [started, () => (pid === undefined ? null : readCpu(pid))];
}

/** Ids of our own children that are called workerd. */
function findChildren(): readonly number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isOurs(pid));
}

function isOurs(pid: number): boolean {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const name = line.slice(line.indexOf('(') + 1, line.lastIndexOf(')'));
    const parent = line.slice(line.lastIndexOf(')') + 2).split(' ')[1];
    return name === 'workerd' && Number(parent) === process.pid;
  } catch {
    // It ended while we looked.
    return false;
  }
}

/**
 * Nanoseconds of CPU by the scheduler's own account: the sum of all threads, finer than the 10 ms ticks of
 * `stat`. Throws where /proc has no such process.
 */
export function readCpu(pid: number): number {
  const folder = `/proc/${pid}/task`;
  return readdirSync(folder)
    .map((thread) => Number(readFileSync(`${folder}/${thread}/schedstat`, 'utf8').split(' ')[0]))
    .reduce((sum, nanoseconds) => sum + nanoseconds, 0);
}

/** Ticks of USER_HZ in a second: Linux tells other programs of no other rate. */
const TICKS = 100;

/** Seconds of CPU that a process has used, threads that have ended included; 0 where nobody says. */
export function readTicks(pid: number): number {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // proc_pid_stat(5): the 14th and 15th field; the 2nd, in brackets, may have spaces.
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return 0;
  }
}
