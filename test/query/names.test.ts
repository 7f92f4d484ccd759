// Names: their normal form, and what stands near an unknown one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toNameFault, toNearLanguages, toNearNames, toNormalForm } from '../../src/query/names.ts';

describe('the normal form', () => {
  test.each([
    { says: 'is lower case', written: 'DeFi', normal: 'defi' },
    { says: 'is trimmed', written: ' \u00a0defi\t', normal: 'defi' },
    {
      says: 'has - for white space',
      written: 'machine \u3000\n learning',
      normal: 'machine-learning',
    },
    { says: 'has - for slashes and commas', written: 'a/b, c', normal: 'a-b-c' },
    { says: 'keeps hyphens', written: 'a--b', normal: 'a--b' },
    { says: 'keeps punctuation', written: 'C++ & C# .NET', normal: 'c++-&-c#-.net' },
    { says: 'composes letters', written: 'Cafe\u0301', normal: 'caf\u00e9' },
    { says: 'composes what lower case takes apart', written: '\u0130', normal: 'i\u0307' },
    { says: 'keeps compatibility letters', written: 'ﬁ', normal: 'ﬁ' },
    { says: 'keeps emoji with joiners', written: '👩‍💻', normal: '👩‍💻' },
    { says: 'keeps right-to-left letters', written: 'ביטקוין', normal: 'ביטקוין' },
    { says: 'ends a word in ς', written: 'ΣΟΦΟΣ', normal: 'σοφος' },
    { says: 'of white space is empty', written: ' \n ', normal: '' },
  ])('$says', ({ written, normal }) => {
    expect(toNormalForm(written)).toBe(normal);
  });

  test('of a normal form is itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (written) => {
        const normal = toNormalForm(written);
        expect(toNormalForm(normal)).toBe(normal);
      }),
      { numRuns: 2000 },
    );
  });

  test('has no white space, slash or comma and is NFC', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (written) => {
        const normal = toNormalForm(written);
        expect({ odd: /[\s/,]/u.test(normal), nfc: normal.normalize('NFC') }).toEqual({
          odd: false,
          nfc: normal,
        });
      }),
    );
  });
});

describe('a name that no URL can hold', () => {
  test.each([
    { normal: '', fault: 'must not be empty' },
    { normal: '.', fault: 'has a special meaning in URLs and cannot be a name' },
    { normal: '..', fault: 'has a special meaning in URLs and cannot be a name' },
    { normal: '...', fault: null },
    { normal: '.net', fault: null },
    { normal: '-', fault: null },
  ])('"$normal": $fault', ({ normal, fault }) => {
    expect(toNameFault(normal)).toBe(fault);
  });
});

describe('near names', () => {
  test.each([
    {
      says: 'are nearest first',
      name: 'bitcoin',
      known: ['bitcorn', 'bitcoins', 'bitcion-x'],
      near: ['bitcoins', 'bitcorn'],
    },
    {
      says: 'are alphabetical when equally near',
      name: 'cat',
      known: ['rat', 'bat', 'hat'],
      near: ['bat', 'hat', 'rat'],
    },
    {
      says: 'are at most three',
      name: 'cat',
      known: ['rat', 'bat', 'hat', 'mat'],
      near: ['bat', 'hat', 'mat'],
    },
    {
      says: 'are those of the same letters first, without the marks that one leaves out',
      name: 'ete',
      known: ['fete', 'été', 'eté-x', 'etc'],
      near: ['été', 'etc', 'fete'],
    },
    {
      says: 'of a long name are further',
      name: 'cryptocurrency',
      known: ['cryptocurencies'],
      near: ['cryptocurencies'],
    },
    { says: 'differ in case', name: 'API', known: ['api', 'apis'], near: ['api'] },
    { says: 'swap neighbours', name: 'titel', known: ['title', 'until'], near: ['title'] },
    { says: 'differ in less than half', name: 'max', known: ['tag', 'lang', 'mat'], near: ['mat'] },
    { says: 'of two letters are no others', name: 'fr', known: ['fi', 'de', 'fro'], near: ['fro'] },
    { says: 'of one letter are no others', name: 'c', known: ['d', 'c#', 'r'], near: [] },
    { says: 'are not two slips in a short word', name: 'type', known: ['title', 'date'], near: [] },
    { says: 'are none when all is far', name: 'regulation', known: ['defi', 'mining'], near: [] },
    { says: 'are none when nothing is known', name: 'x', known: [], near: [] },
  ])('$says', ({ name, known, near }) => {
    expect(toNearNames(name, known)).toEqual(near);
  });
});

test.each([
  { language: 'sv', near: ['tår', 'zår', 'åår'] },
  { language: 'de', near: ['åår', 'tår', 'zår'] },
])('near names are in the alphabet of $language', ({ language, near }) => {
  expect(toNearNames('xår', ['zår', 'åår', 'tår'], language)).toEqual(near);
});

describe('languages near a range', () => {
  test.each([
    { says: 'are those of a wider range', range: 'en-us', near: ['en'] },
    { says: 'are those of other regions', range: 'de-ch', near: ['de-at', 'de'] },
    { says: 'are those of codes of three letters', range: 'eng', near: ['en'] },
    { says: 'are those of other systems', range: 'en_us', near: ['en'] },
    { says: 'are those misspelt', range: 'dee-at', near: ['de-at'] },
    { says: 'are no other languages', range: 'es', near: [] },
    { says: 'are none of what is no language', range: '-', near: [] },
  ])('$says', ({ range, near }) => {
    expect(toNearLanguages(range, ['en', 'de-at', 'de'])).toEqual(near);
  });
});
