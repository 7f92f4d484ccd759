// Hosts: what `--host` may say, and where others reach a server that listens there.
import { isIPv6 } from 'node:net';
import type { networkInterfaces } from 'node:os';

/** Addresses that stand for all of a machine's. */
const ANY = ['0.0.0.0', '::'];

/** Addresses that hold on one link only (RFC 4291 §2.5.6). No URL can say of which. */
const LINK_LOCAL = /^fe[89ab]/i;

/** A host as it is written in URLs, without brackets; null for what no URL can have. */
export function toHost(given: string): string | null {
  const url = URL.parse(`http://${isIPv6(given) ? `[${given}]` : given}`);
  if (url === null || url.href !== `http://${url.hostname}/`) return null;
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}

/** Why nobody can listen on a host, and what to do. `command` as it is typed. */
export function toHostFault(
  host: string,
  interfaces: ReturnType<typeof networkInterfaces>,
  command: string,
): string {
  const own = Object.values(interfaces)
    .flatMap((addresses = []) => addresses.map(({ address }) => address))
    .filter((address) => !LINK_LOCAL.test(address));
  return (
    `"${host}" is not an address of this machine. It has ${own.join(', ')}. ` +
    `To listen on all of them: ${command} -- --host 0.0.0.0`
  );
}

/**
 * Hosts of URLs that lead to a server which listens on this host, the one for links first: those of the
 * local network where it listens on all addresses. A machine without a network has `localhost`.
 */
export function listHosts(
  host: string,
  interfaces: ReturnType<typeof networkInterfaces>,
): readonly string[] {
  if (!ANY.includes(host)) return [isIPv6(host) ? `[${host}]` : host];
  const others = Object.values(interfaces)
    .flatMap((addresses = []) => addresses)
    .filter(({ internal, address }) => !internal && !LINK_LOCAL.test(address));
  const of = (family: string): readonly string[] =>
    others.filter((one) => one.family === family).map(({ address }) => address);
  const six = host === '::' ? of('IPv6').map((address) => `[${address}]`) : [];
  return [...new Set([...of('IPv4'), ...six, 'localhost'])];
}
