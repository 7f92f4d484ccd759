// What the Worker uses of Node; compile has the types of all of it.
declare module 'node:zlib' {
  /** `level` from 1 (fast) to 9 (small). */
  export function gzipSync(
    bytes: Uint8Array,
    options: { readonly level: number },
  ): Uint8Array<ArrayBuffer>;
}
