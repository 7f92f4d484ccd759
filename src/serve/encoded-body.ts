// A finished body, and what is said of where it is from (RFC 9211) and how long that took (Server Timing).

/** `shared` is one that another request of this isolate rendered, `stored` one that goes to KV, too. */
export type BodySource = 'memory' | 'kv' | 'rendered' | 'stored' | 'shared';

/** What a request waited for: KV, stored files with the rendering, or another request that renders. */
export type Wait = 'kv' | 'render' | 'shared';

/** How long, in milliseconds. */
export type Timings = { readonly [wait in Wait]?: number };

/** Gzip bytes. */
export type EncodedBody = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly source: BodySource;
  /** Nothing where they were in memory. */
  readonly timings: Timings;
};

export const CACHE_STATUS: { readonly [source in BodySource]: string } = {
  memory: 'tagwire; hit; detail=memory',
  kv: 'tagwire; hit; detail=kv',
  rendered: 'tagwire; fwd=uri-miss',
  stored: 'tagwire; fwd=uri-miss; stored',
  shared: 'tagwire; fwd=uri-miss; collapsed',
};

/** `kv;dur=3, render;dur=21` (Server Timing §3); null where nothing was waited for. */
export function toServerTiming(timings: Timings): string | null {
  const waits = Object.entries(timings);
  if (waits.length === 0) return null;
  return waits.map(([wait, milliseconds]) => `${wait};dur=${Math.round(milliseconds)}`).join(', ');
}
