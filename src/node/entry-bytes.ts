// An entry of the shared cache as one value: KV keeps metadata beside the bytes, Redis has no place for it.
// Layout: u32 length of the metadata, the metadata as JSON, the bytes.
import type { Metadata } from '../store/cache.ts';

/** Bytes before the metadata. */
const BEFORE = 4;

export function encodeEntry(bytes: Uint8Array, metadata: Metadata): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(JSON.stringify(metadata));
  const value = new Uint8Array(BEFORE + head.length + bytes.length);
  new DataView(value.buffer).setUint32(0, head.length);
  value.set(head, BEFORE);
  value.set(bytes, BEFORE + head.length);
  return value;
}

/** Null for what `encodeEntry` has not written. */
export function decodeEntry(
  value: Uint8Array,
): { readonly value: ArrayBuffer; readonly metadata: Metadata } | null {
  if (value.length < BEFORE) return null;
  const start = BEFORE + new DataView(value.buffer, value.byteOffset).getUint32(0);
  if (start > value.length) return null;
  const metadata = parse(new TextDecoder().decode(value.subarray(BEFORE, start)));
  if (metadata === null) return null;
  const bytes = new Uint8Array(value.subarray(start));
  return { value: bytes.buffer, metadata };
}

/** Whoever reads the entry compares its metadata with the bytes. */
function parse(text: string): Metadata | null {
  try {
    return JSON.parse(text) as Metadata | null;
  } catch {
    return null;
  }
}
