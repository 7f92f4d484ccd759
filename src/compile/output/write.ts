// Writes what compile made: only what changed, each file whole or not at all.
import { createHash } from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { type FileStat, toFileStat, toSize } from '../files/file-stat.ts';

/** Folders that hold nothing but files named by content. */
const NAMED_FOLDERS = [
  ...['assets/articles', 'assets/documents', 'assets/media', 'assets/search', 'assets/static'],
  // What is too large for the assets.
  'bucket/media',
];

/**
 * Files that are being written. Not among the assets: who serves those while they are written would see
 * half a file.
 */
const DRAFTS = 'drafts';

/** All folders that a compile writes to, the outer ones first. */
const FOLDERS = [DRAFTS, 'assets', 'bucket', ...NAMED_FOLDERS];

/**
 * Files that this compile does not name: `drop` leaves none of them, as a release wants; `previous`
 * leaves those of the compile before, for a Worker that still runs on its catalog; `keep` leaves all,
 * since something serves them just now.
 */
export type Older = 'drop' | 'previous' | 'keep';

/** A file to be written, below the output folder. */
export type OutputFile = { readonly path: string; readonly bytes: Uint8Array };

/** An output folder while a compile writes to it. Paths are below the folder, with `/`. */
export type Output = {
  /** Whether a named file is there as a compile wrote it. */
  readonly isSound: (file: string) => boolean;
  /** Bytes of a sound file; -1 for others. */
  readonly sizeOf: (file: string) => number;
  /** Keeps a sound file as part of this compile. */
  readonly keep: (file: string) => void;
  /** Sees to it that a file, whose content its name tells, has these bytes. */
  readonly put: (file: string, bytes: Uint8Array) => void;
  /** Sees to it that a file whose content changes under one name has these bytes. */
  readonly replace: (file: string, bytes: Uint8Array) => void;
  /** Lets named files be read to see whether they are as a compile wrote them. */
  readonly verify: () => void;
  /** The named files of this compile. */
  readonly named: () => ReadonlyMap<string, FileStat>;
  /** Removes what is older. */
  readonly removeOlder: (older: Older) => void;
  /** How many files have been written. */
  readonly written: () => number;
};

/** Opens an output folder, which need not be there. `previous` are the named files of the compile before. */
export function openOutput(folder: string, previous: ReadonlyMap<string, FileStat>): Output {
  makeWay(folder);
  const current = new Map<string, FileStat>();
  /** The stats of files that are sound; null for others. */
  const checked = new Map<string, FileStat | null>();
  let written = 0;
  const check = (file: string): FileStat | null => {
    const before = previous.get(file);
    const known = current.get(file) ?? checked.get(file);
    if (known !== undefined || before === undefined) return known ?? null;
    const stat = toFileStat(path.join(folder, file));
    const sound = stat === before || isWhole(folder, file) ? stat : null;
    checked.set(file, sound);
    return sound;
  };
  const setCurrent = (file: string, stat: FileStat | null): void => {
    if (stat === null) throw new Error(`${file} was removed as soon as it was written`);
    current.set(file, stat);
  };
  const replace = (file: string, bytes: Uint8Array): void => {
    if (hasBytes(path.join(folder, file), bytes)) return;
    replaceFile(folder, file, bytes);
    written += 1;
  };
  return {
    isSound: (file) => check(file) !== null,
    sizeOf: (file) => toSize(check(file) ?? '-1'),
    keep: (file) => setCurrent(file, check(file)),
    put: (file, bytes) => {
      if (check(file) === null) replace(file, bytes);
      setCurrent(file, check(file) ?? toFileStat(path.join(folder, file)));
    },
    replace,
    verify: () => {
      for (const file of previous.keys()) {
        checked.set(file, isWhole(folder, file) ? toFileStat(path.join(folder, file)) : null);
        current.delete(file);
      }
    },
    named: () => current,
    removeOlder: (older) => {
      if (older === 'keep') return;
      const kept = older === 'previous' ? previous.keys() : [];
      removeOthers(folder, new Set([...kept, ...current.keys()]));
    },
    written: () => written,
  };
}

/** A file gives way that stands where a folder must be. */
function makeWay(folder: string): void {
  for (const below of FOLDERS) {
    const found = path.join(folder, below);
    if (toFileStat(found) !== null) rmSync(found);
  }
}

/** Whether a file holds what its name says, as one does that was copied. */
function isWhole(folder: string, file: string): boolean {
  const [, digest] = /\/([0-9a-f]{16,})[./]/.exec(file) ?? [];
  const place = path.join(folder, file);
  if (digest === undefined || toFileStat(place) === null) return false;
  const bytes = readFileSync(place);
  return createHash('sha256').update(bytes).digest('hex').startsWith(digest);
}

function hasBytes(file: string, bytes: Uint8Array): boolean {
  const stat = toFileStat(file);
  return stat !== null && toSize(stat) === bytes.length && readFileSync(file).equals(bytes);
}

/** A reader never sees half a file: it is written in a folder on the same disk, and moved. */
function replaceFile(folder: string, file: string, bytes: Uint8Array): void {
  const target = path.join(folder, file);
  const draft = path.join(folder, DRAFTS, path.basename(file));
  for (const one of [target, draft]) mkdirSync(path.dirname(one), { recursive: true });
  writeFileSync(draft, bytes);
  // Where something else has that name, as a folder, no file could take its place.
  if (lstatSync(target, { throwIfNoEntry: false })?.isFile() === false) {
    rmSync(target, { recursive: true });
  }
  renameSync(draft, target);
}

/** Drafts are of compiles that were interrupted. */
function removeOthers(folder: string, kept: ReadonlySet<string>): void {
  rmSync(path.join(folder, DRAFTS), { recursive: true, force: true });
  for (const below of NAMED_FOLDERS) {
    const root = path.join(folder, below);
    if (!lstatSync(root, { throwIfNoEntry: false })?.isDirectory()) continue;
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      const file = path.join(entry.parentPath, entry.name);
      const name = path.relative(folder, file).split(path.sep).join('/');
      if (entry.isFile() && !kept.has(name)) rmSync(file, { force: true });
    }
  }
}
