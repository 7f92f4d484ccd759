// Writes what compile made: only when all is well, only what changed, the catalog last.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type FileStat, isSameStat, toFileStat } from '../files/file-stat.ts';

/** Folders that hold nothing but files named by content. */
const NAMED_FOLDERS = ['assets/articles', 'assets/documents', 'assets/media', 'assets/static'];

/** The named files of the newest compile with their file stats; what it does not name is older. */
const GENERATION = 'generation.json';

/**
 * Files that are being written. Not among the assets: wrangler walks through those whenever one
 * changes, and ends when a file goes that it has just seen.
 */
const DRAFTS = 'drafts';

/** All folders that a compile writes to, the outer ones first. */
const FOLDERS = ['cache', DRAFTS, 'assets', ...NAMED_FOLDERS];

/**
 * Files that this compile does not name: `drop` leaves none of them, as a release wants; `previous`
 * leaves those of the compile before, for a Worker that still runs on its catalog; `keep` leaves all,
 * since wrangler is walking through them.
 */
export type Older = 'drop' | 'previous' | 'keep';

/** A file to be written, below the output folder. */
export type OutputFile = { readonly path: string; readonly bytes: Uint8Array };

/** An output folder while a compile writes to it. Paths are below the folder, with `/`. */
export type Output = {
  /** Whether a named file is there and has not been changed since a compile wrote it. */
  readonly isSound: (file: string) => boolean;
  /** Bytes of a sound file. */
  readonly sizeOf: (file: string) => number;
  /** Keeps a sound file as part of this compile. */
  readonly keep: (file: string) => void;
  /** Sees to it that there is a file of that name, whose content the name tells, with these bytes; a sound one is not read. */
  readonly put: (file: string, read: () => Promise<Uint8Array>) => Promise<void>;
  /** Sees to it that a file whose content changes under one name has these bytes. */
  readonly replace: (file: string, bytes: Uint8Array) => Promise<void>;
  /** Removes what is older. Resolves to the number of files written. */
  readonly finish: () => Promise<number>;
};

/** Opens an output folder, which need not be there; `older` counts when the compile finishes. */
export async function openOutput(folder: string, older: Older): Promise<Output> {
  await makeWay(folder);
  const previous = await readGeneration(folder);
  const current = new Map<string, FileStat>();
  const checked = new Map<string, FileStat | null>();
  let written = 0;
  const check = (file: string): FileStat | null => {
    const known = checked.get(file);
    if (known !== undefined) return known;
    const stat = toFileStat(path.join(folder, file));
    const sound = isSameStat(stat, previous.get(file) ?? null) ? stat : null;
    checked.set(file, sound);
    return sound;
  };
  const keep = (file: string): void => {
    const stat = toFileStat(path.join(folder, file));
    if (stat !== null) current.set(file, stat);
  };
  const replace = async (file: string, bytes: Uint8Array): Promise<void> => {
    if (await hasBytes(path.join(folder, file), bytes)) return;
    await replaceFile(path.join(folder, file), bytes, path.join(folder, DRAFTS));
    written++;
  };
  return {
    isSound: (file) => check(file) !== null,
    sizeOf: (file) => check(file)?.[0] ?? 0,
    keep,
    put: async (file, read) => {
      if (check(file) === null) await replace(file, await read());
      keep(file);
    },
    replace,
    finish: async () => {
      if (older !== 'keep') {
        const kept = older === 'previous' ? previous.keys() : [];
        await removeOthers(folder, new Set([...kept, ...current.keys()]));
      }
      const list = Buffer.from(JSON.stringify([...current]));
      const file = path.join(folder, GENERATION);
      if (!(await hasBytes(file, list))) await replaceFile(file, list);
      return written;
    },
  };
}

/** A file gives way that stands where a folder must be. */
async function makeWay(folder: string): Promise<void> {
  for (const below of FOLDERS) {
    const found = path.join(folder, below);
    if (toFileStat(found) !== null) await rm(found);
  }
}

/** What the last compile named; nothing where there was none or its list is unreadable. */
async function readGeneration(folder: string): Promise<ReadonlyMap<string, FileStat>> {
  try {
    const list: unknown = JSON.parse(await readFile(path.join(folder, GENERATION), 'utf8'));
    return new Map(Array.isArray(list) ? list.filter(isStamped) : []);
  } catch {
    return new Map();
  }
}

function isStamped(value: unknown): value is [string, FileStat] {
  if (!Array.isArray(value) || typeof value[0] !== 'string' || !Array.isArray(value[1]))
    return false;
  return value[1].length === 3 && value[1].every((part) => typeof part === 'number');
}

async function hasBytes(file: string, bytes: Uint8Array): Promise<boolean> {
  const stat = toFileStat(file);
  if (stat === null || stat[0] !== bytes.length) return false;
  const found = await readFile(file).catch(() => null);
  return found?.equals(bytes) === true;
}

/**
 * Whole or not at all: a reader never sees half a file. It is written in `drafts`, a folder on the
 * same disk, and moved.
 */
export async function replaceFile(
  file: string,
  bytes: Uint8Array | readonly Uint8Array[],
  drafts = path.dirname(file),
): Promise<void> {
  for (const folder of [path.dirname(file), drafts]) await mkdir(folder, { recursive: true });
  const draft = path.join(drafts, `${path.basename(file)}.${process.pid}.part`);
  await writeFile(draft, bytes instanceof Uint8Array ? bytes : [...bytes]);
  // Where something else has that name, as a folder, no file could take its place.
  if (toFileStat(file) === null) await rm(file, { recursive: true, force: true });
  await rename(draft, file);
}

/** Drafts are of compiles that were interrupted. */
async function removeOthers(folder: string, kept: ReadonlySet<string>): Promise<void> {
  await rm(path.join(folder, DRAFTS), { recursive: true, force: true });
  for (const below of NAMED_FOLDERS) {
    const entries = await readdir(path.join(folder, below), {
      recursive: true,
      withFileTypes: true,
    }).catch(() => []);
    for (const entry of entries.filter((found) => found.isFile())) {
      const file = path.join(entry.parentPath, entry.name);
      const name = path.relative(folder, file).split(path.sep).join('/');
      if (!kept.has(name)) await rm(file, { force: true });
    }
  }
}
