// TeX between dollar signs: what is a formula, what is money, and that Markdown takes nothing of it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMaskedSource } from '../../src/compile/markdown/masked-source.ts';
import { renderAlone } from './render-alone.ts';

/** Formulas of a text as they are read: TeX, in `[[…]]` where it is displayed. */
function read(text: string): readonly string[] {
  const { formulas } = readMaskedSource(text);
  return [...formulas.values()].map(({ tex, isDisplayed }) => (isDisplayed ? `[[${tex}]]` : tex));
}

describe('a formula', () => {
  test.each<readonly [label: string, text: string, found: readonly string[]]>([
    [
      'with braces that Markdown would unescape',
      'so $\\left\\{ a_1 \\right\\}$ is',
      ['\\left\\{ a_1 \\right\\}'],
    ],
    ['with marks of emphasis', '$a*b*c$ and $x_1 + y_2$', ['a*b*c', 'x_1 + y_2']],
    ['of one letter', 'the $n$th of $m$.', ['n', 'm']],
    ['next to letters that need no spaces', '函数$f(x)$是', ['f(x)']],
    ['over a line break', '$a_1 +\nb_2$', ['a_1 +\nb_2']],
    ['in a link, a heading and emphasis', '# $a_1$\n\n[$b_1$](u) *$c_1$*', ['a_1', 'b_1', 'c_1']],
    ['in HTML', '<p>$a_1$</p>', ['a_1']],
    ['as GitHub has it', 'is $`a_{\\text{x}}`$ so', ['a_{\\text{x}}']],
    ['in a cell, with a bar', '| a |\n|--|\n| $P(A\\|B)$ |', ['P(A|B)']],
    ['with an escaped dollar sign', '$\\text{\\$5} + x_1$', ['\\text{\\$5} + x_1']],
    ['displayed on one line', '$$a_1$$', ['[[a_1]]']],
    ['displayed within a line', 'so $$a_1$$ is', ['[[a_1]]']],
    [
      'displayed on lines of its own',
      '$$\na &= b \\\\\n+ c_1\n= d\n$$',
      ['[[a &= b \\\\\n+ c_1\n= d]]'],
    ],
    [
      'that begins on the line of its signs',
      '$$\\begin{align}\na &= b\n\\end{align}$$',
      ['[[\\begin{align}\na &= b\n\\end{align}]]'],
    ],
    ['in a quotation', '> $$\n> a_1\n> > b\n> $$', ['[[a_1\n> b]]']],
    ['in an item', '- x\n\n  $$\n  - a_1\n  $$', ['[[- a_1]]']],
  ])('is one %s', (_, text, found) => {
    expect(read(text)).toEqual(found);
  });

  test.each([
    ['prices', 'It costs $5 and $10.'],
    ['prices after words', 'US$5, A$10 and 20$ or 30$'],
    ['prices in a row', '$5-$10, $5/$6, $5,$6 (was $7)'],
    ['a price and a currency', 'It was $5,000 in US$, once.'],
    ['ranges of prices', 'Cafés: $, $$, $$$'],
    ['money as a word', 'earn $$ fast and spend $$ now'],
    [
      'variables of a shell',
      'from $HOME/bin and $PATH, $A_B:$C_D, $A_B/$C_D, $A_B$C_D, ' + '$' + '{a}-$' + '{b}',
    ],
    ['variables of PHP', '{$a} and {$b}, ($foo,$bar), $foo.$bar'],
    ['functions', 'jQuery’s $() and $.ajax(), $.get/$.post'],
    ['names', 'A$AP and Ke$ha'],
    ['escaped signs', '\\$a_1\\$ and \\$\\$a_1\\$\\$'],
    ['code', '`$a_1$` and ``$$b_1$$``\n\n    $c_1$\n\n```\n$$\nd_1\n$$\n```'],
    ['code in HTML', '<code>$a_1$</code> <!-- $b_1$ --> <a title="$c_1$">x</a>'],
    ['addresses', '[a](https://x.example/$a_1$) <https://x.example/$b_1$> ![$c_1$](d.png "$e_1$")'],
    ['signs in two paragraphs', '$a_1\n\nb_1$ and $$a_1\n\nb_1$$'],
    ['signs in two cells', '| $a_1 | b_1$ |\n|--|--|'],
    ['space inside of the signs', '$ a_1$ and $a_1 $'],
    ['a digit after it', '$a_1$2'],
  ])('is none in %s', (_, text) => {
    expect(read(text)).toEqual([]);
  });
});

test('what is masked has the lines and the length of the text', () => {
  const piece = fc.constantFrom(
    '$',
    '$$',
    'a_1',
    '\n',
    '> ',
    '- ',
    '`',
    '\\',
    '| a |\n|--|\n',
    '<b>',
    'é😀',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const text = pieces.join('');
      const { text: masked } = readMaskedSource(text);
      expect(masked.split('\n').map(({ length }) => length)).toEqual(
        text.split('\n').map(({ length }) => length),
      );
      // Signs of formulas never get out.
      expect(renderAlone(text).html).not.toMatch(/[\uE000-\uF8FF]/u);
    }),
  );
});

describe('MathML', () => {
  test.each([
    ['in a line', '$x^2$', '<p><math alttext="x^2"><msup><mi>x</mi><mn>2</mn></msup></math></p>'],
    ['displayed', '$$x$$', '<p><math display="block" alttext="x"><mi>x</mi></math></p>'],
    [
      'of a block that says it is math',
      '```math\n\\sqrt 2\n```',
      '<p><math display="block" alttext="\\sqrt 2"><msqrt><mn>2</mn></msqrt></math></p>',
    ],
    [
      'with colours in attributes: pages allow no style',
      '$\\color{red}{x}$',
      '<p><math alttext="\\color{red}{x}"><mrow><mi mathcolor="#ff0000">x</mi></mrow></math></p>',
    ],
    [
      'with what was defined before',
      '$\\newcommand{\\sq}[1]{#1^2}$\n\n$\\sq{x}$',
      '<p><math alttext="\\sq{x}"><msup><mi>x</mi><mn>2</mn></msup></math></p>',
    ],
    [
      'with signs that HTML writes as references',
      '$a &lt; b_1$',
      '<p><math alttext="a &#x3C; b_1"><mrow><mi>a</mi><mo>&#x3C;</mo><msub><mi>b</mi><mn>1</mn></msub></mrow></math></p>',
    ],
    [
      'that an editor pasted, without HTML in it',
      '<math><mtext>a<b>c</b></mtext><mi onclick="x">x</mi></math>',
      '<p><math><mtext>ac</mtext><mi>x</mi></math></p>',
    ],
  ])('is published: %s', (_, markdown, html) => {
    expect(renderAlone(markdown).html.trim()).toBe(html);
  });

  test.each([
    ['an unknown command', 'a $\\unknown{x}$', '1:3', '$\\unknown{x}$'],
    ['half of a formula', 'a $x^$', '1:3', '$x^$'],
    ['what leads elsewhere', '\n\n$\\href{javascript:a}{x}$', '3:1', '$\\href{javascript:a}{x}$'],
    ['a reference', '$\\eqref{a}$', '1:1', '$\\eqref{a}$'],
    ['what has no end', '$\\def\\a{\\a\\a}\\a$', '1:1', '$\\def\\a{\\a\\a}\\a$'],
  ])('is not made of %s: the TeX is shown, and reported', (_, markdown, place, shown) => {
    const { html, diagnostics } = renderAlone(markdown);
    expect(html).toContain(shown);
    expect(diagnostics).toEqual([expect.stringMatching(new RegExp(`^${place} bad-formula `, 'u'))]);
  });

  test.each([
    ['The sum $x^2 + y^2$ is so.', 'The sum x^2 + y^2 is so.'],
    ['So $a &lt; b$ is.', 'So a < b is.'],
  ])('is text as its TeX, in a summary: %s', (text, summary) => {
    expect(renderAlone(text).rendering.prose.summary).toBe(summary);
  });
});

// HTML §13.5: a character reference is the character, also one for private use.
test('a reference to a character for private use is that character, and no formula', () => {
  const { html } = renderAlone('&#xE000; &#57345; $x$ $y$');
  expect(html).toBe(
    '<p>\uE000 \uE001 <math alttext="x"><mi>x</mi></math> <math alttext="y"><mi>y</mi></math></p>',
  );
});

test('an id of a heading has the signs that are seen', () => {
  expect(renderAlone('## About $E=mc^2$').html).toContain('<h2 id="about-emc2">');
});
