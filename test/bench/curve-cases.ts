// What is asked at every size of the catalog: each request a true miss, told apart by `since`, by
// its cursor or by its fields.
import { FIELDS, USUAL_LIMIT } from '../../src/api/schema/parameters.ts';
import { toCursor } from '../../src/api/schema/request.ts';
import { at, type Catalog, slugAt } from '../../src/catalog/catalog.ts';
import { EVERYTHING } from '../../src/query/filter.ts';
import { parseInstant } from '../../src/query/instant.ts';
import { selectPage } from '../../src/query/page.ts';
import { createSince, type NextSince } from './fresh.ts';
import { GZIP, type Target, toTarget } from './load.ts';
import type { Server } from './servers.ts';
import { FIRST, SECOND, SHARED_COUNT, STEADY, STEADY_COUNT } from './zipf-catalog.ts';

/** The servers over a catalog of one size. */
export type Stand = {
  readonly server: Server;
  /** A bare one that reads the shelves of `findPageShelves`. */
  readonly reader: Server;
  readonly catalog: Catalog;
};

export type Case = {
  readonly name: string;
  /** True where the cost must not grow with the number of articles. */
  readonly flat: boolean;
  readonly target: Target;
  /** What `total` of the body must be; null where it grows, or where there is none. */
  readonly total: number | null;
};

/** Cursors of one catalog; a round that needs more fails. */
const CURSORS = 12_000;

/** Requests of a round at least, so that one hiccup does not make it. */
const LEAST = 25;

/** How deep a deep page lies, as a part of the whole. */
const DEPTH = 0.9;

/** The cases in the order of the table: the same ones for every stand. */
export async function toCases(stand: Stand): Promise<readonly Case[]> {
  const since = createSince();
  const ask = (path: string): (() => string) => toAsk(path, since);
  const both = `/api/articles?tag=${STEADY}&tag=${FIRST}&`;
  const frequent = `/api/articles?tag=${FIRST}&tag=${SECOND}&`;
  const deep = await toDeep(stand.catalog, since);
  return [
    {
      name: `bare Worker, reads the ${findPageShelves(stand.catalog).length} shelves of the next page`,
      flat: true,
      target: toTarget('bare that reads', stand.reader, { connections: 1, least: LEAST }),
      total: null,
    },
    ...toPages(stand, `two tags, the smaller on ${STEADY_COUNT}`, ask(both), SHARED_COUNT),
    toCase(stand, `tags beside one on ${STEADY_COUNT}`, ask(`/api/tags?tag=${STEADY}&`), {
      flat: true,
      total: STEADY_COUNT,
    }),
    ...toPages(stand, 'no filter', ask('/api/articles?'), null),
    ...toPages(stand, 'no filter, deep, by cursor', deep, null),
    ...toPages(stand, 'the two most frequent tags', ask(frequent), 'grows'),
    toCase(stand, 'tags beside the most frequent', ask(`/api/tags?tag=${FIRST}&`), {}),
    toCase(stand, 'all tags', ask('/api/tags?'), {}),
    toCase(stand, 'one article', toArticles(stand.catalog), {}),
    toCase(stand, 'rss.xml: selection alone', ask('/rss.xml?'), UNREAD),
    toCase(stand, 'rss.xml, oldest block: selection alone', ask('/rss.xml?page=1&'), UNREAD),
  ];
}

/** The files that the first page of the steady tag and the most frequent one is read from. */
export function findPageShelves(catalog: Catalog): readonly string[] {
  const { rows, shelves } = catalog;
  const filter = { ...EVERYTHING, tags: [[FIRST], [STEADY]] };
  const list = { filter, order: 'newest' as const, changedSince: null };
  const { positions } = selectPage(catalog, list, null, USUAL_LIMIT, Math.floor(Date.now() / 1000));
  const wanted = new Set(positions.map((position) => at(rows.shelf, position)));
  return [...wanted].map((shelf) => shelves[shelf] ?? '');
}

/** With a tag that is always held, all is done but reading and rendering. */
const UNREAD = {
  headers: { ...GZIP, 'If-None-Match': '*' },
  status: 304,
  cacheStatus: null,
  size: 0,
};

type Details = Partial<Target> & { readonly flat?: boolean; readonly total?: number | null };

function toCase({ server }: Stand, name: string, next: () => string, details: Details): Case {
  const { flat = false, total = null, ...target } = details;
  const usual = {
    next,
    cacheStatus: 'tagwire; fwd=uri-miss',
    size: 300,
    connections: 1,
    least: LEAST,
  };
  return { name, flat, total, target: toTarget(name, server, { ...usual, ...target }) };
}

/** A page of 20 whole, and what it costs to find it alone. */
function toPages(
  stand: Stand,
  name: string,
  next: () => string,
  total: number | null | 'grows',
): readonly Case[] {
  const flat = total !== 'grows';
  const known = total === 'grows' ? null : total;
  return [
    toCase(stand, `${name}: page of 20`, next, { flat, total: known }),
    toCase(stand, '  selection alone', next, { flat, ...UNREAD }),
  ];
}

function toAsk(path: string, since: NextSince): () => string {
  return () => `${path}since=${since()}`;
}

/** Requests for the page that follows a place deep in the list. */
async function toDeep(catalog: Catalog, since: NextSince): Promise<() => string> {
  const { rows, site } = catalog;
  const position = Math.floor(rows.count * (1 - DEPTH));
  const place = { at: at(rows.published, position), slug: slugAt(rows, position) };
  const asked: string[] = [];
  for (let number = 0; number < CURSORS; number++) {
    const instant = since();
    const filter = { ...EVERYTHING, since: parseInstant(instant, site.zone, 0) };
    const list = { filter, order: 'newest' as const, changedSince: null };
    asked.push(`/api/articles?since=${instant}&cursor=${await toCursor(list, place)}`);
  }
  let next = 0;
  return () => {
    const found = asked[next++];
    if (found === undefined) throw new Error(`${CURSORS} cursors are not enough`);
    return found;
  };
}

/** Requests for the newest articles in turn, in every turn with other fields. */
function toArticles({ rows }: Catalog): () => string {
  const positions = Array.from({ length: rows.count }, (_, index) => rows.count - 1 - index)
    .filter((position) => at(rows.removed, position) === 0)
    .slice(0, 900);
  const [id = '', ...others] = FIELDS.filter((field) => field !== 'content_html');
  let number = 0;
  return () => {
    const position = positions[number % positions.length] ?? 0;
    const turn = Math.floor(number++ / positions.length);
    const fields = [id, ...others.filter((_, bit) => (turn >> bit) % 2 === 0)];
    return `/api/articles/${slugAt(rows, position)}?fields=${fields.join(',')}`;
  };
}
