// A stage with a synthetic catalog where a compile would put one.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { copySources } from '../stage.ts';
import { toZipfCatalog } from './zipf-catalog.ts';

export type ZipfStage = { readonly folder: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** Writes a catalog of `count` articles and the shelves it points at. */
export async function writeZipfStage(name: string, count: number): Promise<ZipfStage> {
  const folder = await copySources(name);
  const { bytes, shelves } = await toZipfCatalog(count);
  const articles = path.join(folder, 'dist/assets/articles');
  await mkdir(articles, { recursive: true });
  await writeFile(path.join(folder, 'dist/catalog.bin'), bytes);
  for (const shelf of shelves) await writeFile(path.join(articles, shelf.name), shelf.bytes);
  return { folder, bytes: Uint8Array.from(bytes) };
}
