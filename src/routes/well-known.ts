// What crawlers and browsers ask of every site: robots.txt, the sitemap, an icon.
import { toRedirect } from '../http/redirect.ts';
import { toSearch } from '../http/url-parts.ts';
import { countParts, toSitemap, toSitemapPart } from '../pages/sitemap.ts';
import { readParameters } from '../query/parameters.ts';
import { badValue } from '../query/problem.ts';
import type { Isolate, RequestContext } from '../serve/isolate.ts';
import { respondSiteWide } from '../serve/site-wide-validator.ts';
import { answerProblem } from './problems.ts';
import { renderText, TEXT_FIELDS } from './text.ts';

/** `/robots.txt` */
export async function serveRobots(isolate: Isolate, context: RequestContext): Promise<Response> {
  const { origin } = isolate.catalog.site;
  return await respondSiteWide(isolate, context, {
    name: '/robots.txt',
    contentType: 'text/plain; charset=utf-8',
    fields: TEXT_FIELDS,
    render: renderText(() => `User-agent: *\nAllow: /\n\nSitemap: ${origin}/sitemap.xml\n`),
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
    return answerProblem(catalog, badValue('part', given?.value ?? '', allowed));
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

/** `/favicon.ico`: the site's own icon, wherever it is. */
export function serveIcon({ catalog }: Isolate): Response {
  const { icon, origin } = catalog.site;
  return toRedirect(icon?.url ?? `${origin}${catalog.files.icon}`);
}
