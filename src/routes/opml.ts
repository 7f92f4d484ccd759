// What /feeds.opml answers: every feed of the site once, in RSS or in the format that is asked for.
import { FORMAT_NAMES } from '../feed/document.ts';
import { toSearch } from '../http/url-parts.ts';
import { representOpml } from '../pages/represent-text.ts';
import { checkRepeated, readOne, startReading } from '../query/parameter-reader.ts';
import { words } from '../query/schema.ts';
import type { Service, Visit } from '../serve/isolate.ts';
import { serve } from '../serve/respond.ts';
import { answerProblem } from './problems.ts';

const PARAMETERS = {
  format: { ...words(FORMAT_NAMES), meaning: 'The format of every feed.', elsewhere: [] },
} as const;

/** `/feeds.opml`; parameters other than `format` mean nothing, and make no other list. */
export function serveOpml(service: Service, visit: Visit): Response | Promise<Response> {
  const { catalog } = service;
  const reading = startReading(catalog, null, toSearch(visit.request.url), visit.now);
  checkRepeated(reading, PARAMETERS);
  const format = readOne(reading, 'format', PARAMETERS.format) ?? 'rss';
  const [problem] = reading.problems;
  if (problem !== undefined) return answerProblem(catalog, problem);
  const path = format === 'rss' ? '/feeds.opml' : `/feeds.opml?format=${format}`;
  return serve(service, visit, path, () => representOpml(catalog, visit, path, format));
}
