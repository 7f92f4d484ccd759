// The memory of one isolate: a map bounded in bytes that forgets what was longest unused.
export type Memory<V> = {
  readonly get: (key: string) => V | undefined;
  /** `size` in bytes; what is larger than the whole bound is not kept. */
  readonly set: (key: string, value: V, size: number) => void;
};

/** `bound` in bytes. */
export function createMemory<V>(bound: number): Memory<V> {
  const entries = new Map<string, { readonly value: V; readonly size: number }>();
  let total = 0;
  /** The key that stands last: under load it is nearly always the one that is asked for again. */
  let last = '';
  const forget = (key: string): void => {
    total -= entries.get(key)?.size ?? 0;
    entries.delete(key);
  };
  return {
    get: (key) => {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      if (key === last) return entry.value;
      // A Map keeps the order of insertion, so the first key is the one longest unused.
      entries.delete(key);
      entries.set(key, entry);
      last = key;
      return entry.value;
    },
    set: (key, value, size) => {
      forget(key);
      if (size > bound) return;
      entries.set(key, { value, size });
      last = key;
      total += size;
      for (const oldest of entries.keys()) {
        if (total <= bound) return;
        forget(oldest);
      }
    },
  };
}
