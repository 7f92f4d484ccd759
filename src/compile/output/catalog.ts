// Content and the places of its records → the catalog that is bundled into the Worker.
import { createHash } from 'node:crypto';
import type { CatalogFile, Lists, Rows, StaticFiles } from '../../catalog/catalog.ts';
import { encodeCatalog } from '../../catalog/file.ts';
import type { Term } from '../../catalog/site.ts';
import { toArticlePath } from '../../query/canonical.ts';
import type { Listed } from '../content/article.ts';
import type { Content } from '../content/content.ts';
import type { Stored } from './records.ts';
import type { Place, Shelf } from './shelves.ts';

type CatalogSource = {
  readonly content: Content<Listed>;
  /** One for each article, in the same order. */
  readonly records: readonly (Pick<Stored, 'fingerprint'> & { readonly article: Listed })[];
  readonly shelves: readonly Pick<Shelf, 'name'>[];
  /** One for each record, in the same order. */
  readonly places: readonly Place[];
  readonly code: CatalogFile['code'];
  readonly files: StaticFiles;
};

/** The catalog before anything is made of it: without its digest and the name of a description. */
export function toCatalogFile(source: CatalogSource): CatalogFile {
  const { content, records, shelves, code, files } = source;
  const { site, sections, authors, tags, articles } = content;
  const languages = [...new Set(articles.map((article) => article.language))].toSorted();
  return {
    digest: '',
    site,
    sections,
    authors,
    tags,
    languages,
    shelves: shelves.map((shelf) => shelf.name),
    tombs: Object.fromEntries(
      articles.filter(({ removed }) => removed !== null).map(({ slug, id }) => [slug, id]),
    ),
    moved: toMoved(content),
    code,
    files,
    openapi: '',
    rows: toRows(source, records, languages),
  };
}

/** The bytes of the catalog, its own digest among them. */
export function seal(file: CatalogFile): Uint8Array {
  const digest = createHash('sha256').update(encodeCatalog(file)).digest('hex');
  return encodeCatalog({ ...file, digest });
}

/** Old paths: those of `site.yaml`, and the aliases of articles. */
function toMoved(content: Content<Listed>): CatalogFile['moved'] {
  const aliases = content.articles.flatMap((article) =>
    article.aliases.map((from) => [from, toArticlePath(article.slug)] as const),
  );
  return Object.fromEntries([...content.redirects.map(({ from, to }) => [from, to]), ...aliases]);
}

function toRows(
  { content, places }: CatalogSource,
  records: CatalogSource['records'],
  languages: readonly string[],
): Rows {
  const articles = records.map((record) => record.article);
  const slugs = articles.map((article) => article.slug);
  const sections = toIds(content.sections);
  const tags = toIds(content.tags);
  const authors = toIds(content.authors);
  const languageIds = new Map(languages.map((language, id) => [language, id]));
  return {
    count: articles.length,
    slugs,
    bySlug: Uint32Array.from(
      slugs.map((_, position) => position).toSorted((a, b) => compare(slugs[a], slugs[b])),
    ),
    fingerprints: records.map((record) => record.fingerprint).join(''),
    published: Uint32Array.from(articles, ({ published }) => published),
    updated: Uint32Array.from(articles, ({ updated }) => updated ?? 0),
    removed: Uint32Array.from(articles, ({ removed }) => removed ?? 0),
    unlisted: Uint8Array.from(articles, ({ unlisted }) => (unlisted ? 1 : 0)),
    section: Uint32Array.from(articles, ({ section }) =>
      section === null ? 0 : find(sections, section) + 1,
    ),
    language: Uint32Array.from(articles, ({ language }) => find(languageIds, language)),
    tags: toLists(articles.map((article) => article.tags.map((slug) => find(tags, slug)))),
    authors: toLists(articles.map((article) => article.authors.map((slug) => find(authors, slug)))),
    touched: Uint32Array.from(toTouched(articles)),
    shelf: Uint32Array.from(places, ({ shelf }) => shelf),
    offset: Uint32Array.from(places, ({ offset }) => offset),
    length: Uint32Array.from(places, ({ length }) => length),
  };
}

/** Positions of what was updated or removed, in the order of that change, then by slug downwards. */
function toTouched(articles: readonly Listed[]): readonly number[] {
  return articles
    .map(({ updated, removed, slug }, position) => {
      return { position, slug, change: Math.max(updated ?? 0, removed ?? 0) };
    })
    .filter(({ change }) => change > 0)
    .toSorted((a, b) => a.change - b.change || compare(b.slug, a.slug))
    .map(({ position }) => position);
}

function toLists(lists: readonly (readonly number[])[]): Lists {
  const starts = new Uint32Array(lists.length + 1);
  for (const [index, list] of lists.entries())
    starts[index + 1] = (starts[index] ?? 0) + list.length;
  return { starts, ids: Uint32Array.from(lists.flat()) };
}

/** Content is checked, so a name without an id is a fault of ours. */
function find(ids: ReadonlyMap<string, number>, name: string): number {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`"${name}" is on an article and nowhere else`);
  return id;
}

function toIds(terms: readonly Term[]): ReadonlyMap<string, number> {
  return new Map(terms.map(({ slug }, id) => [slug, id]));
}

/** By UTF-16 code units, as the Worker's halving compares. */
function compare(a = '', b = ''): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
