// Answers of the query API as representations.
import type { Catalog } from '../catalog/catalog.ts';
import type { Representation } from '../serve/representation.ts';
import { type Moment, toCoarse } from '../serve/site-wide-validator.ts';
import { renderArticle } from './answer/article.ts';
import { renderList, toListPage } from './answer/articles.ts';
import type { Field } from './schema/parameters.ts';
import type { ListRequest } from './schema/request.ts';

const JSON_TYPE = 'application/json';

const VARY = { Vary: 'Accept-Encoding' };

/** A page of articles; its next page is in `Link` too (RFC 8288). */
export async function representList(
  catalog: Catalog,
  moment: Moment,
  path: string,
  request: ListRequest,
): Promise<Representation> {
  const page = await toListPage(catalog, request, moment.now);
  const link = page.next === null ? {} : { Link: `<${page.next}>; rel="next"` };
  return await toCoarse(catalog, moment, {
    path,
    contentType: JSON_TYPE,
    fields: { ...VARY, ...link },
    tellsDeploy: request.order === 'updated',
    render: async ({ records }) =>
      toBytes(await renderList(catalog, request, page, moment.deployed, records)),
  });
}

/** The article at a position, with those around it. */
export async function representArticle(
  catalog: Catalog,
  moment: Moment,
  path: string,
  position: number,
  fields: readonly Field[],
): Promise<Representation> {
  return await toCoarse(catalog, moment, {
    path,
    contentType: JSON_TYPE,
    fields: VARY,
    render: async ({ records }) =>
      toBytes(await renderArticle(catalog, position, fields, moment.now, records)),
  });
}

/** A body that follows from the catalog alone. */
export async function representData(
  catalog: Catalog,
  moment: Moment,
  path: string,
  toBody: () => object,
): Promise<Representation> {
  return await toCoarse(catalog, moment, {
    path,
    contentType: JSON_TYPE,
    fields: VARY,
    render: () => Promise.resolve(toBytes(`${JSON.stringify(toBody())}\n`)),
  });
}

/** The description that compile made of the API. */
export async function representOpenApi(catalog: Catalog, moment: Moment): Promise<Representation> {
  return await toCoarse(catalog, moment, {
    path: '/openapi.json',
    contentType: JSON_TYPE,
    fields: VARY,
    render: async ({ document }) => {
      const bytes = await document(catalog.openapi);
      return bytes === null ? null : [bytes];
    },
  });
}

function toBytes(body: string | null): readonly Uint8Array[] | null {
  return body === null ? null : [new TextEncoder().encode(body)];
}
