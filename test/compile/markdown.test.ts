// Markdown in, exact HTML and diagnostics out.
import { join } from 'node:path';
import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { beforeAll, describe, expect, test } from 'vitest';
import { findForbidden } from '../../src/compile/files/characters.ts';
import { listFolder } from '../../src/compile/files/folder.ts';
import { toMediaFinder } from '../../src/compile/files/media.ts';
import type { LinkContext } from '../../src/compile/markdown/links.ts';
import { type Rendering, renderMarkdown } from '../../src/compile/markdown/markdown.ts';

const VALID = join(import.meta.dirname, '../fixtures/content/valid');
const ORIGIN = 'https://x.example';

let linkContext: LinkContext;
beforeAll(async () => {
  const silent = () => () => undefined;
  const folder = listFolder(VALID, silent);
  const full = 'articles/2026-02-10-full.md';
  linkContext = {
    folder,
    origin: ORIGIN,
    slugs: new Map([[full, 'full']]),
    files: new Map([['full', full]]),
    paths: { get: folder.find },
    hosts: new Set(['x.example']),
    sizedPictures: new Map(),
    findMedium: toMediaFinder(folder, ORIGIN, silent),
    written: new Map(),
  };
});

describe('markdown becomes safe HTML', () => {
  test.each(toRows())('$label', ({ markdown, language, html, notes }) => {
    const { rendering, diagnostics } = render(markdown.join('\n'), language);
    expect({ html: rendering.html.split('\n'), notes: diagnostics }).toEqual({ html, notes });
  });
});

test.each([
  '/media/chart-2x.png',
  'https://x.example/media/chart-2x.png',
  'http://x.example/media/chart%2D2x.png',
  '//x.example/media/chart-2x.png',
])('%s leads to the file of the content folder', (address) => {
  const { rendering, diagnostics } = render(`[chart](${address}#top)`);
  expect(diagnostics).toEqual([]);
  expect(rendering.html).toMatch(
    /^<p><a href="https:\/\/x\.example\/media\/\w{16}\/chart-2x\.png#top">/,
  );
});

test.each([
  'https://y.example/media/chart-2x.png',
  'https://x.example/articles/2026-02-10-full.md',
])('%s is left as it is', (address) => {
  const { rendering } = render(`[chart](${address})`);
  expect(rendering.html).toBe(`<p><a href="${address}">chart</a></p>`);
});

test('places count from the beginning of the file', () => {
  const { diagnostics } = render('\n\n\ntext <center>x</center>\n');
  expect(diagnostics).toEqual(['4:6 dropped-element <center> is not allowed; its content is kept']);
});

test('attributes are written by their names in HTML', () => {
  const html = [
    '<p aria-describedby="a b" dir="ltr">x</p>',
    '<video src="https://x.example/a" controls playsinline></video>',
    '<table><tr><td colspan="2" headers="a b" valign="top">x</td></tr></table>',
    '<ins datetime="2026-01-02">x</ins>',
    '<img srcset="https://x.example/a 2x" src="https://x.example/a" alt="&#x22;&#x3C;">',
  ];
  const { rendering, diagnostics } = render(html.join('\n\n'));
  expect({ diagnostics, html: rendering.html.split('\n') }).toEqual({
    diagnostics: [],
    html: [
      '<p aria-describedby="a b" dir="ltr">x</p>',
      '<p><video src="https://x.example/a" controls playsinline></video></p>',
      '<table><tbody><tr><td colspan="2" headers="a b" valign="top">x</td></tr></tbody></table>',
      '<p><ins datetime="2026-01-02">x</ins></p>',
      '<img srcset="https://x.example/a 2x" src="https://x.example/a" alt="&#x22;&#x3C;">',
    ],
  });
});

test('arbitrary text never yields forbidden characters, ]]> or what HTML does not let pass', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(']]>', '<', '>', '&', '<script>', '</p>', '<svg>', '<!--', '-->', '[a](', ')'),
    fc.constantFrom(
      '&#12;',
      '&#x80;',
      '<a href="',
      'javascript:',
      '">',
      '`',
      '\n\n',
      '| a |',
      '> ',
    ),
    fc.constantFrom(...HOSTILE),
    fc.constantFrom(
      '$',
      '$$',
      '$a_1$',
      '$$\n<b>\n$$',
      '\\text{<img src=x onerror=a()>}',
      '\\href{x}{y}',
    ),
  );
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, (markdown) => {
      const { rendering } = render(markdown);
      // Those that stand in the text itself are dropped before.
      const written = findForbidden(markdown);
      const made = findForbidden(rendering.html).filter((one) => !written.includes(one));
      expect(rendering.html).not.toContain(']]>');
      expect(made).toEqual([]);
      expect(findUnsafe(rendering.html)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

/** What runs scripts, loads from elsewhere or changes the page, and what hides it from a parser. */
const HOSTILE = [
  ...['<img src=x onerror=a()>', '<a href="java&#115;cript:a()">', '<a href=" data:text/html,x">'],
  ...[
    '<svg onload=a()>',
    '<math>',
    '</math>',
    '<mtext>',
    '<mi>',
    '<mglyph>',
    '<annotation-xml>',
    '<style>',
    '</style>',
    '<noscript>',
    '<title>',
  ],
  ...[
    '<iframe srcdoc="<p>">',
    '<object data=x>',
    '<base href=//x.org>',
    '<form action=x>',
    '<p a=b c>',
    '<p ',
  ],
  ...['[x](vbscript:a)', '![x](data:a)', '<data:a>', '<video poster="blob:a">', 'style=color:red '],
  ...[
    '<img srcset="javascript:a 2x">',
    '<q cite=javascript:a>',
    '<input type=image src=x>',
    '<td>',
  ],
  ...['<xmp>', '<plaintext>', '<textarea>', '<select>', '<table>', '<b>', '</b>', '<!-->', '<?x'],
];

const ELEMENTS = new Set(
  (
    'a abbr address article aside audio b bdi bdo blockquote br caption cite code col colgroup dd del ' +
    'details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img input ' +
    'ins kbd label li mark ol p picture pre q rp rt ruby s samp section small source span strike strong ' +
    'sub summary sup table tbody td tfoot th thead time tr track tt u ul var video wbr ' +
    'math annotation menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts ' +
    'mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none ' +
    'semantics'
  ).split(' '),
);
const ATTRIBUTES = new Set(
  (
    'abbr align alt aria-describedby aria-hidden aria-label aria-labelledby checked cite class colspan ' +
    'controls datetime default dir disabled headers height href hreflang id kind label lang loading loop ' +
    'media muted open playsinline poster preload rel reversed role rowspan scope sizes span src srclang ' +
    'srcset start title type valign value width ' +
    'accent accentunder alttext columnalign columnlines columnspacing columnspan depth display ' +
    'displaystyle encoding fence form frame largeop linethickness lspace mathbackground mathcolor ' +
    'mathsize mathvariant maxsize minsize movablelimits notation rowlines rowspacing rspace ' +
    'scriptlevel separator stretchy symmetric voffset'
  ).split(' '),
);

/** What a browser finds in HTML that is not on the list. */
function findUnsafe(html: string): readonly string[] {
  const unsafe: string[] = [];
  const look = (node: DefaultTreeAdapterTypes.ChildNode): void => {
    if (!('tagName' in node)) {
      if (node.nodeName !== '#text') unsafe.push(node.nodeName);
      return;
    }
    if (!ELEMENTS.has(node.tagName)) unsafe.push(`<${node.tagName}>`);
    for (const { name, value } of node.attrs) {
      const isAddress = ['cite', 'href', 'poster', 'src'].includes(name);
      const isSafe = !isAddress || /^(?:https?:|mailto:|tel:)/u.test(value);
      if (!ATTRIBUTES.has(name) || !isSafe) unsafe.push(`${name}=${value}`);
    }
    for (const child of node.childNodes) look(child);
  };
  for (const child of parseFragment(html).childNodes) look(child);
  return unsafe;
}

type Rendered = { readonly rendering: Rendering; readonly diagnostics: readonly string[] };

function render(text: string, language = 'en'): Rendered {
  const diagnostics: string[] = [];
  const body = { text, line: 1, file: 'articles/me.md', path: '/articles/me', language };
  const rendering = renderMarkdown(body, linkContext, (rule, { line, column }, message) => {
    diagnostics.push(`${line}:${column} ${rule} ${message}`);
  });
  if (rendering === null) throw new Error(diagnostics.join('\n'));
  return { rendering, diagnostics };
}

type Row = {
  readonly label: string;
  readonly markdown: readonly string[];
  readonly language?: string;
  readonly html: readonly string[];
  readonly notes: readonly string[];
};

const CHART =
  '<img src="https://x.example/media/730d21202ed8b2a0/chart.png" alt="a" width="3" height="2">';
const LATER = CHART.replace('>', ' loading="lazy">');

function toRows(): readonly Row[] {
  return [
    {
      label: 'heading ids, of any script and unique',
      markdown: ['# Title', '', '## Ünïcode & <b>bold</b>', '', '## 🎉', '', '## a', '', '## a'],
      html: [
        '<h1 id="title">Title</h1>',
        '<h2 id="ünïcode--bold">Ünïcode &#x26; <b>bold</b></h2>',
        '<h2>🎉</h2>',
        '<h2 id="a">a</h2>',
        '<h2 id="a-1">a</h2>',
      ],
      notes: [],
    },
    {
      label: 'tables with alignment',
      markdown: ['| a | b | c |', '|:--|:-:|--:|', '| 1 | 2 | 3 |'],
      html: [
        '<table>',
        '<thead>',
        '<tr>',
        '<th align="left">a</th>',
        '<th align="center">b</th>',
        '<th align="right">c</th>',
        '</tr>',
        '</thead>',
        '<tbody>',
        '<tr>',
        '<td align="left">1</td>',
        '<td align="center">2</td>',
        '<td align="right">3</td>',
        '</tr>',
        '</tbody>',
        '</table>',
      ],
      notes: [],
    },
    {
      label: 'footnotes, readable without style: a rule, no heading, roles (DPUB-ARIA 1.1 §3)',
      markdown: ['One[^n] and again[^n] and[^ä].', '', '[^n]: Note.', '[^ä]: Other.'],
      html: [
        '<p>One<sup><a href="https://x.example/articles/me#fn:n" role="doc-noteref" id="fnref:n">1</a></sup> and again<sup><a href="https://x.example/articles/me#fn:n" role="doc-noteref" id="fnref1:n">1</a></sup> and<sup><a href="https://x.example/articles/me#fn:%C3%A4" role="doc-noteref" id="fnref:ä">2</a></sup>.</p>',
        '<section class="footnotes" role="doc-endnotes" aria-label="Footnotes"><hr>',
        '<ol>',
        '<li id="fn:n">',
        '<p>Note. <a href="https://x.example/articles/me#fnref:n" class="reversefootnote" role="doc-backlink" aria-label="Back to reference 1">↩︎</a> <a href="https://x.example/articles/me#fnref1:n" class="reversefootnote" role="doc-backlink" aria-label="Back to reference 1-2">↩︎<sup>2</sup></a></p>',
        '</li>',
        '<li id="fn:ä">',
        '<p>Other. <a href="https://x.example/articles/me#fnref:%C3%A4" class="reversefootnote" role="doc-backlink" aria-label="Back to reference 2">↩︎</a></p>',
        '</li>',
        '</ol>',
        '</section>',
      ],
      notes: [],
    },
    {
      label: 'footnotes in the article’s language, beside headings of the same name',
      language: 'de-AT',
      markdown: ['## fn 1', '', 'Eins[^1].', '', '[^1]: Zwei.'],
      html: [
        '<h2 id="fn-1">fn 1</h2>',
        '<p>Eins<sup><a href="https://x.example/articles/me#fn:1" role="doc-noteref" id="fnref:1">1</a></sup>.</p>',
        '<section class="footnotes" role="doc-endnotes" aria-label="Fußnoten"><hr>',
        '<ol>',
        '<li id="fn:1">',
        '<p>Zwei. <a href="https://x.example/articles/me#fnref:1" class="reversefootnote" role="doc-backlink" aria-label="Zurück zum Verweis 1">↩︎</a></p>',
        '</li>',
        '</ol>',
        '</section>',
      ],
      notes: [],
    },
    {
      label: 'English words in a language that we have none of say so (WCAG 3.1.2)',
      language: 'sw',
      markdown: ['> [!TIP]', '> Moja[^1].', '', '[^1]: Mbili.'],
      html: [
        '<blockquote class="alert alert-tip">',
        '<p class="alert-title" lang="en"><strong>Tip</strong></p>',
        '<p>Moja<sup><a href="https://x.example/articles/me#fn:1" role="doc-noteref" id="fnref:1">1</a></sup>.</p>',
        '</blockquote>',
        '<section class="footnotes" role="doc-endnotes" aria-label="Footnotes" lang="en"><hr>',
        '<ol lang="sw">',
        '<li id="fn:1">',
        '<p>Mbili. <a href="https://x.example/articles/me#fnref:1" class="reversefootnote" role="doc-backlink" aria-label="Back to reference 1" lang="en">↩︎</a></p>',
        '</li>',
        '</ol>',
        '</section>',
      ],
      notes: [],
    },
    {
      label: 'a text from right to left says so, for readers that ask no feed',
      language: 'ar',
      markdown: ['> [!NOTE]', '> واحد'],
      html: [
        '<div lang="ar" dir="rtl"><blockquote class="alert alert-note">',
        '<p class="alert-title"><strong>ملاحظة</strong></p>',
        '<p>واحد</p>',
        '</blockquote></div>',
      ],
      notes: [],
    },
    {
      label: 'task lists, tight and loose lists',
      markdown: ['- [x] done', '- [ ] open', '  - below', '', '* a', '', '* b'],
      html: [
        '<ul class="contains-task-list">',
        '<li class="task-list-item"><label><input type="checkbox" checked disabled> done</label></li>',
        '<li class="task-list-item"><label><input type="checkbox" disabled> open',
        '</label><ul>',
        '<li>below</li>',
        '</ul>',
        '</li>',
        '</ul>',
        '<ul>',
        '<li>',
        '<p>a</p>',
        '</li>',
        '<li>',
        '<p>b</p>',
        '</li>',
        '</ul>',
      ],
      notes: [],
    },
    {
      label: 'alert',
      markdown: ['> [!NOTE]', '> Text **bold**.', '>', '> More.'],
      html: [
        '<blockquote class="alert alert-note">',
        '<p class="alert-title"><strong>Note</strong></p>',
        '<p>Text <strong>bold</strong>.</p>',
        '<p>More.</p>',
        '</blockquote>',
      ],
      notes: [],
    },
    {
      label: 'alert with a hard break',
      markdown: ['> [!tip]\\', '> *x*'],
      html: [
        '<blockquote class="alert alert-tip">',
        '<p class="alert-title"><strong>Tip</strong></p>',
        '<p><em>x</em></p>',
        '</blockquote>',
      ],
      notes: [],
    },
    {
      label: 'alert that begins with markup',
      markdown: ['> [!CAUTION]', '> **Strong** start.'],
      html: [
        '<blockquote class="alert alert-caution">',
        '<p class="alert-title"><strong>Caution</strong></p>',
        '<p><strong>Strong</strong> start.</p>',
        '</blockquote>',
      ],
      notes: [],
    },
    {
      label: 'alert mark with text behind it is none',
      markdown: ['> [!NOTE] no alert'],
      html: ['<blockquote>', '<p>[!NOTE] no alert</p>', '</blockquote>'],
      notes: [],
    },
    {
      label: 'bare addresses and struck text',
      markdown: ['Bare https://example.org/ä and www.example.org and a@example.org ~~gone~~'],
      html: [
        '<p>Bare <a href="https://example.org/%C3%A4">https://example.org/ä</a> and <a href="http://www.example.org/">www.example.org</a> and <a href="mailto:a@example.org">a@example.org</a> <del>gone</del></p>',
      ],
      notes: [],
    },
    {
      label: 'iframe becomes a link',
      markdown: ['<iframe src="https://v.example/1?a=1&b=2" title="Film"></iframe>'],
      html: ['<p><a href="https://v.example/1?a=1&#x26;b=2">Film</a></p>'],
      notes: ['1:1 dropped-element <iframe> is not allowed; replaced by a link'],
    },
    {
      label: 'a link in the place of an embedded page keeps its id',
      markdown: ['<iframe id="clip" src="https://v.example/e"></iframe>', '', '[To it](#clip)'],
      html: [
        '<p><a href="https://v.example/e" id="clip">https://v.example/e</a></p>',
        '<p><a href="https://x.example/articles/me#clip">To it</a></p>',
      ],
      notes: ['1:1 dropped-element <iframe> is not allowed; replaced by a link'],
    },
    {
      label: 'embed and object become links in a paragraph',
      markdown: ['See <embed src="https://v.example/e"> and <object data="/o">fallback</object>.'],
      html: [
        '<p>See <a href="https://v.example/e">https://v.example/e</a> and <a href="https://x.example/o">fallback</a>.</p>',
      ],
      notes: [
        '1:5 dropped-element <embed> is not allowed; replaced by a link',
        '1:43 dropped-element <object> is not allowed; replaced by a link',
      ],
    },
    {
      label: 'iframe with a script address',
      markdown: ['<iframe src="javascript:alert(1)"></iframe>'],
      html: ['<p><a>javascript:alert(1)</a></p>'],
      notes: [
        '1:1 dropped-element <iframe> is not allowed; replaced by a link',
        '1:1 dropped-link "javascript:alert(1)": only https, http, mailto and tel URLs are allowed',
      ],
    },
    {
      label: 'script and style go with their text',
      markdown: ['a<script>alert(1)</script>b<style>p{}</style>c'],
      html: ['<p>abc</p>'],
      notes: [
        '1:2 dropped-element <script> is not allowed; removed with its content',
        '1:28 dropped-element <style> is not allowed; removed with its content',
      ],
    },
    {
      label: 'handlers, styles and classes go',
      markdown: ['<p onclick="x" style="color:red" class="y">t</p>'],
      html: ['<p>t</p>'],
      notes: [
        '1:1 dropped-attribute onclick="x" is not allowed on <p>',
        '1:1 dropped-attribute style="color:red" is not allowed on <p>',
        '1:1 dropped-attribute class="y" is not allowed on <p>',
      ],
    },
    {
      label: 'links that run scripts',
      markdown: [
        '[j](javascript:alert(1)) [e](java&#10;script:alert(1)) [t](<\tjavascript:x>) [d](data:text/html,x) [v](vbscript:x)',
      ],
      html: ['<p><a>j</a> <a>e</a> <a>t</a> <a>d</a> <a>v</a></p>'],
      notes: [
        '1:26 unknown-address "java script:alert(1)": no such file',
        '1:56 unknown-address " javascript:x": no such file',
        '1:1 dropped-link "javascript:alert(1)": only https, http, mailto and tel URLs are allowed',
        '1:77 dropped-link "data:text/html,x": only https, http, mailto and tel URLs are allowed',
        '1:99 dropped-link "vbscript:x": only https, http, mailto and tel URLs are allowed',
      ],
    },
    {
      label: 'such links in HTML, however written',
      markdown: [
        '<a href="JaVaScRiPt:alert(1)">x</a><img src="data:image/png;base64,AA" alt="pic">',
      ],
      html: ['<p><a>x</a>pic</p>'],
      notes: [
        '1:1 dropped-link "JaVaScRiPt:alert(1)": only https, http, mailto and tel URLs are allowed',
        '1:36 dropped-link "data:image/png;base64,AA": only https and http URLs are allowed',
      ],
    },
    {
      label: 'srcset',
      markdown: [
        '<img srcset="../media/chart.png, /b.png 2x,https://c.example/d,e.png 3x" src="../media/chart.png" sizes="100vw" alt="">',
      ],
      html: [
        '<img srcset="https://x.example/media/730d21202ed8b2a0/chart.png, https://x.example/b.png 2x, https://c.example/d,e.png 3x" src="https://x.example/media/730d21202ed8b2a0/chart.png" sizes="100vw" alt="" width="3" height="2">',
      ],
      notes: [],
    },
    {
      label: 'video, audio, track',
      markdown: [
        '<video poster="../media/chart.png" controls autoplay src="/v.mp4"><track src="../media/none.vtt" kind="captions"></video><audio src="../media/episode.mp3"></audio>',
      ],
      html: [
        '<p><video poster="https://x.example/media/730d21202ed8b2a0/chart.png" controls src="https://x.example/v.mp4"></video><audio src="https://x.example/media/13e04dd647d9eb2f/episode.mp3" controls preload="none"></audio></p>',
      ],
      notes: [
        '1:67 missing-file "../media/none.vtt": no such file',
        '1:1 dropped-attribute autoplay="true" is not allowed on <video>',
      ],
    },
    {
      label: 'fragments, articles, paths and media',
      markdown: [
        '## Here',
        '',
        '[a](#here) [b](#nowhere) [c](#) [d](#top) [e](articles.md) [f](2026-02-10-full.md#die-zahlen) [g](/articles/full#x) [h](/other?q=ä#f) [i](//cdn.example/x) [j](me.md#here) [k](?page=2) [l](../media/episode.mp3)',
      ],
      html: [
        '<h2 id="here">Here</h2>',
        '<p><a href="https://x.example/articles/me#here">a</a> <a href="https://x.example/articles/me#nowhere">b</a> <a href="https://x.example/articles/me#">c</a> <a href="https://x.example/articles/me#top">d</a> <a>e</a> <a href="https://x.example/articles/full#die-zahlen">f</a> <a href="https://x.example/articles/full#x">g</a> <a href="https://x.example/other?q=%C3%A4#f">h</a> <a href="https://cdn.example/x">i</a> <a>j</a> <a href="https://x.example/articles/me?page=2">k</a> <a href="https://x.example/media/13e04dd647d9eb2f/episode.mp3">l</a></p>',
      ],
      notes: [
        '3:43 missing-file "articles.md": no such file',
        '3:156 missing-file "me.md": no such file',
        '3:12 unknown-anchor "#nowhere": no such heading or id; known: "here"',
      ],
    },
    {
      label: 'other schemes, broken and international addresses',
      markdown: [
        '[m](mailto:a@example.org?subject=ä) [t](tel:+49-1) [f](ftp://x.example) [b](http://[) [i](https://bücher.example/ö?ü#ß)',
      ],
      html: [
        '<p><a href="mailto:a@example.org?subject=%C3%A4">m</a> <a href="tel:+49-1">t</a> <a>f</a> <a>b</a> <a href="https://xn--bcher-kva.example/%C3%B6?%C3%BC#%C3%9F">i</a></p>',
      ],
      notes: [
        '1:73 bad-link "http://%5B": not a valid URL',
        '1:52 dropped-link "ftp://x.example": only https, http, mailto and tel URLs are allowed',
      ],
    },
    {
      label: ']]> in prose, code and attributes',
      markdown: ['prose ]]> and `]]>`', '', '    block ]]>', '', '<b title="]]>">]]></b>'],
      html: [
        '<p>prose ]]&gt; and <code>]]&gt;</code></p>',
        '<pre><code>block ]]&gt;',
        '</code></pre>',
        '<p><b title="]]&#x3E;">]]&gt;</b></p>',
      ],
      notes: [],
    },
    {
      label: 'references',
      markdown: ['raw & &amp; &lt; < > " \' &copy; &nbsp;x'],
      html: ['<p>raw &#x26; &#x26; &#x3C; &#x3C; > " \' ©  x</p>'],
      notes: [],
    },
    {
      label: 'comments',
      markdown: [
        'before <!-- note --> after',
        '',
        '<!--',
        'block note',
        '-->',
        '',
        '`<!-- code -->`',
        '',
        'end',
      ],
      html: ['<p>before  after</p>', '', '<p><code>&#x3C;!-- code --></code></p>', '<p>end</p>'],
      notes: [],
    },
    {
      label: 'tags the HTML parser throws away',
      markdown: ['<td>x</td>', '', '<body>y</body>', '', 'text <tr>z'],
      html: ['x', 'y', '<p>text z</p>'],
      notes: [
        '1:1 dropped-element <td> is not allowed here; removed',
        '3:1 dropped-element <body> is not allowed here; removed',
        '5:6 dropped-element <tr> is not allowed here; removed',
      ],
    },
    {
      label: 'SVG and MathML',
      markdown: ['<svg><a href="../nothere.png"><text>x</text></a></svg><math><mi>x</mi></math>'],
      html: ['<p><math><mi>x</mi></math></p>'],
      notes: ['1:1 dropped-element <svg> is not allowed; removed with its content'],
    },
    {
      label: 'forms',
      markdown: ['<form action="/x"><input type="text" name="n"><button>Go</button></form>'],
      html: ['<div>Go</div>'],
      notes: [
        '1:1 dropped-element <form> is not allowed; its content is kept',
        '1:19 dropped-element <input type="text"> is not allowed, only checkboxes; removed',
        '1:47 dropped-element <button> is not allowed; its content is kept',
      ],
    },
    {
      label: 'fields of every type but check boxes, which stay',
      markdown: [
        '<p>a<input type=email>b<input>c<input type=hidden value=x>d<input type=submit>e<input type=radio>f<input type=CHECKBOX>g<input type=checkbox checked></p>',
      ],
      html: [
        '<p>abcdef<label><input type="checkbox" disabled>g<input type="checkbox" checked disabled></label></p>',
      ],
      notes: [
        '1:5 dropped-element <input type="email"> is not allowed, only checkboxes; removed',
        '1:24 dropped-element <input> is not allowed, only checkboxes; removed',
        '1:32 dropped-element <input type="hidden"> is not allowed, only checkboxes; removed',
        '1:60 dropped-element <input type="submit"> is not allowed, only checkboxes; removed',
        '1:80 dropped-element <input type="radio"> is not allowed, only checkboxes; removed',
      ],
    },
    {
      label: 'what an object shows where it cannot be shown, else a link (HTML §4.8.7)',
      markdown: [
        '<object data="/x.svg" type="image/svg+xml"><img src="/x.png" alt="x"></object>',
        '',
        '<object data="/x.pdf"><p>Not here: <a href="/x.pdf">get it</a></p></object>',
        '',
        '<object data="/a.swf"><param name="b" value="c"><embed src="/a.mp4" title="Film"></object>',
        '',
        'See <object data="/o"></object> and <object data="/p" title="P"><script>x</script></object>.',
      ],
      html: [
        '<p><img src="https://x.example/x.png" alt="x"></p>',
        '<p>Not here: <a href="https://x.example/x.pdf">get it</a></p>',
        '<p><a href="https://x.example/a.mp4">Film</a></p>',
        '<p>See <a href="https://x.example/o">/o</a> and <a href="https://x.example/p">P</a>.</p>',
      ],
      notes: [
        '5:49 dropped-element <embed> is not allowed; replaced by a link',
        '7:5 dropped-element <object> is not allowed; replaced by a link',
        '7:37 dropped-element <object> is not allowed; replaced by a link',
        '1:1 dropped-element <object> is not allowed; its content is kept',
        '3:1 dropped-element <object> is not allowed; its content is kept',
        '5:1 dropped-element <object> is not allowed; its content is kept',
        '5:23 dropped-element <param> is not allowed; its content is kept',
      ],
    },
    {
      label: 'a picture and an image of several files keep one that has no address else',
      markdown: [
        '<picture><source srcset="https://x.example/a.avif"><source srcset="https://x.example/a.webp 1x, /b.webp 2x"><img alt="a"></picture>',
        '',
        '<img srcset="/c.png 1x, /d.png 2x" alt="c"> <img alt="none">',
      ],
      html: [
        '<p><picture><source srcset="https://x.example/a.avif"><source srcset="https://x.example/a.webp 1x, https://x.example/b.webp 2x"><img src="https://x.example/a.webp" alt="a"></picture></p>',
        '<p><img src="https://x.example/c.png" srcset="https://x.example/c.png 1x, https://x.example/d.png 2x" alt="c"> none</p>',
      ],
      notes: [],
    },
    {
      label: 'links to elements that are dropped',
      markdown: [
        '[a](#video) [b](#row) [c](#kept) [d](#kept-too)',
        '',
        '<YouTube id="video" />',
        '',
        '<blink id="kept-too">x</blink> <p id="kept-too">y</p>',
        '',
        '<svg id="row"></svg><img id="kept" src="/a.png" alt="">',
      ],
      html: [
        '<p><a href="https://x.example/articles/me#video">a</a> <a href="https://x.example/articles/me#row">b</a> <a href="https://x.example/articles/me#kept">c</a> <a href="https://x.example/articles/me#kept-too">d</a></p>',
        '',
        '<p>x </p><p id="kept-too">y</p><p></p>',
        '<p><img src="https://x.example/a.png" alt="" id="kept"></p>',
      ],
      notes: [
        '3:1 dropped-element <youtube> is not allowed; its content is kept',
        '5:1 dropped-element <blink> is not allowed; its content is kept',
        '7:1 dropped-element <svg> is not allowed; removed with its content',
        '1:1 unknown-anchor "#video": the element with this id was removed',
        '1:13 unknown-anchor "#row": the element with this id was removed',
      ],
    },
    {
      label: 'ids without white space, and links to them (HTML §3.2.6)',
      markdown: [
        '[a](#old%20name) [b](<#old name>) [c](#old-name) [d](#second%20%20one)',
        '',
        '<p id="old name">x</p><a name="second',
        'one ">y</a><p id=" ">z</p>',
      ],
      html: [
        '<p><a href="https://x.example/articles/me#old-name">a</a> <a href="https://x.example/articles/me#old-name">b</a> <a href="https://x.example/articles/me#old-name">c</a> <a href="https://x.example/articles/me#second-one">d</a></p>',
        '<p id="old-name">x</p><a id="second-one">y</a><p>z</p>',
      ],
      notes: [
        '3:1 bad-anchor "old name": an id must not contain spaces; changed to "old-name"',
        '3:23 bad-anchor "second one ": an id must not contain spaces; changed to "second-one"',
        '4:12 bad-anchor " ": an id must not contain spaces; removed',
      ],
    },
    {
      label: 'tags within attributes are references',
      markdown: [
        '<img src="/a.png" alt="</noscript><script>alert(1)</script>" title=\'"&lt;b>"\'>',
        '',
        '![a < b > c](/a.png "<i>") `"<b>"` "x"',
      ],
      html: [
        '<img src="https://x.example/a.png" alt="&#x3C;/noscript&#x3E;&#x3C;script&#x3E;alert(1)&#x3C;/script&#x3E;" title="&#x22;&#x3C;b&#x3E;&#x22;">',
        '<p><img src="https://x.example/a.png" alt="a &#x3C; b &#x3E; c" title="&#x3C;i&#x3E;"> <code>"&#x3C;b>"</code> "x"</p>',
      ],
      notes: [],
    },
    {
      label: 'a srcset of commas',
      markdown: [
        `<img srcset="${','.repeat(40)} /a.png 1x,,, /b.png,, ,/c,d.png 2x 3h ,"  src="/a.png">`,
      ],
      html: [
        '<img srcset="https://x.example/a.png 1x, https://x.example/b.png, https://x.example/c,d.png 2x 3h" src="https://x.example/a.png">',
      ],
      notes: [],
    },
    {
      label: 'what the editor has hidden stays hidden (HTML §6.1, §15.3.1)',
      markdown: [
        '<div hidden id="gone">a <b>b</b></div><p style="color: red; Display : NONE">c</p><p hidden="until-found">d</p>',
        '',
        'e<span style="visibility:hidden">f</span> <dialog>g</dialog><dialog open>h</dialog><datalist><option>i</datalist>',
        '',
        '[l](#gone) <span style="display:inline">m</span>',
      ],
      html: [
        '<p>e </p><div>h</div><p></p>',
        '<p><a href="https://x.example/articles/me#gone">l</a> <span>m</span></p>',
      ],
      notes: [
        '1:1 dropped-element <div> is hidden; removed with its content',
        '1:39 dropped-element <p> is hidden; removed with its content',
        '1:82 dropped-element <p> is hidden; removed with its content',
        '3:2 dropped-element <span> is hidden; removed with its content',
        '3:43 dropped-element <dialog> is hidden; removed with its content',
        '3:84 dropped-element <datalist> is hidden; removed with its content',
        '3:61 dropped-element <dialog> is not allowed; its content is kept',
        '5:12 dropped-attribute style="display:inline" is not allowed on <span>',
        '5:1 unknown-anchor "#gone": no such heading or id; none is defined yet',
      ],
    },
    {
      label: 'what is for screen readers does not show, but where it is all that a link says',
      markdown: [
        '[x](https://x.example)<span class="note sr-only">a</span> <a href="/y"><svg></svg><span class="visually-hidden">b</span></a> <a href="/z">c<span class="screen-reader-text"> d</span></a>',
      ],
      html: [
        '<p><a href="https://x.example/">x</a> <a href="https://x.example/y"><span>b</span></a> <a href="https://x.example/z">c</a></p>',
      ],
      notes: [
        '1:23 dropped-element <span> is for screen readers only; removed with its content',
        '1:140 dropped-element <span> is for screen readers only; removed with its content',
        '1:72 dropped-element <svg> is not allowed; removed with its content',
        '1:83 dropped-attribute class="visually-hidden" is not allowed on <span>',
      ],
    },
    {
      label: 'aria-hidden is published where it hides',
      markdown: ['a <span aria-hidden="true">❦</span><span aria-hidden="false">b</span>'],
      html: ['<p>a <span aria-hidden="true">❦</span><span>b</span></p>'],
      notes: ['1:36 dropped-attribute aria-hidden="false" is not allowed on <span>'],
    },
    {
      label: 'blocks and boxes that are not published keep words apart',
      markdown: [
        '<center>a</center><nav id="n" class="c">b</nav><menu><li>c</menu>',
        '',
        'd<button>e</button><button>f</button>g <b>h</b><svg></svg>i <select><option>j<option>k</select> (<button>l</button>)',
      ],
      html: [
        '<div>a</div><div id="n">b</div><ul><li>c</li></ul>',
        '<p>d e f g <b>h</b> i j k (l)</p>',
      ],
      notes: [
        '1:1 dropped-element <center> is not allowed; its content is kept',
        '1:19 dropped-element <nav> is not allowed; its content is kept',
        '1:48 dropped-element <menu> is not allowed; its content is kept',
        '3:2 dropped-element <button> is not allowed; its content is kept',
        '3:20 dropped-element <button> is not allowed; its content is kept',
        '3:48 dropped-element <svg> is not allowed; removed with its content',
        '3:61 dropped-element <select> is not allowed; its content is kept',
        '3:69 dropped-element <option> is not allowed; its content is kept',
        '3:78 dropped-element <option> is not allowed; its content is kept',
        '3:98 dropped-element <button> is not allowed; its content is kept',
      ],
    },
    {
      label: 'named anchors (HTML §7.4.6.4: a fragment finds ids, then names of <a>)',
      markdown: [
        '<a name="old">x</a> [l](#old) <a id="one" name="Two">y</a> [m](#one) [n](#Two) <a name="s" id="s">z</a>',
      ],
      html: [
        '<p><a id="old">x</a> <a href="https://x.example/articles/me#old">l</a> <a id="one"><span id="Two"></span>y</a> <a href="https://x.example/articles/me#one">m</a> <a href="https://x.example/articles/me#Two">n</a> <a id="s">z</a></p>',
      ],
      notes: [],
    },
    {
      label: 'ids that the page, its script or the browser have names for are an article’s to use',
      markdown: ['## Main', '', '## Builder', '', '## Location', '', '<p id="page:main">x</p>'],
      html: [
        '<h2 id="main">Main</h2>',
        '<h2 id="builder">Builder</h2>',
        '<h2 id="location">Location</h2>',
        '<p>x</p>',
      ],
      notes: ['7:1 bad-anchor "page:main": ids that start with "page:" are reserved; removed'],
    },
    {
      label: 'figure and picture',
      markdown: [
        '<figure><picture><source srcset="https://x.example/a.webp" type="image/webp"><img src="https://x.example/a.png" alt="a" width="10" height="20"></picture><figcaption>c</figcaption></figure>',
      ],
      html: [
        '<figure><picture><source srcset="https://x.example/a.webp" type="image/webp"><img src="https://x.example/a.png" alt="a" width="10" height="20"></picture><figcaption>c</figcaption></figure>',
      ],
      notes: [],
    },
    {
      label: 'details, ruby, time, mark, q',
      markdown: [
        '<details open><summary>s</summary>',
        '',
        '**md**',
        '',
        '</details>',
        '<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> <time datetime="2026-01-05">today</time> <mark>m</mark> <q cite="/src">q</q>',
      ],
      html: [
        '<details open><summary>s</summary>',
        '<p><strong>md</strong></p>',
        '</details>',
        '<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> <time datetime="2026-01-05">today</time> <mark>m</mark> <q cite="https://x.example/src">q</q>',
      ],
      notes: [],
    },
    {
      label: 'code with a language',
      markdown: ['```js', 'const a = 1 < 2 && "x";', '```'],
      html: [
        '<pre><code class="language-js">const a = 1 &#x3C; 2 &#x26;&#x26; "x";',
        '</code></pre>',
      ],
      notes: [],
    },
    {
      label: 'unclosed elements',
      markdown: ['<b>unclosed <i>nested', '', 'next'],
      html: ['<p><b>unclosed <i>nested</i></b></p><b><i>', '<p>next</p></i></b>'],
      notes: [],
    },
    {
      label: 'images, one missing',
      markdown: ['![a](../media/chart.png "t")', '', '![gone](../media/gone.png)'],
      html: [
        '<figure><img src="https://x.example/media/730d21202ed8b2a0/chart.png" alt="a" width="3" height="2"><figcaption>t</figcaption></figure>',
        '<p>gone</p>',
      ],
      notes: ['3:1 missing-file "../media/gone.png": no such file'],
    },
    {
      label: 'a figure of a picture that stands alone and has a title',
      markdown: [
        '![a](../media/chart.png "*C* & <b>")',
        '',
        '[![a](../media/chart.png "D")](https://y.example/)',
        '',
        '![a](../media/chart.png "Title") in a line',
        '',
        '![a](../media/chart.png)',
        '',
        '![a][c]',
        '',
        '[c]: ../media/chart.png "E"',
      ],
      html: [
        `<figure>${CHART}<figcaption>*C* &#x26; &#x3C;b></figcaption></figure>`,
        `<figure><a href="https://y.example/">${LATER}</a><figcaption>D</figcaption></figure>`,
        `<p>${LATER.replace('alt="a"', 'alt="a" title="Title"')} in a line</p>`,
        `<p>${LATER}</p>`,
        `<figure>${LATER}<figcaption>E</figcaption></figure>`,
      ],
      notes: [],
    },
    {
      label: 'a cell without a table',
      markdown: ['<td>stray first</td>'],
      html: ['stray first'],
      notes: ['1:1 dropped-element <td> is not allowed here; removed'],
    },
    {
      label: 'text behind a stray tag that would end the body stays',
      markdown: ['<col>', '', 'Text.'],
      html: ['<p>Text.</p>'],
      notes: ['1:1 dropped-element <col> is not allowed here; removed'],
    },
    {
      label: 'hard breaks',
      markdown: ['hard  ', 'break\\', 'here'],
      html: ['<p>hard<br>', 'break<br>', 'here</p>'],
      notes: [],
    },
  ];
}
