// Who serves `dist/` just now: a running `npm start` leaves its origin there, so that other
// commands do not change the site under it.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OUT } from './folders.ts';
import { isAlive } from './processes.ts';

export type Serving = { readonly pid: number; readonly origin: string };

const FILE = path.join(OUT, 'serving.json');

/** The `npm start` that runs in this checkout; null when none does. */
export function findServing(): Serving | null {
  try {
    const found = JSON.parse(readFileSync(FILE, 'utf8')) as Serving;
    return isAlive(found.pid) ? found : null;
  } catch {
    return null;
  }
}

/** Leaves the mark, until this process ends. The output folder must be there. */
export function markServing(origin: string): void {
  const serving: Serving = { pid: process.pid, origin };
  writeFileSync(FILE, JSON.stringify(serving));
  process.on('exit', () => rmSync(FILE, { force: true }));
}
