// The id of a podcast (Podcasting 2.0, `podcast:guid`): a UUID of version 5 (RFC 9562 §5.5) of its feed's URL.
import { createHash } from 'node:crypto';

/** The namespace of podcasts, as the specification gives it. */
const NAMESPACE = Buffer.from('ead4c236bf5858c6a2c6a6b28d128cb6', 'hex');

/** The id of the podcast at a URL, which counts without its scheme and without slashes at its end. */
export function toPodcastGuid(url: string): string {
  let name = url.replace(/^[a-z]+:\/\//iu, '');
  while (name.endsWith('/')) name = name.slice(0, -1);
  const bytes = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  const groups = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return [...groups, hex.slice(20)].join('-');
}
