// Hosts that the public DNS does not know.
import { isIP } from 'node:net';

/** The end of a name, and why names that have it never resolve in the public DNS. */
type Reserved = readonly (readonly [suffix: string, why: string])[];

/** Names within a machine or a network, each with the document that sets it aside. */
const PRIVATE: Reserved = [
  ['localhost', 'is this machine (RFC 6761)'],
  ['local', 'is for local networks (RFC 6762)'],
  ['internal', 'is for private networks (ICANN, 2024)'],
  ['home.arpa', 'is for home networks (RFC 8375)'],
  ['home', 'is for private networks (ICANN, 2018)'],
  ['corp', 'is for private networks (ICANN, 2018)'],
  ['mail', 'is for private networks (ICANN, 2018)'],
  ['lan', 'is for private networks (RFC 6762, appendix G)'],
  ['intranet', 'is for private networks (RFC 6762, appendix G)'],
  ['private', 'is for private networks (RFC 6762, appendix G)'],
  ['localdomain', 'is this machine'],
];

/** Names of nothing at all. */
const UNUSED: Reserved = [
  ['test', 'is reserved for tests (RFC 6761)'],
  ['invalid', 'is reserved and never resolves (RFC 6761)'],
  ['example', 'is reserved for documentation (RFC 6761)'],
  ['example.com', 'is reserved for documentation (RFC 6761)'],
  ['example.net', 'is reserved for documentation (RFC 6761)'],
  ['example.org', 'is reserved for documentation (RFC 6761)'],
  ['arpa', 'is reserved for infrastructure (RFC 3172)'],
  ['onion', 'is only reachable through Tor (RFC 7686)'],
  ['alt', 'is not in the DNS (RFC 9476)'],
];

/** Why nobody out there could reach this host of a URL, after the word `because`; null where they could. */
export function toHostFault(host: string): string | null {
  return toFault(host, [...PRIVATE, ...UNUSED]);
}

/** The same, but null for names of nothing at all, which stand for others in samples. */
export function toPrivateHostFault(host: string): string | null {
  return toFault(host, PRIVATE);
}

function toFault(host: string, reserved: Reserved): string | null {
  // Whether private or public: Cloudflare serves a Worker by its name, and lets it ask others by theirs.
  if (isIP(host.replace(/^\[|\]$/g, '')) > 0) return `${host} is an IP address, not a host name`;
  const found = reserved.find(([suffix]) => host === suffix || host.endsWith(`.${suffix}`));
  if (found !== undefined) return `${host === found[0] ? host : `.${found[0]}`} ${found[1]}`;
  return host.includes('.') ? null : `"${host}" has no domain`;
}
