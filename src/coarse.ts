// Representations under one coarse validator: the catalog, the code, and what is due by now.
import { at, type Catalog, dueCount } from './catalog/catalog.ts';
import type { Render, Representation } from './representation.ts';

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

export function toCoarse(
  catalog: Catalog,
  { now, deployed }: Moment,
  { path, contentType, fields, render, tellsDeploy = false }: Coarse,
): Representation {
  const { rows, site, digest } = catalog;
  const due = dueCount(rows, now);
  const newest = due === 0 ? 0 : at(rows.published, due - 1);
  const deploy = tellsDeploy ? `.${deployed}` : '';
  return {
    // The catalog's digest covers the code, and a URL says the rest.
    etag: `W/"${digest.slice(0, 16)}.${due}${deploy}"`,
    lastModified: Math.min(Math.max(newest, deployed), now),
    contentType,
    fields,
    lifetime: site.feeds.refresh * 60,
    due: due === rows.count ? null : at(rows.published, due),
    key: `${digest} ${due}${deploy} ${path}`,
    shared: false,
    render,
    delta: () => null,
  };
}
