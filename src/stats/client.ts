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

/** An IPv4 address as it is, an IPv6 address as its first four groups (RFC 4291 §2.2). */
export function toNetwork(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [before = '', after] = address.toLowerCase().split('::');
  const groups = toGroups(before);
  if (after === undefined) return groups.slice(0, 4).join(':');
  const rest = toGroups(after);
  const zeros = new Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0');
  return [...groups, ...zeros, ...rest].slice(0, 4).join(':');
}

function toGroups(text: string): readonly string[] {
  return text === '' ? [] : text.split(':');
}
