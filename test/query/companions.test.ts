// Scope → the tags that stand with it: rows by hand, and as many articles as are looked at.
import { describe, expect, test } from 'vitest';
import { toCompanions } from '../../src/query/companions.ts';
import type { Scope } from '../../src/query/scope.ts';
import { buildCatalog, type Listed, toSeconds } from '../catalog/build.ts';

const NOW = toSeconds('2026-06-01T00:00:00Z');

const CATALOG = buildCatalog([
  { slug: 'jan', date: '2026-01-01T00:00:00Z', tags: ['a', 'b'], section: 'markets' },
  { slug: 'feb', date: '2026-02-01T00:00:00Z', tags: ['a', 'b', 'c'], authors: ['bob'] },
  { slug: 'mar', date: '2026-03-01T00:00:00Z', tags: ['a', 'd'] },
  { slug: 'gone', date: '2026-03-02T00:00:00Z', tags: ['a', 'e'], removed: '2026-04-01T00:00:00Z' },
  { slug: 'hidden', date: '2026-03-03T00:00:00Z', tags: ['a', 'f'], unlisted: true },
  { slug: 'later', date: '2026-07-01T00:00:00Z', tags: ['a', 'g'] },
  { slug: 'other', date: '2026-03-04T00:00:00Z', tags: ['z'] },
]);

const tag = (name: string): Scope => ({ kind: 'tag', name });

describe('the tags that stand with', () => {
  const rows: readonly (readonly [says: string, scope: Scope, limit: number, slugs: string])[] = [
    ['a tag: most articles first, then by slug; of what readers can see', tag('a'), 9, 'b c d'],
    ['a tag, as many as are asked for', tag('a'), 2, 'b c'],
    ['a tag that always stands alone', tag('z'), 9, ''],
    ['a section', { kind: 'section', name: 'markets' }, 9, 'a b'],
    ['an author', { kind: 'author', name: 'bob' }, 9, 'a b c'],
  ];
  test.each(rows)('%s', (_says, scope, limit, slugs) => {
    const found = toCompanions(CATALOG, scope, limit, NOW);
    expect(found.map(({ slug }) => slug).join(' ')).toBe(slugs);
  });

  test('a tag are those of its newest thousand articles, however many there are', () => {
    const start = toSeconds('2020-01-01T00:00:00Z');
    const articles = Array.from({ length: 1500 }, (_, number): Listed => {
      const date = new Date((start + number) * 1000).toISOString().replace('.000Z', 'Z');
      return { slug: `n-${number}`, date, tags: ['a', number < 500 ? 'old' : 'new'] };
    });
    const found = toCompanions(buildCatalog(articles), tag('a'), 9, NOW);
    expect(found.map(({ slug }) => slug)).toEqual(['new']);
  });
});
