// `/api/articles?slug=a,b,c`: several articles in one request.
import { toBatchBody } from '../api/answer/batch.ts';
import { type BatchRequest, toBatchSearch } from '../api/schema/batch.ts';
import { LIST_PARAMETERS } from '../api/schema/parameters.ts';
import type { Isolate, RequestContext } from '../serve/isolate.ts';
import { respondSiteWide } from '../serve/site-wide-validator.ts';
import { JSON_TYPE, rememberCanonical, toPieces } from './api-data.ts';
import { TEXT_FIELDS } from './text.ts';

export async function serveBatch(
  isolate: Isolate,
  context: RequestContext,
  batch: BatchRequest,
): Promise<Response> {
  const { catalog } = isolate;
  const name = `/api/articles${toBatchSearch(catalog, batch)}`;
  rememberCanonical(isolate, context, LIST_PARAMETERS, name);
  return await respondSiteWide(isolate, context, {
    name,
    contentType: JSON_TYPE,
    fields: TEXT_FIELDS,
    render: async ({ records }) => toPieces(await toBatchBody(catalog, batch, records)),
  });
}
