// The finished bytes of a representation: from memory, from a request that is rendering them, from KV,
// or rendered.
import type { Render } from '../catalog/reader.ts';
import { compress } from '../http/coding.ts';
import { openReader } from '../store/articles.ts';
import { readKv, writeKv } from '../store/cache.ts';
import { within } from '../store/within.ts';
import type { EncodedBody } from './encoded-body.ts';
import type { Isolate, RequestContext } from './isolate.ts';
import type { Representation } from './representation.ts';

/** Seconds between two writes of one key: KV takes one a second, and a free plan 1,000 a day. */
const WRITE_PAUSE = 60;

/** Milliseconds after which a request renders what another one is rendering, too. */
const PATIENCE = 50;

/** Null where a stored record is missing. */
export async function findBody(
  isolate: Isolate,
  context: RequestContext,
  representation: Representation,
): Promise<EncodedBody | null> {
  const { key } = representation;
  const kept = isolate.bodies.get(key);
  if (kept !== undefined) return { bytes: kept, source: 'memory', timings: {} };
  const inFlight = isolate.inFlight.get(key);
  const found = inFlight === undefined ? null : await awaitInFlight(inFlight);
  return found ?? (await renderShared(isolate, context, representation));
}

/** Joins what is rendered, after which nothing is held; null where a stored record is missing. */
export async function renderBody<Body>(
  { catalog }: Isolate,
  { assets }: RequestContext,
  render: Render,
  join: (pieces: readonly Uint8Array[]) => Body,
): Promise<Body | null> {
  const reader = openReader(assets, catalog.rows, catalog.shelves);
  try {
    const pieces = await render(reader);
    return pieces === null ? null : join(pieces);
  } finally {
    reader.close();
  }
}

/** Renders for all who ask meanwhile, even when the one who asked first has gone. */
async function renderShared(
  isolate: Isolate,
  context: RequestContext,
  representation: Representation,
): Promise<EncodedBody | null> {
  const { inFlight } = isolate;
  const { key } = representation;
  const work = loadOrRender(isolate, context, representation);
  inFlight.set(key, work);
  const end = (): void => {
    if (inFlight.get(key) === work) inFlight.delete(key);
  };
  // In Workers a promise belongs to the request that made it, and would end with its connection.
  context.waitUntil(work.then(end, end));
  return await work;
}

/** What another request renders, unless it fails or takes longer than to do it here. */
async function awaitInFlight(inFlight: Promise<EncodedBody | null>): Promise<EncodedBody | null> {
  const started = performance.now();
  const found = await within(
    PATIENCE,
    inFlight.catch(() => null),
  );
  if (found === null || found.source === 'memory') return found;
  const source = found.source === 'kv' ? 'kv' : 'shared';
  return { ...found, source, timings: { shared: performance.now() - started } };
}

/** From KV, else rendered; it is remembered either way. */
async function loadOrRender(
  isolate: Isolate,
  context: RequestContext,
  representation: Representation,
): Promise<EncodedBody | null> {
  const { key, shared } = representation;
  // In Workers this clock stands still while code computes, and goes on with what it waited for.
  const started = performance.now();
  const cached = shared ? await readKv(context.kv, key) : null;
  const looked = performance.now();
  const kv = shared ? { kv: looked - started } : {};
  const bytes = cached ?? (await renderBody(isolate, context, representation.render, compress));
  if (bytes === null) return null;
  isolate.bodies.set(key, bytes, bytes.length);
  if (cached !== null) return { bytes, source: 'kv', timings: kv };
  const isStored = shared && store(isolate, context, key, bytes);
  const timings = { ...kv, render: performance.now() - looked };
  return { bytes, source: isStored ? 'stored' : 'rendered', timings };
}

/** Writes to KV, unless this isolate has just done so; true when a write was started. */
function store(
  isolate: Isolate,
  context: RequestContext,
  key: string,
  bytes: Uint8Array<ArrayBuffer>,
): boolean {
  const last = isolate.written.get(key);
  if (last !== undefined && context.now - last < WRITE_PAUSE) return false;
  isolate.written.set(key, context.now, key.length);
  context.waitUntil(writeKv(context.kv, key, bytes));
  return true;
}
