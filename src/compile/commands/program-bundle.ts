// The bundle of the programs in this folder: which one is theirs, and the program of it that has a name.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { hashProgram, listAll, SOURCE } from '../files/sources.ts';

/** Below it, a folder for each bundle. */
export const BUNDLES = path.join(SOURCE, '../.wrangler/programs');

/** Where the bundle of the sources lies, as they are now in this place: it holds their absolute paths. */
export function toBundleFolder(): string {
  const sources = listAll().filter((file) => /\.tsx?$/.test(file));
  return path.join(BUNDLES, hashProgram([...sources]));
}

/** Null where the program is not in the bundle. */
export function findProgram(folder: string, name: string): string | null {
  const file = path.join(folder, `compile/commands/${name}.mjs`);
  return existsSync(file) ? file : null;
}
