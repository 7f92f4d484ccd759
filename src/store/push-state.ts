// Where the state of pushing is kept: a text in Workers KV, beside the cache.

const KEY = 'push';

/** The text that was written last, or up to a minute before that; null where there is none. Rejects where KV fails. */
export async function readPushState(kv: KVNamespace): Promise<string | null> {
  return await kv.get(KEY);
}

/** Rejects where KV does not take it. */
export async function writePushState(kv: KVNamespace, text: string): Promise<void> {
  await kv.put(KEY, text);
}
