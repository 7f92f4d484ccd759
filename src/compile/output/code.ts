// Hashes of the sources that make representations, so that nobody types a version.
import { createHash } from 'node:crypto';
import { access, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CatalogFile } from '../../catalog/catalog.ts';
import { FORMAT_NAMES, type FormatName } from '../../feed/formats.ts';

const SOURCE = path.resolve(import.meta.dirname, '../..');

/** What every format's bytes pass through beside the format's own file. */
const SHARED = ['catalog/record.ts', 'feed/formats.ts', 'serve/feed-representation.ts'];

/** What writes texts of entries when a feed is rendered. Other parts are in fingerprints, or in E of the entity tag. */
const OF_ENTRIES: { readonly [name in FormatName]?: readonly string[] } = {
  // The Markdown of an article.
  rss: ['feed/rss-elements.ts', 'feed/xml.ts'],
};

/** The sources, below `src`, that decide on the bytes of a format. */
export function listSources(name: FormatName): readonly string[] {
  return [`feed/${name}.ts`, ...SHARED, ...(OF_ENTRIES[name] ?? [])];
}

/** One hash for each format, and one for everything else that people and programs see. */
export async function hashCode(): Promise<CatalogFile['code']> {
  const formats = FORMAT_NAMES.map(async (name) => {
    return [name, await hashFiles(listSources(name))] as const;
  });
  const all = await readdir(SOURCE, { recursive: true });
  const pages = all
    .filter((file) => /\.tsx?$/.test(file) && !/^(?:compile|import|node|preview)/.test(file))
    .toSorted();
  return Object.fromEntries([...(await Promise.all(formats)), ['pages', await hashFiles(pages)]]);
}

/** What compile renders with: its sources, the packages as they are installed, and Node. */
export async function hashCompiler(): Promise<string> {
  const all = await readdir(SOURCE, { recursive: true });
  const sources = all
    .filter((file) => /^(?:catalog|compile|feed|http|messages|query|search).*\.ts$/.test(file))
    .toSorted();
  const packages = await findPackages();
  const { version, versions } = process;
  return [await hashFiles([...sources, packages]), version, versions['icu'] ?? ''].join(' ');
}

/** npm's own list of what it installed, or what was asked for where another program installed it. */
async function findPackages(): Promise<string> {
  const list = '../node_modules/.package-lock.json';
  return await access(path.join(SOURCE, list)).then(
    () => list,
    () => '../package.json',
  );
}

async function hashFiles(files: readonly string[]): Promise<string> {
  const sources = await Promise.all(files.map((file) => readFile(path.join(SOURCE, file))));
  const hash = createHash('sha256');
  for (const source of sources) hash.update(source);
  return hash.digest('base64url');
}
