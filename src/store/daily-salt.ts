// The salt of a day: random, shared by all locations through KV, gone with the day. Nothing else is made of it
// than digests, so after it nobody can say whose they were.
import { readKv, type SharedCache, writeKv } from './cache.ts';

/**
 * Seconds for which a salt of our own holds: another location may have made one at the same time, and KV answers
 * from what a location knows for some minutes.
 */
const TRIAL = 600;

/** Seconds that KV keeps it beyond its day, for requests that are being counted, and as KV needs a minute. */
const GRACE = 3600;

const DAY = 86_400;

/** Milliseconds for KV; nobody waits for it. */
const PATIENCE = 2000;

/** Bits and bytes as HMAC-SHA-256 takes them. */
const SIZE = 32;

/** The HMAC key of the day that `now` (seconds since 1970) is in. Never rejects for what KV does. */
export type FindSalt = (kv: SharedCache, now: number) => Promise<CryptoKey>;

/** Reads it once a day for each isolate. */
export function createSalts(): FindSalt {
  // Only what is finished is kept: one request cannot wait for the I/O of another.
  let current: { readonly key: CryptoKey; readonly from: number; readonly until: number } | null =
    null;
  return async (kv, now) => {
    if (current !== null && now >= current.from && now < current.until) return current.key;
    const from = now - (now % DAY);
    const name = `salt ${new Date(from * 1000).toISOString().slice(0, 10)}`;
    const stored = await readKv(kv, name, PATIENCE);
    const salt = stored ?? crypto.getRandomValues(new Uint8Array(SIZE));
    const until = stored === null ? Math.min(now + TRIAL, from + DAY) : from + DAY;
    const key = await crypto.subtle.importKey(
      'raw',
      salt,
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['sign'],
    );
    current = { key, from, until };
    if (stored === null) await writeKv(kv, name, salt, from + DAY + GRACE - now);
    return key;
  };
}
