// A finished body, and what Cache-Status says of where it is from (RFC 9211).

/** `shared` is one that another request of this isolate rendered, `stored` one that goes to KV, too. */
export type BodySource = 'memory' | 'kv' | 'rendered' | 'stored' | 'shared';

/** Gzip bytes. */
export type EncodedBody = { readonly bytes: Uint8Array<ArrayBuffer>; readonly source: BodySource };

export const CACHE_STATUS: { readonly [source in BodySource]: string } = {
  memory: 'tagwire; hit; detail=memory',
  kv: 'tagwire; hit; detail=kv',
  rendered: 'tagwire; fwd=uri-miss',
  stored: 'tagwire; fwd=uri-miss; stored',
  shared: 'tagwire; fwd=uri-miss; collapsed',
};
