// The problems that no query makes: unknown paths, methods, faults.
import type { Catalog } from '../catalog/catalog.ts';
import { METHODS } from '../http/fields.ts';
import { toProblemResponse } from '../http/problem-details.ts';
import { toSaid } from '../messages/say.ts';
import { toUnknownArticle } from '../query/not-found.ts';
import { type Problem, shorten, toProblem } from '../query/problem.ts';

/** What nobody foresaw; it tells nothing of the inside. */
export const FAULT = toProblem({
  status: 500,
  kind: 'internal-error',
  title: toSaid('internalError'),
  detail: [toSaid('tryLater')],
});

/** A path that no route is for. `now` (seconds) decides which articles may be named. */
export function toUnknownPath(catalog: Catalog, path: string, now: number): Problem {
  const slug = /^\/articles\/([^/]+?)(\.md)?\/?$/.exec(path)?.[1];
  if (slug !== undefined) return toUnknownArticle(catalog, slug, now);
  const lists = path.startsWith('/api/')
    ? toSaid('seeEndpoints', { path: '/api' })
    : toSaid('seeFeeds', { path: '/feeds.opml' });
  const detail = [toSaid('nothingAt', { path: shorten(path) }), lists];
  return toProblem({ status: 404, kind: 'unknown-path', title: toSaid('notFound'), detail });
}

/** A method other than those that are allowed. */
export function toWrongMethod(method: string, allowed = METHODS): Problem {
  const detail = [toSaid('methodIsNotAllowed', { method, methods: allowed })];
  return toProblem({ status: 405, kind: 'wrong-method', title: toSaid('wrongMethod'), detail });
}

/** The problem as a response, under the authority of the site. */
export function answerProblem(
  { site }: Catalog,
  details: Problem,
  fields: { readonly [name: string]: string } = {},
): Response {
  return toProblemResponse(details, site.authority, fields);
}
