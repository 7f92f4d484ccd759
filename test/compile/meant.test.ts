// What was meant by an address that is none, and by the name of a language: the end of a message.
import { describe, expect, it } from 'vitest';
import { toLanguage, toLanguageHint } from '../../src/compile/content/languages.ts';
import { toMeantAddress } from '../../src/compile/markdown/meant-address.ts';

describe('an address', () => {
  it.each([
    ['https:/example.org/y', 'https://example.org/y'],
    ['https:example.org', 'https://example.org'],
    ['http//example.org/a', 'http://example.org/a'],
    ['ttps://example.org', 'https://example.org'],
    ['htps://example.org/a?b#c', 'https://example.org/a?b#c'],
    ['http:///example.org/a', 'http://example.org/a'],
    ['www.kernel.org/doc', 'https://www.kernel.org/doc'],
    ['kernel.org/doc', 'https://kernel.org/doc'],
    ['browserstack.com', 'https://browserstack.com'],
    ['b\u00fccher.de', 'https://b\u00fccher.de'],
    ['example.pl/a', 'https://example.pl/a'],
    ['ada@example.org', 'mailto:ada@example.org'],
  ])('%s is meant to be %s', (written, meant) => {
    expect(toMeantAddress(written)).toBe(meant);
  });

  it.each([
    ...[
      'notes.md',
      'main.py',
      'script.pl',
      'Node.js',
      'icon.png',
      '../media/x.com',
      'docs.old/x.md',
    ],
    ...['MeasureString', 'v>a_l', 'e.g', '..', '.com', 'a..com', '', 'a b.com', '#com', '?a.com'],
    ...[
      'ftp://example.org',
      'javascript:alert(1)',
      'data:x',
      'file:///etc',
      'mailto:x',
      'https://',
    ],
  ])('%s is meant to be none', (written) => {
    expect(toMeantAddress(written)).toBeNull();
  });
});

describe('a language', () => {
  it.each([
    ['english', 'en'],
    ['Deutsch', 'de'],
    ['fran\u00e7ais', 'fr'],
    ['Francais', 'fr'],
    ['germn', 'de'],
    ['\u65e5\u672c\u8a9e', 'ja'],
    ['en_US', 'en-US'],
    ['jp', 'ja'],
    ['cz', 'cs'],
    ['us', 'en'],
  ])('%s is none, and %s was meant', (written, meant) => {
    expect(toLanguage(written)).toBeNull();
    expect(toLanguageHint(written)).toBe(`; did you mean "${meant}"?`);
  });

  it.each(['xx', 'Klingon', '', 'e', 'en-', '-', 'x'])(
    '%s is none, and nothing is near',
    (written) => {
      expect([toLanguage(written), toLanguageHint(written)]).toEqual([null, '']);
    },
  );

  it.each([
    ['en', 'en'],
    ['EN-gb', 'en-GB'],
    ['zh-hans', 'zh-Hans'],
    ['tlh', 'tlh'],
    ['und', 'und'],
    ['swg', 'swg'],
    ['art-lojban', 'jbo'],
  ])('%s is one', (written, tag) => {
    expect(toLanguage(written)).toBe(tag);
  });
});
