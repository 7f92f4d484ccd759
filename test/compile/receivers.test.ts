// Who may be told of changes: public hosts by HTTPS; on a site of this machine, this machine too.
import { describe, expect, it } from 'vitest';
import { toReceivers } from '../../src/compile/content/receivers.ts';
import { toFediverseHandle } from '../../src/compile/content/receivers-shape.ts';
import { findSettingsFaults } from '../../src/compile/content/settings-shape.ts';
import { FILE_START } from '../../src/compile/diagnostics/rules.ts';

const PUBLIC = 'https://gazette.example';
const LOCAL = 'http://localhost:8787';

function faultsOf(address: string, origin: string): readonly string[] {
  const faults: string[] = [];
  const given = {
    indexnow: { key: 'abcdefgh', endpoint: address },
    webhooks: [address],
    atproto: { did: 'did:web:gazette.example', pds: address },
  };
  toReceivers(
    given,
    origin,
    () => FILE_START,
    (_rule, _place, message) => faults.push(message),
  );
  return faults;
}

describe('an address of a receiver', () => {
  it.each([
    ['https://hooks.example/a?b=c', PUBLIC],
    ['https://hooks.example:8443/', PUBLIC],
    ['https://hooks.example/', LOCAL],
    ['http://localhost:9000/', LOCAL],
    ['http://127.0.0.1:9000/', LOCAL],
    ['http://[::1]:9000/', 'http://127.0.0.1:8787'],
    ['http://hooks.localhost/', 'http://[::1]:8787'],
  ])('%s is allowed on %s', (address, origin) => {
    expect(faultsOf(address, origin)).toEqual([]);
  });

  it.each([
    ['http://hooks.example/', PUBLIC, 'must begin with https://'],
    ['http://hooks.example/', LOCAL, 'must begin with https://'],
    ['http://localhost:9000/', PUBLIC, 'must begin with https://'],
    ['https://localhost/', PUBLIC, 'localhost is this machine'],
    ['https://hooks.localhost/', PUBLIC, '.localhost is this machine'],
    ['https://127.0.0.1/', PUBLIC, '127.0.0.1 is an IP address'],
    ['https://0x7f.1/', PUBLIC, '127.0.0.1 is an IP address'],
    ['https://[::1]/', PUBLIC, '[::1] is an IP address'],
    ['https://192.168.1.4/', LOCAL, '192.168.1.4 is an IP address'],
    ['https://8.8.8.8/', PUBLIC, '8.8.8.8 is an IP address'],
    ['https://nas.local./', PUBLIC, '.local is for local networks'],
    ['https://hooks.internal/', PUBLIC, '.internal is for private networks'],
    ['https://hooks/', PUBLIC, '"hooks" has no domain'],
    ['https://ada@hooks.example/', PUBLIC, 'must have no user name and no password'],
    // Names that only look like this machine.
    ['http://localhost.evil.example/', LOCAL, 'must begin with https://'],
    ['http://127.0.0.1.evil.example/', LOCAL, 'must begin with https://'],
  ])('%s is refused on %s: %s', (address, origin, why) => {
    const faults = faultsOf(address, origin);
    expect(faults).toHaveLength(3);
    expect(faults.filter((fault) => fault.startsWith(`"${address}": `))).toEqual(faults);
    expect(faults.filter((fault) => fault.includes(why))).toEqual(faults);
  });
});

it('of IndexNow is that of indexnow.org where none is given', () => {
  const refuse = (): never => expect.fail('nothing to report');
  const { indexnow } = toReceivers({ indexnow: 'abcdefgh' }, PUBLIC, () => FILE_START, refuse);
  expect(indexnow).toEqual({ key: 'abcdefgh', endpoint: 'https://api.indexnow.org/indexnow' });
});

describe('settings of receivers', () => {
  const rows: readonly (readonly [yaml: string, message: RegExp | null])[] = [
    ['hub: https://hub.example/', null],
    ['hub: https://ada:secret@hub.example/', /"hub" must have no user name and no password/],
    ['indexnow: abcdefgh', null],
    [`indexnow: ${'aB-9'.repeat(32)}`, null],
    ['indexnow: {key: abcdefgh, endpoint: https://search.example/indexnow}', null],
    ['indexnow: abcdefg', /"indexnow" must be 8 to 128 .*got "abcdefg".*openssl rand -hex 16/],
    [`indexnow: ${'a'.repeat(129)}`, /"indexnow" must be 8 to 128/],
    ['indexnow: abc_defgh', /"indexnow" must be 8 to 128/],
    ['indexnow: {endpoint: https://search.example/}', /"key" is required/],
    ['indexnow: {key: abcdefgh, endpont: x}', /"endpont": did you mean "endpoint"\?/],
    ['webhooks: https://hooks.example/', /write: webhooks: \[https:\/\/hooks.example\/\]/],
    ['webhooks: [hooks.example]', /an item of "webhooks" must be an absolute URL/],
    [`webhooks: [${'https://a.example/, '.repeat(11)}]`, /"webhooks" must have at most 10/],
    ['atproto: {did: did:plc:z72i7hdynmk6r22z27h6tvur, pds: https://pds.example}', null],
    ['atproto: {did: did:web:gazette.example, pds: https://pds.example/}', null],
    ['atproto: {did: did:plc:short, pds: https://pds.example}', /"did" must be a DID/],
    ['atproto: {did: did:key:z6Mk, pds: https://pds.example}', /"did" must be a DID/],
    ['atproto: {did: did:web:a.example:b, pds: https://pds.example}', /"did" must be a DID/],
    ['atproto: {did: ada.example, pds: https://pds.example}', /resolveHandle\?handle=ada.example/],
    ['atproto: {did: did:web:a.example}', /"pds" is required/],
    ['atproto: {did: did:web:a.example, pds: https://a.example/xrpc}', /"pds" must be an origin/],
  ];
  it.each(rows)('%s', (yaml, message) => {
    const own = findSettingsFaults(`${yaml}\n`).filter((fault) => !REQUIRED.test(fault));
    expect(own).toEqual(message === null ? [] : [expect.stringMatching(message)]);
  });
});

/** What the rest of a site.yaml would have. */
const REQUIRED =
  /^"(?:title|description|url|language|zone|authority|founded|authors)" is required$/;

describe('a handle of the fediverse', () => {
  it.each([
    ['@ada@social.example', '@ada@social.example'],
    ['ada@social.example', '@ada@social.example'],
    ['@Ada_L.-1@Social.Example', '@Ada_L.-1@social.example'],
    ['@ada@bücher.example', '@ada@xn--bcher-kva.example'],
    ['@ada', null],
    ['@ada@localhost', null],
    ['@ada@social.example:8080', null],
    ['@ada@social.example/x', null],
    ['https://social.example/@ada', null],
    ['@ada b@social.example', null],
    ['@a"b@social.example', null],
  ])('%s is %s', (written, handle) => {
    expect(toFediverseHandle(written)).toBe(handle);
  });
});
