// A request → a digest of who asks, under a key that is made for one day and then thrown away.

/**
 * HMAC-SHA-256 of address and agent. Of an IPv6 address the first 64 bits are taken: devices change the others
 * by themselves (RFC 8981).
 */
export async function digestClient(
  key: CryptoKey,
  address: string,
  agent: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const text = new TextEncoder().encode(`${toNetwork(address)}\n${agent}`);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, text));
}

/** An IPv4 address as it is, an IPv6 address as its first four groups. */
export function toNetwork(address: string): string {
  if (!address.includes(':')) return address;
  const [before = '', after] = address.toLowerCase().split('::');
  const groups = before === '' ? [] : before.split(':');
  const missing = after === undefined ? [] : new Array<string>(8).fill('0');
  return [...groups, ...missing].slice(0, 4).join(':');
}
