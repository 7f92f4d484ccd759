// TIDs that follow from a text (atproto.com/specs/tid).
import { expect, it } from 'vitest';
import { toTid } from '../../src/http/tid.ts';

const TEXTS = ['', 'a', 'a ', 'ä', 'articles/what-a-feed-is', 'x'.repeat(10_000)];

/** "TID Syntax": the highest bit is 0. */
const TID = /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/;

it.each(TEXTS)('is a TID, the same each time: %j', async (text) => {
  const tid = await toTid(text);
  expect(tid).toMatch(TID);
  expect(await toTid(text)).toBe(tid);
});

it('is another one for another text', async () => {
  const many = Array.from({ length: 5000 }, (_, index) => toTid(`articles/${index}`));
  expect(new Set(await Promise.all(many)).size).toBe(5000);
});

it('has a time before any clock that makes TIDs: the network began in 2022', async () => {
  const begin = 2n ** 10n * 1_640_995_200_000_000n;
  const digits = '234567abcdefghijklmnopqrstuvwxyz';
  for (const text of TEXTS) {
    const value = [...(await toTid(text))].reduce(
      (sum, digit) => sum * 32n + BigInt(digits.indexOf(digit)),
      0n,
    );
    expect(value).toBeLessThan(begin);
  }
});

it('stays what it was, because records are found by it', async () => {
  expect(await toTid('tag:example.org,2026:articles/first')).toBe('2aymzmikbqyrd');
});
