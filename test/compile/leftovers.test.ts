// What looks like a template, a reference or a conflict, and is none; what is blank is as long as before.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reportLeftovers } from '../../src/compile/markdown/leftovers.ts';
import { listNodes } from '../../src/compile/markdown/nodes.ts';
import { blankCode } from '../../src/compile/markdown/outside-code.ts';
import { parseMarkdown } from '../../src/compile/markdown/parser.ts';

it.each([
  ['a template in code', '`{{ x }}` and <code>{% y %}</code> and\n\n    {{< z >}}'],
  ['a template in a comment', 'Text.<!-- {% x %} -->'],
  ['TeX', '$\\frac{{a}}{{b}}$ \\text{% comment\n} $$\\mathbf{{x}}$$'],
  ['braces', 'f{{x}} {.5} {} {{}} { # } {::} {"a": {"b": 1}}'],
  [
    'prose on imports',
    'import duties from China rose.\n\nexport markets fell.\n\nimport \u201cthis\u201d',
  ],
  ['colons', 'A line ::: and\n::: \n\n:::::'],
  ['tasks', '- [ ] a\n- [x] b'],
  ['indices', 'array[i][j], m[0][1], [0][1], [i][j], int[][] and (a)[b c][d e]'],
  ['patterns', '[^a-z] [^"] [^a-zA-Z0-9] [^abc]+'],
  ['escapes', '\\[^1] and \\[a text][label]'],
  ['links in brackets', '[[a](https://example.org)][b] and [x](https://example.org)[y z]'],
  ['editorial marks', 'He said [sic] that [teh][sic] [the] "[i]t" was so.[1]'],
  [
    'quotations',
    '>>>>>>> A quotation of the seventh degree.\n\nHeading\n=======\n\n>>>>>>> more words',
  ],
  ['closed code', '```\na\n```\n\n~~~~js\n~~~\n~~~~\n\n> ```\n> b\n> ```'],
])('nothing is reported of %s', (_, text) => {
  expect(findRules(text)).toEqual([]);
});

it.each([
  ['an unclosed fence in a list', '- ```\n  a\n\nText.', 'unclosed-code'],
  ['a fence that is closed by words', '```js\na\n```js', 'unclosed-code'],
  [
    'a conflict without its first line',
    'a\n=======\nb\n>>>>>>> theirs (a subject)',
    'conflict-marker',
  ],
  ['a conflict without its last line', '<<<<<<< HEAD\na\n=======\nb', 'conflict-marker'],
  ['a reference over two lines', 'A [link of\nwords][no\nsuch].', 'unknown-reference'],
  ['code as a reference', 'The [`name`][api].', 'unknown-reference'],
  ['tags of Liquid within HTML', '<img src="{{ site.url }}/a.png" alt="">', 'template-mark'],
])('%s is reported', (_, text, rule) => {
  expect(findRules(text)).toEqual([rule]);
});

it('a text without its code is as long, line by line', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 10 }),
    fc.constantFrom(
      '```',
      '`',
      '\n',
      '\n\n',
      '    ',
      '> ',
      '- ',
      '<pre>',
      '</pre>',
      '<code>',
      '</code>',
      '<!--',
      '-->',
      '{{ x }}',
      '[^1]',
      '\u{1F600}',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('').replace(/\r\n?/g, '\n');
      const prose = blankCode(text, listNodes(parseMarkdown(text)));
      expect(toLengths(prose)).toEqual(toLengths(text));
    }),
    { numRuns: 300 },
  );
});

function findRules(text: string): readonly string[] {
  const rules: string[] = [];
  reportLeftovers(text, listNodes(parseMarkdown(text)), { line: 1, column: 1 }, (rule) =>
    rules.push(rule),
  );
  return rules;
}

function toLengths(text: string): readonly number[] {
  return text.split('\n').map((line) => line.length);
}
