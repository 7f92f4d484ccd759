// One compile at a time for an output folder: each removes the files that it does not name, so that two
// at once would take away each other's. Who compiles leaves a mark beside it.
import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  findMark,
  keepAlive,
  type Mark,
  removeMark,
  SILENCE,
  setMark,
} from '../files/lock-file.ts';
import { isAlive } from '../files/processes.ts';

/** Milliseconds between two looks. */
const PAUSE = 100;

/** Beside the folder, which a compile that writes nothing does not make. */
export function toMark(folder: string): string {
  return path.join(path.dirname(folder), `.${path.basename(folder)}-compiling.json`);
}

/**
 * Waits until no other compile works on the folder, which need not be there; `onWait` hears of it
 * once. Resolves to what ends the turn. `silence` is in milliseconds.
 */
export async function takeTurn(
  folder: string,
  onWait: (sentence: string) => void,
  silence = SILENCE,
): Promise<() => void> {
  const file = toMark(folder);
  const own = JSON.stringify({ pid: process.pid, turn: randomUUID() });
  let last: (Mark & { readonly since: number }) | null = null;
  let told = false;
  await mkdir(path.dirname(file), { recursive: true });
  while (!setMark(file, own)) {
    const found = findMark(file);
    if (found === null) continue;
    if (found.text !== last?.text || found.sign !== last.sign) {
      last = { ...found, since: performance.now() };
    }
    const pid = toPid(found.text);
    const gone = pid !== null && !isAlive(pid);
    if (gone || performance.now() - last.since > silence) {
      removeMark(file, found.text);
      continue;
    }
    if (!told) onWait(`Another compile is at work (process ${pid ?? 'unknown'}): waiting for it.`);
    told = true;
    await setTimeout(PAUSE);
  }
  const rest = keepAlive(file, own);
  return () => {
    rest();
    removeMark(file, own);
  };
}

function toPid(text: string): number | null {
  try {
    return (JSON.parse(text) as { readonly pid: number }).pid;
  } catch {
    return null;
  }
}
