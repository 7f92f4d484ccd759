// Pages as bytes: what each reads of the stored files, and the markup made of it.
import type { Child } from 'hono/jsx';
import { at, type Catalog, dueCount, type StoredDocs, slugAt } from '../catalog/catalog.ts';
import { readPagePart } from '../catalog/page-part.ts';
import type { Render } from '../catalog/reader.ts';
import { readAbout } from '../catalog/record.ts';
import { findPicture } from '../catalog/social-pictures.ts';
import type { StaticPage, StoredPage } from '../catalog/static-page.ts';
import { toDocumentUri } from '../feed/at-records.ts';
import type { Format } from '../feed/format.ts';
import type { BuilderForm } from '../query/builder-form.ts';
import { toArticlePath, toMarkdownPath, toPagePath } from '../query/canonical.ts';
import { toCompanions } from '../query/companions.ts';
import { toMatcher } from '../query/matcher.ts';
import { toUnknownPage } from '../query/not-found.ts';
import { isProblem, type Problem } from '../query/problem.ts';
import type { Query } from '../query/query.ts';
import { toRelated, toSectionNeighbours } from '../query/related.ts';
import type { Scope } from '../query/scope.ts';
import { select, selectFront } from '../query/select.ts';
import { toTranslations } from '../query/translations.ts';
import { ArticlePage } from './article.tsx';
import { DocsPage } from './docs.tsx';
import { HomePage } from './home.tsx';
import { toPageBytes } from './html.ts';
import { ListPage } from './list.tsx';
import { PreviewPage } from './preview.tsx';
import { readText } from './record-text.ts';
import { StaticPageView } from './static-page.tsx';
import { readTeasers, type Teaser, toTeasers } from './teasers.tsx';

/** Tags that the description of a list names. */
const COMPANIONS = 3;

/** Articles under "Related" on a page. */
const RELATED = 4;

/** The front page with the filter that its form says. `now` in seconds since 1970, as everywhere here. */
export function renderHome(
  catalog: Catalog,
  form: BuilderForm,
  query: Query,
  now: number,
): Render | Problem {
  const block = toBlock(catalog, query, now);
  if (isProblem(block)) return block;
  const { positions, ...around } = block;
  return renderTeasers(catalog, positions, (teasers) => {
    const result = { query, teasers, ...around };
    return <HomePage catalog={catalog} form={form} result={result} now={now} />;
  });
}

/** The page of a tag, a section or an author. */
export function renderList(
  catalog: Catalog,
  scope: Scope,
  query: Query,
  now: number,
): Render | Problem {
  const block = toBlock(catalog, query, now);
  if (isProblem(block)) return block;
  const { positions, ...around } = block;
  // Those of the scope may be others than those of a filter within it.
  const isPlain = !toPagePath(query).includes('?');
  const companions = isPlain ? toCompanions(catalog, scope, COMPANIONS, now) : [];
  return renderTeasers(catalog, positions, (teasers) => {
    const list = { catalog, scope, query, teasers, companions, ...around };
    return <ListPage {...list} />;
  });
}

/** What a browser shows in the place of a feed. */
export function renderPreview(
  catalog: Catalog,
  query: Query,
  format: Format,
  now: number,
): Render | Problem {
  const { entries, blocks } = select(catalog, query, now);
  if (query.page !== null && query.page > blocks) return toUnknownPage(query.page, blocks);
  return renderTeasers(catalog, entries, (teasers) => {
    const preview = { catalog, query, format, teasers, blocks };
    return <PreviewPage {...preview} />;
  });
}

/** A page that shows the articles at these positions in short. */
function renderTeasers(
  catalog: Catalog,
  positions: readonly number[],
  toPage: (teasers: readonly Teaser[]) => Child,
): Render {
  return async (reader) => {
    const teasers = await readTeasers(catalog, positions, reader);
    return teasers === null ? null : toPageBytes(toPage(teasers));
  };
}

/** The permalink page of the article at a position. */
export function renderArticlePage(catalog: Catalog, position: number, now: number): Render {
  return async (reader) => {
    const places = findAround(catalog, position, now);
    const records = await reader.records([position, ...places.all]);
    const [record, ...others] = records ?? [];
    const isListed = at(catalog.rows.unlisted, position) === 0;
    if (record === undefined) return null;
    const slug = slugAt(catalog.rows, position);
    const teasers = toTeasers(catalog, places.all, others);
    const find = (place: number | null): Teaser | null =>
      place === null ? null : (teasers[places.all.indexOf(place)] ?? null);
    return toPageBytes(
      <ArticlePage
        catalog={catalog}
        about={readAbout(record)}
        html={readText(record.html)}
        page={readPagePart(readText(record.page))}
        now={now}
        related={places.related.map(find).filter((teaser) => teaser !== null)}
        previous={find(places.previous)}
        next={find(places.next)}
        translations={toTranslations(catalog, position, now).map((place) => ({
          url: catalog.site.origin + toArticlePath(slugAt(catalog.rows, place)),
          language: catalog.languages[at(catalog.rows.language, place)] ?? '',
          isOwn: place === position,
        }))}
        record={isListed ? await toDocumentUri(catalog.site, slug) : null}
        markdown={catalog.site.origin + toMarkdownPath(slug)}
        picture={findPicture(catalog.rows.pictures, position)}
      />,
    );
  };
}

/** The page of the query API, which compile has stored. */
export function renderDocs(catalog: Catalog): Render {
  return async (reader) => {
    const bytes = await reader.document(catalog.docs);
    if (bytes === null) return null;
    const docs = JSON.parse(readText(bytes)) as StoredDocs;
    return toPageBytes(<DocsPage catalog={catalog} docs={docs} />);
  };
}

/** A page beside the articles, whose text compile has stored. */
export function renderStaticPage(catalog: Catalog, about: StaticPage): Render {
  return async (reader) => {
    const bytes = await reader.document(about.document);
    if (bytes === null) return null;
    const text = JSON.parse(readText(bytes)) as StoredPage;
    return toPageBytes(<StaticPageView catalog={catalog} about={about} text={text} />);
  };
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
function findAround(catalog: Catalog, position: number, now: number) {
  const { previous, next } = toSectionNeighbours(catalog, position, now);
  const related = toRelated(catalog, position, RELATED, now);
  const all = [previous, next, ...related].filter((place) => place !== null);
  return { previous, next, related, all };
}
