// Short cuts of the Markdown pipeline change nothing: parsing without what a text cannot hold, and
// counting words piece by piece.
import fc from 'fast-check';
import type { Root } from 'hast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { countWords } from '../../src/compile/markdown/prose.ts';
import { readMarkdown } from '../../src/compile/markdown/reader.ts';
import { findTableLines } from '../../src/compile/markdown/tables.ts';

const ADDRESSES = [
  ...['www.example.org', 'https://example.org/a_b', 'http://x', 'HTTPS://Example.org', 'a@b.org'],
  ...['a&#64;b.org', 'mailto:a@b.org', 'xmpp:a@b.org/c', 'www\\.example.org', 'https\\://a.org'],
  ...['&#119;ww.example.org', 'http&colon;//a.org', '[a@b.org](c)', '<a@b.org>', '(www.a.org)'],
];
const TABLES = [
  ...['|', '|', ':', '-', '---', ':-:', '| a | b |', '| - | - |', 'a\n:-:\n', '-|-', '\\|', '`|`'],
  ...['| a |\n| - |\n| b |\n', '> | a |\n> | - |\n', '- | a |\n  | - |\n', '\n\n', '\n', '\r\n'],
];
const MARKS = [
  ...[
    '*',
    '**',
    '_',
    '~~',
    '`',
    '```',
    '[',
    '](',
    ')',
    '<',
    '<b>',
    '<!--',
    '>',
    '&',
    '.',
    '-',
    '+',
  ],
  ...['> ', '- ', '2. ', '    ', '\t', '# ', '===', '[^1]', '[^1]: ', '- [x] ', '\u00a0', ' ', 'w'],
];

describe('a text in GitHub-flavoured Markdown', () => {
  it.each([
    ['addresses', [...ADDRESSES, ...MARKS]],
    ['tables', [...TABLES, ...TABLES, ...MARKS]],
    ['anything', [...ADDRESSES, ...TABLES, ...MARKS]],
  ])('of %s is read as the parser reads it that tries all at every place', (_, pieces) => {
    const piece = fc.oneof(
      { arbitrary: fc.constantFrom(...pieces), weight: 9 },
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    );
    const text = fc.array(piece, { maxLength: 24 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, (markdown) => {
        const extensions = [gfm()];
        const mdastExtensions = [gfmFromMarkdown()];
        const tree = fromMarkdown(markdown, { extensions, mdastExtensions });
        expect(readMarkdown(markdown)).toEqual(tree);
      }),
      { numRuns: 500 },
    );
  });

  it('has addresses that only show once references and escapes are resolved', () => {
    const [paragraph] = readMarkdown('to a&#64;b.org').children;
    expect(JSON.stringify(paragraph)).toContain('mailto:a@b.org');
  });

  it('has tables from above what may be a delimiter row to the next empty line', () => {
    const text = 'a\n\n> b\n> :-:\n> c\n \t\nd | e\n\nf\n-|\n\u00a0\ng';
    expect([...findTableLines(text)].sort((a, b) => a - b)).toEqual([3, 4, 5, 9, 10, 11, 12]);
    expect(findTableLines('a - b: c').size).toBe(0);
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
