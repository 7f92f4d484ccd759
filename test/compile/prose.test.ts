// An article as plain text: what its summary is and how many words it has.
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listFolder } from '../../src/compile/files/folder.ts';
import { toMediaFinder } from '../../src/compile/files/media.ts';
import { toLinkContext } from '../../src/compile/markdown/links.ts';
import { renderMarkdown } from '../../src/compile/markdown/markdown.ts';
import type { Prose } from '../../src/compile/markdown/prose.ts';

const silent = () => () => undefined;
const folder = listFolder(join(import.meta.dirname, '../fixtures/content/valid'), silent);
const linkContext = toLinkContext(
  folder,
  'https://x.example',
  toMediaFinder(folder, 'https://x.example', silent),
  new Map(),
  null,
);

function read(text: string, language = 'en'): Prose {
  const body = { text, line: 1, file: 'articles/me.md', path: '/articles/me', language };
  const rendering = renderMarkdown(body, linkContext, () => undefined);
  if (rendering === null) throw new Error('the text was refused');
  return rendering.prose;
}

const IMAGE = '<img src="https://x.example/a.png" alt="Enter">';

describe('words that HTML shows apart stay apart (HTML §3.2.7)', () => {
  test.each([
    ['hard breaks', 'one<br>two', 'one two', 2],
    ['a hard break of Markdown', 'one\\\ntwo  \nthree', 'one two three', 3],
    ['blocks without white space', '<div>one</div><div>two</div>', 'one two', 2],
    ['list items', '<ul><li>one</li><li>two</li></ul>', 'one two', 2],
    ['terms', '<dl><dt>one</dt><dd>two</dd></dl>', 'one two', 2],
    [
      'cells',
      '<table><tr><td>one</td><td>two</td></tr><tr><th>3</th></tr></table>',
      'one two 3',
      3,
    ],
    ['captions', '<figure><figcaption>one</figcaption>two</figure>', 'one two', 2],
    ['rules', 'one<hr>two', 'one', 2],
    ['open details', '<details open><summary>one</summary>two</details>', 'one two', 2],
    ['headings', '<h2>one</h2><h3>two</h3>', 'one two', 2],
    ['quotations', '<blockquote>one</blockquote><blockquote>two</blockquote>', 'one two', 2],
    ['a picture between words', 'one<img src="https://x.example/a.png" alt="">two', 'one two', 2],
    [
      'a recording between words',
      'one<audio src="https://x.example/a.mp3">no</audio>two',
      'one two',
      2,
    ],
    ['a footnote’s reference', 'one[^1]two\n\n[^1]: three', 'one two', 3],
  ])('%s', (_, markdown, summary, words) => {
    const { empty, ...said } = read(markdown);
    expect({ said, empty }).toEqual({ said: { summary, words }, empty: false });
  });
});

describe('what HTML joins stays joined', () => {
  test.each([
    ['markup within a word', 'un<b>believ</b>able, `co`de', 'unbelievable, code', 2],
    ['a possible break', 'super<wbr>long', 'superlong', 1],
    ['a soft hyphen', 'su&shy;per', 'super', 1],
    ['a subscript', 'H<sub>2</sub>O', 'H2O', 1],
    ['an ordinal', 'the 1<sup>st</sup>', 'the 1st', 2],
    ['a sentence after its footnote', 'One[^1], two[^1].\n\n[^1]: N.', 'One, two.', 3],
    ['Japanese around a footnote', '本文[^1]続く\n\n[^1]: 注', '本文続く', 3],
    ['a non-breaking space', 'a&nbsp;b', 'a\u00A0b', 2],
  ])('%s', (_, markdown, summary, words) => {
    const language = markdown.startsWith('本') ? 'ja' : 'en';
    const said = read(markdown, language);
    expect([said.summary, said.words]).toEqual([summary, words]);
  });
});

describe('what stands for text is text, in characters', () => {
  test.each([
    ['a picture in a sentence', `Press ${IMAGE} to go`, 'Press Enter to go'],
    ['a picture that touches a word', `Press${IMAGE}.`, 'Press Enter.'],
    ['a picture alone', `${IMAGE}\n\nThe text.`, 'The text.'],
    ['pictures in a row', `${IMAGE} | ${IMAGE}\n\nThe text.`, 'The text.'],
    ['a picture on a line of its own', `${IMAGE}<br>The text.`, 'The text.'],
    ['an exponent', '10<sup>-6</sup> m', '10⁻⁶ m'],
    ['a quotation', 'He said <q>no</q>.', 'He said "no".'],
    ['a reading', '<ruby>漢<rp>（</rp><rt>かん</rt><rp>）</rp></ruby>字', '漢(かん)字'],
    ['a reading without brackets', '<ruby>漢<rt>かん</rt>字<rt></rt></ruby>', '漢(かん)字'],
  ])('%s', (_, markdown, summary) => {
    expect(read(markdown).summary).toBe(summary);
  });
});

describe('what is not seen at once is no summary', () => {
  test.each([
    [
      'closed details',
      '<details><summary>Who?</summary><p>The butler.</p></details>\n\nText.',
      'Text.',
    ],
    [
      'closed details alone',
      '<details><summary>Who?</summary><p>The butler.</p></details>',
      'Who?',
    ],
    ['a footnote', '- One[^1]\n- Two\n\n[^1]: Note.', 'One Two'],
    ['the kind of an alert', '> [!NOTE]\n> - One', 'One'],
    ['an alert before the text', '> [!NOTE]\n> One\n\nTwo', 'Two'],
    [
      'what is for the eye alone',
      '<p aria-hidden="true">❦❦ x</p><p>One<span aria-hidden="true"> #</span></p>',
      'One',
    ],
    [
      'what browsers show in the place of films',
      '<video src="https://x.example/a.mp4">No film</video>\n\nText.',
      'Text.',
    ],
  ])('%s', (_, markdown, summary) => {
    expect(read(markdown).summary).toBe(summary);
  });

  test('but its words count, and words of ours do not', () => {
    expect(read('<details><summary>One</summary>two</details>').words).toBe(2);
    expect(read('> [!WARNING]\n> One[^a] and[^a].\n\n[^a]: Two.').words).toBe(3);
  });

  test('an alert without text is nothing', () => {
    expect([read('> [!NOTE]').empty, read('> [!NOTE]\n> Text').empty]).toEqual([true, false]);
  });
});

test('text of blocks is the blocks’ texts, whatever is in them', () => {
  const block = fc.constantFrom('p', 'div', 'li', 'td', 'dt', 'h2', 'summary', 'figcaption');
  const word = fc.stringMatching(/^[a-z]{1,8}$/);
  fc.assert(
    fc.property(fc.array(fc.tuple(block, word), { minLength: 1, maxLength: 8 }), (blocks) => {
      const html = blocks.map(
        ([name, text]) => `${OPEN[name] ?? ''}<${name}>${text}</${name}>${CLOSE[name] ?? ''}`,
      );
      expect(read(`<div>${html.join('')}</div>`).words).toBe(blocks.length);
    }),
    { numRuns: 100 },
  );
});

const OPEN: Readonly<Record<string, string>> = {
  li: '<ul>',
  td: '<table><tr>',
  dt: '<dl>',
  summary: '<details open>',
  figcaption: '<figure>',
};
const CLOSE: Readonly<Record<string, string>> = {
  li: '</ul>',
  td: '</tr></table>',
  dt: '</dl>',
  summary: '</details>',
  figcaption: '</figure>',
};
