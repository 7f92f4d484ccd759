// The native Markdown parser says the same as the one in JavaScript, which follows CommonMark and GFM
// closely, of all that people write. Where they differ, it stands here.
import fc from 'fast-check';
import type { Nodes, Parents } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmStrikethroughCjkFriendly } from 'micromark-extension-cjk-friendly-gfm-strikethrough';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it, test } from 'vitest';
import type { Report } from '../../src/compile/diagnostics/rules.ts';
import { isReadable } from '../../src/compile/markdown/effort.ts';
import { parseMarkdown } from '../../src/compile/markdown/parser.ts';

const BLOCKS = [
  ...['\n\n', '\n\n', '\n', '> ', '\n> ', '- ', '\n- ', '* ', '1. ', '\n2) ', '\n    ', '\n\t'],
  ...['# ', '\n## ', '\n===\n', '\n---\n', '\n***\n', '\n```js\n', '\n```\n', '\n~~~\n', '  \n'],
  ...['\n\n| a | b |\n| :- | -: |\n| c | d |\n\n', '\n\na|b\n-|-\nc\n\n', '- [x] a', '\n- [ ] b\n'],
  ...[
    '\n\n[a]: http://x.org "t"\n\n',
    '\n\n[^1]: N\n\n',
    '> [!NOTE]\n',
    '\\\n',
    '\n\n<div>\n',
    '</div>\n\n',
  ],
];
const INLINES = [
  ...[
    '*',
    '**',
    '_',
    '~~',
    '`',
    '``',
    '[',
    ']',
    '](b)',
    '![',
    '[a]',
    '[a][]',
    '[x][a]',
    '[^1]',
    '[b]',
  ],
  ...['*a*', '**b**', '~~c~~', '`d`', '[e](http://f.org/g "h")', '![i](j.png)', '&amp;', '&#65;'],
  ...[
    '&copy;',
    '&copy',
    '&nope;',
    '\\',
    '\\[',
    '<b>',
    '</b>',
    '<br>',
    '<!-- c -->',
    '<a href="b">',
  ],
  ...[
    '<http://x.org>',
    '<a@b.org>',
    ' https://x.org/y_z ',
    ' www.x.org ',
    ' a@b.org ',
    '(http://x.org)',
  ],
  ...[
    'é',
    'e\u0301',
    '😀',
    '漢字',
    '\u00A0',
    'word',
    'Word ',
    ' ',
    ' ',
    ' ',
    '.',
    ',',
    '!',
    '-',
    '|',
    '$',
  ],
];

describe('random Markdown is read as the parser in JavaScript reads it', () => {
  it.each([
    ['blocks', [...BLOCKS, ...BLOCKS, 'word', ' ', 'é', '*a*', '<b>']],
    ['inlines', [...INLINES, '\n']],
    ['both', [...BLOCKS, ...INLINES]],
  ])('%s', (_, pieces) => {
    const text = fc
      .array(fc.constantFrom(...pieces), { maxLength: 16 })
      .map((all) => all.join(''))
      .filter((markdown) => !DIFFERENT.some((pattern) => pattern.test(markdown)));
    fc.assert(
      fc.property(text, (markdown) => {
        const ours = parseMarkdown(markdown);
        const theirs = parseInScript(markdown);
        expect(toComparable(ours, theirs)).toEqual(toComparable(theirs, ours));
      }),
      { numRuns: 1000, seed: 16 },
    );
  });
});

describe('what people write is read in the same way', () => {
  it.each([
    ...[
      '_**a**_ x',
      '**_a_** x',
      '***a*** b',
      '*__a__* b',
      '***a** b*',
      '**a *b* c** d',
      '*a **b** c* d',
    ],
    ...[
      '~~**a**~~ b',
      '**~~a~~** b',
      'snake_case_*word*',
      '**"a"** b',
      '**a:**b',
      '*(a)*b',
      '**漢字。**漢字',
      '*😀*a*',
    ],
    ...[
      '- [ ] a\n- [ ]\n- [x] b',
      '> - [ ] a\n>   - [x] b',
      '- a\n\n  b\n- c',
      '1) a\n2) b\n\n5. c',
    ],
    ...[
      'a[^1] b[^1]\n\n[^1]: c\n\n    d',
      '| a \\| b | c |\n|---|---|\n| `x \\| y` | z |',
      'a\\\nb  \nc',
    ],
    ...['[A b]: <c d> (e)\n\n[a  B] [x][A b] ![a b][]', '<div>\n\n*a*\n\n</div>', '---\na: b\n---'],
    ...[
      'a&#64;b.org',
      'www\\.x.org',
      '[a@b.org](c)',
      'HTTPS://X.org',
      'mailto:a@b.org',
      '(see www.x.org).',
    ],
  ])('%j', (markdown) => {
    const ours = parseMarkdown(markdown);
    const theirs = parseInScript(markdown);
    expect(toComparable(ours, theirs)).toEqual(toComparable(theirs, ours));
  });
});

describe('what the native parser reads in another way', () => {
  it.each([
    // Faults of it, against CommonMark: in JavaScript `b` is emphasis.
    ['a star beside an escaped one', '\\**b**', '**b**'],
    ['a star beside a line below', '_*b**', '_*b**'],
    // Against GFM: in JavaScript the list and the HTML are on their own.
    ['a list in a box without text', '- [ ] \n  - a', '{{  - a}}'],
    ['HTML right after a table', '|a|\n|-|\n|b|\n<br>', '{{{a}}{{b}}{{<br>}}}'],
  ])('%s', (_, markdown, outline) => {
    expect(toOutline(parseMarkdown(markdown))).toBe(outline);
    expect(toOutline(parseInScript(markdown))).not.toBe(outline);
  });
});

/** The texts of a tree; a pair of braces for what is in a paragraph, and around all else that is no root. */
function toOutline(node: Nodes): string {
  if ('value' in node) return node.value;
  const inner = 'children' in node ? node.children.map(toOutline).join('') : '';
  return node.type === 'root' || node.type === 'paragraph' ? inner : `{${inner}}`;
}

test('columns count UTF-16 code units, as in editors', () => {
  const [paragraph] = parseMarkdown('😀 e\u0301 漢 *a*').children;
  const emphasis = paragraph?.type === 'paragraph' ? paragraph.children[1] : undefined;
  expect(emphasis?.position?.start).toEqual({ line: 1, column: 9, offset: 8 });
});

const REFUSED = 'too-complex too many punctuation marks in one line, URL or paragraph; split it';

describe('a text that the parser cannot take is refused, at its line', () => {
  it.each([
    ['dots in a URL', `a\n\nwww.x.org/${'.'.repeat(20_000)}x`, `3:1 ${REFUSED}`],
    ['lines below in an address', `x@${'a_'.repeat(10_000)}`, `1:1 ${REFUSED}`],
    ['marks in a line that is not ASCII', `a\n${'é*a* '.repeat(6_000)}`, `2:1 ${REFUSED}`],
    ['nested emphasis', `a\n\n${'*a\n'.repeat(40_000)}`, `20003:1 ${REFUSED}`],
    ['and across what is no empty line', '*a\n\u00A0\n'.repeat(40_000), `40001:1 ${REFUSED}`],
    ['references in a paragraph', 'ab &amp;\n'.repeat(8_000), `5177:1 ${REFUSED}`],
    [
      'quotations',
      `a\n\n${'> '.repeat(51)}`,
      '3:1 too-deep more than 50 nested quotes or lists start on this line',
    ],
  ])('%s', (_, text, expected) => {
    expect(check(text)).toEqual([expected]);
  });

  it.each([
    ['a rule', `a\n\n${'* '.repeat(100)}\n\nb`],
    ['data in a URL', `![a](data:image/png;base64,${'Ab/+'.repeat(50_000)})`],
    ['a line of Japanese', '市場の価格は**東京**で、四半期ごとに報告された。'.repeat(500)],
    ['references in many paragraphs', 'a &amp; b &lt; c\n\n'.repeat(20_000)],
    ['code in one line', 'const a=b[c]*(d**e)|f_g_h;'.repeat(3_000)],
  ])('but not %s', (_, text) => {
    expect(check(text)).toEqual([]);
  });
});

function check(text: string): readonly string[] {
  const diagnostics: string[] = [];
  const report: Report = (rule, { line, column }, message) => {
    diagnostics.push(`${line}:${column} ${rule} ${message}`);
  };
  expect(isReadable(text, report)).toBe(diagnostics.length === 0);
  return diagnostics;
}

/** Rare texts that the two read in different ways; what each makes of them is below. */
const DIFFERENT: readonly RegExp[] = [
  // A star beside a line below, a tilde or an escaped mark, and runs that do not match.
  /[_~\\]\*|\*[_~\\]|(?<!\*)\*\w+\*\*|\*\*\w+\*(?!\*)/u,
  // Symbols beyond the first 65,536 characters.
  /[*_~]\p{So}|\p{So}[*_~]/u,
  // Boxes without text, or of a heading; an empty item at the end.
  /\[[ xX]\][ \t]*\n/u,
  /\[[ xX]\][^\n]*\n\s*[=-]/u,
  /\n[ \t]*(?:[-*]|\d[.)])[ \t]*(?:\n|$)/u,
  // HTML after spaces, at the end of an item and right after a table.
  /\n +<|[-*.)] <[^\n]*\n/u,
  /-[ :]*(?:\||\n)[\s\S]*\n</u,
];

function parseInScript(text: string): Nodes {
  return fromMarkdown(text, {
    extensions: [gfm(), cjkFriendlyExtension(), gfmStrikethroughCjkFriendly()],
    mdastExtensions: [gfmFromMarkdown()],
  });
}

/**
 * A tree without what no one uses, the ends of positions, and without positions that the other tree lacks:
 * in JavaScript addresses that are found late have none. Texts beside each other are one.
 */
function toComparable(node: Nodes, other: Nodes | undefined): unknown {
  const { position, ...others } = node;
  const start = other?.position && position?.start;
  if (!('children' in node)) return { ...others, start };
  const beside = other !== undefined && 'children' in other ? joinTexts(other) : [];
  const children = joinTexts(node).map((one, index) => toComparable(one, beside[index]));
  return { ...others, start, children };
}

function joinTexts({ children }: Parents): readonly Nodes[] {
  const joined: Nodes[] = [];
  for (const child of children) {
    const last = joined.at(-1);
    if (last?.type !== 'text' || child.type !== 'text') joined.push(child);
    else joined[joined.length - 1] = { ...last, value: last.value + child.value };
  }
  return joined;
}
