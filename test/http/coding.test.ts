// Content coding: what Accept-Encoding asks for, and gzip there and back.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptsGzip, compress, decompress } from '../../src/http/coding.ts';

describe('gzip is served for (rfc9110#12.5.3)', () => {
  test.each([
    'gzip',
    'x-gzip',
    'GZIP',
    'gzip, deflate, br, zstd',
    'br;q=1.0, gzip;q=0.8, *;q=0.1',
    '*',
    'br, *;q=0.1',
    'gzip;q=0.001',
    'gzip;Q=1',
    'gzip ; q=0.5',
    ' gzip\t;\tq=1 ',
    'deflate,gzip',
    'gzip, *;q=0',
    'gzip;q=1, x-gzip;q=0',
    'gzip, identity',
    'gzip;q=0.5, identity;q=0.5',
    'identity;q=0, *',
    ',, gzip',
  ])('%s', (field) => {
    expect(acceptsGzip(field)).toBe(true);
  });
});

describe('identity is served for (rfc9110#12.5.3)', () => {
  test.each([
    '',
    'identity',
    'br, deflate',
    'gzip;q=0',
    'gzip;q=0.0',
    'gzip;q=0.000, *',
    'x-gzip;q=0, *',
    '*;q=0',
    'identity, *;q=0',
    'identity;q=1, gzip;q=0.5',
    'identity, *;q=0.1',
    'gzip;q=',
    'gzip;q=high',
    'gzip;q=-1',
    'gzipped',
    'not gzip',
    ';q=1',
    ',;=,,',
  ])('"%s"', (field) => {
    expect(acceptsGzip(field)).toBe(false);
  });
});

test('a coding without a weight weighs 1 (rfc9110#12.4.2)', () => {
  const codings = fc.constantFrom('gzip', 'x-gzip', '*', 'identity', 'br', '', 'GZip', 'gzipped');
  fc.assert(
    fc.property(fc.array(codings, { maxLength: 4 }), (names) => {
      const weighted = names.map((name) => `${name};q=1`);
      expect(acceptsGzip(names.join(', '))).toBe(acceptsGzip(weighted.join(', ')));
    }),
  );
});

describe('gzip', () => {
  test('gives back the pieces, end to end', async () => {
    const pieces = fc.array(fc.uint8Array(), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(pieces, async (pieces) => {
        const gzip = await compress(pieces);
        expect(await decompress(gzip)).toEqual(
          Uint8Array.from(pieces.flatMap((bytes) => [...bytes])),
        );
      }),
    );
  });

  test('begins as RFC 1952 §2.3.1 says', async () => {
    expect([...(await compress([])).subarray(0, 3)]).toEqual([0x1f, 0x8b, 8]);
  });

  test.each([
    { what: 'cut short', damage: (gzip: Uint8Array) => gzip.subarray(0, -1) },
    { what: 'changed', damage: (gzip: Uint8Array) => gzip.with(-5, (gzip.at(-5) ?? 0) ^ 1) },
    { what: 'empty', damage: () => new Uint8Array() },
    { what: 'not gzip', damage: () => new TextEncoder().encode('<rss/>') },
  ])('that is $what is refused', async ({ damage }) => {
    const gzip = await compress([new TextEncoder().encode('<rss/>')]);
    await expect(decompress(damage(gzip))).rejects.toThrow();
  });
});
