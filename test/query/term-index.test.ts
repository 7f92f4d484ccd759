// All names of a kind: their order, their letters, their pages.
import { describe, expect, test } from 'vitest';
import { toTermIndex } from '../../src/query/term-index.ts';
import { buildCatalog, type Listed, toSeconds } from '../catalog/build.ts';

const NOW = toSeconds('2026-06-01T00:00:00Z');
const DATE = '2026-01-01T00:00:00Z';

/** A catalog in which each of these tags has one article. */
function withTags(tags: readonly string[], language = 'en') {
  const articles = tags.map(
    (tag, index): Listed => ({ slug: `n-${index}`, date: DATE, tags: [tag] }),
  );
  return buildCatalog(articles, { language });
}

/** Enough others, under one letter, for names to be grouped. */
const OTHERS = Array.from({ length: 31 }, (_, number) => `m-${number}`);

describe('letters', () => {
  const rows: readonly (readonly [language: string, tag: string, letter: string])[] = [
    ['en', 'apple', 'A'],
    ['en', 'éclair', 'E'],
    ['fr', 'éclair', 'E'],
    ['en', 'ångström', 'A'],
    ['sv', 'ångström', 'Å'],
    ['de', 'österreich', 'O'],
    ['sv', 'österreich', 'Ö'],
    ['es', 'ñandú', 'Ñ'],
    ['en', 'жук', 'Ж'],
    ['tr', 'istanbul', 'İ'],
    ['en', 'שלום', 'ש'],
    ['en', '日本', '漢'],
    ['ja', 'がぞう', 'か'],
    ['en', '.net', '#'],
    ['en', '2fa', '#'],
    ['en', '🚀', '#'],
    ['en', '🦊-fox', '#'],
  ];
  test.each(rows)('in %s, %s is under %s', (language, tag, letter) => {
    const { groups } = toTermIndex(withTags([...OTHERS, tag], language), 'tag', 1, NOW);
    const group = groups.find(({ facets }) => facets.some(({ term }) => term.slug === tag));
    expect(group?.letter).toBe(letter);
  });

  test('are left out where names are few', () => {
    const { groups, letters } = toTermIndex(withTags(['b', 'a']), 'tag', 1, NOW);
    expect(letters).toEqual([]);
    expect(groups.map(({ letter, facets }) => [letter, facets.length])).toEqual([['', 2]]);
  });
});

describe('names', () => {
  test('are sorted as people of the language sort, numbers by their value', () => {
    const slugs = (language: string) =>
      toTermIndex(withTags(['zebra', 'öl', 'ofen', 'v10', 'v9'], language), 'tag', 1, NOW)
        .groups.flatMap(({ facets }) => facets)
        .map(({ term }) => term.slug);
    expect(slugs('de')).toEqual(['ofen', 'öl', 'v9', 'v10', 'zebra']);
    expect(slugs('sv')).toEqual(['ofen', 'v9', 'v10', 'zebra', 'öl']);
  });

  test('of sections keep the order of the site', () => {
    const catalog = buildCatalog([
      { slug: 'one', date: DATE, section: 'policy' },
      { slug: 'two', date: DATE, section: 'policy' },
      { slug: 'three', date: DATE, section: 'markets' },
    ]);
    const { groups, total } = toTermIndex(catalog, 'section', 1, NOW);
    expect(groups.map(({ facets }) => facets.map(({ term }) => term.slug))).toEqual([
      ['markets', 'policy'],
    ]);
    expect(total).toBe(2);
  });

  test('are on one page each, and every letter leads to the page on which it begins', () => {
    const tags = Array.from({ length: 450 }, (_, number) => {
      return `${String.fromCharCode(97 + (number % 25))}-${number}`;
    });
    const catalog = withTags(tags);
    const { pages, letters, total } = toTermIndex(catalog, 'tag', 1, NOW);
    expect([pages, total, letters.length]).toEqual([3, 450, 25]);
    const seen = [1, 2, 3].map((page) => toTermIndex(catalog, 'tag', page, NOW).groups);
    const shown = seen.flat().flatMap(({ facets }) => facets.map(({ term }) => term.slug));
    expect([shown.length, new Set(shown)]).toEqual([450, new Set(tags)]);
    for (const { letter, page } of letters) {
      const first = seen.findIndex((groups) => groups.some((group) => group.letter === letter));
      expect([letter, first + 1]).toEqual([letter, page]);
    }
    expect(toTermIndex(catalog, 'tag', 4, NOW).groups).toEqual([]);
  });
});
