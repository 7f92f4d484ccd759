// Pages as representations, under one coarse validator: the catalog and what is due.
import type { Child } from 'hono/jsx';
import { type Catalog, dueCount, slugAt } from '../catalog/catalog.ts';
import type { FormatName } from '../feed/document.ts';
import type { Choice } from '../query/builder-form.ts';
import { toArticlePath, toIdentity, toPagePath } from '../query/canonical.ts';
import { toMatcher } from '../query/matcher.ts';
import { toUnknownPage } from '../query/not-found.ts';
import { isProblem, type Problem } from '../query/problem.ts';
import type { Query, Scope } from '../query/query.ts';
import { toNeighbours, toRelated } from '../query/related.ts';
import { select, selectFront } from '../query/select.ts';
import type { Representation } from '../serve/representation.ts';
import { type Moment, toCoarse } from '../serve/site-wide-validator.ts';
import { ArticlePage } from './article.tsx';
import { DocsPage } from './docs.tsx';
import { HomePage } from './home.tsx';
import { HTML, PAGE_FIELDS, toHtml } from './html.ts';
import { ListPage } from './list.tsx';
import type { ApiDocument } from './openapi.ts';
import { PreviewPage } from './preview.tsx';
import { readAbout, readText } from './record-text.ts';
import { readTeasers, type Teaser, toTeasers } from './teasers.tsx';

/** Articles under "Related" on a page. */
const RELATED = 4;

/** The front page with the filter that was chosen there; `path` says the choice. */
export async function representHome(
  catalog: Catalog,
  moment: Moment,
  path: string,
  choice: Choice,
  query: Query,
): Promise<Representation | Problem> {
  const block = toBlock(catalog, query, moment.now);
  if (isProblem(block)) return block;
  const { positions, ...around } = block;
  return await toTeaserPage(
    catalog,
    moment,
    { path, fields: PAGE_FIELDS, positions },
    (teasers) => {
      const result = { query, teasers, ...around };
      return <HomePage catalog={catalog} choice={choice} result={result} now={moment.now} />;
    },
  );
}

/** The page of a tag, a section or an author; `path` says which of them, and the filter. */
export async function representList(
  catalog: Catalog,
  moment: Moment,
  path: string,
  scope: Scope,
  query: Query,
): Promise<Representation | Problem> {
  const block = toBlock(catalog, query, moment.now);
  if (isProblem(block)) return block;
  const { positions, ...around } = block;
  return await toTeaserPage(
    catalog,
    moment,
    { path, fields: PAGE_FIELDS, positions },
    (teasers) => (
      <ListPage catalog={catalog} scope={scope} query={query} teasers={teasers} {...around} />
    ),
  );
}

/** What a browser shows in the place of a feed. */
export async function representPreview(
  catalog: Catalog,
  moment: Moment,
  query: Query,
  format: FormatName,
): Promise<Representation | Problem> {
  const { entries: positions, blocks } = select(catalog, query, moment.now);
  if (query.page !== null && query.page > blocks) return toUnknownPage(query.page, blocks);
  const path = `preview ${format} ${toIdentity(query)}`;
  const fields = { ...PAGE_FIELDS, Vary: 'Accept-Encoding, Sec-Fetch-Dest' };
  return await toTeaserPage(catalog, moment, { path, fields, positions }, (teasers) => (
    <PreviewPage
      catalog={catalog}
      query={query}
      format={format}
      teasers={teasers}
      blocks={blocks}
    />
  ));
}

/** A page that shows the articles at these positions in short. */
async function toTeaserPage(
  catalog: Catalog,
  moment: Moment,
  page: Pick<Representation, 'fields'> & {
    readonly path: string;
    readonly positions: readonly number[];
  },
  toPage: (teasers: readonly Teaser[]) => Child,
): Promise<Representation> {
  const { path, fields, positions } = page;
  return await toCoarse(catalog, moment, {
    path,
    contentType: HTML,
    fields,
    render: async (reader) => {
      const teasers = await readTeasers(catalog, positions, reader);
      return teasers === null ? null : toHtml(toPage(teasers));
    },
  });
}

/** The permalink page of the article at a position. */
export async function representArticle(
  catalog: Catalog,
  moment: Moment,
  position: number,
): Promise<Representation> {
  const path = toArticlePath(slugAt(catalog.rows, position));
  return await toCoarse(catalog, moment, {
    path,
    contentType: HTML,
    fields: PAGE_FIELDS,
    render: async (reader) => {
      const places = toAround(catalog, position, moment.now);
      const records = await reader.records([position, ...places.all]);
      const [record, ...others] = records ?? [];
      if (record === undefined) return null;
      const teasers = toTeasers(catalog, places.all, others);
      const find = (place: number | null): Teaser | null =>
        place === null ? null : (teasers[places.all.indexOf(place)] ?? null);
      return toHtml(
        <ArticlePage
          catalog={catalog}
          about={readAbout(record)}
          html={readText(record.html)}
          now={moment.now}
          related={places.related.map(find).filter((teaser) => teaser !== null)}
          previous={find(places.previous)}
          next={find(places.next)}
        />,
      );
    },
  });
}

/** The reference of the query API, from its stored description. */
export async function representDocs(catalog: Catalog, moment: Moment): Promise<Representation> {
  return await toCoarse(catalog, moment, {
    path: '/docs',
    contentType: HTML,
    fields: PAGE_FIELDS,
    render: async (reader) => {
      const bytes = await reader.document(catalog.openapi);
      if (bytes === null) return null;
      const document = JSON.parse(readText(bytes)) as ApiDocument;
      return toHtml(<DocsPage catalog={catalog} document={document} />);
    },
  });
}

type Block = {
  readonly positions: readonly number[];
  readonly count: number;
  readonly newer: string | null;
  readonly older: string | null;
};

/** The articles of a page for people, and the pages around it. */
function toBlock(catalog: Catalog, query: Query, now: number): Block | Problem {
  const { page } = query;
  const { entries, blocks } =
    page === null ? selectFront(catalog, query, now) : select(catalog, query, now);
  if (page !== null && page > blocks) return toUnknownPage(page, blocks);
  // The front holds the newest full block already.
  const older = (page ?? blocks) - 1;
  const count = toMatcher(catalog, query).countStanding(dueCount(catalog.rows, now));
  return {
    positions: entries,
    count,
    newer: page === null ? null : toPagePath(query, page + 1 < blocks ? page + 1 : null),
    older: older < 1 ? null : toPagePath(query, older),
  };
}

/** Positions of the articles that a page leads on to. */
function toAround(catalog: Catalog, position: number, now: number) {
  const { previous, next } = toNeighbours(catalog, position, now);
  const related = toRelated(catalog, position, RELATED, now);
  const all = [previous, next, ...related].filter((place) => place !== null);
  return { previous, next, related, all };
}
