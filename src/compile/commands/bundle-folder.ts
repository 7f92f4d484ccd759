// Where the bundle of the programs in this folder lies, and each program in it.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { hashProgram, listAll, SOURCE } from '../files/sources.ts';

/** Below it, a folder for each bundle. */
export const BUNDLES = path.join(SOURCE, '../.wrangler/programs');

/** The folder of the bundle of the sources as they are now, in this place: it holds their absolute paths. */
export function toBundleFolder(): string {
  const sources = listAll().filter((file) => /\.(?:tsx?|css)$/.test(file));
  const hash = createHash('sha256').update(JSON.stringify([SOURCE, hashProgram(sources)]));
  return path.join(BUNDLES, hash.digest('base64url').slice(0, 22));
}

/** Null where the program is not in the bundle. */
export function findProgram(folder: string, name: string): string | null {
  const file = path.join(folder, `compile/commands/${name}.mjs`);
  return existsSync(file) ? file : null;
}
