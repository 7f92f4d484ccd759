// The finished bytes of a representation: from memory, from a request that is at it, from KV, rendered.
import { compress } from '../http/coding.ts';
import { openReading } from '../store/articles.ts';
import { readCache, writeCache } from '../store/cache.ts';
import { within } from '../store/within.ts';
import type { Product, Service, Visit } from './isolate.ts';
import type { Render, Representation } from './representation.ts';

/** Seconds between two writes of one key: KV takes one a second, and a free plan 1,000 a day. */
const WRITE_PAUSE = 60;

/** Milliseconds after which a request does itself what another one is at. */
const PATIENCE = 50;

/** Gzip bytes; null where a stored record is missing. */
export async function produce(
  service: Service,
  visit: Visit,
  representation: Representation,
): Promise<Product | null> {
  const { key } = representation;
  const kept = service.bytes.get(key);
  if (kept !== undefined) return { bytes: kept, status: 'hit; detail=memory' };
  const flight = service.flights.get(key);
  const found = flight === undefined ? null : await follow(flight);
  return found ?? (await lead(service, visit, representation));
}

/** One body of what is rendered, after which nothing is held; null where a stored record is missing. */
export async function assemble<Body>(
  { catalog }: Service,
  { assets }: Visit,
  render: Render,
  join: (pieces: readonly Uint8Array[]) => Body,
): Promise<Body | null> {
  const reading = openReading(assets, catalog.rows, catalog.shelves);
  try {
    const pieces = await render(reading);
    return pieces === null ? null : join(pieces);
  } finally {
    reading.close();
  }
}

/** Makes the bytes for all who ask meanwhile, even when the one who asked first has gone. */
async function lead(
  service: Service,
  visit: Visit,
  representation: Representation,
): Promise<Product | null> {
  const { flights } = service;
  const { key } = representation;
  const work = make(service, visit, representation);
  flights.set(key, work);
  const land = (): void => {
    if (flights.get(key) === work) flights.delete(key);
  };
  // In Workers a promise belongs to the request that made it, and would end with its connection.
  visit.waitUntil(work.then(land, land));
  return await work;
}

/** What another request makes, unless it fails or takes longer than to do it here. */
async function follow(flight: Promise<Product | null>): Promise<Product | null> {
  const found = await within(
    PATIENCE,
    flight.catch(() => null),
  );
  if (found === null || found.status.startsWith('hit')) return found;
  return { ...found, status: 'fwd=uri-miss; collapsed' };
}

/** From KV, else rendered; it is remembered either way. */
async function make(
  service: Service,
  visit: Visit,
  representation: Representation,
): Promise<Product | null> {
  const { key, shared } = representation;
  const cached = shared ? await readCache(visit.kv, key) : null;
  const bytes = cached ?? (await assemble(service, visit, representation.render, compress));
  if (bytes === null) return null;
  service.bytes.set(key, bytes, bytes.length);
  if (cached !== null) return { bytes, status: 'hit; detail=kv' };
  const stored = shared && store(service, visit, key, bytes);
  return { bytes, status: stored ? 'fwd=uri-miss; stored' : 'fwd=uri-miss' };
}

/** Writes to KV, unless this isolate has just done so; true when a write was started. */
function store(
  service: Service,
  visit: Visit,
  key: string,
  bytes: Uint8Array<ArrayBuffer>,
): boolean {
  const last = service.written.get(key);
  if (last !== undefined && visit.now - last < WRITE_PAUSE) return false;
  service.written.set(key, visit.now, key.length);
  visit.waitUntil(writeCache(visit.kv, key, bytes));
  return true;
}
