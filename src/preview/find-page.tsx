// Which pages the preview has beside those of the Worker: drafts, scheduled articles, the list of both.
import { at, type Catalog, dueCount, findSlug } from '../catalog/catalog.ts';
import { toMoment } from '../catalog/moment.ts';
import { DRAFTS_PATH, type Draft, type DraftPage } from '../catalog/preview.ts';
import type { Render } from '../catalog/reader.ts';
import { toPathname } from '../http/url-parts.ts';
import { ArticlePage } from '../pages/article.tsx';
import { toPageBytes } from '../pages/html.ts';
import { renderArticlePage } from '../pages/render.tsx';
import { StaticPageView } from '../pages/static-page.tsx';
import { readTeasers } from '../pages/teasers.tsx';
import { toArticlePath } from '../query/canonical.ts';
import { toNormalForm } from '../query/names.ts';
import { toPathKey } from '../query/path.ts';
import { DraftsPage } from './drafts-page.tsx';
import { withTags } from './with-tags.ts';

/** What there is: the catalog of the Worker, and articles and pages that are drafts, by their slugs. */
export type Known = {
  readonly catalog: Catalog;
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly pages: ReadonlyMap<string, DraftPage>;
};

/** `mark` is what the page says of itself; null for one that is no article. */
export type PreviewPage = { readonly render: Render; readonly mark: string | null };

const ARTICLES = toArticlePath('');

/** Scheduled articles in the list; an import may have brought hundreds. */
const MOST = 200;

/** Finds a page; `now` in seconds since 1970. */
export type FindPage = (known: Known, url: string, now: number) => PreviewPage | null;

/** An article that the Worker does not show. */
export const findArticle: FindPage = (known, url, now) => {
  const key = toPathKey(toPathname(url));
  if (!key.startsWith(ARTICLES)) return null;
  const { catalog, drafts } = known;
  const slug = toNormalForm(key.slice(ARTICLES.length));
  const position = findSlug(catalog.rows, slug);
  if (position === null) {
    const draft = drafts.get(slug);
    return draft === undefined ? null : { render: renderDraft(catalog, draft, now), mark: 'Draft' };
  }
  const date = at(catalog.rows.published, position);
  if (date <= now) return null;
  const mark = `Scheduled for ${toMoment(date, catalog.site.zone)}`;
  // As it will be when it appears.
  return { render: renderArticlePage(catalog, position, date), mark };
};

/** A page beside the articles that the Worker does not have. */
export const findDraftPage: FindPage = ({ catalog, pages }, url) => {
  const page = pages.get(toNormalForm(toPathKey(toPathname(url)).slice(1)));
  if (page === undefined) return null;
  const render = async () =>
    toPageBytes(<StaticPageView catalog={catalog} about={page} text={page} />);
  return { render, mark: 'Draft' };
};

/** The list, where the Worker has nothing of its own at that address. */
export const findList: FindPage = (known, url, now) => {
  const isAsked = toPathKey(toPathname(url)) === DRAFTS_PATH;
  return isAsked ? { render: renderList(known, now), mark: null } : null;
};

function renderDraft(catalog: Catalog, draft: Draft, now: number): Render {
  const around = {
    related: [],
    previous: null,
    next: null,
    translations: [],
    record: null,
    markdown: null,
    picture: null,
  };
  return async () =>
    toPageBytes(
      <ArticlePage
        catalog={withTags(catalog, draft.tags)}
        about={draft.about}
        html={draft.html}
        page={draft.page}
        now={now}
        {...around}
      />,
    );
}

function renderList({ catalog, drafts, pages }: Known, now: number): Render {
  const due = dueCount(catalog.rows, now);
  const count = catalog.rows.count - due;
  const positions = Array.from({ length: Math.min(count, MOST) }, (_, index) => due + index);
  return async (reader) => {
    const scheduled = await readTeasers(catalog, positions, reader);
    if (scheduled === null) return null;
    const page = {
      catalog,
      drafts: [...drafts.values()],
      pages: [...pages.values()],
      scheduled,
      more: count - positions.length,
    };
    return toPageBytes(<DraftsPage {...page} />);
  };
}
