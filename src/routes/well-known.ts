// What crawlers and browsers ask of every site: robots.txt, the sitemap, an icon, proofs of who it is.
import { PUBLICATION, toPublicationUri } from '../feed/at-records.ts';
import { MANIFEST_PATH, RSL_PATH } from '../feed/known-paths.ts';
import { toRedirect } from '../http/redirect.ts';
import { toSearch } from '../http/url-parts.ts';
import { MANIFEST_TYPE, toManifest } from '../pages/manifest.ts';
import { renderNewsSitemap, selectNews } from '../pages/news-sitemap.ts';
import { RSL_TYPE, toRobotsText, toRsl } from '../pages/robots.ts';
import { countParts, toSitemap, toSitemapPart } from '../pages/sitemap.ts';
import { readParameters } from '../query/parameters.ts';
import { badApiValue } from '../query/problem.ts';
import type { Isolate, RequestContext } from '../serve/isolate.ts';
import { respondSiteWide } from '../serve/site-wide-validator.ts';
import { serveOther } from './articles.ts';
import { answerProblem } from './problems.ts';
import { renderText, TEXT_FIELDS } from './text.ts';

/** Where a reader of records looks whether a site knows of its own (RFC 8615). */
export const PUBLICATION_PATH = `/.well-known/${PUBLICATION}`;

/** `/robots.txt` */
export async function serveRobots(isolate: Isolate, context: RequestContext): Promise<Response> {
  return await respondSiteWide(isolate, context, {
    name: '/robots.txt',
    contentType: 'text/plain; charset=utf-8',
    fields: TEXT_FIELDS,
    render: renderText(() => toRobotsText(isolate.catalog.site)),
  });
}

/** `/rsl.xml`: what may be done with the articles, for a site that says so by RSL. */
export async function serveRsl(isolate: Isolate, context: RequestContext): Promise<Response> {
  return await respondSiteWide(isolate, context, {
    name: RSL_PATH,
    contentType: RSL_TYPE,
    fields: TEXT_FIELDS,
    render: renderText(() => toRsl(isolate.catalog.site.robots)),
  });
}

/** `/sitemap.xml`, and with `part=` one of its parts. */
export async function serveSitemap(isolate: Isolate, context: RequestContext): Promise<Response> {
  const { catalog } = isolate;
  const { request, now } = context;
  const given = readParameters(toSearch(request.url)).find(({ name }) => name === 'part');
  const part = given === undefined ? null : Number(given.value);
  const parts = countParts(catalog, now);
  if (part !== null && !(Number.isInteger(part) && part >= 1 && part <= parts)) {
    const allowed = parts === 1 ? '1' : `a whole number from 1 to ${parts}`;
    return answerProblem(catalog, badApiValue('part', given?.value ?? '', allowed));
  }
  return await respondSiteWide(isolate, context, {
    name: part === null ? '/sitemap.xml' : `/sitemap.xml?part=${part}`,
    contentType: 'application/xml',
    fields: TEXT_FIELDS,
    render: renderText(() =>
      part === null ? toSitemap(catalog, now) : toSitemapPart(catalog, part, now),
    ),
  });
}

/** `/news-sitemap.xml`: the articles of the last two days. */
export async function serveNewsSitemap(
  isolate: Isolate,
  context: RequestContext,
): Promise<Response> {
  const { catalog } = isolate;
  const { positions, left } = selectNews(catalog, context.now);
  return await respondSiteWide(isolate, context, {
    // What has come, the validator tells; what has gone, the oldest that is left.
    name: `/news-sitemap.xml ${positions.at(-1) ?? 'empty'}`,
    contentType: 'application/xml',
    fields: TEXT_FIELDS,
    render: renderNewsSitemap(catalog, positions),
    changed: left,
  });
}

/** The key file of IndexNow, by which search engines know that a change is told by this site. */
export async function serveIndexNowKey(
  isolate: Isolate,
  context: RequestContext,
  key: string,
): Promise<Response> {
  return await respondSiteWide(isolate, context, {
    name: `/${key}.txt`,
    contentType: 'text/plain; charset=utf-8',
    fields: TEXT_FIELDS,
    render: renderText(() => key),
  });
}

/** `/.well-known/site.standard.publication`: the AT URI of the record that tells of this site. */
export async function servePublicationUri(
  isolate: Isolate,
  context: RequestContext,
): Promise<Response> {
  const uri = await toPublicationUri(isolate.catalog.site);
  if (uri === null) return serveOther(isolate, context.request, context.now);
  return await respondSiteWide(isolate, context, {
    name: PUBLICATION_PATH,
    contentType: 'text/plain; charset=utf-8',
    fields: TEXT_FIELDS,
    render: renderText(() => uri),
  });
}

/** `/manifest.webmanifest`: how the site is called and looks on a home screen. */
export async function serveManifest(isolate: Isolate, context: RequestContext): Promise<Response> {
  return await respondSiteWide(isolate, context, {
    name: MANIFEST_PATH,
    contentType: MANIFEST_TYPE,
    fields: TEXT_FIELDS,
    render: renderText(() => toManifest(isolate.catalog)),
  });
}

/** `/favicon.ico`: the site's own icon, wherever it is. */
export function serveIcon({ catalog }: Isolate): Response {
  const { site, files } = catalog;
  const { icon, origin } = site;
  if (files.icons !== null) return toRedirect(origin + files.icons.favicon);
  return toRedirect(icon?.url ?? `${origin}${files.icon}`);
}
