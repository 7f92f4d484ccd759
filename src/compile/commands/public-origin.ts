// Origins that no reader out there could reach, and so must not be deployed.
import { isIP } from 'node:net';

/** Names that never resolve in the public DNS, each with the document that sets it aside. */
const RESERVED: readonly (readonly [suffix: string, why: string])[] = [
  ['localhost', 'is this machine (RFC 6761)'],
  ['test', 'is reserved for tests (RFC 6761)'],
  ['invalid', 'is reserved for names that must not resolve (RFC 6761)'],
  ['example', 'is reserved for documentation (RFC 6761)'],
  ['example.com', 'is reserved for documentation (RFC 6761)'],
  ['example.net', 'is reserved for documentation (RFC 6761)'],
  ['example.org', 'is reserved for documentation (RFC 6761)'],
  ['local', 'is a name of a local network (RFC 6762)'],
  ['internal', 'is a name of a private network (ICANN, 2024)'],
  ['home.arpa', 'is a name of a home network (RFC 8375)'],
  ['arpa', 'is reserved for infrastructure (RFC 3172)'],
  ['onion', 'is reached through Tor alone (RFC 7686)'],
  ['alt', 'is outside the DNS (RFC 9476)'],
  ['home', 'is a name of a private network (ICANN, 2018)'],
  ['corp', 'is a name of a private network (ICANN, 2018)'],
  ['mail', 'is a name of a private network (ICANN, 2018)'],
  ['lan', 'is a name of a private network (RFC 6762, appendix G)'],
  ['intranet', 'is a name of a private network (RFC 6762, appendix G)'],
  ['private', 'is a name of a private network (RFC 6762, appendix G)'],
  ['localdomain', 'is a name of this machine'],
];

/** Why this origin cannot be deployed, and what to do; null when it can. */
export function toOriginFault(origin: string): string | null {
  const host = new URL(origin).hostname.replace(/\.$/, '');
  const why = toHostFault(host);
  if (why === null) return null;
  return (
    `the feeds would say ${origin}, which nobody can reach: ${why}. Set "url" in ` +
    'content/site.yaml, or SITE_URL, to the address the Worker will have, like ' +
    'https://feeds.your-domain.com.'
  );
}

function toHostFault(host: string): string | null {
  // Whether private or public: Cloudflare serves a Worker by its name.
  if (isIP(host.replace(/^\[|\]$/g, '')) > 0)
    return `${host} is an IP address, a Worker has a name`;
  const found = RESERVED.find(([suffix]) => host === suffix || host.endsWith(`.${suffix}`));
  if (found !== undefined) return `${host === found[0] ? host : `.${found[0]}`} ${found[1]}`;
  return host.includes('.') ? null : `"${host}" has no domain`;
}
