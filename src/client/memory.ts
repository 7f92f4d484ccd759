// What is kept of answers, so that the same request again costs the server and the network next to nothing.

/** An answer: its ETag, and its body as text. */
export type Kept = { readonly etag: string; readonly text: string };

/**
 * Where answers are kept by their URLs, for conditional requests: `createMemory()`, a Map, or a store of
 * your own. What it loses is fetched again, and what it throws is ignored.
 */
export type Memory = {
  readonly get: (url: string) => Kept | null | undefined | Promise<Kept | null | undefined>;
  readonly set: (url: string, kept: Kept) => unknown;
};

/** A memory of the answers that were used last, with at most as many characters of text in total. */
export function createMemory({ characters = 4_000_000 }: { characters?: number } = {}): Memory {
  const all = new Map<string, Kept>();
  let total = 0;
  const remove = (url: string): void => {
    total -= all.get(url)?.text.length ?? 0;
    all.delete(url);
  };
  const add = (url: string, kept: Kept): void => {
    remove(url);
    all.set(url, kept);
    total += kept.text.length;
    for (const oldest of all.keys()) {
      if (total <= characters) return;
      remove(oldest);
    }
  };
  return {
    get: (url) => {
      const kept = all.get(url);
      if (kept !== undefined) add(url, kept);
      return kept;
    },
    set: add,
  };
}

/** The memory of a client that is given none. A browser's own cache is better: see `ClientOptions`. */
export function createUsualMemory(): Memory | null {
  const { navigator } = globalThis as { readonly navigator?: { readonly userAgent?: string } };
  return navigator?.userAgent?.startsWith('Mozilla/') === true ? null : createMemory();
}
