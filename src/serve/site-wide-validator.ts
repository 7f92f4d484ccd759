// Representations under one coarse validator: the catalog, the code, and what is due by now.
import { at, type Catalog, dueCount } from '../catalog/catalog.ts';
import { digest } from '../http/digest.ts';
import type { Render, Representation } from './representation.ts';

/** Characters of the hash of a request: 48 bits in base64url. */
const REQUEST_LENGTH = 8;

/** When, in seconds since 1970: the request, and the upload of the running version. */
export type Moment = { readonly now: number; readonly deployed: number };

/** What is represented, all of which follows from the catalog and the time. */
export type Coarse = {
  /** The canonical request. */
  readonly path: string;
  readonly contentType: string;
  readonly fields: Representation['fields'];
  readonly render: Render;
  /** True when the body tells of the upload of the running version. */
  readonly tellsDeploy?: boolean;
};

/** The tag says the request too: a URL alone does not, where fields decide what it means. */
export async function toCoarse(
  catalog: Catalog,
  { now, deployed }: Moment,
  { path, contentType, fields, render, tellsDeploy = false }: Coarse,
): Promise<Representation> {
  const { rows, site } = catalog;
  const due = dueCount(rows, now);
  const newest = due === 0 ? 0 : at(rows.published, due - 1);
  const deploy = tellsDeploy ? `.${deployed}` : '';
  const request = (await digest(path)).slice(0, REQUEST_LENGTH);
  return {
    // The catalog's digest covers the code.
    etag: `W/"${catalog.digest.slice(0, 16)}.${due}.${request}${deploy}"`,
    lastModified: Math.min(Math.max(newest, deployed), now),
    contentType,
    fields,
    lifetime: site.feeds.refresh * 60,
    due: due === rows.count ? null : at(rows.published, due),
    key: `${catalog.digest} ${due}${deploy} ${path}`,
    shared: false,
    render,
    delta: () => null,
  };
}
