// What is not to be had: slugs that nothing has, withdrawn articles, pages beyond the archive.
import { at, type Catalog, dueCount } from '../catalog/catalog.ts';
import { type Said, toSaid } from '../messages/say.ts';
import { knownTerms, type NameKind } from './known.ts';
import { toNearNames, toNormalForm } from './names.ts';
import { type findNeighbours, type Period, toPeriodName } from './periods.ts';
import { type Problem, toProblem, unknownName } from './problem.ts';

/** Letters with which a slug must begin as an unknown one does, to be called near it. */
const NEAR_BEGINNING = 3;

/** A slug that no visible article has; `now` (seconds) decides which articles may be named. */
export function toUnknownArticle(catalog: Catalog, slug: string, now: number): Problem {
  return unknownName('article', slug, toNearSlugs(catalog, slug, now));
}

/** A name that no known tag, section or author has, nor as an alias. `now` in seconds. */
export function toUnknownTerm(
  catalog: Catalog,
  kind: NameKind,
  name: string,
  now: number,
): Problem {
  const known = knownTerms(catalog, kind, now).flatMap((term) => [term.slug, ...term.aliases]);
  return unknownName(kind, name, toNearNames(toNormalForm(name), known, catalog.site.language));
}

/** A withdrawn article: 410, so that readers and crawlers forget it. */
export function toGone(slug: string): Problem {
  const detail = [toSaid('removedArticle', { slug })];
  return toProblem({ status: 410, kind: 'removed-article', title: toSaid('removed'), detail });
}

/** A page beyond those of a list; of a filter's archive, beyond its full blocks. */
export function toUnknownPage(
  page: number,
  blocks: number,
  list:
    | 'archiveOfFeed'
    | 'archiveOfSearch'
    | 'thisList'
    | 'thisArchive'
    | 'thisSearch' = 'archiveOfFeed',
): Problem {
  const allowed = blocks === 0 ? 'no pages yet' : blocks === 1 ? '1' : `1 to ${blocks}`;
  const subject = { list: toSaid(list) };
  const detail =
    blocks === 0
      ? toSaid('hasNoPages', subject)
      : toSaid('hasPages', { ...subject, count: blocks });
  const members = { parameter: 'page', value: String(page), allowed };
  const title = toSaid('unknownPage');
  return toProblem({ status: 404, kind: 'unknown-page', title, detail: [detail] }, members);
}

/** A year or a month without articles; those around it have some, or are null. */
export function toUnknownPeriod(
  period: Period,
  { earlier, later }: ReturnType<typeof findNeighbours>,
): Problem {
  const near = [earlier, later].flatMap((other) => (other === null ? [] : [toPeriodName(other)]));
  const value = toPeriodName(period);
  const detail = [toSaid('noArticlesIn', { period: value }), ...toNearest(near)];
  const title = toSaid('noArticles');
  return toProblem({ status: 404, kind: 'unknown-period', title, detail }, { value, near });
}

function toNearest([earlier, later]: readonly string[]): readonly Said[] {
  if (earlier === undefined) return [];
  if (later === undefined) return [toSaid('nearestPeriod', { period: earlier })];
  return [toSaid('nearestPeriods', { earlier, later })];
}

/** Visible, listed, standing articles only; a shared beginning keeps the search short at 100,000. */
function toNearSlugs(catalog: Catalog, slug: string, now: number): readonly string[] {
  const { rows, site } = catalog;
  const normal = toNormalForm(slug);
  const beginning = normal.slice(0, NEAR_BEGINNING);
  const candidates = rows.slugs
    .slice(0, dueCount(rows, now))
    .filter(
      (known, position) =>
        known.startsWith(beginning) &&
        at(rows.unlisted, position) === 0 &&
        at(rows.removed, position) === 0,
    );
  return toNearNames(normal, candidates, site.language);
}
