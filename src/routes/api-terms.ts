// `/api/tags/{tag}`, `/api/sections/{section}`, `/api/authors/{author}`: one name and what is under it.
import { toTerm } from '../api/answer/term.ts';
import { NO_PARAMETERS } from '../api/schema/parameters.ts';
import { readNothing } from '../api/schema/request.ts';
import { toRedirect } from '../http/redirect.ts';
import { toSearch } from '../http/url-parts.ts';
import { toScopePath } from '../query/canonical.ts';
import { findTerm } from '../query/known.ts';
import { toNormalForm } from '../query/names.ts';
import { toUnknownTerm } from '../query/not-found.ts';
import type { Scope } from '../query/scope.ts';
import type { Isolate, RequestContext } from '../serve/isolate.ts';
import { rememberCanonical, serveData } from './api-data.ts';
import { answerProblem } from './problems.ts';

/** An alias redirects, as a former slug of an article does. */
export async function serveTerm(
  isolate: Isolate,
  context: RequestContext,
  asked: Scope,
): Promise<Response> {
  const { catalog } = isolate;
  const { now } = context;
  const problem = readNothing(catalog, toSearch(context.request.url), now);
  if (problem !== null) return answerProblem(catalog, problem);
  const normal = toNormalForm(asked.name);
  const term = findTerm(catalog, asked.kind, normal, now);
  if (term === null) {
    return answerProblem(catalog, toUnknownTerm(catalog, asked.kind, asked.name, now));
  }
  const scope = { kind: asked.kind, name: term.slug };
  const path = `/api${toScopePath(scope)}`;
  if (term.slug !== normal) return toRedirect(`${catalog.site.origin}${path}`);
  rememberCanonical(isolate, context, NO_PARAMETERS, path);
  return await serveData(isolate, context, path, () => toTerm(catalog, scope, now) ?? {});
}
