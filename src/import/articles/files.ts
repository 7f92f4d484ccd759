// Files of the source that articles show or link to: where they are, and what they are called in the content
// folder.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { MAX_LENGTH } from '../../compile/files/media.ts';
import type { SourceFiles } from '../post.ts';
import { isPage } from '../sources/post-file.ts';

/** Finds files, and remembers which are to be copied. */
export type Files = {
  /** The file that a path of the old site means, by its path in the content folder; null for none. */
  readonly findPublic: (pathname: string) => string | null;
  /** The same for a path in the source folder. */
  readonly findSource: (file: string) => string | null;
  /** Absolute paths of files to copy, by their paths in the content folder. */
  readonly copies: ReadonlyMap<string, string>;
};

/** `out` is the absolute path of the content folder; a source that is no folder has no files. */
export function createFiles(source: SourceFiles | undefined, out: string): Files {
  const copies = new Map<string, string>();
  const chosen = new Map<string, string>();
  if (source === undefined) {
    return { findPublic: () => null, findSource: () => null, copies };
  }
  const { root, statics } = source;
  const realRoot = realpathSync(root);
  const choose = (file: string, name: string): string | null => {
    const known = chosen.get(file);
    if (known !== undefined) return known;
    const absolute = path.join(root, file);
    if (!isFile(absolute, realRoot)) return null;
    const target = toFreeTarget(`media/${name.replace(/^media\//u, '')}`, absolute, out, copies);
    chosen.set(file, target);
    copies.set(target, absolute);
    return target;
  };
  return {
    copies,
    findPublic: (pathname) => {
      const below = path.posix.normalize(pathname).replace(/^\/+/u, '');
      if (below === '' || isOutside(below)) return null;
      for (const folder of statics) {
        // A page of the source's root is no file of the site.
        if (isPage(below) && !/^(?:static|public)$/u.test(folder)) continue;
        const found = choose(path.posix.join(folder, below), below);
        if (found !== null) return found;
      }
      return null;
    },
    findSource: (file) => {
      if (isOutside(file) || /\.(?:md|mdx|markdown)$/iu.test(file)) return null;
      const folder = statics.find((one) => one !== '' && file.startsWith(`${one}/`));
      const name = toName(folder === undefined ? file : file.slice(folder.length + 1));
      return choose(file, name);
    },
  };
}

/** Without the folders that hold all text of a generator. */
function toName(file: string): string {
  return file
    .replace(/^(?:src|website|source)\//u, '')
    .replace(/^(?:content|_posts|data|pages)\//u, '');
}

function isOutside(file: string): boolean {
  return file.split('/').some((step) => step.startsWith('.') || step.includes('\\'));
}

/** Whether there is a file that is in the folder when links are followed, and that can be served. */
function isFile(absolute: string, realRoot: string): boolean {
  const found = statSync(absolute, { throwIfNoEntry: false });
  if (!found?.isFile() || found.size > MAX_LENGTH) return false;
  return realpathSync(absolute).startsWith(realRoot + path.sep);
}

/** The name, or the name with a part of a hash where other bytes have it. */
function toFreeTarget(
  wanted: string,
  absolute: string,
  out: string,
  copies: ReadonlyMap<string, string>,
): string {
  const other =
    copies.get(wanted) ?? (existsSync(path.join(out, wanted)) ? path.join(out, wanted) : null);
  if (other === null) return wanted;
  const hash = toHash(absolute);
  if (toHash(other) === hash) return wanted;
  const { dir, name, ext } = path.posix.parse(wanted);
  return `${dir}/${name}-${hash.slice(0, 8)}${ext}`;
}

function toHash(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
