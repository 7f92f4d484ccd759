// What an article is called where it needs a name.
import { describe, expect, test } from 'vitest';
import { toHeadline } from '../../src/catalog/headline.ts';

describe('the headline of an article', () => {
  test.each([
    ['its title, whatever its length', 'en', 'T'.repeat(200), 'S', 'T'.repeat(200)],
    ['without one, its summary', 'en', null, 'Short enough.', 'Short enough.'],
    [
      'a long summary, cut where a word ends',
      'en',
      null,
      `${'word '.repeat(15)}unbreakable words`,
      `${'word '.repeat(14)}word…`,
    ],
    [
      'Japanese, which has no spaces',
      'ja',
      null,
      'これは長い文章です。'.repeat(10),
      expect.anything(),
    ],
    ['a word that is longer than all', 'en', null, 'x'.repeat(300), `${'x'.repeat(39)}…`],
  ])('is %s', (_, language, title, summary, expected) => {
    const headline = toHeadline({ title, summary, language });
    expect(headline).toEqual(expected);
    if (title !== null) return;
    expect(headline.length).toBeLessThan(80);
    expect(summary.startsWith(headline.replace(/…$/u, ''))).toBe(true);
  });
});
