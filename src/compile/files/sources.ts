// The sources of this checkout and the packages they import, as hashes tell them apart.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Set where this program is bundled: what `hashCompiler` says of the sources of the bundle. */
declare const BUNDLED_COMPILER: string | undefined;

/** The folder of all sources. */
export const SOURCE = path.resolve(import.meta.dirname, '../..');

/** Paths below that folder. */
export function listAll(): readonly string[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' });
}

/** One hash of files below that folder: all at once, since promises for hundreds of them take five times as long. */
export function hashFiles(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(path.join(SOURCE, file)));
  return hash.digest('base64url');
}

/** One hash of sources, the packages as they are installed, and Node. */
export function hashProgram(sources: readonly string[]): string {
  const { version, versions } = process;
  return [hashFiles([...sources.toSorted(), findPackages()]), version, versions['icu']].join('-');
}

/** What compile renders with: its sources, the packages as they are installed, and Node. */
export function hashCompiler(): string {
  if (typeof BUNDLED_COMPILER === 'string') return BUNDLED_COMPILER;
  return hashProgram(
    listAll().filter((file) =>
      /^(?:catalog|compile|feed|http|messages|query|search).*\.ts$/.test(file),
    ),
  );
}

/** npm's own list of what it installed, or what was asked for where another program installed it. */
function findPackages(): string {
  const list = '../node_modules/.package-lock.json';
  return existsSync(path.join(SOURCE, list)) ? list : '../package.json';
}
