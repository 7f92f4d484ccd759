// Representations under one validator of the whole site: the catalog, the code, and what is due by now.
import { at, type Catalog, dueCount } from '../catalog/catalog.ts';
import type { Render } from '../catalog/reader.ts';
import { toRefreshLifetime } from '../http/cache-control.ts';
import { digest } from '../http/digest.ts';
import {
  findRepresentation,
  type Isolate,
  type RequestContext,
  rememberRepresentation,
} from './isolate.ts';
import type { Representation } from './representation.ts';
import { respond } from './respond.ts';

/** Characters of the hash of a request: 48 bits in base64url. */
const REQUEST_LENGTH = 8;

/** What is represented, all of which follows from the catalog and the time. */
export type SiteWide = {
  /** The canonical request. */
  readonly name: string;
  readonly contentType: string;
  readonly fields: Representation['fields'];
  readonly render: Render;
  /** Seconds: when time alone last changed the body; its `name` says what it was changed to. */
  readonly changed?: number;
  /** True when the body tells of the upload of the running version. */
  readonly tellsDeploy?: boolean;
};

/** Answers with what is remembered under the name, else with a representation that is made now. */
export async function respondSiteWide(
  isolate: Isolate,
  context: RequestContext,
  resource: SiteWide,
): Promise<Response> {
  const { name } = resource;
  const { now } = context;
  const cached = findRepresentation(isolate, name, now);
  if (cached !== null) return await respond(isolate, context, cached);
  const made = await toRepresentation(isolate.catalog, context, resource);
  return await respond(isolate, context, rememberRepresentation(isolate, name, made, now));
}

/** The tag says the request too: a URL alone does not, where fields decide what it means. */
async function toRepresentation(
  catalog: Catalog,
  { now, deployed }: RequestContext,
  { name, contentType, fields, render, changed = 0, tellsDeploy = false }: SiteWide,
): Promise<Representation> {
  const { rows, site } = catalog;
  const due = dueCount(rows, now);
  const newest = due === 0 ? 0 : at(rows.published, due - 1);
  const deploy = tellsDeploy ? `.${deployed}` : '';
  const request = (await digest(name)).slice(0, REQUEST_LENGTH);
  return {
    // The catalog's digest covers the code.
    etag: `W/"${catalog.digest.slice(0, 16)}.${due}.${request}${deploy}"`,
    lastModified: Math.min(Math.max(newest, deployed, changed), now),
    contentType,
    fields,
    lifetime: toRefreshLifetime(site.feeds.refresh),
    due: due === rows.count ? null : at(rows.published, due),
    key: `${catalog.digest} ${due}${deploy} ${name}`,
    shared: false,
    render,
    delta: () => null,
  };
}
