// What the Worker uses of Node; compile has the types of all of it.
declare module 'node:zlib' {
  type Options = { readonly level: number };

  /** `level` from 1 (fast) to 9 (small). */
  export function gzipSync(bytes: Uint8Array, options: Options): Uint8Array<ArrayBuffer>;
  export function deflateRawSync(bytes: Uint8Array, options: Options): Uint8Array<ArrayBuffer>;
  export function inflateRawSync(bytes: Uint8Array): Uint8Array<ArrayBuffer>;
}
