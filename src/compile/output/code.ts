// Hashes of the sources that make representations, so that nobody types a version.
import type { CatalogFile } from '../../catalog/catalog.ts';
import { FORMAT_NAMES, type FormatName } from '../../feed/formats.ts';
import { hashFiles, listAll } from '../files/sources.ts';

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
