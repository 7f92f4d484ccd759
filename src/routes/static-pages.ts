// Pages beside the articles, at addresses of one word.
import { toRedirect } from '../http/redirect.ts';
import { toPathname, toSearch } from '../http/url-parts.ts';
import { HTML, toPageFields } from '../pages/html.ts';
import { renderStaticPage } from '../pages/render.tsx';
import { toStaticPagePath } from '../query/canonical.ts';
import { toNormalForm } from '../query/names.ts';
import { decode } from '../query/parameters.ts';
import { type Isolate, type RequestContext, rememberUrl } from '../serve/isolate.ts';
import { respondSiteWide } from '../serve/site-wide-validator.ts';
import { serveOther } from './articles.ts';

/** `/{slug}`; whoever writes the slug otherwise is redirected. */
export async function serveStaticPage(
  isolate: Isolate,
  context: RequestContext,
  name: string,
): Promise<Response> {
  const { catalog } = isolate;
  const { request, now } = context;
  const slug = toNormalForm(name);
  const page = catalog.pages.find((one) => one.slug === slug);
  if (page === undefined) return serveOther(isolate, request, now);
  const path = toStaticPagePath(slug);
  if (decode(toPathname(request.url)) !== decode(path)) {
    return toRedirect(catalog.site.origin + path);
  }
  if (toSearch(request.url) === '') rememberUrl(isolate, request.url, path, now);
  return await respondSiteWide(isolate, context, {
    name: path,
    contentType: HTML,
    fields: toPageFields(catalog.mediaOrigins),
    render: renderStaticPage(catalog, page),
  });
}
