// Messages: their values, their plural forms, and which language speaks.
import { describe, expect, it } from 'vitest';
import { GERMAN } from '../../src/compile/messages/german.ts';
import { ENGLISH } from '../../src/messages/english.ts';
import { findLanguage, findWords } from '../../src/messages/find-words.ts';
import { ENGLISH_WORDS, say, sayEither, sayLater, toSaid } from '../../src/messages/say.ts';

const words = { language: 'de', messages: GERMAN };

describe('a message', () => {
  it('has its values in their places, and what looks like a placeholder in a value stays', () => {
    const title = '{page} of {title}';
    expect(say(ENGLISH_WORDS, 'titleWithPage', { title, page: 2 })).toBe(
      '{page} of {title}, page 2',
    );
  });

  it.each([
    [0, '0 articles'],
    [1, '1 article'],
    [12_345, '12345 articles'],
  ])('has the plural form of %d', (count, text) => {
    expect(say(ENGLISH_WORDS, 'articleCount', { count })).toBe(text);
  });

  it.each([
    [1, 'artykuł'],
    [3, 'artykuły'],
    [5, 'artykułów'],
    [22, 'artykuły'],
  ])('has the plural form of %d in a language with several', (count, text) => {
    const forms = { one: 'artykuł', few: 'artykuły', many: 'artykułów', other: 'artykułu' };
    const polish = { language: 'pl', messages: { ...ENGLISH, articleCount: forms } };
    expect(say(polish, 'articleCount', { count })).toBe(text);
  });

  it('has the form for others where a language gives none of its own', () => {
    const polish = { language: 'pl', messages: { ...ENGLISH, articleCount: { other: 'x' } } };
    expect(say(polish, 'articleCount', { count: 3 })).toBe('x');
  });

  it('is said in the language of whoever reads it, with the messages within it', () => {
    const said = toSaid('mustBe', {
      parameter: 'limit',
      allowed: toSaid('wholeNumberTo', { least: 1, most: 50 }),
    });
    expect([sayLater(ENGLISH_WORDS, said), sayLater(words, said)]).toEqual([
      '"limit" must be a whole number from 1 to 50.',
      'Erlaubt für „limit“: eine ganze Zahl von 1 bis 50.',
    ]);
  });

  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a or b'],
    [['a', 'b', 'c', 'd'], 'a, b, c or d'],
  ])('any one of %j', (names, text) => {
    expect(sayEither(ENGLISH_WORDS, names)).toBe(text);
  });
});

describe('the language that speaks (the words of its script, else of the next language, else English)', () => {
  const tables = { de: GERMAN, 'zh-Hant': GERMAN, pt: GERMAN, 'pt-PT': GERMAN };
  it.each([
    [['de'], 'de'],
    [['de-AT'], 'de'],
    [['DE-at'], 'de'],
    [['de-1996'], 'de'],
    [['zh-TW'], 'zh-Hant'],
    [['zh-HK'], 'zh-Hant'],
    [['zh-CN'], 'en'],
    [['pt-BR'], 'pt'],
    [['pt-PT'], 'pt-PT'],
    [['sv', 'de'], 'de'],
    [['sv'], 'en'],
    [['de-Cyrl'], 'en'],
    [['en-GB', 'de'], 'en'],
    [['und'], 'en'],
  ])('of %j is %s', (languages, speaks) => {
    expect(findWords(tables, languages).language).toBe(speaks);
  });

  it('is none where no table is for its script', () => {
    expect(findLanguage(['sr'], 'sr-Latn')).toBeNull();
  });

  it('is English in other words where a site has such', () => {
    const messages = { ...ENGLISH, search: 'Find' };
    expect(say(findWords({ en: messages }, ['en-GB']), 'search')).toBe('Find');
    expect(say(findWords({}, ['en-GB']), 'search')).toBe('Search');
  });
});
