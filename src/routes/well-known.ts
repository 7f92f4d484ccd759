// What crawlers and browsers ask of every site: robots.txt, the sitemap, an icon.
import { toRedirect } from '../http/redirect.ts';
import { toSearch } from '../http/url-parts.ts';
import { representRobots, representSitemap } from '../pages/represent-text.ts';
import { countParts } from '../pages/sitemap.ts';
import { readParameters } from '../query/parameters.ts';
import { badValue } from '../query/problem.ts';
import type { Service, Visit } from '../serve/isolate.ts';
import { serve } from '../serve/respond.ts';
import { answerProblem } from './problems.ts';

/** `/robots.txt` */
export function serveRobots(service: Service, visit: Visit): Response | Promise<Response> {
  return serve(service, visit, '/robots.txt', async () => representRobots(service.catalog, visit));
}

/** `/sitemap.xml`, and with `part=` one of its parts. */
export function serveSitemap(service: Service, visit: Visit): Response | Promise<Response> {
  const { catalog } = service;
  const given = readParameters(toSearch(visit.request.url)).find(({ name }) => name === 'part');
  const part = given === undefined ? null : Number(given.value);
  const parts = countParts(catalog, visit.now);
  if (part !== null && !(Number.isInteger(part) && part >= 1 && part <= parts)) {
    const allowed = parts === 1 ? '1' : `a whole number from 1 to ${parts}`;
    return answerProblem(catalog, badValue('part', given?.value ?? '', allowed));
  }
  return serve(service, visit, `/sitemap.xml ${part}`, async () =>
    representSitemap(catalog, visit, part),
  );
}

/** `/favicon.ico`: the site's own icon, wherever it is. */
export function serveIcon({ catalog }: Service): Response {
  const { icon, origin } = catalog.site;
  return toRedirect(icon?.url ?? `${origin}${catalog.files.icon}`);
}
