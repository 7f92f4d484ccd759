// What a monitor asks: which version runs, over which content, and what comes next.
import { countBelow } from '../catalog/binary-search.ts';
import { at, type Catalog, dueCount } from '../catalog/catalog.ts';
import { toAtomDate } from '../feed/date.ts';
import { CORS, NOSNIFF } from '../http/fields.ts';
import type { Isolate, RequestContext } from '../serve/isolate.ts';

/** `/health`: from the catalog alone, so it answers although KV or the stored files do not. */
export function serveHealth(
  { catalog }: Isolate,
  { now, deployed, version }: RequestContext,
): Response {
  const body = toHealth(catalog, now, { id: version, uploaded: deployed });
  return new Response(`${JSON.stringify(body)}\n`, {
    headers: {
      ...CORS,
      ...NOSNIFF,
      'Content-Type': 'application/json',
      'Cache-Control': 'no-store',
    },
  });
}

type Version = { readonly id: string; readonly uploaded: number };

/** Instants in seconds since 1970. */
function toHealth(catalog: Catalog, now: number, { id, uploaded }: Version) {
  const { rows, hidden } = catalog;
  const due = dueCount(rows, now);
  const removed = countBelow(hidden.removed, due);
  return {
    status: 'ok',
    version: { id, uploaded: toAtomDate(uploaded) },
    content: catalog.digest.slice(0, 16),
    articles: { published: due - removed, removed, scheduled: rows.count - due },
    next: due === rows.count ? null : toAtomDate(at(rows.published, due)),
  };
}
