// The problems that no query makes: unknown paths and articles, withdrawn ones, methods, faults.
import { at, type Catalog, dueCount } from './catalog/catalog.ts';
import { METHODS } from './http/fields.ts';
import { toProblemResponse } from './http/problem-details.ts';
import { toNearNames } from './query/names.ts';
import { type Problem, shorten, unknownName } from './query/problem.ts';

/** Letters with which a slug must begin as an unknown one does, to be called near it. */
const NEAR_BEGINNING = 3;

/** What nobody foresaw; it tells nothing of the inside. */
export const FAULT: Problem = {
  status: 500,
  kind: 'internal-error',
  title: 'Internal error',
  detail: 'Something went wrong here. It has been logged; please try again later.',
};

/** A path that no route is for. `now` (seconds) decides which articles may be named. */
export function toUnknownPath(catalog: Catalog, path: string, now: number): Problem {
  const slug = /^\/articles\/([^/]+?)(\.md)?\/?$/.exec(path)?.[1];
  if (slug !== undefined) return unknownName('article', slug, toNearSlugs(catalog, slug, now));
  const detail = `Nothing is at ${shorten(path)}. The feeds are listed at / and at /feeds.opml.`;
  return { status: 404, kind: 'unknown-path', title: 'Not found', detail };
}

/** Visible, listed, standing articles only; a shared beginning keeps the search short at 100,000. */
function toNearSlugs(catalog: Catalog, slug: string, now: number): readonly string[] {
  const { rows } = catalog;
  const beginning = slug.slice(0, NEAR_BEGINNING);
  const candidates = rows.slugs
    .slice(0, dueCount(rows, now))
    .filter(
      (known, position) =>
        known.startsWith(beginning) &&
        at(rows.unlisted, position) === 0 &&
        at(rows.removed, position) === 0,
    );
  return toNearNames(slug, candidates);
}

/** A withdrawn article: 410, so that readers and crawlers forget it. */
export function toGone(slug: string): Problem {
  const detail = `The article "${slug}" was withdrawn and will not come back.`;
  return { status: 410, kind: 'removed-article', title: 'Removed', detail };
}

/** A method other than those of `METHODS`. */
export function toWrongMethod(method: string): Problem {
  const detail = `${method} is not possible here; ${METHODS} are.`;
  return { status: 405, kind: 'wrong-method', title: 'Method not allowed', detail };
}

/** The problem as a response, under the authority of the site. */
export function answerProblem(
  { site }: Catalog,
  details: Problem,
  fields: { readonly [name: string]: string } = {},
): Response {
  return toProblemResponse(details, site.authority, fields);
}
