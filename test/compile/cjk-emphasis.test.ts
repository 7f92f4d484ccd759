// Emphasis in Chinese, Japanese and Korean, as the amendment "CJK-friendly" to
// CommonMark §6.2 has it; its own implementation for another parser is asked as well.
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { describe, expect, it } from 'vitest';
import { toParsable } from '../../src/compile/markdown/cjk-emphasis.ts';
import { parseMarkdown } from '../../src/compile/markdown/parser.ts';

/** `<…>` is strong emphasis, `{…}` emphasis, `~…~` struck through, and all else as it reads. */
function show(node: Nodes): string {
  const inner = 'children' in node ? node.children.map(show).join('') : '';
  switch (node.type) {
    case 'strong':
      return `<${inner}>`;
    case 'emphasis':
      return `{${inner}}`;
    case 'delete':
      return `~${inner}~`;
    case 'text':
    case 'inlineCode':
    case 'code':
    case 'html':
      return node.value;
    case 'link':
      return `${inner}(${node.url})`;
    default:
      return inner;
  }
}

const read = (text: string): string => show(parseMarkdown(text));

const ROWS: readonly (readonly [text: string, shown: string])[] = [
  [
    'これは**私のやりたかったこと。**だからするの。',
    'これは<私のやりたかったこと。>だからするの。',
  ],
  ['**スクリプト（テスト）**です', '<スクリプト（テスト）>です'],
  ['太郎は**「こんにちわ」**といった', '太郎は<「こんにちわ」>といった'],
  ['太郎は**"こんにちわ"**といった', '太郎は<"こんにちわ">といった'],
  ['他说**“你好”**了', '他说<“你好”>了'],
  ['我可以强调**这个`code`**吗', '我可以强调<这个code>吗'],
  ['**[製品](./a)**と**[部品](./b)**を', '<製品(./a)>と<部品(./b)>を'],
  ['先頭の**`コード`も注意。**', '先頭の<コードも注意。>'],
  ['税込**¥10,000**で入手', '税込<¥10,000>で入手'],
  ['正解は**④**です', '正解は<④>です'],
  ['**C#**や**F#**は**「.NET」**という', '<C#>や<F#>は<「.NET」>という'],
  ['Go**「初心者」**を対象', 'Go<「初心者」>を対象'],
  ['・**㋐**:選択肢', '・<㋐>:選択肢'],
  ['〽︎**(庵点)**は', '〽︎<(庵点)>は'],
  ['𠮷**(よし)**野', '𠮷<(よし)>野'],
  ['禰󠄀**(ね)**豆子', '禰󠄀<(ね)>豆子'],
  ['**이 용어(This term)**를 강조', '<이 용어(This term)>를 강조'],
  ['すべて**強調**、**別**です', 'すべて<強調>、<別>です'],
  ['*あ。*い', '{あ。}い'],
  ['***あ。***い', '{<あ。>}い'],
  ['~~削除。~~続き', '~削除。~続き'],
  ['| あ |\n| - |\n| **太字。**続き |', 'あ<太字。>続き'],
  // As before: outside of emphasis, in code, in addresses, and what is escaped.
  ['`コード。**`続き**', 'コード。**続き**'],
  ['```\n**あ。**い\n```', '**あ。**い'],
  ['[あ。**い](<u「**」>)', 'あ。**い(u「**」)'],
  ['\\*\\*あ。\\*\\*い', '**あ。**い'],
  ['<b title="あ。**い">', '<b title="あ。**い">'],
  ['あ ** い。 ** う', 'あ ** い。 ** う'],
  ['。_強調_。', '。{強調}。'],
  ['* あ\n* い。', 'あい。'],
  // A reference to a character that stands for others elsewhere (HTML §13.5).
  ['**あ。**い &#xE000;', '<あ。>い \uE000'],
  ['2**3。**4 and a**"b"**c', '2<3。>4 and a**"b"**c'],
];

describe('emphasis beside CJK punctuation and kana', () => {
  it.each(ROWS)('%s is %s', (text, shown) => {
    expect(read(text)).toBe(shown);
  });
});

/** What people write within and around emphasis; no character stands alone between two runs. */
const PIECES = fc
  .array(
    fc.constantFrom(
      ...['日本', '語', 'かな', 'カナ', '한글', 'ab', '。', '、', '「引用」', '（注）', '！', '①'],
      ...['(c)', '"d"', '“e”', '…', 'C#', '50%', '.', ',', ' ', '`f`', '[g](h)'],
    ),
    { minLength: 2, maxLength: 4 },
  )
  .map((pieces) => pieces.join('').trim())
  .filter((text) => [...text].length > 1);

const TEXTS = fc
  .array(fc.tuple(fc.constantFrom('*', '**', '~~'), PIECES, PIECES), { minLength: 1, maxLength: 3 })
  .map((all) => all.map(([run, within, after]) => `${run}${within}${run}${after}`).join(''));

/** Strikethrough has a package of its own. */
const EMPHASES = TEXTS.filter((text) => !text.includes('~'));

describe('any text', () => {
  it('has the emphasis that the amendment gives it', () => {
    fc.assert(
      fc.property(EMPHASES, (text) => {
        const other = fromMarkdown(text, { extensions: [cjkFriendlyExtension()] });
        expect(read(text)).toBe(show(other));
      }),
      { numRuns: 3_000 },
    );
  });

  it('keeps its length, its characters and the places of its parts', () => {
    fc.assert(
      fc.property(fc.oneof(TEXTS, fc.string({ unit: 'grapheme' })), (text) => {
        const { text: parsable } = toParsable(text);
        expect(parsable.length).toBe(text.length);
        const shown = read(text);
        for (const character of shown.replace(/[<>{}~()\s]/gu, '')) {
          expect(text).toContain(character);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('without such characters is parsed as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(toParsable(text).text).toBe(text);
      }),
    );
  });
});
