// Where the state of pushing is kept: a text in Workers KV, beside the cache.

/** What we use of KV. Both reject where it fails. */
export type StateStore = {
  readonly get: (key: string) => Promise<string | null>;
  readonly put: (key: string, text: string) => Promise<void>;
};

const KEY = 'push';

/** The text that was written last, or up to a minute before that; null where there is none. Rejects where KV fails. */
export async function readPushState(kv: StateStore): Promise<string | null> {
  return await kv.get(KEY);
}

/** Rejects where KV does not take it. */
export async function writePushState(kv: StateStore, text: string): Promise<void> {
  await kv.put(KEY, text);
}
