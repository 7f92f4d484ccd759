// Pages and lists as representations, under one coarse validator: the catalog and what is due.
import type { Child } from 'hono/jsx';
import { at, type Catalog, slugAt } from '../catalog/catalog.ts';
import type { About, ArticleRecord } from '../catalog/record.ts';
import { type Moment, toCoarse } from '../coarse.ts';
import { toOpml } from '../feed/opml.ts';
import { CORS, NOSNIFF } from '../http/fields.ts';
import { toArticlePath } from '../query/canonical.ts';
import { toScopeQuery } from '../query/query.ts';
import { select } from '../query/select.ts';
import type { Representation } from '../representation.ts';
import { ArticlePage } from './article.tsx';
import { DocsPage } from './docs.tsx';
import { GonePage } from './gone.tsx';
import { HomePage } from './home.tsx';
import type { ApiDocument } from './openapi.ts';

/** A page loads nothing but its own style, and images and media by their own choice of host. */
const PAGE_FIELDS = {
  Vary: 'Accept-Encoding',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src 'self' https:; media-src 'self' https:; " +
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'Referrer-Policy': 'strict-origin-when-cross-origin',
};

const TEXT_FIELDS = { Vary: 'Accept-Encoding' };

const HTML = 'text/html; charset=utf-8';

export function representHome(catalog: Catalog, moment: Moment): Representation {
  const { entries } = select(catalog, toScopeQuery(catalog.site, null), moment.now);
  return toCoarse(catalog, moment, {
    path: '/',
    contentType: HTML,
    fields: PAGE_FIELDS,
    render: async (reader) => {
      const records = await reader.records(entries);
      if (records === null) return null;
      const teasers = records.map((record, index) => ({
        path: toArticlePath(slugAt(catalog.rows, at(entries, index))),
        about: toAbout(record),
      }));
      return toHtml(<HomePage catalog={catalog} teasers={teasers} now={moment.now} />);
    },
  });
}

/** The permalink page of the article at a position. */
export function representArticle(
  catalog: Catalog,
  moment: Moment,
  position: number,
): Representation {
  const path = toArticlePath(slugAt(catalog.rows, position));
  return toCoarse(catalog, moment, {
    path,
    contentType: HTML,
    fields: PAGE_FIELDS,
    render: async (reader) => {
      const [record] = (await reader.records([position])) ?? [];
      if (record === undefined) return null;
      return toHtml(
        <ArticlePage
          catalog={catalog}
          permalink={`${catalog.site.origin}${path}`}
          about={toAbout(record)}
          html={toText(record.html)}
          now={moment.now}
        />,
      );
    },
  });
}

/** The reference of the query API, from its stored description. */
export function representDocs(catalog: Catalog, moment: Moment): Representation {
  return toCoarse(catalog, moment, {
    path: '/docs',
    contentType: HTML,
    fields: PAGE_FIELDS,
    render: async (reader) => {
      const bytes = await reader.document(catalog.openapi);
      if (bytes === null) return null;
      const document = JSON.parse(toText(bytes)) as ApiDocument;
      return toHtml(<DocsPage catalog={catalog} document={document} />);
    },
  });
}

/** The body of the article at a position, as it was written. */
export function representMarkdown(
  catalog: Catalog,
  moment: Moment,
  position: number,
): Representation {
  return toCoarse(catalog, moment, {
    path: `${toArticlePath(slugAt(catalog.rows, position))}.md`,
    contentType: 'text/markdown; charset=utf-8',
    fields: TEXT_FIELDS,
    render: async (reader) =>
      (await reader.records([position]))?.map((record) => record.markdown) ?? null,
  });
}

/** The answer to people who ask for a withdrawn article; `path` is its permalink's. */
export function toGoneResponse(catalog: Catalog, path: string): Response {
  return new Response(`<!DOCTYPE html>\n${<GonePage catalog={catalog} path={path} />}\n`, {
    status: 410,
    headers: {
      ...CORS,
      ...NOSNIFF,
      ...PAGE_FIELDS,
      Vary: 'Accept',
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'max-age=60',
    },
  });
}

export function representOpml(catalog: Catalog, moment: Moment): Representation {
  return toCoarse(catalog, moment, {
    path: '/feeds.opml',
    contentType: 'text/x-opml; charset=utf-8',
    fields: TEXT_FIELDS,
    render: () => Promise.resolve([new TextEncoder().encode(toOpml(catalog, moment.now))]),
  });
}

function toHtml(page: Child): readonly Uint8Array[] {
  return [new TextEncoder().encode(`<!DOCTYPE html>\n${page}\n`)];
}

function toAbout(record: ArticleRecord): About {
  return JSON.parse(toText(record.about)) as About;
}

function toText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
