// What articles answer at their addresses: page, source, 410, 404.
import { at, findSlug } from '../catalog/catalog.ts';
import { METHODS } from '../http/fields.ts';
import { toRedirect } from '../http/redirect.ts';
import { toPathname, toSearch } from '../http/url-parts.ts';
import { HTML, PAGE_FIELDS } from '../pages/html.ts';
import { renderArticlePage } from '../pages/render.tsx';
import { toArticlePath } from '../query/canonical.ts';
import { toNormalForm } from '../query/names.ts';
import { toGone } from '../query/not-found.ts';
import { decode } from '../query/parameters.ts';
import { type Isolate, type RequestContext, rememberUrl } from '../serve/isolate.ts';
import { respondSiteWide, type SiteWide } from '../serve/site-wide-validator.ts';
import { answerAny } from './audience.ts';
import { answerProblem, toUnknownPath, toWrongMethod } from './problems.ts';
import { TEXT_FIELDS } from './text.ts';

/** The page of an article or, with `.md`, its source; whoever writes the slug otherwise is redirected. */
export async function serveArticle(
  isolate: Isolate,
  context: RequestContext,
  name: string,
): Promise<Response> {
  const { catalog } = isolate;
  const { request, now } = context;
  const normal = toNormalForm(name);
  const slug = normal.replace(/\.md$/, '');
  const position = findSlug(catalog.rows, slug);
  if (position === null || at(catalog.rows.published, position) > now) {
    return serveOther(isolate, request, now);
  }
  if (at(catalog.rows.removed, position) > 0) return answerAny(isolate, request, toGone(slug));
  const isSource = slug !== normal;
  const path = `${toArticlePath(slug)}${isSource ? '.md' : ''}`;
  if (decode(toPathname(request.url)) !== decode(path)) {
    return toRedirect(catalog.site.origin + path, { Vary: 'Accept' });
  }
  if (toSearch(request.url) === '') rememberUrl(isolate, request.url, path, now);
  const resource = isSource ? toSource(position) : toPage(isolate, position, now);
  return await respondSiteWide(isolate, context, { name: path, ...resource });
}

/** What no route is for: a wrong method, or nothing. Under `/api/` programs ask, elsewhere people may. */
export function serveOther(isolate: Isolate, request: Request, now: number): Response {
  const { catalog } = isolate;
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return answerProblem(catalog, toWrongMethod(request.method), { Allow: METHODS });
  }
  const pathname = toPathname(request.url);
  const path = decode(pathname) ?? pathname;
  const problem = toUnknownPath(catalog, path, now);
  if (path.startsWith('/api/')) return answerProblem(catalog, problem);
  return answerAny(isolate, request, problem);
}

function toPage({ catalog }: Isolate, position: number, now: number): Omit<SiteWide, 'name'> {
  const render = renderArticlePage(catalog, position, now);
  return { contentType: HTML, fields: PAGE_FIELDS, render };
}

/** The body as it was written. */
function toSource(position: number): Omit<SiteWide, 'name'> {
  return {
    contentType: 'text/markdown; charset=utf-8',
    fields: TEXT_FIELDS,
    render: async (reader) =>
      (await reader.records([position]))?.map((record) => record.markdown) ?? null,
  };
}
