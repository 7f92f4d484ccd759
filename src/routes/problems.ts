// The problems that no query makes: unknown paths, methods, faults.
import type { Catalog } from '../catalog/catalog.ts';
import { METHODS } from '../http/fields.ts';
import { toProblemResponse } from '../http/problem-details.ts';
import { toUnknownArticle } from '../query/not-found.ts';
import { type Problem, shorten } from '../query/problem.ts';

/** What nobody foresaw; it tells nothing of the inside. */
export const FAULT: Problem = {
  status: 500,
  kind: 'internal-error',
  title: 'Internal error',
  detail: 'Something went wrong. The error has been logged. Please try again later.',
};

/** A path that no route is for. `now` (seconds) decides which articles may be named. */
export function toUnknownPath(catalog: Catalog, path: string, now: number): Problem {
  const slug = /^\/articles\/([^/]+?)(\.md)?\/?$/.exec(path)?.[1];
  if (slug !== undefined) return toUnknownArticle(catalog, slug, now);
  const lists = path.startsWith('/api/')
    ? 'See /api for all endpoints'
    : 'See /feeds.opml for all feeds';
  const detail = `There is nothing at ${shorten(path)}. ${lists}.`;
  return { status: 404, kind: 'unknown-path', title: 'Not found', detail };
}

/** A method other than those that are allowed. */
export function toWrongMethod(method: string, allowed = METHODS): Problem {
  const detail = `${method} is not allowed here. Allowed: ${allowed}.`;
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
