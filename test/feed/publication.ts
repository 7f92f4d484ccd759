// A publication in memory: content through the real compile steps to rendered feeds.
import path from 'node:path';
import { type Catalog, findSlug } from '../../src/catalog/catalog.ts';
import { decodeCatalog } from '../../src/catalog/file.ts';
import type { Render } from '../../src/catalog/reader.ts';
import { withDigest } from '../../src/compile/output/catalog.ts';
import type { Format } from '../../src/feed/format.ts';
import { FORMATS, type FormatName } from '../../src/feed/formats.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { isProblem } from '../../src/query/problem.ts';
import type { Query } from '../../src/query/query.ts';
import type { Scope } from '../../src/query/scope.ts';
import { representFeed } from '../../src/serve/feed-representation.ts';
import type { Representation } from '../../src/serve/representation.ts';
import { openReader } from '../../src/store/articles.ts';
import { STATIC_PATHS } from '../no-pictures.ts';
import { type Content, readWhole, toRecords, toStored } from '../read-content.ts';
import { ROOT } from '../root.ts';

/** The instant, in seconds, at which the fixture is compiled and read unless a test says another. */
export const NOW = Date.parse('2026-06-01T00:00:00Z') / 1000;

export type Publication = {
  readonly catalog: Catalog;
  readonly represent: (
    format: FormatName,
    query: Query,
    now?: number,
    deployed?: number,
  ) => Promise<Representation>;
  readonly render: (format: FormatName, query: Query, now?: number) => Promise<string>;
  readonly renderPart: (render: Render) => Promise<string>;
};

/** The fixture that uses all there is. */
export async function readFixture(): Promise<Content> {
  return await readFolder('test/fixtures/content/valid', NOW);
}

/** A content folder of the checkout, without an error; `now` in seconds. */
export async function readFolder(below: string, now: number): Promise<Content> {
  const { content, diagnostics } = await readWhole({
    folder: path.join(ROOT, below),
    shown: below,
    origin: 'https://feeds.example.org',
    now,
  });
  if (content === null) throw new Error(JSON.stringify(diagnostics));
  return content;
}

export function publish(content: Content): Publication {
  const code = { rss: 'r', atom: 'a', json: 'j', pages: 'p' };
  const { file, shelves } = toStored(content, toRecords(content), { code, files: STATIC_PATHS });
  const bytes = withDigest(file);
  const catalog = decodeCatalog(Uint8Array.from(bytes).buffer);
  const stored = new Map(shelves.map((shelf) => [shelf.name, shelf.bytes]));
  const assets = {
    fetch: async (url: string) => {
      const found = stored.get(path.posix.basename(url));
      return found === undefined
        ? new Response(null, { status: 404 })
        : new Response(Uint8Array.from(found));
    },
  };
  const represent: Publication['represent'] = async (format, query, now = NOW, deployed = 0) => {
    const found = await representFeed(catalog, query, toFormat(format), now, deployed);
    if (isProblem(found)) throw new Error(found.detail);
    return found;
  };
  const renderPart: Publication['renderPart'] = async (render) => {
    const pieces = await render(openReader(assets, catalog.rows, catalog.shelves));
    if (pieces === null) throw new Error('a shelf is missing');
    return Buffer.concat(pieces).toString('utf8');
  };
  return {
    catalog,
    represent,
    render: async (format, query, now = NOW) =>
      await renderPart((await represent(format, query, now)).render),
    renderPart,
  };
}

export function toFormat(name: FormatName): Format {
  const format: Format | undefined = FORMATS.find((candidate) => candidate.name === name);
  if (format === undefined) throw new Error(`no format ${name}`);
  return format;
}

/** The query of a URL's search; throws the problem where it has one. */
export function ask(
  { catalog }: Publication,
  search: string,
  scope: Scope | null = null,
  now = NOW,
): Query {
  const query = parseQuery(catalog, scope, search, now);
  if (isProblem(query)) throw new Error(query.detail);
  return query;
}

/** A query that one article alone answers. */
export function askFor(publication: Publication, slug: string): Query {
  const { rows } = publication.catalog;
  const position = findSlug(rows, slug);
  if (position === null) throw new Error(`no article ${slug}`);
  const published = rows.published[position] ?? 0;
  return { ...ask(publication, ''), since: published, until: published + 1 };
}
