// Matcher: a walk that skips begins where the whole walk has got to, whatever way leads there.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toMatcher } from '../../src/query/matcher.ts';
import { buildCatalog } from '../catalog/build.ts';
import { listings, queries } from './arbitraries.ts';

const counts = fc.integer({ min: 0, max: 13 });

test('a walk from any position without its newest matches is the rest of that walk', () => {
  fc.assert(
    fc.property(listings, queries(true), counts, counts, (listed, filter, below, skipped) => {
      const matcher = toMatcher(buildCatalog(listed), filter);
      const all = [...matcher.descend(below)];
      expect([...matcher.descend(below, skipped)]).toEqual(all.slice(skipped));
    }),
    { numRuns: 1000 },
  );
});
