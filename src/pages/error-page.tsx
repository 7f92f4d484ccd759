// Error pages, as responses.
import type { Child } from 'hono/jsx';
import type { Catalog } from '../catalog/catalog.ts';
import { toErrorCacheControl } from '../http/cache-control.ts';
import { CORS, NOSNIFF } from '../http/fields.ts';
import type { BuilderForm } from '../query/builder-form.ts';
import type { Problem } from '../query/problem.ts';
import type { SearchForm } from '../query/search-request.ts';
import { HomePage } from './home.tsx';
import { HTML, PAGE_FIELDS, toPageText } from './html.ts';
import { ProblemPage } from './problem.tsx';
import { SearchPage } from './search.tsx';

/** A problem as people see it. `vary` says by what it was found that people ask. */
export function toErrorPage(catalog: Catalog, problem: Problem, vary: string): Response {
  return toErrorResponse(<ProblemPage catalog={catalog} problem={problem} />, problem.status, vary);
}

/** The front page where its form asks for what cannot be: nothing of the choice is lost. */
export function toHomeWithProblem(
  catalog: Catalog,
  form: BuilderForm,
  problem: Problem,
  now: number,
): Response {
  return toErrorResponse(
    <HomePage catalog={catalog} form={form} result={problem} now={now} />,
    problem.status,
    'Accept',
  );
}

/** The page of searches where it cannot be answered: what was typed is there again. */
export function toSearchWithProblem(
  catalog: Catalog,
  form: SearchForm,
  problem: Problem,
): Response {
  return toErrorResponse(
    <SearchPage catalog={catalog} form={form} result={problem} />,
    problem.status,
    'Accept',
  );
}

function toErrorResponse(page: Child, status: number, vary: string): Response {
  return new Response(toPageText(page), {
    status,
    headers: {
      ...CORS,
      ...NOSNIFF,
      ...PAGE_FIELDS,
      Vary: vary,
      'Content-Type': HTML,
      'Cache-Control': toErrorCacheControl(status),
    },
  });
}
