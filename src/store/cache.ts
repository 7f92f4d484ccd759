// The shared cache in Workers KV: finished gzip bytes under immutable keys. Whatever KV, or what stands in
// its place, does wrong costs only the hit.
import { KV_LIFETIME, KV_LOCAL_LIFETIME } from '../http/cache-control.ts';
import { digest } from '../http/digest.ts';
import { log, toReason } from '../log.ts';
import { within } from './within.ts';

/** Milliseconds after which rendering is the faster answer. */
const PATIENCE = 150;

/** What is stored beside the bytes: their length, and the digest that binds them to their key. */
export type Metadata = { readonly length: number; readonly digest: string };

/** What we use of KV. */
export type SharedCache = {
  /** `cacheTtl`: seconds for which a location may answer from its own copy. */
  readonly getWithMetadata: (
    key: string,
    options: { readonly type: 'arrayBuffer'; readonly cacheTtl: number },
  ) => Promise<{ readonly value: ArrayBuffer | null; readonly metadata: Metadata | null }>;
  /** `expirationTtl`: seconds after which the entry is no more. */
  readonly put: (
    key: string,
    bytes: Uint8Array<ArrayBuffer>,
    options: { readonly expirationTtl: number; readonly metadata: Metadata },
  ) => Promise<void>;
};

/**
 * The bytes under `key`; null on a miss, a fault, a wait too long, or bytes that are not whole or not
 * those of this key.
 */
export async function readKv(
  kv: SharedCache,
  key: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const found = await within(PATIENCE, readEntry(kv, key));
  // Types promise a result with two members; a fault may give anything, and is a miss.
  if (!(found?.value instanceof ArrayBuffer)) return null;
  const bytes = new Uint8Array(found.value);
  if (bytes.length !== found.metadata?.length) return null;
  return (await toBoundDigest(key, bytes)) === found.metadata.digest ? bytes : null;
}

/** Stores bytes; resolves whether or not KV took them. */
export async function writeKv(
  kv: SharedCache,
  key: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  try {
    const metadata: Metadata = { length: bytes.length, digest: await toBoundDigest(key, bytes) };
    await kv.put(key, bytes, { expirationTtl: KV_LIFETIME, metadata });
  } catch (fault) {
    // One line and no retry: over the daily limit every write fails until midnight (UTC).
    log('kv-write-failed', `KV write failed for ${key}: ${toReason(fault)}`, { key });
  }
}

/** Of the key and the bytes: another key's entry under this one is no hit. */
async function toBoundDigest(key: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return await digest(`${key} ${await digest(bytes)}`);
}

async function readEntry(
  kv: SharedCache,
  key: string,
): Promise<Awaited<ReturnType<SharedCache['getWithMetadata']>> | null> {
  try {
    return await kv.getWithMetadata(key, { type: 'arrayBuffer', cacheTtl: KV_LOCAL_LIFETIME });
  } catch (fault) {
    log('kv-read-failed', `KV read failed for ${key}: ${toReason(fault)}`, { key });
    return null;
  }
}
