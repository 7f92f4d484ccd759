// The content folder: which files are in it, and which file a reference means.
import { type Dirent, existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { toNearNames } from '../../query/names.ts';
import { quote } from '../hints.ts';
import { FILE_START, type Place, type Report } from '../rules.ts';

/** What is asked of a set of names. */
type Names = Pick<ReadonlySet<string>, 'has' | typeof Symbol.iterator>;

export type Folder = {
  /** Absolute path. */
  readonly root: string;
  /** All files but hidden ones, as `articles/x.md`, in the order of their names. */
  readonly files: Names;
  /** Those of them that are symbolic links. */
  readonly links: Names;
};

/**
 * Lists a content folder; the list is empty if there is none. A linked folder is not entered but is
 * an error told by `reportOf(path)`.
 */
export function listFolder(root: string, reportOf: (path: string) => Report): Folder {
  const files: string[] = [];
  const links = new Set<string>();
  for (const [path, entry] of walk(root)) {
    if (entry.isFile()) files.push(path);
    if (!entry.isSymbolicLink()) continue;
    const target = statSync(join(root, path), { throwIfNoEntry: false });
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

/** All that is in a folder but folders and what is hidden, with the paths from `root`; none if there is none. */
export function* walk(root: string, below = ''): Generator<readonly [path: string, entry: Dirent]> {
  if (!existsSync(join(root, below))) return;
  for (const entry of readdirSync(join(root, below), { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) yield* walk(root, `${below}${entry.name}/`);
    else yield [below + entry.name, entry];
  }
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
    report('bad-path', place, `${quote(path)}: it leads out of the content folder`);
    return null;
  }
  if (!folder.files.has(file)) {
    report(
      'missing-file',
      place,
      `${quote(path)}: there is no such file${toNearFiles(folder, file)}`,
    );
    return null;
  }
  if (folder.links.has(file) && !isInside(folder, file)) {
    report('bad-path', place, `${quote(path)}: the symbolic link leads out of the content folder`);
    return null;
  }
  return file;
}

/** Whether a file is still in the content folder when symbolic links are followed. */
export function isInside(folder: Folder, file: string): boolean {
  return realpathSync(join(folder.root, file)).startsWith(realpathSync(folder.root) + sep);
}

/** The end of a message: files that a mistyped path can have meant. */
function toNearFiles({ files }: Folder, file: string): string {
  const same = [...files].filter((known) => known.toLowerCase() === file.toLowerCase());
  const near = same.length > 0 ? same : toNearNames(file, files);
  return near.length > 0 ? `; did you mean ${near.map(quote).join(' or ')}?` : '';
}
