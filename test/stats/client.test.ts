// What of a client is made into a digest.
import { describe, expect, it } from 'vitest';
import { digestClient, toNetwork } from '../../src/stats/client.ts';

describe('the network of an address (RFC 4291 §2.2)', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '::ffff:192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8:1:2::6', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['2001:db8:0:0:1:2:3:4', '2001:db8:0:0'],
    ['2001::3:4:5:6:7:8', '2001:0:3:4'],
    ['::1', '0:0:0:0'],
    ['2001:db8:1:2::', '2001:db8:1:2'],
    ['', ''],
  ])('of %s is %s', (address, network) => {
    expect(toNetwork(address)).toBe(network);
  });
});

describe('the digest of a client', () => {
  const toKey = (salt: number) => {
    const bytes = new Uint8Array(32).fill(salt);
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    return crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign']);
  };

  it('depends on the salt, the network and the agent, and on nothing else', async () => {
    const [one, other] = await Promise.all([toKey(1), toKey(2)]);
    const digests = await Promise.all([
      digestClient(one, '2001:db8:1:2::5', 'A/1'),
      digestClient(one, '2001:db8:1:2::6', 'A/1'),
      digestClient(one, '2001:db8:1:3::5', 'A/1'),
      digestClient(one, '2001:db8:1:2::5', 'A/2'),
      digestClient(other, '2001:db8:1:2::5', 'A/1'),
    ]);
    const [first, same] = digests.map((digest) => Buffer.from(digest).toString('hex'));
    expect(same).toBe(first);
    expect(new Set(digests.map(String)).size).toBe(4);
  });
});
