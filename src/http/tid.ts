// TID: the form of most record keys of the AT Protocol (atproto.com/specs/tid).

const ALPHABET = '234567abcdefghijklmnopqrstuvwxyz';

/**
 * The TID that follows from a text. A clock would give another one each time; here the digits are those
 * of a hash, in the place of a time before 2006, when no clock made any: none of those is ever met.
 */
export async function toTid(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  // 13 digits of 5 bits: of the first the highest bits, which are 0 for 60 bits, and 12 of the hash.
  return `2${Array.from(hash.subarray(0, 12), (byte) => ALPHABET.charAt(byte % 32)).join('')}`;
}
