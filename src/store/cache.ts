// The shared cache in Workers KV: finished gzip bytes under immutable keys. The only file that
// knows KV. Whatever KV does wrong costs only the hit.
import { digest } from '../http/digest.ts';
import { within } from './within.ts';

/** Entries are content-addressed, so they live long and nothing is ever purged. Seconds. */
const EXPIRATION = 30 * 24 * 60 * 60;

/** Seconds a location may answer from its own copy. */
const LOCAL_COPY = 300;

/** Milliseconds after which rendering is the faster answer. */
const PATIENCE = 150;

type Metadata = { readonly length: number; readonly digest: string };

/** The bytes under `key`; null on a miss, a fault, a wait too long or bytes that are not whole. */
export async function readCache(
  kv: KVNamespace,
  key: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const found = await within(PATIENCE, readEntry(kv, key));
  if (found === null || found.value === null || found.metadata === null) return null;
  const bytes = new Uint8Array(found.value);
  const { length, digest: expected } = found.metadata;
  if (bytes.length !== length || (await digest(bytes)) !== expected) return null;
  return bytes;
}

/** Stores bytes; resolves whether or not KV took them. */
export async function writeCache(
  kv: KVNamespace,
  key: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  try {
    const metadata: Metadata = { length: bytes.length, digest: await digest(bytes) };
    await kv.put(key, bytes, { expirationTtl: EXPIRATION, metadata });
  } catch (fault) {
    // One line and no retry: over the daily limit every write fails until midnight (UTC).
    console.warn(`KV did not take ${key}: ${fault instanceof Error ? fault.message : fault}`);
  }
}

async function readEntry(
  kv: KVNamespace,
  key: string,
): Promise<KVNamespaceGetWithMetadataResult<ArrayBuffer, Metadata> | null> {
  try {
    return await kv.getWithMetadata<Metadata>(key, { type: 'arrayBuffer', cacheTtl: LOCAL_COPY });
  } catch (fault) {
    console.warn(`KV did not give ${key}: ${fault instanceof Error ? fault.message : fault}`);
    return null;
  }
}
