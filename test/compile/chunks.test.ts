// Groups of the cache: an edit changes few of them, however articles are named and filed.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Groups, toGroups } from '../../src/compile/cache/chunks.ts';
import type { Entry } from '../../src/compile/cache/entry.ts';
import { toHash } from '../../src/compile/render/render-article.ts';

const MANY = 20_000;

test.each([
  { articles: 1, groups: 1 },
  { articles: 512, groups: 1 },
  { articles: 513, groups: 2 },
  { articles: MANY, groups: 64 },
])('$articles articles are in $groups groups of like size', ({ articles, groups }) => {
  const sizes = [...toGroups(toEntries(articles)).values()].map(({ length }) => length);
  expect(sizes).toHaveLength(groups);
  expect(Math.max(...sizes)).toBeLessThan(2 * 512);
});

test('one edit changes two groups at most', () => {
  const entries = toEntries(MANY);
  const before = toGroups(entries);
  const articles = fc.integer({ min: 0, max: MANY - 1 });
  fc.assert(
    fc.property(articles, fc.string(), (place, text) => {
      const after = toGroups(entries.with(place, toEntry(text)));
      expect(countChanged(before, after)).toBeLessThanOrEqual(2);
    }),
    { numRuns: 30 },
  );
});

function toEntries(count: number): readonly Entry[] {
  return Array.from({ length: count }, (_, number) => toEntry(String(number)));
}

function toEntry(text: string): Entry {
  return {
    reading: null,
    told: [],
    stamp: [0, 0, 0],
    hash: toHash(Buffer.from(text)),
    details: () => {
      throw new Error('nobody needs them to group');
    },
    lasting: true,
    record: null,
  };
}

function countChanged(before: Groups, after: Groups): number {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => {
    const [ones = [], others = []] = [before.get(name), after.get(name)];
    return ones.length !== others.length || ones.some((one, index) => one !== others[index]);
  }).length;
}
