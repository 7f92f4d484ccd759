// Writes what compile made: only when all is well, only what changed, the catalog last.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

export type OutputFile = {
  /** Below the output folder, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
};

export type Output = {
  /** Files that are named by their content and so are never rewritten. */
  readonly named: readonly OutputFile[];
  /** Files whose content changes under one name, in the order of writing. */
  readonly changing: readonly OutputFile[];
  /** False: files of earlier compiles go at once, as a release wants. */
  readonly keepPrevious: boolean;
};

/** Folders that hold nothing but files named by content. */
const NAMED_FOLDERS = ['assets/articles', 'assets/documents', 'assets/media', 'assets/static'];

/** The list of named files of the newest compile; what it does not name is older. */
const GENERATION = 'generation.json';

/**
 * Brings `folder` up to date. A Worker that still runs on the previous catalog finds its files: a
 * generation goes at the next compile. Resolves to the number of files written.
 */
export async function writeOutput(folder: string, output: Output): Promise<number> {
  const { named, changing, keepPrevious } = output;
  const previous = keepPrevious ? await readGeneration(folder) : [];
  let written = 0;
  for (const file of named) {
    if (await hasBytes(path.join(folder, file.path), file.bytes)) continue;
    await replace(path.join(folder, file.path), file.bytes);
    written++;
  }
  for (const file of changing) {
    if (await hasBytes(path.join(folder, file.path), file.bytes)) continue;
    await replace(path.join(folder, file.path), file.bytes);
    written++;
  }
  const current = named.map((file) => file.path);
  await removeOthers(folder, new Set([...previous, ...current]));
  const list = Buffer.from(JSON.stringify(current));
  if (!(await hasBytes(path.join(folder, GENERATION), list))) {
    await replace(path.join(folder, GENERATION), list);
  }
  return written;
}

/** What the last compile named; nothing where there was none or its list is unreadable. */
async function readGeneration(folder: string): Promise<readonly string[]> {
  try {
    const list: unknown = JSON.parse(await readFile(path.join(folder, GENERATION), 'utf8'));
    return Array.isArray(list) ? list.filter((file) => typeof file === 'string') : [];
  } catch {
    return [];
  }
}

async function hasBytes(file: string, bytes: Uint8Array): Promise<boolean> {
  const found = await readFile(file).catch(() => null);
  return found?.equals(bytes) === true;
}

/** Whole or not at all: a reader never sees half a file. */
async function replace(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.part`;
  await writeFile(draft, bytes);
  await rename(draft, file);
}

async function removeOthers(folder: string, kept: ReadonlySet<string>): Promise<void> {
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
