// What /feeds.opml answers: every feed of the site once, in RSS or in the format that is asked for.
import { DEFAULT_FORMAT, FORMAT_NAMES, FORMATS } from '../feed/formats.ts';
import { toOpml } from '../feed/opml.ts';
import { toSearch } from '../http/url-parts.ts';
import { checkRepeated, createParameterReader, readOne } from '../query/parameter-reader.ts';
import { words } from '../query/schema.ts';
import type { Isolate, RequestContext } from '../serve/isolate.ts';
import { respondSiteWide } from '../serve/site-wide-validator.ts';
import { answerProblem } from './problems.ts';
import { renderText, TEXT_FIELDS } from './text.ts';

const PARAMETERS = {
  format: { ...words(FORMAT_NAMES), meaning: 'Format of the feeds in the list.', elsewhere: [] },
} as const;

/** `/feeds.opml`; parameters other than `format` mean nothing, and make no other list. */
export async function serveOpml(isolate: Isolate, context: RequestContext): Promise<Response> {
  const { catalog } = isolate;
  const { request, now } = context;
  const reader = createParameterReader(catalog, null, toSearch(request.url), now);
  checkRepeated(reader, PARAMETERS);
  const asked = readOne(reader, 'format', PARAMETERS.format);
  const [problem] = reader.problems;
  if (problem !== undefined) return answerProblem(catalog, problem);
  const format = FORMATS.find(({ name }) => name === asked) ?? DEFAULT_FORMAT;
  const search = format.name === DEFAULT_FORMAT.name ? '' : `?format=${format.name}`;
  return await respondSiteWide(isolate, context, {
    name: `/feeds.opml${search}`,
    contentType: 'text/x-opml; charset=utf-8',
    fields: TEXT_FIELDS,
    render: renderText(() => toOpml(catalog, format, now)),
  });
}
