// Lock files: they say which process is at work on something, and show that it lives.
import { randomUUID } from 'node:crypto';
import {
  linkSync,
  lstatSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';

/** Milliseconds between two heartbeats. */
const HEARTBEAT = 1_000;

/** Milliseconds without a heartbeat after which a living process is taken for another of its number. */
export const STALE_AFTER = 30_000;

/** A lock file as it was found; `heartbeat` is when its owner last touched it, in milliseconds since 1970. */
export type LockFile = { readonly text: string; readonly heartbeat: number };

/** Creates a lock file in a folder that is there; false where there is one. */
export function createLockFile(file: string, own: string): boolean {
  try {
    writeFileSync(file, own, { flag: 'wx' });
    return true;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw fault;
  }
}

/** Null where there is none. One that cannot be read says nothing, and so is silent. */
export function findLockFile(file: string): LockFile | null {
  const heartbeat = lstatSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return heartbeat === undefined ? null : { text: read(file), heartbeat };
}

/** Touches a lock file, as long as it says `own`. Returns what ends that. */
export function keepAlive(file: string, own: string): () => void {
  const timer = setInterval(() => beat(file, own), HEARTBEAT);
  timer.unref();
  return () => clearInterval(timer);
}

/** Removes a lock file that says `text`, and no other one that was created since it was read. */
export function removeLockFile(file: string, text: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
    if (read(aside) !== text) linkSync(aside, file);
  } catch {
    // Another one that waited was first.
  }
  rmSync(aside, { recursive: true, force: true });
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function beat(file: string, own: string): void {
  const now = new Date();
  // Somebody may have removed it meanwhile.
  if (read(file) === own && findLockFile(file) !== null) utimesSync(file, now, now);
}
