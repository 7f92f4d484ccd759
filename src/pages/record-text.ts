// Parts of a stored record as text.

/** UTF-8 as text. */
export function readText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
