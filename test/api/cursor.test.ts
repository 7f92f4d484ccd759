// Cursors: what is encoded comes back, to the query that gave it alone; nothing else is one.
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from '../../src/api/schema/cursor.ts';
import { LIST_PARAMETERS } from '../../src/api/schema/parameters.ts';
import type { PagePosition } from '../../src/query/page.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Letters and digits of any script, and `-`; file names end at 255 bytes. */
const slugs = fc.string({
  unit: fc.oneof(
    fc.constantFrom('a', '-', '1', 'ü', 'ש', '日', '𝒳', '٣'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((unit) => {
      return /^[\p{L}\p{N}\p{M}]+$/u.test(unit);
    }),
  ),
  minLength: 1,
  maxLength: 60,
});

const places: fc.Arbitrary<PagePosition> = fc.record({ at: fc.nat(0xff_ff_ff_ff), slug: slugs });

const identities = fc.oneof(
  fc.constantFrom('', '?tag=a', '?tag=b', '?tag=%F0%9F%A6%8A'),
  fc.string(),
);

describe('the cursor of any place', () => {
  test('leads back to it', async () => {
    await fc.assert(
      fc.asyncProperty(identities, places, async (identity, place) => {
        expect(await decodeCursor(identity, await encodeCursor(identity, place))).toEqual(place);
      }),
      { numRuns: 1000 },
    );
  });

  test('is a value that the parameter takes, and needs no encoding in a URL', async () => {
    await fc.assert(
      fc.asyncProperty(identities, places, async (identity, place) => {
        const cursor = await encodeCursor(identity, place);
        expect(v.is(LIST_PARAMETERS.cursor.schema, cursor)).toBe(true);
        expect(encodeURIComponent(cursor)).toBe(cursor);
      }),
    );
  });

  test('is of its query alone', async () => {
    await fc.assert(
      fc.asyncProperty(identities, identities, places, async (identity, other, place) => {
        fc.pre(identity !== other);
        expect(await decodeCursor(other, await encodeCursor(identity, place))).toBeNull();
      }),
    );
  });
});

describe('what is no cursor', () => {
  const letters = fc.constantFrom(...LETTERS);

  test('any other letter at any place', async () => {
    await fc.assert(
      fc.asyncProperty(places, fc.nat(), letters, async (place, index, letter) => {
        const cursor = await encodeCursor('', place);
        const at = index % cursor.length;
        fc.pre(cursor[at] !== letter);
        const tampered = cursor.slice(0, at) + letter + cursor.slice(at + 1);
        expect(await decodeCursor('', tampered)).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  test('any part of a cursor, and any cursor with more behind it', async () => {
    await fc.assert(
      fc.asyncProperty(places, fc.nat(), letters, async (place, index, letter) => {
        const cursor = await encodeCursor('', place);
        expect(await decodeCursor('', cursor.slice(0, index % cursor.length))).toBeNull();
        expect(await decodeCursor('', cursor + letter)).toBeNull();
        expect(await decodeCursor('', `${cursor}=`)).toBeNull();
      }),
    );
  });

  test('any text at all', async () => {
    const texts = fc.oneof(fc.string({ unit: letters }), fc.string({ unit: 'binary' }));
    await fc.assert(
      fc.asyncProperty(identities, texts, async (identity, text) => {
        expect(await decodeCursor(identity, text)).toBeNull();
      }),
    );
  });

  test('the place of another cursor under the check of this one', async () => {
    const [one, other] = await Promise.all([
      encodeCursor('', { at: 1, slug: 'one' }),
      encodeCursor('', { at: 1, slug: 'two' }),
    ]);
    expect(await decodeCursor('', one.slice(0, 8) + other.slice(8))).toBeNull();
  });
});
