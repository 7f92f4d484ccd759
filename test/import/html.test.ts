// HTML that is moved in: the Markdown that is written, and that compile renders it as the HTML it was.
import { join } from 'node:path';
import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment, serialize } from 'parse5';
import { describe, expect, test } from 'vitest';
import { listFolder } from '../../src/compile/files/folder.ts';
import { toMediaFinder } from '../../src/compile/files/media.ts';
import type { LinkContext } from '../../src/compile/markdown/links.ts';
import { renderMarkdown } from '../../src/compile/markdown/markdown.ts';
import { toMarkdown } from '../../src/import/html/to-markdown.ts';

const BASE = 'https://old.example/2019/post/';
const FOLDER = join(import.meta.dirname, '../fixtures/content/valid');

type Same = readonly [label: string, html: string, markdown: string];
type Changed = readonly [...Same, rules: readonly string[]];

const SAME: readonly Same[] = [
  [
    'code with an empty line',
    '<p>a</p><pre><code>b\n\n  c *d*\n</code></pre>',
    'a\n\n```\nb\n\n  c *d*\n```',
  ],
  [
    'code with fences, its language on the outside',
    '<pre class="language-md"><code>```\n&lt;b&gt;\n```\n</code></pre>',
    '````md\n```\n<b>\n```\n````',
  ],
  ['inline code', '<p><code>a`b</code> <code>``</code> <code>*</code></p>', '``a`b`` ` `` ` `*`'],
  [
    'addresses with a query',
    '<p><a href="https://x.example/?a=1&amp;b=2&amp;copy;=3">x</a> <img src="https://x.example/?c=4&amp;d=5" alt="y&amp;z"></p>',
    '[x](https://x.example/?a=1&b=2\\&copy;=3) ![y\\&z](https://x.example/?c=4&d=5)',
  ],
  [
    'emphasis in emphasis, as deep as it goes',
    `<p>${'a <em>b <strong>c '.repeat(9)}d${'</strong></em>'.repeat(9)}</p>`,
    `a *b **c ${'a _b **c '.repeat(8)}d${'**_'.repeat(8)}***`,
  ],
  [
    'a table',
    '<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1|2</td><td><code>x|y</code><br>z</td></tr></tbody></table>',
    '| A | B |\n| - | - |\n| 1\\|2 | `x\\|y`<br>z |',
  ],
  [
    'a table with a span stays',
    '<table><tbody><tr><td colspan="2">x</td></tr><tr><td>a</td><td>*b*</td></tr></tbody></table>',
    '<table><tbody><tr><td colspan="2">x</td></tr><tr><td>a</td><td>*b*</td></tr></tbody></table>',
  ],
  [
    'lists in lists, and beside lists',
    '<ul><li>a<ol start="3"><li>b</li></ol></li><li>c</li></ul><ul><li>d</li></ul>',
    '- a\n\n  3. b\n- c\n\n* d',
  ],
  [
    'code in a list',
    '<ol><li><p>a</p><pre><code>b\n\nc\n</code></pre></li><li><p>d</p></li></ol>',
    '1. a\n\n   ```\n   b\n\n   c\n   ```\n\n2. d',
  ],
  [
    'a figure with a caption stays',
    '<figure><img src="https://i.example/a.png" alt="A"><figcaption>Two <em>hens</em></figcaption></figure>',
    '<figure><img src="https://i.example/a.png" alt="A"><figcaption>Two <em>hens</em></figcaption></figure>',
  ],
  [
    'a listing with a caption keeps its empty lines',
    '<figure><figcaption>hen.c</figcaption><pre><code>a\n\n\n  b\n</code></pre></figure>',
    '<figure><figcaption>hen.c</figcaption><pre><code>a&#10;&#10;\n  b\n</code></pre></figure>',
  ],
  [
    'marks of Markdown in text',
    '<p>1. no<br>2. no</p><p># no</p><p>- no</p><p>a_b_c *x* [y](z) `w` ~v~ &amp;amp; &lt;b&gt; $a_1$ \\(x_1\\)</p>',
    '1\\. no\\\n2\\. no\n\n\\# no\n\n\\- no\n\na_b_c \\*x\\* \\[y]\\(z) \\`w\\` \\~v\\~ \\&amp; \\<b> $a_1$ \\\\(x_1\\\\)',
  ],
  [
    'a formula in text',
    '<p>so $\\left\\{a_1\\right\\}$ *is*</p>',
    'so $\\left\\{a_1\\right\\}$ \\*is\\*',
  ],
  [
    'a formula of our own feeds',
    '<p>so <math alttext="x^2"><msup><mi>x</mi><mn>2</mn></msup></math></p>',
    'so $x^2$',
  ],
  [
    'a formula with its TeX in a note',
    '<p><math display="block"><semantics><mi>x</mi><annotation encoding="application/x-tex">x_1</annotation></semantics></math></p>',
    '$$x_1$$',
  ],
  ['a formula without its TeX', '<p>so <math><mi>x</mi></math></p>', 'so <math><mi>x</mi></math>'],
  [
    'emphasis beside letters',
    '<p>日本<strong>「強調」</strong>です。<strong>テスト</strong>は</p><p>in<em>side</em></p>',
    '日本<strong>「強調」</strong>です。**テスト**は\n\nin*side*',
  ],
  [
    'elements that Markdown has not',
    '<p>H<sub>2</sub>O <kbd>Ctrl</kbd> <abbr title="World Wide Web">WWW</abbr> <mark>*m*</mark></p>',
    'H<sub>2</sub>O <kbd>Ctrl</kbd> <abbr title="World Wide Web">WWW</abbr> <mark>\\*m\\*</mark>',
  ],
  [
    'details',
    '<details><summary>More <em>x</em></summary><p>a</p><pre><code>b\n\nc\n</code></pre></details>',
    '<details>\n<summary>More <em>x</em></summary>\n\na\n\n```\nb\n\nc\n```\n\n</details>',
  ],
  ['definitions', '<dl><dt>A</dt><dd>b</dd></dl>', '<dl><dt>A</dt><dd>b</dd></dl>'],
  [
    'ids of headings where GitHub makes another',
    '<h2 id="a-b">A b</h2><h2 id="old">C</h2><h2 id="a-b-1">A b</h2>',
    '## A b\n\n<h2 id="old">C</h2>\n\n## A b',
  ],
  [
    'a picture with a size, one with a title',
    '<p>a <img src="https://i.example/a.png" alt="" width="3" height="4"> <img src="https://i.example/b.png" alt="B [b]" title="T"></p>',
    'a <img src="https://i.example/a.png" alt="" width="3" height="4"> ![B \\[b\\]](https://i.example/b.png "T")',
  ],
  [
    'sound and film',
    '<p><audio src="https://i.example/a.mp3" controls></audio></p><p><video controls><source src="https://i.example/v.mp4" type="video/mp4"></video></p>',
    '<audio src="https://i.example/a.mp3" controls></audio>\n\n<video controls><source src="https://i.example/v.mp4" type="video/mp4"></video>',
  ],
  [
    'quotations',
    '<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote><blockquote cite="https://q.example/"><p>c</p></blockquote>',
    '> a\n>\n> > b\n\n<blockquote cite="https://q.example/">\n\nc\n\n</blockquote>',
  ],
  [
    'footnotes',
    '<p>a<sup><a href="#fn:x" id="fnref:x" role="doc-noteref">1</a></sup></p><section class="footnotes" role="doc-endnotes" aria-label="Footnotes"><hr><ol><li id="fn:x"><p>b <a href="#fnref:x" class="reversefootnote" role="doc-backlink">↩︎</a></p></li></ol></section>',
    'a[^x]\n\n[^x]: b',
  ],
  [
    'an alert',
    '<blockquote class="alert alert-tip"><p class="alert-title"><strong>Tip</strong></p><p>a</p></blockquote>',
    '> [!TIP]\n> a',
  ],
  [
    'tasks',
    '<ul><li><input type="checkbox" checked disabled> a</li><li><input type="checkbox" disabled> b</li></ul>',
    '- [x] a\n- [ ] b',
  ],
  [
    'links',
    '<p><a href="https://l.example/a(b)">l</a> <a href="https://l.example/?a=1&amp;b=2">https://l.example/?a=1&amp;b=2</a></p>',
    '[l](https://l.example/a\\(b\\)) <https://l.example/?a=1&b=2>',
  ],
];

const CHANGED: readonly Changed[] = [
  [
    'a highlighter with line numbers',
    '<figure class="highlight go"><table><tr><td class="gutter"><pre>1<br>2</pre></td><td class="code"><pre><span class="line">a <span>:=</span> 1</span><br><span>b</span></pre></td></tr></table></figure>',
    '```go\na := 1\nb\n```',
    [],
  ],
  [
    'relative addresses',
    '<a href="../x">a</a> <img src="/b.png" alt="">',
    '[a](https://old.example/2019/x) ![](https://old.example/b.png)',
    [],
  ],
  ['breaks for paragraphs', 'a<br /><br />b<br>c<p>&nbsp;</p>', 'a\n\nb\\\nc', []],
  ['white space in emphasis', '<p><b>a </b>b <i> c</i><b></b></p>', '**a** b *c*', []],
  ['halves of emphasis', '<p><b>a</b><b>b</b></p>', '**ab**', []],
  [
    'links around blocks',
    '<a href="https://x.example/"><h2>a</h2><div>b</div></a>',
    '## [a](https://x.example/)\n\n[b](https://x.example/)',
    [],
  ],
  ['what has no end', '<p><b>a<p>b', '**a**\n\n**b**', []],
  ['themes around the text', '<div id="main" class="x"><article><p>a</p></article></div>', 'a', []],
  [
    'a picture that scripts load',
    '<img data-src="/a.png" src="data:x" alt="A"><noscript><img src="/a.png" alt="A"></noscript>',
    '![A](https://old.example/a.png)',
    [],
  ],
  [
    'a player',
    '<iframe src="//www.youtube.com/embed/abcdefghijk?rel=0" title="Hens"></iframe>',
    '[Hens](https://www.youtube.com/watch?v=abcdefghijk)',
    ['dropped-element'],
  ],
  [
    'a gist',
    '<script src="https://gist.github.com/jo/0123.js"></script>',
    '<https://gist.github.com/jo/0123>',
    ['embed'],
  ],
  [
    'scripts',
    '<script>x</script><p onclick="x">a<a href="javascript:x">b</a></p>',
    'ab',
    ['dropped-element', 'dropped-link'],
  ],
  ['what nobody saw', '<p>a<span style="display:none">b</span></p>', 'a', ['dropped-element']],
  ['control characters', 'a\u0008b', 'ab', []],
  ['an address that is none', '<p><a href="https://[">a</a></p>', 'a', ['bad-link']],
];

const HOSTILE = /^(?:svg|style|script|select|plaintext|template|onerror)$/u;

describe('HTML comes out of compile as it was', () => {
  test.each(SAME)('%s', (_, html, markdown) => {
    const { text, notes } = convert(html);
    expect({ text, notes }).toEqual({ text: `${markdown}\n`, notes: [] });
    expect(toOutline(render(text))).toEqual(toOutline(html));
  });
});

describe('HTML that Markdown or compile has otherwise', () => {
  test.each(CHANGED)('%s', (_, html, markdown, rules) => {
    const { text, notes } = convert(html);
    expect({ text, notes }).toEqual({ text: `${markdown}\n`, notes: rules });
    expect(convert(render(text)).text).toBe(text);
  });
});

test('any HTML keeps its words, its pictures, its links and its code', () => {
  const property = fc.property(toHtmlArbitrary(), (html) => {
    const { text, notes } = convert(html);
    expect(notes).toEqual([]);
    expect(toOutline(render(text))).toEqual(toOutline(html));
  });
  fc.assert(property, { numRuns: 60, endOnFailure: true });
});

test('hostile HTML is said in safe Markdown', () => {
  const tag = fc.constantFrom(
    '<svg>',
    '<math>',
    '<style>',
    '<!--',
    '<table>',
    '<td>',
    '<select>',
    '<b>',
    '<a href=x>',
    '</p>',
    '<plaintext>',
    '<template>',
    ']]>',
    '<li>',
    '<pre>',
    '\n\n',
    '&#0;',
    '<img src=x onerror=y>',
  );
  const property = fc.property(
    fc.array(fc.oneof(tag, fc.string()), { maxLength: 12 }),
    (pieces) => {
      const { text } = convert(pieces.join(''));
      expect(findElements(render(text)).filter((name) => HOSTILE.test(name))).toEqual([]);
    },
  );
  fc.assert(property, { numRuns: 100, endOnFailure: true });
});

function convert(html: string): { readonly text: string; readonly notes: readonly string[] } {
  const notes: string[] = [];
  const text = toMarkdown(html, BASE, ({ rule }) => notes.push(rule), 'feed.xml, item 1');
  return { text, notes };
}

function render(text: string): string {
  const folder = listFolder(FOLDER, () => () => undefined);
  const context: LinkContext = {
    folder,
    origin: 'https://new.example',
    slugs: new Map(),
    files: new Map(),
    paths: new Map(),
    hosts: new Set(),
    written: new Map(),
    sizedPictures: new Map(),
    findMedium: toMediaFinder(folder, 'https://new.example', () => () => undefined),
  };
  const body = { text, line: 1, file: 'articles/a.md', path: '/articles/a', language: 'en' };
  return (
    renderMarkdown(body, context, () => undefined)?.html.replaceAll(
      'https://new.example/articles/a#',
      '#',
    ) ?? ''
  );
}

/** What can be seen of HTML: its words in a line, and the elements with what they lead to. */
/** What a formula is written as, if it says: its TeX, or that of another program. */
function findTex(math: DefaultTreeAdapterTypes.Element): string | null {
  const [, noted] = /application\/x-tex">([^<]*)</u.exec(serialize(math)) ?? [];
  const tex = noted ?? math.attrs.find(({ name }) => name === 'alttext')?.value;
  const sign = math.attrs.some(({ value }) => value === 'block') ? '$$' : '$';
  return tex === undefined ? null : sign + tex + sign;
}

function toOutline(html: string): readonly string[] {
  const outline: string[] = [];
  let words = '';
  const end = (): void => {
    // Halves of emphasis are one.
    const line = words
      .replace(/ <\/(em|strong)> {2}<\1> /gu, '')
      .replace(/\s+/gu, ' ')
      .trim();
    if (line !== '') outline.push(line);
    words = '';
  };
  const look = (node: DefaultTreeAdapterTypes.ChildNode): void => {
    if ('value' in node) words += node.value;
    if (!('tagName' in node)) return;
    const { tagName } = node;
    const tex = tagName === 'math' ? findTex(node) : null;
    if (tex !== null) {
      words += tex;
      return;
    }
    const isAlert = node.attrs.some(({ value }) => value === 'alert-title');
    if (isAlert || tagName === 'label') {
      if (!isAlert) for (const child of node.childNodes) look(child);
      return;
    }
    const address = node.attrs.find(({ name }) => name === 'href' || name === 'src')?.value;
    // Markdown makes links of addresses in text by itself, and encodes what they must not have; compile takes
    // off the address of one that a template is in.
    const forms = ['', 'http://', 'mailto:'].map((scheme) => toPlainUrl(scheme + toText(node)));
    const isGuessed =
      tagName === 'a' && (address === undefined || forms.includes(toPlainUrl(address)));
    const isShown = !isGuessed && !['p', 'div', 'span', 'tbody', 'br'].includes(tagName);
    if (tagName === 'pre') {
      end();
      outline.push(`pre ${JSON.stringify(toText(node).trimEnd())}`);
      return;
    }
    if (['p', 'li', 'td', 'th', 'div', 'br'].includes(tagName)) end();
    const title = `${tagName} ${address ?? ''}`.trim();
    const isInline = ['em', 'strong', 'a', 'code', 'sup', 'sub', 'img', 'kbd'].includes(tagName);
    if (isShown && isInline) words += ` <${title}> `;
    else if (isShown) {
      end();
      outline.push(title);
    }
    for (const child of node.childNodes) look(child);
    if (isShown && isInline) words += ` </${tagName}> `;
    else if (!isGuessed) end();
  };
  for (const child of parseFragment(html).childNodes) look(child);
  end();
  return outline;
}

/** The names of all elements and attributes. */
function findElements(html: string): readonly string[] {
  const names: string[] = [];
  const look = (node: DefaultTreeAdapterTypes.ChildNode): void => {
    if ('tagName' in node) names.push(node.tagName, ...node.attrs.map(({ name }) => name));
    if ('childNodes' in node) for (const child of node.childNodes) look(child);
  };
  for (const child of parseFragment(html).childNodes) look(child);
  return names;
}

function toText(node: DefaultTreeAdapterTypes.ChildNode): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(toText).join('') : '';
}

/** HTML as a program writes it: each block with its end. */
/** A URL without what is encoded in it, to be compared; a backslash in it is no slash. */
function toPlainUrl(url: string): string {
  const href = URL.parse(url.replaceAll('\\', '%5C'))?.href ?? url;
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

function toHtmlArbitrary(): fc.Arbitrary<string> {
  const word = fc.constantFrom(
    ...[
      'a',
      'b_c',
      '*d*',
      '1.',
      '#',
      '- e',
      '`f`',
      '&lt;g&gt;',
      '[h](i)',
      '「j」',
      '漢字',
      '$k_1$',
    ],
    ...[
      '|',
      '~l~',
      '\\',
      '&amp;copy;',
      '!',
      '===',
      '+',
      '{{ m }}',
      ':::',
      'n@o.example',
      '[^1]',
      '>',
    ],
    ...[
      'http://p.example/q_r',
      'www.s.example',
      '(',
      '"',
      "'",
      '---',
      '[x]',
      '\\*',
      '0)',
      '&nbsp;',
    ],
  );
  const { block } = fc.letrec<{ inline: string; block: string }>((tie) => ({
    inline: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      word.map((text) => `${text} `),
      word,
      fc.constantFrom('<br>', '<img src="https://i.example/t.png" alt="u">', '<code>v`w</code>'),
      fc
        .tuple(fc.constantFrom('em', 'strong', 'sub', 'kbd', 'a'), tie('inline'))
        .map(([name, inner]) => {
          return `<${name}${name === 'a' ? ' href="https://x.example/"' : ''}>x${inner}y</${name}>`;
        }),
    ),
    block: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc
        .array(tie('inline'), { minLength: 1, maxLength: 5 })
        .map((all) => `<p>z${all.join('')}</p>`),
      tie('inline').map((text) => `<h2>y ${text.replaceAll('<br>', '')}</h2>`),
      fc.array(word).map((all) => `<pre><code>x ${all.join('\n\n')}\n</code></pre>`),
      fc
        .array(fc.array(tie('block'), { minLength: 1, maxLength: 3 }), {
          minLength: 1,
          maxLength: 3,
        })
        .map((items) => `<ul>${items.map((item) => `<li>${item.join('')}</li>`).join('')}</ul>`),
      fc
        .array(tie('block'), { minLength: 1, maxLength: 3 })
        .map((all) => `<blockquote>${all.join('')}</blockquote>`),
      fc.array(tie('inline'), { minLength: 2, maxLength: 3 }).map((cells) => {
        const row = (name: string) => cells.map((cell) => `<${name}>x${cell}</${name}>`).join('');
        return `<table><thead><tr>${row('th')}</tr></thead><tbody><tr>${row('td')}</tr></tbody></table>`;
      }),
    ),
  }));
  return fc
    .array(block, { minLength: 1, maxLength: 4 })
    .map((all) => all.join('\n'))
    .filter((html) => !/<a [^>]*>(?:(?!<\/a>).)*<a /su.test(html));
}
