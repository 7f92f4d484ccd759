// Content and the places of its records → the catalog that is bundled into the Worker.
import { createHash } from 'node:crypto';
import type { CatalogFile, IndexTable, StaticFiles } from '../../catalog/catalog.ts';
import { encodeCatalog } from '../../catalog/file.ts';
import { toMediaTable } from '../../catalog/media.ts';
import type { SocialPictures } from '../../catalog/social-pictures.ts';
import type { Content } from '../content/content.ts';
import { toRedirectTable } from '../content/redirect-table.ts';
import { toMessages } from '../messages/to-messages.ts';
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
  readonly search: IndexTable;
  readonly pages: CatalogFile['pages'];
  readonly pictures: SocialPictures;
};

/** The catalog before anything is made of it: without its digest and the names of documents. */
export function toCatalogFile(source: CatalogSource): CatalogFile {
  const { content, shelves, code, files } = source;
  const { site, sections, authors, tags } = content;
  const { articles } = content;
  const languages = [...new Set(articles.map(({ reading }) => reading.language))].toSorted();
  const spoken = [site.language, ...languages, ...content.pages.map(({ language }) => language)];
  return {
    digest: ZEROS,
    site,
    sections,
    authors,
    tags,
    pages: source.pages,
    languages,
    messages: toMessages(spoken, content.messages),
    shelves,
    tombstones: toTombstones(content),
    mediaOrigins: toMediaOrigins(content),
    media: toMediaTable(content.media),
    redirects: toRedirectTable(content.redirects, articles),
    code,
    files,
    openapi: '',
    client: { ts: '', js: '' },
    docs: '',
    search: source.search,
    rows: toRows({ ...source, ...content, languages }),
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

/** More of them are all of the web: a policy is sent with every page of an article. */
const MOST_ORIGINS = 20;

function toMediaOrigins({ articles, pages }: Content): readonly string[] {
  const ofArticles = articles.flatMap(({ reading }) => reading.mediaOrigins);
  const origins = new Set([...ofArticles, ...pages.flatMap(({ mediaOrigins }) => mediaOrigins)]);
  return origins.size > MOST_ORIGINS ? ['https:'] : [...origins].toSorted();
}

/** Ids of removed articles. */
function toTombstones({ articles }: Content): CatalogFile['tombstones'] {
  return Object.fromEntries(
    articles.flatMap(({ reading: { slug, id, removed } }) =>
      removed === null ? [] : [[slug, id]],
    ),
  );
}
