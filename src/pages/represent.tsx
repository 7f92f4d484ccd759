// Pages and lists as representations, under one coarse validator: the catalog and what is due.
import { at, type Catalog, dueCount, slugAt } from '../catalog/catalog.ts';
import type { About, ArticleRecord } from '../catalog/record.ts';
import { toOpml } from '../feed/opml.ts';
import { CORS, NOSNIFF } from '../http/fields.ts';
import { toArticlePath } from '../query/canonical.ts';
import { toScopeQuery } from '../query/query.ts';
import { select } from '../query/select.ts';
import type { ReadRecords, Representation } from '../representation.ts';
import { ArticlePage } from './article.tsx';
import { GonePage } from './gone.tsx';
import { HomePage } from './home.tsx';

/** A page loads nothing but its own style, and images and media by their own choice of host. */
const PAGE_FIELDS = {
  Vary: 'Accept-Encoding',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src 'self' https:; media-src 'self' https:; " +
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'Referrer-Policy': 'strict-origin-when-cross-origin',
};

const TEXT_FIELDS = { Vary: 'Accept-Encoding' };

/** When, in seconds since 1970: the request, and the upload of the running version. */
export type Moment = { readonly now: number; readonly deployed: number };

export function representHome(catalog: Catalog, moment: Moment): Representation {
  const { entries } = select(catalog, toScopeQuery(catalog.site, null), moment.now);
  return toRepresentation(catalog, moment, '/', 'text/html; charset=utf-8', PAGE_FIELDS, (read) =>
    withRecords(read, entries, (records) => {
      const teasers = records.map((record, index) => ({
        path: toArticlePath(slugAt(catalog.rows, at(entries, index))),
        about: toAbout(record),
      }));
      return `<!DOCTYPE html>\n${<HomePage catalog={catalog} teasers={teasers} now={moment.now} />}\n`;
    }),
  );
}

/** The permalink page of the article at a position. */
export function representArticle(
  catalog: Catalog,
  moment: Moment,
  position: number,
): Representation {
  const path = toArticlePath(slugAt(catalog.rows, position));
  return toRepresentation(catalog, moment, path, 'text/html; charset=utf-8', PAGE_FIELDS, (read) =>
    withRecords(read, [position], ([record]) =>
      record === undefined
        ? ''
        : `<!DOCTYPE html>\n${(
            <ArticlePage
              catalog={catalog}
              permalink={`${catalog.site.origin}${path}`}
              about={toAbout(record)}
              html={toText(record.html)}
              now={moment.now}
            />
          )}\n`,
    ),
  );
}

/** The body of the article at a position, as it was written. */
export function representMarkdown(
  catalog: Catalog,
  moment: Moment,
  position: number,
): Representation {
  const path = `${toArticlePath(slugAt(catalog.rows, position))}.md`;
  return toRepresentation(
    catalog,
    moment,
    path,
    'text/markdown; charset=utf-8',
    TEXT_FIELDS,
    async (read) => (await read([position]))?.map((record) => record.markdown) ?? null,
  );
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
  const type = 'text/x-opml; charset=utf-8';
  return toRepresentation(catalog, moment, '/feeds.opml', type, TEXT_FIELDS, () =>
    Promise.resolve([new TextEncoder().encode(toOpml(catalog, moment.now))]),
  );
}

function toRepresentation(
  catalog: Catalog,
  { now, deployed }: Moment,
  path: string,
  contentType: string,
  fields: Representation['fields'],
  render: Representation['render'],
): Representation {
  const { rows, site, digest } = catalog;
  const due = dueCount(rows, now);
  const newest = due === 0 ? 0 : at(rows.published, due - 1);
  return {
    // The catalog's digest covers the code of pages, and a page's URL says the rest.
    etag: `W/"${digest.slice(0, 16)}.${due}"`,
    lastModified: Math.min(Math.max(newest, deployed), now),
    contentType,
    fields,
    lifetime: site.feeds.refresh * 60,
    due: due === rows.count ? null : at(rows.published, due),
    key: `${digest} ${due} ${path}`,
    shared: false,
    render,
    delta: () => null,
  };
}

async function withRecords(
  read: ReadRecords,
  positions: readonly number[],
  toPage: (records: readonly ArticleRecord[]) => string,
): Promise<readonly Uint8Array[] | null> {
  const records = await read(positions);
  return records === null ? null : [new TextEncoder().encode(toPage(records))];
}

function toAbout(record: ArticleRecord): About {
  return JSON.parse(toText(record.about)) as About;
}

function toText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
