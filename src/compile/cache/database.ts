// The database of the cache: one SQLite file in the output folder. Its writer's lock keeps other compiles
// of that folder waiting, and what an interrupted one has written is rolled back.
import { lstatSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { SCHEMA, VERSION } from './schema.ts';

/** Below the output folder. */
export const FILE = 'cache.db';

/** Milliseconds between two attempts to get the lock. */
const PAUSE = 100;

/** SQLite's primary result codes (sqlite.org/rescode.html). */
const BUSY = 5;
const READ_ONLY = 8;
const CORRUPT = 11;
const CANNOT_OPEN = 14;
const NOT_A_DATABASE = 26;

/**
 * Opens the database of an output folder, in a transaction that no other compile is in; waits for one
 * that is, and says so once. One that is damaged or of another version is replaced by an empty one.
 * Throws when the folder cannot be written to.
 */
export async function openDatabase(
  folder: string,
  onNote: (sentence: string) => void,
): Promise<DatabaseSync> {
  const file = path.join(folder, FILE);
  mkdirSync(folder, { recursive: true });
  if (lstatSync(file, { throwIfNoEntry: false })?.isFile() === false) {
    onNote(toRebuildNote('is not a file'));
    removeDatabase(folder);
  }
  let hasWaited = false;
  for (;;) {
    const database = connect(folder);
    try {
      database.exec('BEGIN IMMEDIATE');
      const fault = prepareSchema(database);
      if (fault !== null) onNote(toRebuildNote(fault));
      return database;
    } catch (fault) {
      database.close();
      if (isDamage(fault)) {
        onNote(toRebuildNote('is damaged'));
        removeDatabase(folder);
        continue;
      }
      if (!isBusy(fault)) throw toPlainFault(fault, folder);
    }
    if (!hasWaited) onNote('Waiting for another compile to finish.');
    hasWaited = true;
    await setTimeout(PAUSE);
  }
}

/** Whether a fault says that the file holds something else than was written. */
export function isDamage(fault: unknown): boolean {
  return fault instanceof DamagedCache || [CORRUPT, NOT_A_DATABASE].includes(toCode(fault));
}

/** Whether another connection has the writer's lock. */
export function isBusy(fault: unknown): boolean {
  return toCode(fault) === BUSY;
}

/** Thrown where rows say what no compile has written. */
export class DamagedCache extends Error {}

/** For people: why all articles are rendered again. */
export function toRebuildNote(fault: string): string {
  return `Rendering all articles again: the cache ${fault}.`;
}

/** A fault with the file's name in it, which SQLite's own words do not have; other faults as they are. */
export function toPlainFault(fault: unknown, folder: string): unknown {
  if (![READ_ONLY, CANNOT_OPEN].includes(toCode(fault))) return fault;
  const file = path.join(folder, FILE);
  return new Error(`Cannot write ${file}; check the permissions of the file and its folder.`);
}

export function removeDatabase(folder: string): void {
  for (const end of ['', '-journal']) {
    rmSync(path.join(folder, FILE + end), { recursive: true, force: true });
  }
}

function connect(folder: string): DatabaseSync {
  try {
    return new DatabaseSync(path.join(folder, FILE));
  } catch (fault) {
    throw toPlainFault(fault, folder);
  }
}

/** Makes the tables where there are none. What was wrong with those that were there; else null. */
function prepareSchema(database: DatabaseSync): string | null {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() ?? {};
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  if (version === VERSION) {
    const [check] = database.prepare('PRAGMA quick_check(1)').all();
    if (check?.['quick_check'] !== 'ok') throw new DamagedCache('the compile cache is damaged');
    return null;
  }
  for (const { name } of tables) database.exec(`DROP TABLE "${name}"`);
  database.exec(`${SCHEMA} PRAGMA user_version = ${VERSION}`);
  return tables.length === 0 ? null : 'was written by another version of Tagwire';
}

/** The result code of SQLite, without what its upper bytes add to it; -1 for other faults. */
function toCode(fault: unknown): number {
  return fault instanceof Error && 'errcode' in fault ? Number(fault.errcode) & 0xff : -1;
}
