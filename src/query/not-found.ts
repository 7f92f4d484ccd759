// What is not to be had: slugs that nothing has, withdrawn articles, pages beyond the archive.
import { at, type Catalog, dueCount } from '../catalog/catalog.ts';
import { knownTerms, type NameKind } from './known.ts';
import { toNearNames, toNormalForm } from './names.ts';
import { type findNeighbours, type Period, toPeriodName } from './periods.ts';
import { type Problem, unknownName } from './problem.ts';

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
  return unknownName(kind, name, toNearNames(toNormalForm(name), known));
}

/** A withdrawn article: 410, so that readers and crawlers forget it. */
export function toGone(slug: string): Problem {
  const detail = `The article "${slug}" was permanently removed.`;
  return { status: 410, kind: 'removed-article', title: 'Removed', detail };
}

/** A page beyond those of a list; of a filter's archive, beyond its full blocks. */
export function toUnknownPage(
  page: number,
  blocks: number,
  list = 'The archive of this feed',
): Problem {
  const allowed = blocks === 0 ? 'no pages yet' : blocks === 1 ? '1' : `1 to ${blocks}`;
  const pages = blocks === 0 ? allowed : blocks === 1 ? 'one page' : `pages ${allowed}`;
  const detail = `${list} has ${pages}.`;
  const members = { parameter: 'page', value: String(page), allowed, detail };
  return { status: 404, kind: 'unknown-page', title: 'Unknown page', ...members };
}

/** A year or a month without articles; those around it have some, or are null. */
export function toUnknownPeriod(
  period: Period,
  { earlier, later }: ReturnType<typeof findNeighbours>,
): Problem {
  const near = [earlier, later].flatMap((other) => (other === null ? [] : [toPeriodName(other)]));
  const nearest = near.length === 0 ? '' : ` The nearest are in ${near.join(' and ')}.`;
  const value = toPeriodName(period);
  const detail = `There are no articles in ${value}.${nearest}`;
  return { status: 404, kind: 'unknown-period', title: 'No articles', detail, value, near };
}

/** Visible, listed, standing articles only; a shared beginning keeps the search short at 100,000. */
function toNearSlugs(catalog: Catalog, slug: string, now: number): readonly string[] {
  const { rows } = catalog;
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
  return toNearNames(normal, candidates);
}
