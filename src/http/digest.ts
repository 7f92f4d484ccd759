// SHA-256 (FIPS 180-4) in base64url (RFC 4648 §5) or hexadecimal, the only hash of the Worker.

/** Characters of a name by content: 96 bits. */
const NAME_LENGTH = 16;

/** All 256 bits, 43 characters. */
export async function digest(data: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return btoa(String.fromCharCode(...hash))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** All 256 bits in hexadecimal, as files of assets are named. */
export async function hexDigest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The name of a file that is named by its content. */
export async function toContentName(
  bytes: Uint8Array<ArrayBuffer>,
  extension: string,
): Promise<string> {
  return `${(await digest(bytes)).slice(0, NAME_LENGTH)}.${extension}`;
}
