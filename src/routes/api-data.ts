// What the routes of the query API share: bodies as JSON, and URLs that are remembered.
import { toSearch } from '../http/url-parts.ts';
import { saysOnly } from '../query/parameters.ts';
import type { Parameters } from '../query/schema.ts';
import { type Isolate, type RequestContext, rememberUrl } from '../serve/isolate.ts';
import { respondSiteWide } from '../serve/site-wide-validator.ts';
import { renderText, TEXT_FIELDS } from './text.ts';

export const JSON_TYPE = 'application/json';

/** Answers with a body that follows from the catalog alone. */
export async function serveData(
  isolate: Isolate,
  context: RequestContext,
  name: string,
  toBody: () => object,
  link: string | null = null,
): Promise<Response> {
  const render = renderText(() => `${JSON.stringify(toBody())}\n`);
  const fields = { ...TEXT_FIELDS, ...(link === null ? {} : { Link: link }) };
  const data = { contentType: JSON_TYPE, fields, render };
  return await respondSiteWide(isolate, context, { name, ...data });
}

/** Remembers a canonical request under the URL that was asked, unless that has parts that mean nothing. */
export function rememberCanonical(
  isolate: Isolate,
  { request, now }: RequestContext,
  known: Parameters,
  name: string,
): void {
  const { url } = request;
  if (saysOnly(toSearch(url), Object.keys(known))) rememberUrl(isolate, url, name, now);
}

/** A body as bytes; null where there is none. */
export function toPieces(body: string | null): readonly Uint8Array[] | null {
  return body === null ? null : [new TextEncoder().encode(body)];
}
