// What people write in a search, and what it means.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseSearchText,
  type SearchFault,
  toSearchFault,
  writeSearchText,
} from '../../src/search/search-text.ts';

const MEANS: readonly (readonly [written: string, canonical: string])[] = [
  ['feed', 'feed'],
  ['  Feed   READER ', 'feed reader'],
  ['reader feed feed', 'feed reader'],
  ['“Open Web”', '"open web"'],
  ['„Offenes Netz“ «web»', '"offenes netz" "web"'],
  ['"open web', '"open web"'],
  ['"open" "web"', '"open" "web"'],
  ['node.js', '"node js"'],
  ['real-time', '"real time"'],
  ['-ads', '-ads'],
  ['-ads feed', 'feed -ads'],
  ['-"open web" -feed*', '-"open web" -feed*'],
  ['--ads', '-ads'],
  ['feed - ads', 'ads feed'],
  ['feed*', 'feed*'],
  ['fe*ed', '"fe ed"'],
  ['Café naïve Ærø Straße İstanbul', 'aero cafe istanbul naive strasse'],
  ['ΑΘΗΝΑΣ', 'αθηνασ'],
  ['Ёлка й', 'елка й'],
  ['Ｆｅｅｄ', 'feed'],
  ['café', 'cafe'],
  ['東京', '東京'],
  ['東京都庁', '"東京都庁"'],
  ['ガ', 'ガ'],
  ['c++ 3.14', '"3 14" c'],
  ['!!! -', ''],
  ['', ''],
];

describe('a search', () => {
  it.each(MEANS)('%s means %s', (written, canonical) => {
    expect(writeSearchText(parseSearchText(written))).toBe(canonical);
  });

  it('that is written as it is understood is understood as it was', () => {
    const words = fc.constantFrom(
      'feed',
      'Café',
      '東京都庁',
      'ภาษาไทย',
      'x',
      '-',
      '*',
      '"',
      ' ',
      '“',
      'ß',
      'é',
      '3.14',
      '日本 語',
      'ﾞ',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.array(words, { maxLength: 12 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const clauses = parseSearchText(text);
        expect(parseSearchText(writeSearchText(clauses))).toEqual(clauses);
      }),
      { numRuns: 2_000 },
    );
  });
});

const FAULTS: readonly (readonly [written: string, fault: SearchFault])[] = [
  ['!!!', 'empty'],
  ['a b c d e f g h i', 'long'],
  ['"a b c d e f g h i"', 'long'],
  ['fe*', 'short'],
  ['-f* feed', 'short'],
];

const NO_FAULTS = [
  'a',
  'the of and',
  'fee*',
  '東*',
  '-ads',
  'a b c d e f g h',
  `${'"'.repeat(3)}a`,
];

describe('a search that cannot be answered', () => {
  it.each(FAULTS)('%s is %s', (written, fault) => {
    expect(toSearchFault(parseSearchText(written))).toBe(fault);
  });

  it.each(NO_FAULTS)('%s can', (written) => {
    expect(toSearchFault(parseSearchText(written))).toBeNull();
  });
});
