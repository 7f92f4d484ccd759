// Index pages as bytes: all names of a kind, the archive, a year or a month of it.
import type { Catalog } from '../catalog/catalog.ts';
import type { Render } from '../catalog/reader.ts';
import type { NameKind } from '../query/known.ts';
import { toUnknownPage, toUnknownPeriod } from '../query/not-found.ts';
import { findNeighbours, listMonths, type Period, selectPeriod } from '../query/periods.ts';
import type { Problem } from '../query/problem.ts';
import { toTermIndex } from '../query/term-index.ts';
import { ArchivePage } from './archive.tsx';
import { toPageBytes } from './html.ts';
import { PeriodPage } from './period.tsx';
import { readTeasers } from './teasers.tsx';
import { TermIndexPage } from './term-index.tsx';

/** The page of all tags, sections or authors. `now` in seconds since 1970, as everywhere here. */
export function renderTermIndex(
  catalog: Catalog,
  kind: NameKind,
  page: number,
  now: number,
): Render | Problem {
  const index = toTermIndex(catalog, kind, page, now);
  if (page > index.pages) return toUnknownPage(page, index.pages, 'thisList');
  return async () =>
    toPageBytes(<TermIndexPage catalog={catalog} kind={kind} index={index} page={page} />);
}

/** The page of all years and months. */
export function renderArchive(catalog: Catalog, now: number): Render {
  return async () =>
    toPageBytes(<ArchivePage catalog={catalog} months={listMonths(catalog, now)} />);
}

/** The page of a year or a month. */
export function renderPeriod(
  catalog: Catalog,
  period: Period,
  page: number,
  now: number,
): Render | Problem {
  const { positions, count, pages } = selectPeriod(catalog, period, page, now);
  const around = findNeighbours(catalog, period, now);
  if (pages === 0) return toUnknownPeriod(period, around);
  if (page > pages) return toUnknownPage(page, pages, 'thisArchive');
  const months =
    period.month === null
      ? listMonths(catalog, now).filter(({ year }) => year === period.year)
      : [];
  return async (reader) => {
    const teasers = await readTeasers(catalog, positions, reader);
    if (teasers === null) return null;
    const all = { catalog, period, page, pages, count, months, teasers, ...around };
    return toPageBytes(<PeriodPage {...all} />);
  };
}
