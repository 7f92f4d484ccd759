// Hashes of the sources that make representations, so that nobody types a version (design: K).
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CatalogFile } from '../../catalog/catalog.ts';
import { FORMAT_NAMES } from '../../feed/document.ts';

const SOURCE = path.resolve(import.meta.dirname, '../..');

/** What every format's bytes pass through beside the format's own file. */
const SHARED = ['catalog/record.ts', 'feed/envelope.ts', 'feed/formats.ts', 'feed/represent.ts'];

/** One hash for each format, and one for everything else that people and programs see. */
export async function hashCode(): Promise<CatalogFile['code']> {
  const formats = FORMAT_NAMES.map(async (name) => {
    return [name, await hashFiles([`feed/${name}.ts`, ...SHARED])] as const;
  });
  const all = await readdir(SOURCE, { recursive: true });
  const pages = all
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('compile'))
    .toSorted();
  return Object.fromEntries([...(await Promise.all(formats)), ['pages', await hashFiles(pages)]]);
}

async function hashFiles(files: readonly string[]): Promise<string> {
  const sources = await Promise.all(files.map((file) => readFile(path.join(SOURCE, file))));
  const hash = createHash('sha256');
  for (const source of sources) hash.update(source);
  return hash.digest('base64url');
}
