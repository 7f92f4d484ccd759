// Locks that last no longer than their process: SQLite's own, each on a file that says who holds it.
import { existsSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { isBusy, isDamage } from './database.ts';

/** Milliseconds to wait for a process that is just writing who it is. */
const PATIENCE = 1_000;

/** Kept, since a database that nobody refers to is closed. */
const held: DatabaseSync[] = [];

/** What the holder of a lock says of itself; null where nobody holds it. */
export function findHolder(file: string): string | null {
  if (!existsSync(file)) return null;
  const database = new DatabaseSync(file);
  try {
    database.exec('BEGIN IMMEDIATE');
    return null;
  } catch (fault) {
    if (isDamage(fault)) return null;
    if (!isBusy(fault)) throw fault;
    database.exec(`PRAGMA busy_timeout = ${PATIENCE}`);
    return String(database.prepare('SELECT said FROM holder').get()?.['said'] ?? '');
  } finally {
    database.close();
  }
}

/** Holds a lock until this process ends. Null; or what another holder says of itself. */
export function holdLock(file: string, said: string): string | null {
  const database = new DatabaseSync(file);
  try {
    database.exec('BEGIN IMMEDIATE; DROP TABLE IF EXISTS holder; CREATE TABLE holder (said TEXT)');
    database.prepare('INSERT INTO holder VALUES (?)').run(said);
    // Others can read it from now on; one that is quicker than this has the lock.
    database.exec('COMMIT; BEGIN IMMEDIATE');
    held.push(database);
    return null;
  } catch (fault) {
    database.close();
    if (isDamage(fault)) rmSync(file);
    else if (!isBusy(fault)) throw fault;
  }
  return findHolder(file) ?? holdLock(file, said);
}
