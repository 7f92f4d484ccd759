// One compile at a time for an output folder: each removes the files that it does not name, so that two
// at once would take away each other's. Who compiles keeps a lock file beside it.
import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  createLockFile,
  findLockFile,
  keepAlive,
  type LockFile,
  removeLockFile,
  STALE_AFTER,
} from '../files/lock-file.ts';
import { isAlive } from '../files/processes.ts';

/** Milliseconds between two checks. */
const PAUSE = 100;

/** Beside the folder, which a compile that writes nothing does not make. */
export function toLockPath(folder: string): string {
  return path.join(path.dirname(folder), `.${path.basename(folder)}-compiling.json`);
}

/**
 * Waits until no other compile works on the folder, which need not be there; `onWait` hears of it
 * once. Resolves to what releases the lock. `staleAfter` is in milliseconds; `wait` lets
 * so many pass.
 */
export async function acquireLock(
  folder: string,
  onWait: (sentence: string) => void,
  staleAfter = STALE_AFTER,
  wait: (milliseconds: number) => Promise<unknown> = setTimeout,
): Promise<() => void> {
  const file = toLockPath(folder);
  const own = JSON.stringify({ pid: process.pid, token: randomUUID() });
  let last: (LockFile & { readonly since: number }) | null = null;
  let hasWaited = false;
  await mkdir(path.dirname(file), { recursive: true });
  while (!createLockFile(file, own)) {
    const found = findLockFile(file);
    if (found === null) continue;
    if (found.text !== last?.text || found.heartbeat !== last.heartbeat) {
      last = { ...found, since: performance.now() };
    }
    const pid = toPid(found.text);
    const gone = pid !== null && !isAlive(pid);
    if (gone || performance.now() - last.since > staleAfter) {
      removeLockFile(file, found.text);
      continue;
    }
    if (!hasWaited) onWait(`Waiting for another compile to finish (process ${pid ?? 'unknown'}).`);
    hasWaited = true;
    await wait(PAUSE);
  }
  const rest = keepAlive(file, own);
  return () => {
    rest();
    removeLockFile(file, own);
  };
}

function toPid(text: string): number | null {
  try {
    return (JSON.parse(text) as { readonly pid: number }).pid;
  } catch {
    return null;
  }
}
