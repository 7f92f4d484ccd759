// Who serves `dist/` just now: a running `npm start` leaves its mark there, so that other commands do
// not change the site under it.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OUT } from './folders.ts';
import { isAlive } from './processes.ts';

export type Serving = {
  readonly pid: number;
  readonly origin: string;
  /** The content folder, absolute. */
  readonly folder: string;
};

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

/**
 * Why a compile of this folder for this origin (null: whatever is served) would change what is served;
 * null when it would not.
 */
export function toConflict(serving: Serving, folder: string, origin: string | null): string | null {
  const change =
    folder === serving.folder
      ? origin === null || origin === serving.origin
        ? null
        : `its links to ${origin}`
      : `its articles to those of ${folder}`;
  if (change === null) return null;
  return (
    `Not compiled: "npm start" serves ${serving.folder} on ${serving.origin}, and this compile would ` +
    `change ${change}. Stop it first (Ctrl+C), or compile in another checkout.`
  );
}

/** Leaves the mark, until this process ends. The output folder must be there. */
export function markServing(origin: string, folder: string): void {
  const serving: Serving = { pid: process.pid, origin, folder };
  writeFileSync(FILE, JSON.stringify(serving));
  process.on('exit', () => rmSync(FILE, { force: true }));
}
