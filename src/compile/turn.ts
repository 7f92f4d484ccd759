// One compile at a time for an output folder: each removes the files that it does not name, so that two
// at once would take away each other's. Who compiles leaves a mark beside it, and shows that it lives.
import { randomUUID } from 'node:crypto';
import { linkSync, lstatSync, readFileSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isAlive } from './processes.ts';

/** Milliseconds between two looks, and between two signs of life. */
const PAUSE = 100;
const PULSE = 1_000;

/** Milliseconds without a sign after which a living process is taken for another of its number. */
const SILENCE = 30_000;

/** A mark as it was found; `sign` is when it last showed life, by the file system's clock. */
type Found = { readonly text: string; readonly sign: number };

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
  let last: (Found & { readonly since: number }) | null = null;
  let told = false;
  await mkdir(path.dirname(file), { recursive: true });
  while (!(await claim(file, own))) {
    const found = find(file);
    if (found === null) continue;
    if (found.text !== last?.text || found.sign !== last.sign) {
      last = { ...found, since: performance.now() };
    }
    const pid = toPid(found.text);
    const gone = pid !== null && !isAlive(pid);
    if (gone || performance.now() - last.since > silence) {
      remove(file, found.text);
      continue;
    }
    if (!told) onWait(`Another compile is at work (process ${pid ?? 'unknown'}): waiting for it.`);
    told = true;
    await setTimeout(PAUSE);
  }
  const pulse = setInterval(() => showLife(file, own), PULSE);
  pulse.unref();
  return () => {
    clearInterval(pulse);
    remove(file, own);
  };
}

async function claim(file: string, own: string): Promise<boolean> {
  try {
    await writeFile(file, own, { flag: 'wx' });
    return true;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw fault;
  }
}

/** Null where there is none. One that cannot be read says nothing, and so is silent. */
function find(file: string): Found | null {
  const sign = lstatSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return sign === undefined ? null : { text: read(file), sign };
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function toPid(text: string): number | null {
  try {
    return (JSON.parse(text) as { readonly pid: number }).pid;
  } catch {
    return null;
  }
}

function showLife(file: string, own: string): void {
  const now = new Date();
  // Somebody may have removed it meanwhile.
  if (read(file) === own && find(file) !== null) utimesSync(file, now, now);
}

/** Removes a mark that says `text`, and no other one that was set since it was read. */
function remove(file: string, text: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
    if (read(aside) !== text) linkSync(aside, file);
  } catch {
    // Another one that waited was first.
  }
  rmSync(aside, { recursive: true, force: true });
}
