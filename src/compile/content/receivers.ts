// Who is told of changes: where each is, and that it can be reached from where the Worker runs.
import type { Receivers } from '../../catalog/site.ts';
import { quote } from '../diagnostics/hints.ts';
import type { Report } from '../diagnostics/rules.ts';
import { toPrivateHostFault } from '../files/public-host.ts';
import { hasCredentials } from '../files/web-address.ts';
import type { Settings } from './settings-shape.ts';
import type { KeyPath, ToPlace } from './yaml-places.ts';

/** Search engines that take part tell each other (indexnow.org/faq), so one is enough. */
const INDEXNOW = 'https://api.indexnow.org/indexnow';

/** The receivers that the settings name. `origin` is that of the site. */
export function toReceivers(
  { indexnow, webhooks = [], atproto }: Partial<Settings>,
  origin: string,
  toPlace: ToPlace,
  report: Report,
): Receivers {
  const check = (path: KeyPath, address: string): void => {
    const fault = toFault(new URL(address), isLoopback(new URL(origin)));
    if (fault !== null) report('bad-value', toPlace(path), `${quote(address)}: ${fault}`);
  };
  const given: Exclude<typeof indexnow, string> =
    typeof indexnow === 'string' ? { key: indexnow } : indexnow;
  if (given?.endpoint !== undefined) check(['indexnow', 'endpoint'], given.endpoint);
  for (const [index, address] of webhooks.entries()) {
    check(['webhooks', index], address);
    if (webhooks.indexOf(address) < index) {
      report('bad-value', toPlace(['webhooks', index]), `${quote(address)} is listed twice`);
    }
  }
  if (atproto !== undefined) check(['atproto', 'pds'], atproto.pds);
  return {
    indexnow: given === undefined ? null : { key: given.key, endpoint: given.endpoint ?? INDEXNOW },
    webhooks,
    atproto: atproto ?? null,
  };
}

/** A site on this machine, as a test has it, may tell others on this machine. No other may. */
function toFault(url: URL, isLocal: boolean): string | null {
  if (isLoopback(url) && isLocal) return null;
  if (hasCredentials(url)) return 'must have no user name and no password';
  if (url.protocol !== 'https:') return 'must begin with https://';
  const why = toPrivateHostFault(url.hostname.replace(/\.$/u, ''));
  return why === null ? null : `the Worker cannot reach it: ${why}`;
}

function isLoopback({ hostname }: URL): boolean {
  return /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/u.test(hostname);
}
