// Where files of former releases lead: their addresses hold hashes, readers keep them for a year, and the
// files or their names have changed since.
import type { Catalog, StaticFiles } from '../catalog/catalog.ts';
import { findMedia } from '../catalog/media.ts';
import { toPathKey } from '../query/path.ts';

/**
 * The present path, at `now`, of what was once at a path below `/media/` or `/static/`; null where nothing
 * is left of it. Such a path comes here only where no file has it.
 */
export function findReleased(
  { media, files }: Catalog,
  pathname: string,
  now: number,
): string | null {
  const [, folder, hash, name = ''] = FORMER.exec(toPathKey(pathname)) ?? [];
  if (hash === undefined) return null;
  const found =
    folder === 'media'
      ? findMedia(media, { hash, name }, now)
      : (toPaths(files).find((path) => path.endsWith(`/${name}`)) ?? null);
  // A file that is the present one, and is missing all the same, would lead to itself.
  return found === pathname ? null : found;
}

function toPaths({ icons, ...others }: StaticFiles): readonly string[] {
  const paths = [...Object.values(others), ...Object.values(icons ?? {})];
  return paths.filter((path) => path !== null);
}

const FORMER = /^\/(media|static)\/([0-9a-f]{16})\/(.+)$/u;
