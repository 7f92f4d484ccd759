// The folder of a generator's site: its files, and how they are read as text.
import { readdir, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Note } from '../post.ts';

/** A folder with its files, by their paths from it, sorted. Hidden files and what is made are not among them. */
export type SiteFolder = { readonly root: string; readonly files: readonly string[] };

const MADE: ReadonlySet<string> = new Set([
  ...['node_modules', 'bower_components', 'vendor', 'dist', '_site', '__MACOSX'],
]);

/** Lists a folder; links to folders are not followed. */
export async function listSiteFolder(root: string): Promise<SiteFolder> {
  const files: string[] = [];
  const walk = async (below: string): Promise<void> => {
    for (const entry of await readdir(path.join(root, below), { withFileTypes: true })) {
      const { name } = entry;
      if ((name.startsWith('.') && name !== '.eleventy.js') || MADE.has(name)) continue;
      if (entry.isDirectory()) await walk(`${below}${name}/`);
      else if (entry.isFile() || entry.isSymbolicLink()) files.push(below + name);
    }
  };
  await walk('');
  return { root, files: files.toSorted() };
}

/** A file's text, its line ends `\n`, without a byte order mark; null, with a note, when it cannot be read. */
export async function readSourceText(
  root: string,
  file: string,
  note: (note: Note) => void,
): Promise<string | null> {
  try {
    const [home, real] = await Promise.all([realpath(root), realpath(path.join(root, file))]);
    // What a link leads to elsewhere is none of the source, and may be a secret.
    if (!real.startsWith(home + path.sep)) throw new Error('a link that leads out of the source');
    return decode(await readFile(real), file, note).replace(/\r\n?/gu, '\n');
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message.replace(/,.*$/su, '') : 'cannot be read';
    note({ rule: 'unreadable-file', place: file, message: reason });
    return null;
  }
}

/** The file among those named, if the folder has one. */
export function findNamed({ files }: SiteFolder, names: readonly string[]): string | undefined {
  const known = new Set(files);
  return names.find((name) => known.has(name));
}

function decode(bytes: Uint8Array, file: string, note: (note: Note) => void): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    note({ rule: 'not-utf8', place: file, message: 'not UTF-8; read as Windows-1252' });
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
