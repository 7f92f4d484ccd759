// A release as compile left it in a folder: read, and refused where this code cannot serve it.
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Catalog, CatalogFile } from '../catalog/catalog.ts';
import { decodeCatalog } from '../catalog/file.ts';
import { toReason } from '../log.ts';

export type Release = {
  readonly catalog: Catalog;
  /** When compile wrote the catalog, in seconds since 1970: what an upload is on Cloudflare. */
  readonly built: number;
  /** Tells one catalog from the next one in its place. */
  readonly version: string;
};

/** Hashes of the sources that a catalog was compiled with, and that this program was made from. */
export type Code = CatalogFile['code'];

/** Why a folder cannot be served, and what to do, in words for a person. */
export class ReleaseFault extends Error {}

const REMEDY = 'Make one with "npm run build".';

/** Throws a ReleaseFault where there is no release, a damaged one, or one of other sources. */
export async function readRelease(folder: string, code: Code): Promise<Release> {
  const file = path.join(folder, 'catalog.bin');
  const version = await readVersion(folder);
  if (version === null) throw new ReleaseFault(`There is no release in ${folder}. ${REMEDY}`);
  const { catalog, built } = await readCatalog(file);
  if (!isSame(catalog.code, code)) {
    throw new ReleaseFault(
      `The release in ${folder} was compiled by another version of Tagwire than the one that is to ` +
        `serve it. ${REMEDY}`,
    );
  }
  return { catalog, built, version };
}

/** Of the catalog in a folder; null where there is none. */
export async function readVersion(folder: string): Promise<string | null> {
  try {
    const { mtimeMs, size, ino } = await stat(path.join(folder, 'catalog.bin'));
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return null;
  }
}

async function readCatalog(file: string): Promise<Pick<Release, 'catalog' | 'built'>> {
  try {
    const bytes = await readFile(file);
    const { mtimeMs } = await stat(file);
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    return { catalog: decodeCatalog(buffer), built: Math.floor(mtimeMs / 1000) };
  } catch (fault) {
    throw new ReleaseFault(`${file} cannot be read: ${toReason(fault)}. ${REMEDY}`);
  }
}

function isSame(one: Code, other: Code): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof Code>;
  return [...names].every((name) => one[name] === other[name]);
}
