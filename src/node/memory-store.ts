// The shared cache in this process: what stands in KV's place where there is no Redis.
import { createMemory } from '../serve/memory.ts';
import type { Metadata, SharedCache } from '../store/cache.ts';

type Entry = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly metadata: Metadata;
  /** Seconds since 1970. */
  readonly until: number;
};

/** `bound` in bytes: what was longest unused goes first. `clock` gives seconds since 1970. */
export function createMemoryStore(bound: number, clock: () => number): SharedCache {
  const entries = createMemory<Entry>(bound);
  return {
    getWithMetadata: async (key) => {
      const entry = entries.get(key);
      if (entry === undefined || entry.until <= clock()) return { value: null, metadata: null };
      return { value: entry.bytes.slice().buffer, metadata: entry.metadata };
    },
    put: async (key, bytes, { expirationTtl, metadata }) => {
      const until = clock() + expirationTtl;
      entries.set(key, { bytes: bytes.slice(), metadata, until }, key.length + bytes.length);
    },
  };
}
