// The content folder: which files are in it, and which file a reference means.
import { isUtf8 } from 'node:buffer';
import { type Dirent, existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { toNearNames } from '../../query/names.ts';
import { toPathKey } from '../../query/path.ts';
import { quote, toNearHint } from '../diagnostics/hints.ts';
import { FILE_START, type Place, type Report } from '../diagnostics/rules.ts';
import { isMarkdown } from './ids.ts';
import { attempt } from './read-bytes.ts';

/** What is asked of a set of names. */
type NameSet = Pick<ReadonlySet<string>, 'has' | typeof Symbol.iterator>;

export type Folder = {
  /** Absolute path. */
  readonly root: string;
  /** All files but hidden ones, as `articles/x.md`, in the order of their names. */
  readonly files: NameSet;
  /** Those of them that are symbolic links. */
  readonly links: NameSet;
  /** The file that a path from the folder means, however it is composed or percent-encoded. */
  readonly find: (path: string) => string | undefined;
};

/** A folder of these files. */
export function toFolder(
  root: string,
  files: ReadonlySet<string>,
  links: ReadonlySet<string>,
): Folder {
  const others = new Map<string, string>();
  for (const file of files) {
    const key = toPathKey(file);
    if (key !== file) others.set(key, file);
  }
  const find = (path: string): string | undefined => {
    const key = toPathKey(path);
    return others.get(key) ?? (files.has(key) ? key : undefined);
  };
  return { root, files, links, find };
}

/**
 * Lists a content folder; the list is empty if there is none. What cannot be published is an error reported
 * by `reportOf(path)`: linked folders, which are not entered, folders that may not be read, names that are
 * not UTF-8, and files that no link can tell apart.
 */
export function listFolder(root: string, reportOf: (path: string) => Report): Folder {
  const files: string[] = [];
  const links = new Set<string>();
  for (const [path, entry] of walk(root, '', reportOf)) {
    const fault = toFileNameFault(root, path, entry);
    if (fault !== null) {
      reportOf(path)('bad-path', FILE_START, fault);
      continue;
    }
    files.push(path);
    if (entry.isSymbolicLink()) links.add(path);
  }
  const sorted = new Set(files.toSorted());
  reportTwins(sorted, reportOf);
  return toFolder(root, sorted, links);
}

function reportTwins(files: ReadonlySet<string>, reportOf: (path: string) => Report): void {
  const owners = new Map<string, string>();
  for (const file of files) {
    const key = toPathKey(file);
    if (key === file) continue;
    const owner = files.has(key) ? key : owners.get(key);
    owners.set(key, file);
    if (owner === undefined) continue;
    const message = `same name as ${quote(owner)}, in another Unicode form; rename one`;
    reportOf(file)('duplicate-name', FILE_START, message);
  }
}

/** Why an entry is no file of the folder; null when it is one, or a link to one. */
function toFileNameFault(root: string, path: string, entry: DirectoryEntry): string | null {
  if (!isUtf8(entry.name)) return 'the name is not valid UTF-8; rename it';
  if (entry.isFile()) return null;
  if (!entry.isSymbolicLink()) return 'not a file or a folder; remove it';
  try {
    const target = statSync(join(root, path), { throwIfNoEntry: false });
    if (target?.isFile()) return null;
    if (target === undefined) return 'the symbolic link is broken';
    if (target.isDirectory()) return 'folders must not be symbolic links';
    return 'the symbolic link does not point to a file';
  } catch {
    // ELOOP, by far the likeliest.
    return 'the symbolic link is circular or cannot be followed';
  }
}

/** Names are bytes: on some systems they need not be text. */
type DirectoryEntry = Dirent<Buffer>;

/** All that is in a folder but folders and what is hidden, with the paths from `root`; none if there is none. */
function* walk(
  root: string,
  below: string,
  reportOf: (path: string) => Report,
): Generator<readonly [path: string, entry: DirectoryEntry]> {
  if (!existsSync(join(root, below))) return;
  const options = { encoding: 'buffer', withFileTypes: true } as const;
  const list = () => readdirSync(join(root, below), options);
  for (const entry of attempt(list, reportOf(below)) ?? []) {
    const name = entry.name.toString();
    if (name.startsWith('.')) continue;
    if (entry.isDirectory() && isUtf8(entry.name)) yield* walk(root, `${below}${name}/`, reportOf);
    else yield [below + name, entry];
  }
}

/**
 * The file that `path` means, seen from the folder `from`; null with a
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
  const asked = posix.normalize(target);
  if (asked.startsWith('../') || asked === '..') {
    report('bad-path', place, `${quote(path)}: outside the content folder`);
    return null;
  }
  const file = folder.find(asked);
  if (file === undefined) {
    const message = `${quote(path)}: no such file${toNearFiles(folder, from, asked)}`;
    report('missing-file', place, message);
    return null;
  }
  if (folder.links.has(file) && !isInside(folder, file)) {
    report(
      'bad-path',
      place,
      `${quote(path)}: the symbolic link points outside the content folder`,
    );
    return null;
  }
  return file;
}

/** Whether a file of the folder is an article's. */
export function isArticleFile(file: string): boolean {
  return file.startsWith('articles/') && isMarkdown(file);
}

/** Whether a file of the folder is a page beside the articles. */
export function isPageFile(file: string): boolean {
  return file.startsWith('pages/') && isMarkdown(file);
}

/** Whether a file is still in the content folder when symbolic links are followed. */
export function isInside(folder: Folder, file: string): boolean {
  return realpathSync(join(folder.root, file)).startsWith(realpathSync(folder.root) + sep);
}

/**
 * The end of a message: files that a mistyped path can have meant, as they are written from there. A path
 * without an ending may be an article's slug or its old address.
 */
function toNearFiles({ files }: Folder, from: string, asked: string): string {
  const isKind = toKind(asked);
  const stems = new Map<string, readonly string[]>();
  for (const known of files) {
    if (!isKind(known)) continue;
    const stem = toStem(known);
    stems.set(stem, [...(stems.get(stem) ?? []), known]);
  }
  const stem = toStem(asked.replace(/\/index\.html?$/u, ''));
  const near =
    stems.get(stem) ?? toNearNames(stem, stems.keys()).flatMap((one) => stems.get(one) ?? []);
  const written = near.slice(0, 3).map((file) => posix.relative(from, file).replaceAll(' ', '%20'));
  return written.length > 0 ? `; ${toNearHint(written)}` : '';
}

/** What a path can have meant: an article, another file, or either. */
function toKind(asked: string): (file: string) => boolean {
  const ending = posix.extname(asked).toLowerCase();
  if (ending === '' || /^\.(?:html?|php|mdx)$/u.test(ending)) return () => true;
  return (file) => isMarkdown(file) === isMarkdown(asked);
}

/** What tells files apart to people: the name without folder, date and ending, in lower case. */
function toStem(file: string): string {
  const name = posix.basename(file).normalize('NFC').toLowerCase();
  return name.replace(/^\d{4}-\d{2}-\d{2}-(?=.)/u, '').replace(/(?<=.)\.[^.]+$/u, '');
}
