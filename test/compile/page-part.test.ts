// What the page of an article has beyond the HTML that feeds have.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPagePart, writePagePart } from '../../src/catalog/page-part.ts';
import { renderAlone as render } from './render-alone.ts';

describe('code', () => {
  test.each([
    ['by its name', 'typescript', '<span class="hljs-keyword">const</span> a'],
    ['by another name', 'ts', '<span class="hljs-keyword">const</span> a'],
    ['by a name in capitals', 'TS', '<span class="hljs-keyword">const</span> a'],
    ['by a rare name', 'hs', '<span class="hljs-title">const</span> a'],
  ])('has classes for its words: language %s', (_, language, start) => {
    const { html, page } = render(`\`\`\`${language}\nconst a = '<b>';\n\`\`\``);
    expect(page).toContain(`<div class="snippet"><pre><code class="language-${language}">${start}`);
    expect(page).toContain('&#x3C;b>');
    // Feeds are as they were: readers drop classes, and bytes cost.
    expect(html).toBe(
      `<pre><code class="language-${language}">const a = '&#x3C;b>';\n</code></pre>`,
    );
  });

  test.each([
    ['no language', '```\nconst a = 1;\n```'],
    ['a language that nobody knows', '```nolanguage\nconst a = 1;\n```'],
    ['a diagram', '```mermaid\ngraph LR; a-->b\n```'],
    ['more text than is worth it', `\`\`\`ts\n${'const a = 1;\n'.repeat(2_000)}\`\`\``],
    ['a very long line', `\`\`\`ts\nconst a = '${'x'.repeat(600)}';\n\`\`\``],
    ['elements in it', '<pre><code class="language-ts">const <b>a</b> = 1;</code></pre>'],
  ])('stays plain with %s', (_, markdown) => {
    const { html, page } = render(markdown);
    expect(page).toBe(`<div class="snippet">${html}</div>`);
  });
});

test('coloured code is its own text, whatever is in it and in whichever language', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      'const ',
      '<b>',
      '&amp;',
      '"',
      "'",
      '`${',
      '}',
      '/*',
      '//',
      '\n',
      '😀',
      '&',
      ']]>',
    ),
  );
  const code = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''));
  const language = fc.constantFrom(
    'ts',
    'python',
    'html',
    'css',
    'bash',
    'json',
    'php',
    'markdown',
  );
  fc.assert(
    fc.property(code, language, (written, name) => {
      const { html, page } = render(`~~~~~~${name}\n${written.replaceAll('~~~', '')}\n~~~~~~`);
      const spans = /<span class="(?:hljs|language)-[\w -]+">|<\/span>|<\/?div[^>]*>/gu;
      expect(page.replaceAll(spans, '')).toBe(html);
    }),
  );
});

describe('a heading', () => {
  test('has a link to itself, named as it is', () => {
    const { html, page } = render('## What `x` *means*');
    expect(html).toBe('<h2 id="what-x-means">What <code>x</code> <em>means</em></h2>');
    expect(page).toBe(
      `<div class="heading">${html}<a href="#what-x-means" aria-label="What x means">#</a></div>`,
    );
  });

  test.each([
    ['no number of a footnote', '## Prices[^1]\n\n[^1]: In euro.', 'Prices'],
    ['the TeX of a formula', '## About $x^2$', 'About x^2'],
    ['a space for a line break', 'One\\\ntwo\n---', 'One two'],
  ])('has a link whose name has %s', (_, markdown, name) => {
    expect(render(markdown).page).toContain(`" aria-label="${name}">#</a>`);
  });

  test.each([
    ['in a quotation', '> ## Theirs'],
    ['in a part that is closed', '<details>\n\n## Folded\n\n</details>'],
    ['without an id', '## 🎉'],
  ])('has none %s', (_, markdown) => {
    const { html, page } = render(markdown);
    expect(page).toBe(html);
  });
});

describe('a table of contents', () => {
  test('has the headings of the two highest levels', () => {
    const { rendering } = render('## A\n\n### B `c`\n\n#### D\n\n## E\n\n> ## F\n\n## G');
    expect(rendering.page.contents).toEqual([
      { id: 'a', text: 'A', level: 1 },
      { id: 'b-c', text: 'B c', level: 2 },
      { id: 'e', text: 'E', level: 1 },
      { id: 'g', text: 'G', level: 1 },
    ]);
  });

  test('is there from four headings on', () => {
    const { rendering } = render('## A\n\n## B\n\n### C');
    expect(rendering.page.contents).toEqual([]);
  });
});

describe('a table', () => {
  const region = (name: string) =>
    `<div class="wide" role="region" tabindex="0" aria-label="${name}">`;

  test.each([
    ['its first row', '| Format | Year |\n|--|--|\n| RSS | 2002 |', 'Format, Year'],
    ['its caption', '<table><caption>All <b>years</b></caption><tr><td>1</table>', 'All years'],
    ['its first row with words', '| | |\n|--|--|\n| RSS | 2002 |', 'RSS, 2002'],
    ['quotation marks', '| "a" & b |\n|--|\n| c |', '&#x22;a&#x22; &#x26; b'],
  ])('is a region that scrolls, named by %s', (_, markdown, name) => {
    const { html, page } = render(markdown);
    expect(page).toBe(`${region(name)}${html}</div>`);
  });

  test('is named without the numbers of footnotes', () => {
    const { page } = render('| Year | Price[^1] |\n|--|--|\n| 1 | 2 |\n\n[^1]: c');
    expect(page).toContain(region('Year, Price'));
  });

  test('has a name of its own among others that begin as it does', () => {
    const { page } = render('| a |\n|--|\n| 1 |\n\n| a |\n|--|\n| 2 |');
    expect(page).toContain(region('a'));
    expect(page).toContain(region('a (2)'));
  });
});

test('a text in a language that runs from right to left has all of it, too', () => {
  const { html, page } = render('## أ\n\n```js\n1\n```', 'ar');
  expect(page.replaceAll(/<div class="(?:heading|snippet)">|<span[^>]*>|<\/span>/gu, '')).toBe(
    html
      .replace('</h2>', '</h2><a href="#أ" aria-label="أ">#</a></div>')
      .replace('</pre>', '</pre></div>'),
  );
});

test('without its edits, a page has what feeds have', () => {
  const block = fc.constantFrom(
    ...['# A', '## a', '> ## b\n>\n> `c`', '```js\nlet a;\n```', '    code', '| a |\n|--|\n| b |'],
    ...['text & <b>x</b>', '- item\n\n  ```ts\n  1\n  ```', '<pre>x</pre>', '<table><td>1</table>'],
    ...['- | a |\n  |--|\n  | ]]> |', '$x$ and `]]>`', '[^1]\n\n[^1]: ## Note'],
  );
  fc.assert(
    fc.property(fc.array(block, { maxLength: 8 }), (blocks) => {
      const { html, page, rendering } = render(blocks.join('\n\n'));
      expect(html).not.toContain('\uFFFE');
      const places = rendering.page.edits.flatMap(([start, end]) => [start, end] as const);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(toText(page).replaceAll('#', '')).toBe(toText(html).replaceAll('#', ''));
    }),
  );
});

test('what is stored of it is read back', () => {
  const { page } = render('## A\n\n## B\n\n## C\n\n## D\n\n```js\n1\n```').rendering;
  expect(readPagePart(writePagePart(page))).toEqual(page);
  expect(writePagePart(render('Text.').rendering.page)).toBe('');
});

/** What stands between tags. */
function toText(html: string): string {
  return html.replaceAll(/<[^>]*>/gu, '');
}
