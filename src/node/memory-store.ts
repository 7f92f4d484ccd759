// A store in this process, for where there is no Redis. It is empty after a start.
import { createMemory } from '../serve/memory.ts';
import type { Metadata, SharedCache } from '../store/cache.ts';
import type { Store } from './store.ts';

type Entry = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly metadata: Metadata;
  /** Seconds since 1970. */
  readonly until: number;
};

/** `bound` of the cache in bytes; `clock` gives seconds since 1970. */
export function openMemoryStore(bound: number, clock: () => number): Store {
  const texts = new Map<string, string>();
  return {
    cache: createMemoryCache(bound, clock),
    state: {
      get: async (key) => texts.get(key) ?? null,
      put: async (key, text) => void texts.set(key, text),
    },
    takeTurn: async () => true,
    close: () => undefined,
  };
}

/** `bound` in bytes: what was longest unused goes first. `clock` gives seconds since 1970. */
export function createMemoryCache(bound: number, clock: () => number): SharedCache {
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
