// The digest, against known values.
import { describe, expect, test } from 'vitest';
import { digest } from '../../src/http/digest.ts';

describe('SHA-256 in base64url (fips180-4, rfc4648#5)', () => {
  test.each([
    { data: '', known: '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU' },
    { data: 'abc', known: 'ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0' },
    { data: 'ü', known: 'YHR0ykdalyTXNgq6caVtXfd-YTUOP3JM-h9G6Ffi2F8' },
  ])('of "$data"', async ({ data, known }) => {
    expect(await digest(data)).toBe(known);
  });

  test('of bytes is that of their text', async () => {
    expect(await digest(Uint8Array.of(97, 98, 99))).toBe(await digest('abc'));
  });
});
