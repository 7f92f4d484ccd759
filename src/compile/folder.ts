// The content folder: which files are in it, and which file a reference means.
import { realpathSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, posix, sep } from 'node:path';
import { toHint } from './hints.ts';
import { FILE_START, type Place, type Report } from './rules.ts';

export type Folder = {
  /** Absolute path. */
  readonly root: string;
  /** All files but hidden ones, as `articles/x.md`, in the order of their names. */
  readonly files: ReadonlySet<string>;
  /** Those of them that are symbolic links. */
  readonly links: ReadonlySet<string>;
};

/** Lists a content folder. A linked folder is not entered but is an error told by `reportOf(path)`. */
export async function listFolder(
  root: string,
  reportOf: (path: string) => Report,
): Promise<Folder> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files: string[] = [];
  const links = new Set<string>();
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
      .slice(root.length + 1)
      .split(sep)
      .join('/');
    if (path.split('/').some((name) => name.startsWith('.'))) continue;
    if (entry.isFile()) files.push(path);
    if (!entry.isSymbolicLink()) continue;
    const target = await stat(join(root, path)).catch(() => null);
    if (target?.isFile()) {
      files.push(path);
      links.add(path);
      continue;
    }
    const fault = target ? 'a folder cannot be a symbolic link' : 'the symbolic link leads nowhere';
    reportOf(path)('bad-path', FILE_START, fault);
  }
  return { root, files: new Set(files.sort()), links };
}

/**
 * The file that `path` (already decoded) means, seen from the folder `from`; null with a
 * diagnostic when it is missing or outside the content folder.
 */
export function findFile(
  folder: Folder,
  from: string,
  path: string,
  place: Place,
  report: Report,
): string | null {
  const target = path.startsWith('/') ? path.slice(1) : posix.join(from, path);
  const file = posix.normalize(target);
  if (file.startsWith('../') || file === '..') {
    report('bad-path', place, `"${path}": it leads out of the content folder`);
    return null;
  }
  if (!folder.files.has(file)) {
    const hint = toHint(file, toNeighbours(folder, file));
    report('missing-file', place, `"${path}": there is no such file; ${hint}`);
    return null;
  }
  if (folder.links.has(file) && !isInside(folder, file)) {
    report('bad-path', place, `"${path}": the symbolic link leads out of the content folder`);
    return null;
  }
  return file;
}

/** Whether a file is still in the content folder when symbolic links are followed. */
export function isInside(folder: Folder, file: string): boolean {
  return realpathSync(join(folder.root, file)).startsWith(realpathSync(folder.root) + sep);
}

/** Files of the same kind: what a mistyped path can have meant. */
function toNeighbours(folder: Folder, file: string): readonly string[] {
  const kind = posix.extname(file).toLowerCase();
  return [...folder.files].filter((known) => posix.extname(known).toLowerCase() === kind);
}
