// Short cuts of the Markdown pipeline change nothing: parsing without e-mail addresses, and counting
// words piece by piece.
import fc from 'fast-check';
import type { Root } from 'hast';
import { describe, expect, it } from 'vitest';
import { countWords } from '../../src/compile/markdown/prose.ts';
import { readMarkdown } from '../../src/compile/markdown/reader.ts';

const PIECE = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom(
    'www.example.org',
    'https://example.org/a_b',
    'http://x',
    'a&#64;b.org',
    'mailto:a',
  ),
  fc.constantFrom(
    '*',
    '**',
    '_',
    '~~',
    '`',
    '[',
    '](',
    ')',
    '<',
    '>',
    '&',
    '.',
    '-',
    '+',
    'word',
    'w',
  ),
);

describe('a text without @', () => {
  it('is parsed as if addresses were looked for', () => {
    const line = fc
      .array(PIECE, { maxLength: 12 })
      .map((pieces) => `a ${pieces.join('')} b`.replace(/[@\r\n]/gu, ' '));
    fc.assert(
      fc.property(line, (text) => {
        const [alone] = readMarkdown(text).children;
        const [before] = readMarkdown(`${text}\n\n@`).children;
        expect(alone).toEqual(before);
      }),
      { numRuns: 500 },
    );
  });

  it('still links what looks like an address once references are resolved', () => {
    const [paragraph] = readMarkdown('to a&#64;b.org').children;
    expect(JSON.stringify(paragraph)).toContain('mailto:a@b.org');
  });
});

describe('words counted piece by piece', () => {
  const texts = [
    'One two, three-four don’t 3.14 a.b.c e.g. 10:30 – “five”',
    'Straße, Zürich; größer/kleiner 1.000,50 €',
    '市場の価格は東京で四半期ごとに報告された。 取引所 規制当局',
    'ภาษาไทย เป็นภาษาที่สวยงาม มาก',
    'أعلن السوق عن التقرير، قبل الربع',
    'שלום "עולם" ד"ר',
    'a \u0301b c\u200d d\u00a0e 👩‍👩‍👧 x',
  ];
  it.each(texts)('%s: as many as in the whole', (text) => {
    for (const language of ['en', 'de', 'ja', 'th', 'ar', 'he']) {
      const segments = new Intl.Segmenter(language, { granularity: 'word' }).segment(text);
      const whole = [...segments].filter(({ isWordLike }) => isWordLike).length;
      const tree: Root = { type: 'root', children: [{ type: 'text', value: text }] };
      expect([language, countWords(tree, language)]).toEqual([language, whole]);
      expect([language, countWords(tree, language)]).toEqual([language, whole]);
    }
  });
});
