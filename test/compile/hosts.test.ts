// What `--host` may say, and where `npm start` is reached then.
import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { listHosts, toHost, toHostFault } from '../../src/compile/commands/hosts.ts';

const INTERFACES = {
  lo: [toAddress('127.0.0.1', true), toAddress('::1', true)],
  eth0: [toAddress('fe80::1'), toAddress('fd00::20'), toAddress('192.168.1.20')],
  wlan0: [toAddress('10.0.0.5'), toAddress('2001:db8::5')],
};

function toAddress(address: string, internal = false): NetworkInterfaceInfo {
  const common = { address, internal, netmask: '', mac: '', cidr: null };
  return address.includes(':')
    ? { ...common, family: 'IPv6', scopeid: 0 }
    : { ...common, family: 'IPv4' };
}

describe('a server is reached', () => {
  it.each([
    ['localhost', ['localhost']],
    ['192.168.1.20', ['192.168.1.20']],
    ['fd00::20', ['[fd00::20]']],
    ['desk.local', ['desk.local']],
    ['0.0.0.0', ['192.168.1.20', '10.0.0.5', 'localhost']],
    ['::', ['192.168.1.20', '10.0.0.5', '[fd00::20]', '[2001:db8::5]', 'localhost']],
  ])('that listens on %s: at %j', (host, hosts) => {
    expect(listHosts(host, INTERFACES)).toEqual(hosts);
  });

  it.each(['0.0.0.0', '::'])('at localhost alone without a network: %s', (host) => {
    expect(listHosts(host, { lo: INTERFACES.lo })).toEqual(['localhost']);
  });
});

describe('a host', () => {
  it.each([
    ['LOCALHOST', 'localhost'],
    ['192.168.1.20', '192.168.1.20'],
    ['0', '0.0.0.0'],
    ['[::1]', '::1'],
    ['0:0:0:0:0:0:0:0', '::'],
    ...['', 'a b', 'a/b', 'a:8787', 'user@a', 'fe80::1%eth0', '300.1.1.1'].map((host) => [
      host,
      null,
    ]),
  ])('%j is %j', (given, host) => {
    expect(toHost(given ?? '')).toBe(host);
  });

  it('that is not here is told with those that are', () => {
    expect(toHostFault('10.9.9.9', INTERFACES, 'npm start')).toBe(
      '"10.9.9.9" is not an address of this machine. It has 127.0.0.1, ::1, fd00::20, ' +
        '192.168.1.20, 10.0.0.5, 2001:db8::5. To listen on all of them: npm start -- --host 0.0.0.0',
    );
  });
});
