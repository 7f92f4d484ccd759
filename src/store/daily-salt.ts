// The salt of a day: random, shared by all locations through KV, gone with the day. Nothing else is made of it
// than digests, so after it nobody can say whose they were.
import { digest } from '../http/digest.ts';
import { log, toReason } from '../log.ts';
import type { SharedCache } from './cache.ts';
import { within } from './within.ts';

/** Seconds for which a salt of our own holds: another location may have made one at the same time. */
const TRIAL = 120;

/** Seconds that KV keeps it beyond its day, for requests that are being counted, and as KV needs a minute. */
const GRACE = 3600;

const DAY = 86_400;

/** Milliseconds for KV; nobody waits for it. */
const PATIENCE = 2000;

/** Seconds for which a location may answer from its own copy; less than a trial, so that the trial ends it. */
const LOCAL_LIFETIME = 60;

/** Bytes, as many as HMAC-SHA-256 takes. */
const SIZE = 32;

/** The HMAC key of the day that `now` (seconds since 1970) is in. Never rejects for what KV does. */
export type FindSalt = (kv: SharedCache, now: number) => Promise<CryptoKey>;

/** What an isolate uses, and how long before it asks again. Instants in seconds since 1970. */
type Salt = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly key: CryptoKey;
  /** When its day begins. */
  readonly from: number;
  readonly until: number;
};

/** Reads it once a day for each isolate. */
export function createSalts(): FindSalt {
  // Only what is finished is kept: one request cannot wait for the I/O of another.
  let current: Salt | null = null;
  return async (kv, now) => {
    if (current !== null && now >= current.from && now < current.until) return current.key;
    const from = now - (now % DAY);
    const name = `salt ${new Date(from * 1000).toISOString().slice(0, 10)}`;
    const stored = await read(kv, name);
    const isStored = stored instanceof Uint8Array;
    const own = current?.from === from ? current.bytes : null;
    const bytes = isStored ? stored : (own ?? crypto.getRandomValues(new Uint8Array(SIZE)));
    const until = isStored ? from + DAY : Math.min(now + TRIAL, from + DAY);
    current = { bytes, key: await toKey(bytes), from, until };
    // Where KV has not answered, there may be one that all others use.
    if (stored === 'missing') await write(kv, name, bytes, from + DAY + GRACE - now);
    return current.key;
  };
}

function toKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  return crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign']);
}

/** `unknown` where KV does not answer. */
async function read(
  kv: SharedCache,
  name: string,
): Promise<Uint8Array<ArrayBuffer> | 'missing' | 'unknown'> {
  try {
    const options = { type: 'arrayBuffer', cacheTtl: LOCAL_LIFETIME } as const;
    const found = await within(PATIENCE, kv.getWithMetadata(name, options));
    if (found === null) return 'unknown';
    const { value } = found;
    return value?.byteLength === SIZE ? new Uint8Array(value) : 'missing';
  } catch (fault) {
    log('kv-read-failed', `KV read failed for ${name}: ${toReason(fault)}`, { key: name });
    return 'unknown';
  }
}

async function write(
  kv: SharedCache,
  name: string,
  salt: Uint8Array<ArrayBuffer>,
  expirationTtl: number,
): Promise<void> {
  try {
    const metadata = { length: salt.length, digest: await digest(salt) };
    await kv.put(name, salt, { expirationTtl, metadata });
  } catch (fault) {
    log('kv-write-failed', `KV write failed for ${name}: ${toReason(fault)}`, { key: name });
  }
}
