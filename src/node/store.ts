// What stands in KV's place: in memory, or in Redis.
import type { SharedCache } from '../store/cache.ts';
import type { StateStore } from '../store/push-state.ts';

export type Store = {
  readonly cache: SharedCache;
  /** Of pushing. */
  readonly state: StateStore;
  /** True for the first of all servers with this store that asks within a minute. Rejects where nobody knows. */
  readonly takeTurn: () => Promise<boolean>;
  readonly close: () => void;
};
