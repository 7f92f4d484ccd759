// Content and the places of its records → the catalog that is bundled into the Worker.
import { createHash } from 'node:crypto';
import type { CatalogFile, StaticFiles } from '../../catalog/catalog.ts';
import { encodeCatalog } from '../../catalog/file.ts';
import { toMediaTable } from '../../catalog/media.ts';
import type { Content } from '../content/content.ts';
import { toRedirectTable } from '../content/redirect-table.ts';
import { toId } from '../files/ids.ts';
import { toRows } from './rows.ts';
import type { Places } from './shelves.ts';

export type CatalogSource = {
  readonly content: Content;
  /** Of all published articles, one after the other. */
  readonly fingerprints: string;
  /** Names of all shelves, in order. */
  readonly shelves: readonly string[];
  readonly places: Places;
  readonly code: CatalogFile['code'];
  readonly files: StaticFiles;
};

/** The catalog before anything is made of it: without its digest and the name of a description. */
export function toCatalogFile(source: CatalogSource): CatalogFile {
  const { content, shelves, code, files } = source;
  const { site, sections, authors, tags } = content;
  const indexEntries = content.months.map(({ indexEntry }) => indexEntry);
  const languages = [
    ...new Set(indexEntries.flatMap((indexEntry) => indexEntry.languages.names)),
  ].toSorted();
  return {
    digest: ZEROS,
    site,
    sections,
    authors,
    tags,
    languages,
    shelves,
    tombstones: toTombstones(content),
    media: toMediaTable(content.media),
    redirects: toRedirectTable(content.redirects, content.months),
    code,
    files,
    openapi: '',
    rows: toRows({ ...source, indexEntries, sections, authors, tags, languages }),
  };
}

/** The bytes of the catalog, its own digest among them: that of the bytes with zeros in its place. */
export function withDigest(file: CatalogFile): Uint8Array {
  const bytes = Buffer.from(encodeCatalog(file));
  const digest = createHash('sha256').update(bytes).digest('hex');
  bytes.write(digest, bytes.indexOf(ZEROS));
  return bytes;
}

/** As long as a SHA-256 in hexadecimal. It is the first member of the catalog's head. */
const ZEROS = '0'.repeat(64);

/** Ids of removed articles. */
function toTombstones({ site, months }: Content): CatalogFile['tombstones'] {
  const tombstones = months.flatMap(({ indexEntry: { slugs, published, removed, ids } }) => {
    const own = new Map(ids);
    return removed.flatMap(([index]) => {
      const slug = slugs[index] ?? '';
      if (index >= published.length) return [];
      return [[slug, own.get(index)?.id ?? toId(site.authority, slug)] as const];
    });
  });
  return Object.fromEntries(tombstones);
}
