// No text holds up a compile: what is done for a body of 64 KB, and what comes of it, has a bound.
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { listFolder } from '../../src/compile/files/folder.ts';
import { toMediaFinder } from '../../src/compile/files/media.ts';
import { type LinkContext, toLinkContext } from '../../src/compile/markdown/links.ts';
import { renderMarkdown } from '../../src/compile/markdown/markdown.ts';
import { countSteps } from './count-steps.ts';

const SIZE = 64 * 2 ** 10;
/** Counting takes several times as long as what is counted. */
const PATIENCE = 600_000;
const ORIGIN = 'https://x.example';

/** A newspaper's article takes about 150 for each character. */
const STEPS = 200_000_000;

/** Characters of HTML, and diagnostics. */
const MOST_HTML = 80 * SIZE;
const MOST_DIAGNOSTICS = SIZE;

let linkContext: LinkContext;
beforeAll(() => {
  const silent = () => () => undefined;
  const folder = listFolder(join(import.meta.dirname, '../fixtures/content/valid'), silent);
  linkContext = toLinkContext(
    folder,
    ORIGIN,
    toMediaFinder(folder, ORIGIN, silent),
    new Map(),
    null,
  );
});

type Outcome = {
  /** Null where the text is refused. */
  readonly length: number | null;
  readonly diagnostics: readonly string[];
};

function render(text: string): Outcome {
  const diagnostics: string[] = [];
  const body = { text, line: 1, file: 'articles/me.md', path: '/articles/me', language: 'en' };
  try {
    const rendering = renderMarkdown(body, linkContext, (rule) => diagnostics.push(rule));
    return { length: rendering?.html.length ?? null, diagnostics };
  } catch (error) {
    // Nesting exhausts the stack, which is an error of its own.
    if (!(error instanceof RangeError)) throw error;
    return { length: null, diagnostics: [...diagnostics, 'too-deep'] };
  }
}

function expectBounded(text: string): void {
  let outcome: Outcome = { length: null, diagnostics: [] };
  const steps = countSteps(() => {
    outcome = render(text);
  });
  expect(steps).toBeLessThan(STEPS);
  expect(outcome.length ?? 0).toBeLessThan(MOST_HTML);
  expect(outcome.diagnostics.length).toBeLessThan(MOST_DIAGNOSTICS);
}

/** A text of the size whose middle is a piece over and over. */
function fill(piece: string, before = '', after = ''): string {
  const times = Math.ceil((SIZE - before.length - after.length) / piece.length);
  return before + piece.repeat(times).slice(0, SIZE - before.length - after.length) + after;
}

/** The same with numbers, so that no two pieces are alike. */
function number(piece: (index: number) => string, before = '', after = ''): string {
  const pieces: string[] = [];
  let length = before.length + after.length;
  for (let index = 0; length < SIZE; index += 1) {
    pieces.push(piece(index));
    length += piece(index).length;
  }
  return before + pieces.join('') + after;
}

const half = (piece: string) => fill(piece).slice(0, SIZE / 2);

describe('a body of 64 KB is rendered or refused in a bounded number of steps', () => {
  it.each([
    ['tags that never end', `<div ${fill('<a')}`],
    ['tags with quotes that never end', fill(`<a "'`, '<div>\n')],
    ['script elements that never end', fill('<script ', '<div>\n')],
    ['comments', fill('<!--a-->\n\n\n')],
    ['comments that never end', fill('<!-- ', 'x ')],
    ['instructions that never end', fill('<?', 'x ')],
    ['a srcset of commas', fill(',', '<img srcset="', '">')],
    ['attributes', number((index) => `a${index} `, '<p ', '>')],
    ['elements', fill('<div>')],
    ['formatting that never ends', number((index) => `<p><font size=${index}></p>`, '<div>')],
    [
      'formatting around tables',
      number((index) => `<b id=${index}><table></b></table><p>`, '<div>'),
    ],
    [
      'a table as wide as long',
      `${fill('|a').slice(0, 4000)}|\n${fill('|-').slice(0, 4000)}|\n${half('|\n')}`,
    ],
    ['nested images', half('![') + half('](b)')],
    ['nested brackets', half('[') + half(']')],
    ['brackets and parentheses', fill('[ (](')],
    ['emphasis that never ends', fill('_a ')],
    ['emphasis that never begins', fill('a* ')],
    ['emphasis within strong emphasis', half('*a **a ') + half(' a** a*')],
    ['code that never ends', number((index) => `a${'`'.repeat(index)}`)],
    ['addresses that end in dots', fill('.', 'www.example.org/', 'x')],
    ['addresses that end in references', fill('&a;', 'http://example.org/', 'x')],
    ['quotations on one line', fill('> ')],
    ['lists on one line', fill('- * ')],
    ['lines of nested quotations', fill(`${'>'.repeat(50)}a\n`)],
    ['empty lines in nested lists', `${'- '.repeat(50)}a\n${fill('\n')}`],
    ['quotations', fill('> a\n\n')],
    ['lines that go on with a quotation', fill('b\n', '> a\n')],
    ['underlined headings', fill('a\n=\n')],
    ['items of a list', fill('- a\n')],
    ['items of lists', fill('- a\n* b\n')],
    ['definitions', number((index) => `[a${index}]: https://x.example\n`)],
    ['a long address by reference', `[a]: https://x.example/${half('a')}\n\n${half('[a]\n\n')}`],
    ['mentions of a footnote', fill('[^a]', '[^a]: b\n\n')],
    ['footnotes of footnotes', number((index) => `[^${index}]: [^${index + 1}]\n`, '[^0]\n\n')],
    [
      'links to headings that are not there',
      `${number((index) => `# abcdefgh${index}\n`).slice(0, SIZE / 2)}\n\n${half('[x](#abcdwxyz)')}`,
    ],
    ['links to files that are not there', number((index) => `[x](abc${index}.md) `)],
  ])('%s', { timeout: PATIENCE }, (_, text) => {
    expectBounded(text);
  });

  it('of pieces at random, over and over', { timeout: PATIENCE }, () => {
    const piece = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 });
    const text = fc
      .tuple(piece, piece, piece)
      .map(([before, over, after]) => fill(over.join(''), before.join(''), after.join('')));
    fc.assert(
      fc.property(text, (markdown) => expectBounded(markdown)),
      { numRuns: 3, endOnFailure: true },
    );
  });
});

describe('texts that people write are read', () => {
  it.each([
    ['a table of 1,000 rows of links', fill('|[a](https://x.example/a)|*b*|\n', '|a|b|\n|-|-|\n')],
    [
      'a list of changes',
      fill('* [`a`](https://x.example/c) - **b** c_d [#1](https://x.example/1)\n'),
    ],
    [
      'nested lists',
      fill('1. An item of a list\n   - one that is below\n     - and one below that\n'),
    ],
    ['items apart', fill('- A *letter* that stands apart from others\n\n')],
    ['code of 64 KB', fill('  const a = b[c] * (d ** e) | `f_g_h`;\n', '```js\n', '\n```\n')],
    ['definitions', `[a0]\n\n${number((index) => `[a${index}]: https://x.example\n`)}`],
    [
      'a letter in one quotation',
      fill(
        `> ${'A line of a letter. '.repeat(30)}\n> A *line* of [a](https://x.example) letter.\n`,
      ),
    ],
    ['a rule', `a\n\n${'* '.repeat(100)}\n\nb`],
  ])('%s', { timeout: PATIENCE }, (_, text) => {
    const { length, diagnostics } = render(text);
    expect({ diagnostics, read: length !== null }).toEqual({ diagnostics: [], read: true });
  });
});

/** All that means something to one of the parsers. */
const PIECES = [
  ...['[', ']', '![', '](', '](b)', '[^a]', '*', '**', '_', '~~', '`', '``', '\\', '&', '&amp;'],
  ...['<', '<a', '<!--', '-->', '<?', '>', '</', '<b>', '</b>', '<i id=x>', '<div>', '</div>'],
  ...['<p>', '<table>', '<td>', '</td>', '</table>', '<li>', '<object>', '</object>', '<svg>'],
  ...['<script>', '<font color=', '"', "'", '=', '\n', '\n\n', '\n> ', '\n- ', '\n1. ', '\n    '],
  ...['\n# ', '\n===\n', '\n```\n', '|', '\n|a|b|\n|-|-|\n', '\n[a]: ', '\n[^a]: ', 'www.', '.'],
  ...['http://', 'a@b.c', '?', ',', '(', ')', 'a', 'b ', ' ', '\t', 'é', '> ', '- '],
];
