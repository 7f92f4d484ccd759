// What index pages answer: all tags, sections and authors, the archive, its years and months.
import type { Render } from '../catalog/reader.ts';
import { toRedirect } from '../http/redirect.ts';
import { toPathname, toSearch } from '../http/url-parts.ts';
import { toSaid } from '../messages/say.ts';
import { HTML, PAGE_FIELDS } from '../pages/html.ts';
import { renderArchive, renderPeriod, renderTermIndex } from '../pages/render-indexes.tsx';
import type { NameKind } from '../query/known.ts';
import { checkRepeated, createParameterReader, readOne } from '../query/parameter-reader.ts';
import { saysOnly } from '../query/parameters.ts';
import { hasSpareSlash } from '../query/path.ts';
import { readPeriod, toPeriodPath } from '../query/periods.ts';
import { isProblem, type Problem, toAllowed } from '../query/problem.ts';
import { FEED_PARAMETERS } from '../query/schema.ts';
import { SCOPE_FOLDERS } from '../query/scope.ts';
import {
  findRepresentation,
  type Isolate,
  type RequestContext,
  rememberUrl,
} from '../serve/isolate.ts';
import { respond } from '../serve/respond.ts';
import { respondSiteWide } from '../serve/site-wide-validator.ts';
import { serveOther } from './articles.ts';
import { answerAny } from './audience.ts';

/** Problems of these URLs are pages or data. */
const VARY = { Vary: 'Accept' };

/** All that such a page takes. */
const PARAMETERS = {
  page: { ...FEED_PARAMETERS.page, ...toAllowed(toSaid('wholeNumber', { least: 1 })) },
} as const;

/** `/tags`, `/sections`, `/authors` */
export async function serveTermIndex(
  isolate: Isolate,
  context: RequestContext,
  kind: NameKind,
): Promise<Response> {
  const { catalog } = isolate;
  return await serveIndexPage(isolate, context, `/${SCOPE_FOLDERS[kind]}`, (page) =>
    renderTermIndex(catalog, kind, page, context.now),
  );
}

/** `/archive`, which has one page. */
export async function serveArchive(isolate: Isolate, context: RequestContext): Promise<Response> {
  const { catalog } = isolate;
  return await serveIndexPage(isolate, context, '/archive', () =>
    renderArchive(catalog, context.now),
  );
}

/** `/archive/2026` and `/archive/2026/05`; a month of one digit is redirected. */
export async function servePeriod(
  isolate: Isolate,
  context: RequestContext,
  asked: { readonly year: string; readonly month: string | null },
): Promise<Response> {
  const { catalog } = isolate;
  const { request, now } = context;
  const period = readPeriod(asked.year, asked.month);
  if (period === null) return serveOther(isolate, request, now);
  const path = toPeriodPath(period);
  if (asked.month?.length === 1) {
    return toRedirect(`${catalog.site.origin}${path}${toSearch(request.url)}`, VARY);
  }
  return await serveIndexPage(isolate, context, path, (page) =>
    renderPeriod(catalog, period, page, now),
  );
}

/** A page of a list that is numbered from its beginning. Parameters that are not ours are passed over. */
async function serveIndexPage(
  isolate: Isolate,
  context: RequestContext,
  path: string,
  toRender: (page: number) => Render | Problem,
): Promise<Response> {
  const { catalog } = isolate;
  const { request, now } = context;
  const search = toSearch(request.url);
  if (hasSpareSlash(toPathname(request.url))) {
    return toRedirect(`${catalog.site.origin}${path}${search}`, VARY);
  }
  const reader = createParameterReader(catalog, null, search, now);
  checkRepeated(reader, PARAMETERS);
  const page = readOne(reader, 'page', PARAMETERS.page) ?? 1;
  const [problem] = reader.problems;
  if (problem !== undefined) return answerAny(isolate, request, problem);
  const name = `${path}${page === 1 ? '' : `?page=${page}`}`;
  if (saysOnly(search, Object.keys(PARAMETERS))) rememberUrl(isolate, request.url, name, now);
  const cached = findRepresentation(isolate, name, now);
  if (cached !== null) return await respond(isolate, context, cached);
  const render = toRender(page);
  if (isProblem(render)) return answerAny(isolate, request, render);
  return await respondSiteWide(isolate, context, {
    name,
    contentType: HTML,
    fields: PAGE_FIELDS,
    render,
  });
}
