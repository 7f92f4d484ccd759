// What articles answer at their addresses: page, Markdown, 410, 404.
import { toMarkdown } from '../api/answer/markdown.ts';
import { at, type Catalog, findSlug, slugAt } from '../catalog/catalog.ts';
import { METHODS } from '../http/fields.ts';
import { toRedirect } from '../http/redirect.ts';
import { toPathname, toSearch } from '../http/url-parts.ts';
import { HTML, toPageFields } from '../pages/html.ts';
import { renderArticlePage } from '../pages/render.tsx';
import { toArticlePath, toMarkdownPath } from '../query/canonical.ts';
import { toNormalForm } from '../query/names.ts';
import { toGone } from '../query/not-found.ts';
import { decode } from '../query/parameters.ts';
import { type Isolate, type RequestContext, rememberUrl } from '../serve/isolate.ts';
import { respondSiteWide, type SiteWide } from '../serve/site-wide-validator.ts';
import { answerAny, wantsMarkdown } from './audience.ts';
import { answerProblem, toUnknownPath, toWrongMethod } from './problems.ts';
import { TEXT_FIELDS } from './text.ts';

/** `Accept` decides between the page and the Markdown, and whether a problem is a page. */
const VARY = { Vary: 'Accept' };

const NEGOTIATED_VARY = `${TEXT_FIELDS.Vary}, ${VARY.Vary}`;

/**
 * The page of an article or, with `.md` or where `Accept` prefers it, its Markdown; whoever writes the slug
 * otherwise is redirected.
 */
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
  const isMarkdown = slug !== normal;
  const path = isMarkdown ? toMarkdownPath(slug) : toArticlePath(slug);
  if (decode(toPathname(request.url)) !== decode(path)) {
    return toRedirect(catalog.site.origin + path, VARY);
  }
  const isNegotiated = !isMarkdown && wantsMarkdown(request);
  if (toSearch(request.url) === '' && !isNegotiated) {
    rememberUrl(isolate, request.url, path, now, isMarkdown ? 'nobody' : 'markdown');
  }
  if (isNegotiated) return await respondSiteWide(isolate, context, toNegotiated(catalog, position));
  const resource = isMarkdown ? toSource(catalog, position) : toPage(catalog, position, now);
  return await respondSiteWide(isolate, context, resource);
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

function toPage(catalog: Catalog, position: number, now: number): SiteWide {
  return {
    name: toArticlePath(slugAt(catalog.rows, position)),
    contentType: HTML,
    fields: { ...toPageFields(catalog.mediaOrigins), Vary: NEGOTIATED_VARY },
    render: renderArticlePage(catalog, position, now),
  };
}

/** The Markdown at an address of its own; search engines are told of the page (RFC 6596). */
function toSource(catalog: Catalog, position: number): SiteWide {
  const slug = slugAt(catalog.rows, position);
  return {
    name: toMarkdownPath(slug),
    contentType: 'text/markdown; charset=utf-8',
    fields: {
      ...TEXT_FIELDS,
      Link: `<${catalog.site.origin}${toArticlePath(slug)}>; rel="canonical"`,
    },
    render: async (reader) => {
      const [record] = (await reader.records([position])) ?? [];
      return record === undefined ? null : toMarkdown(catalog, record);
    },
  };
}

/** The same in the place of the page. */
function toNegotiated(catalog: Catalog, position: number): SiteWide {
  const source = toSource(catalog, position);
  const fields = {
    ...source.fields,
    Vary: NEGOTIATED_VARY,
    'Content-Location': catalog.site.origin + source.name,
  };
  return { ...source, name: `negotiated ${source.name}`, fields };
}
