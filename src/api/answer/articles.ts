// The list of articles: one page of it, and where the next one is.
import { at, type Catalog, slugAt } from '../../catalog/catalog.ts';
import type { Reader } from '../../catalog/reader.ts';
import { toAtomDate } from '../../feed/date.ts';
import { toFeedUrls } from '../../feed/formats.ts';
import { toStartOfDay } from '../../query/instant.ts';
import { type Page, selectPage } from '../../query/page.ts';
import { toDefaultQuery } from '../../query/query.ts';
import { type ListRequest, toCursor, toListSearch } from '../schema/request.ts';
import { toRemoval, toRow } from './row.ts';

/** A page, known before anything is read. */
export type ListedPage = Page & {
  /** Absolute; null on the last page. */
  readonly next: string | null;
};

/** `now` in seconds since 1970. */
export async function toListPage(
  catalog: Catalog,
  request: ListRequest,
  now: number,
): Promise<ListedPage> {
  const page = selectPage(catalog, request, request.after, request.limit, now);
  if (page.last === null) return { ...page, next: null };
  const cursor = await toCursor(request, page.last);
  const next = `${catalog.site.origin}/api/articles${toListSearch(request, cursor)}`;
  return { ...page, next };
}

/**
 * The body; null when a record is missing. `deployed` (seconds since 1970, 0 where unknown) is when
 * the running version was uploaded.
 */
export async function toListBody(
  catalog: Catalog,
  request: ListRequest,
  page: ListedPage,
  deployed: number,
  read: Reader['records'],
): Promise<string | null> {
  const { site, rows } = catalog;
  const isRemoved = (position: number): boolean => at(rows.removed, position) > 0;
  const standing = page.positions.filter((position) => !isRemoved(position));
  const found = await read(standing);
  if (found === null) return null;
  const head = {
    total: page.total,
    next: page.next,
    ...(request.order === 'updated'
      ? { changed_since: toMark(catalog, request, page, deployed) }
      : {}),
    feeds: toFeedUrls(site, toDefaultQuery(site, request.filter)),
  };
  const articles = found.map((record, index) =>
    toRow(catalog, record, slugAt(rows, at(standing, index)), request.fields, request.filter.text),
  );
  const removals = page.positions.filter(isRemoved).map((position) => toRemoval(catalog, position));
  const removed = request.changedSince === null ? '' : `,"removed":[${removals.join(',\n')}]`;
  return `${JSON.stringify(head).slice(0, -1)},"articles":[\n${articles.join(',\n')}\n]${removed}}\n`;
}

/**
 * From when on to ask next time, so that a copy misses nothing: the newest change here, but no later
 * than the day of this deploy. What the next one brings was changed since, and is dated by the day.
 */
function toMark(
  catalog: Catalog,
  { changedSince }: ListRequest,
  { newest }: Page,
  deployed: number,
): string {
  const mark = newest ?? changedSince ?? 0;
  if (deployed === 0) return toAtomDate(mark);
  return toAtomDate(Math.min(mark, toStartOfDay(deployed, catalog.site.zone)));
}
