// Where a run reads and writes: the project's folders and the two variables that move them.
import { statSync } from 'node:fs';
import path from 'node:path';
import { quote } from '../diagnostics/hints.ts';
import { toOrigin } from '../files/web-address.ts';
import { UsageFault } from './command-line.ts';

/** The checkout. */
export const ROOT = path.resolve(import.meta.dirname, '../../..');

/** Where the Worker's bundle looks for the catalog and the assets (wrangler.toml). */
export const OUT = path.join(ROOT, 'dist');

/** What the Worker is called once it is bundled: beside its source, so that its imports of data lead there. */
export const MODULE = path.join(ROOT, 'src/worker.js');

/** What stands around it for `npm start`: the entry, and the preview. */
export const ENTRY = path.join(ROOT, 'src/entry.js');
export const PREVIEW = path.join(ROOT, 'src/preview.js');

/** The content folder: `CONTENT_DIR`, else `content`. */
export function toContentFolder(env: NodeJS.ProcessEnv): {
  readonly folder: string;
  readonly shown: string;
} {
  const given = env['CONTENT_DIR'];
  if (given === undefined || given === '') {
    return { folder: path.join(ROOT, 'content'), shown: 'content' };
  }
  const folder = path.resolve(given);
  const shown = path.relative(process.cwd(), folder) || '.';
  return { folder, shown: shown.startsWith('..') ? folder : shown };
}

/** The content folder, which must be there. Throws a UsageFault where it is not. */
export function findContentFolder(env: NodeJS.ProcessEnv): ReturnType<typeof toContentFolder> {
  const found = toContentFolder(env);
  if (statSync(found.folder, { throwIfNoEntry: false })?.isDirectory()) return found;
  const hint = env['CONTENT_DIR'] ? 'CONTENT_DIR names it' : 'CONTENT_DIR may name another';
  throw new UsageFault(`there is no folder ${quote(found.shown)}; ${hint}`);
}

/**
 * The origin that `SITE_URL` sets; null where it is not set. Throws a UsageFault when
 * it is not an http(s) URL without a path.
 */
export function readSiteUrl(env: NodeJS.ProcessEnv): string | null {
  const given = env['SITE_URL'] ?? '';
  if (given === '') return null;
  const origin = toOrigin(given);
  if (origin !== null) return origin;
  throw new UsageFault(
    `SITE_URL must be an origin like https://feeds.example.org, without a path, got "${given}"`,
  );
}
