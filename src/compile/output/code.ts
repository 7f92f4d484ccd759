// Hashes of the sources that make representations, so that nobody types a version.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
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
export function hashCode(): CatalogFile['code'] {
  const formats = FORMAT_NAMES.map((name) => [name, hashFiles(listSources(name))] as const);
  const pages = listAll()
    .filter(
      (file) => /\.tsx?$/.test(file) && !/^(?:compile|import|node|preview|static-files)/.test(file),
    )
    .toSorted();
  return Object.fromEntries([...formats, ['pages', hashFiles(pages)]]);
}

/** What compile renders with: its sources, the packages as they are installed, and Node. */
export function hashCompiler(): string {
  const sources = listAll()
    .filter((file) => /^(?:catalog|compile|feed|http|messages|query|search).*\.ts$/.test(file))
    .toSorted();
  const { version, versions } = process;
  return [hashFiles([...sources, findPackages()]), version, versions['icu'] ?? ''].join(' ');
}

/** npm's own list of what it installed, or what was asked for where another program installed it. */
function findPackages(): string {
  const list = '../node_modules/.package-lock.json';
  return existsSync(path.join(SOURCE, list)) ? list : '../package.json';
}

function listAll(): readonly string[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' });
}

/** All at once, file by file: promises for hundreds of small files take five times as long. */
function hashFiles(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(path.join(SOURCE, file)));
  return hash.digest('base64url');
}
