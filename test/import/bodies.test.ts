// Bodies of each generator as they are after an import: what is certain is Markdown, what is not is noted.
import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../src/import/bodies/dialect.ts';
import { unwrapMarks } from '../../src/import/bodies/unwrap.ts';
import type { Note } from '../../src/import/post.ts';

type Row = readonly [what: string, written: string, wanted: string, noted?: string];

const FILES = [
  ...['_posts/2014-01-02-old.markdown', 'about.md', 'content/posts/deep/index.md'],
  ...['source/_posts/Walk.md', 'source/_posts/Walk/map.png'],
];

const LIQUID: readonly Row[] = [
  [
    'a block of code',
    '{% highlight go linenos %}\n# x\n\n    y\n{% endhighlight %}',
    '```go\n# x\n\n    y\n```',
  ],
  ['code with fences in it', '{% highlight md %}\n```\n{% endhighlight %}', '````md\n```\n````'],
  ['code on one line', '{%- highlight js -%}a(){%- endhighlight -%}', '```js\na()\n```'],
  [
    'code in a list',
    '1. x\n\n   {% highlight js %}\n   a\n   {% endhighlight %}',
    '1. x\n\n   ```js\n   a\n   ```',
  ],
  ['code without an end', '{% highlight js %}\na', '{% highlight js %}\na', 'template-mark'],
  ['a fence', '```\n{% link a.md %}\n```', '```\n{% link a.md %}\n```'],
  ['a fence without an end', '~~~\n{{ x }}', '~~~\n{{ x }}'],
  ['a span', '`{% link a.md %}` ``{{ ` }}``', '`{% link a.md %}` ``{{ ` }}``'],
  ['indented code', 'a\n\n    {{ x }}\n\nb', 'a\n\n    {{ x }}\n\nb'],
  ['literal text', '{% raw %}{{ x }} *a*{% endraw %}', '{{ x }} *a*'],
  ['literal text in a fence', '```\n{% raw %}{{ x }}{% endraw %}\n```', '```\n{{ x }}\n```'],
  ['a comment', 'a {% comment %}b{% endcomment %}c', 'a c'],
  [
    'a link to a post',
    '[a]({% post_url 2014-01-02-old %}#b)',
    '[a](source:_posts/2014-01-02-old.markdown#b)',
  ],
  [
    'a post in prose',
    'see {% post_url 2014-01-02-old %}',
    'see [2014-01-02-old](source:_posts/2014-01-02-old.markdown)',
  ],
  ['a link to a page', '[a]({{ site.baseurl }}{% link about.md %})', '[a](/blogsource:about.md)'],
  [
    'a post that is gone',
    '[a]({% post_url 1999-01-01-no %})',
    '[a]({% post_url 1999-01-01-no %})',
    'template-mark',
  ],
  ['the address of the site', '{{ site.url }}{{site.baseurl}}/x', 'https://old.example.org/blog/x'],
  ['a path through a filter', "[a]({{ '/x.png' | relative_url }})", '[a](/blog/x.png)'],
  ['the title', '{{ page.title }}', 'The title'],
  [
    'blanks in addresses, as kramdown takes them',
    `![a]({{ "/A b.PNG" | relative_url }} "t") [c](../d e/f.pdf) [g](h i)`,
    '![a](</blog/A b.PNG> "t") [c](<../d e/f.pdf>) [g](h i)',
  ],
  [
    'a video',
    '{% include youtube.html id="w7Ft2ymGmfc" %}',
    '[Video on YouTube](https://www.youtube.com/watch?v=w7Ft2ymGmfc)',
  ],
  ['a gist', '{% gist kim/12ab %}', '[Gist on GitHub](https://gist.github.com/kim/12ab)'],
  [
    'what an include is',
    '{% include odd.html a="b" %}',
    '{% include odd.html a="b" %}',
    'template-mark',
  ],
  ['an attribute list', 'text\n{: .note #x}\n\n[a](b){:target="_blank"} c', 'text\n\n[a](b) c'],
  ['an id of a heading', '## Head\n{: #old}\n', '## <a id="old"></a>Head\n'],
  ['a table of contents', '* TOC\n{:toc}\n\na', '\na'],
];

const HUGO: readonly Row[] = [
  [
    'a block of code',
    '{{< highlight go "linenos=table" >}}\n# x\n{{< /highlight >}}',
    '```go\n# x\n```',
  ],
  ['both marks', '{{% highlight js %}}\na\n{{% /highlight %}}', '```js\na\n```'],
  ['a figure', '{{< figure src="/a b.png" alt="A" >}}', '![A](/a%20b.png)'],
  [
    'a figure with a caption',
    '{{<figure src="/a.png" title="T">}}',
    '<figure><img src="/a.png" alt="T"><figcaption>T</figcaption></figure>',
  ],
  [
    'a video',
    '{{< youtube w7Ft2ymGmfc >}}',
    '[Video on YouTube](https://www.youtube.com/watch?v=w7Ft2ymGmfc)',
  ],
  ['a gist', '{{< gist kim 12ab "x.go" >}}', '[Gist on GitHub](https://gist.github.com/kim/12ab)'],
  [
    'a link to a post',
    '[a]({{< relref "posts/deep" >}}) [b]({{< ref "/posts/deep#c" >}})',
    '[a](source:content/posts/deep/index.md) [b](source:content/posts/deep/index.md#c)',
  ],
  [
    'a notice',
    '{{% notice tip "Look" %}}\na\n{{% /notice %}}',
    '\n\n> [!TIP]\n> **Look**\n>\n> a\n\n',
  ],
  [
    'a notice of another kind',
    '{{< notice odd >}}a{{< /notice >}}',
    '{{< notice odd >}}a{{< /notice >}}',
    'template-mark template-mark',
  ],
  [
    'a shortcode that is shown',
    '`{{</* ref "x" */>}}` {{%/* y */%}}',
    '`{{< ref "x" >}}` {{% y %}}',
  ],
  ['an unknown shortcode', '{{< chart >}}', '{{< chart >}}', 'template-mark'],
  [
    'an id of a heading',
    '## Head {#old .x}\n## Head {#head}\n## Head {.x}',
    '## <a id="old"></a>Head\n## Head\n## Head',
  ],
];

const ZOLA: readonly Row[] = [
  ['a link to a post', '[a](@/posts/deep/index.md#b)', '[a](source:content/posts/deep/index.md#b)'],
  [
    'a video',
    '{{ youtube(id="w7Ft2ymGmfc", class="x") }}',
    '[Video on YouTube](https://www.youtube.com/watch?v=w7Ft2ymGmfc)',
  ],
  ['an image', '{{ image(src="a.png", alt="A") }}', '![A](a.png)'],
  ['a note', '{% note(title="T") %}\na\n{% end %}', '\n\n> [!NOTE]\n> **T**\n>\n> a\n\n'],
  ['an unknown shortcode', '{{ chart(a=1) }}', '{{ chart(a=1) }}', 'template-mark'],
];

const HEXO: readonly Row[] = [
  ['a block of code', '{% codeblock Title lang:js %}\na\n{% endcodeblock %}', '```js\na\n```'],
  [
    'an image beside',
    '{% asset_img map.png The map %}',
    '![The map](source:source/_posts/Walk/map.png)',
  ],
  ['a link to a post', '{% post_link Walk "A walk" %}', '[A walk](source:source/_posts/Walk.md)'],
  ['a quotation', '{% blockquote Kim %}\na\n{% endblockquote %}', '\n\n> a\n>\n> Kim\n\n'],
  ['a note', '{% note danger %}\na\n{% endnote %}', '\n\n> [!CAUTION]\n> a\n\n'],
  ['an unknown tag', '{% odd %}', '{% odd %}', 'template-mark'],
];

const MDX: readonly Row[] = [
  [
    'imports',
    "import A from './a';\nimport {\n  B\n} from 'b';\n\nexport const c = {\n  d: 1,\n};\n\ntext",
    '\ntext',
  ],
  ['the word import', 'import taxes rose', 'import taxes rose'],
  ['an imported image', 'import a from \'./a.png\';\n<Image src={a} alt="A" />', '![A](./a.png)'],
  ['a required image', "<img src={require('./a.png').default} />", '<img src="./a.png" />'],
  ['styles and classes', '<b style={{a: 1}} className="x">a</b>', '<b class="x">a</b>'],
  [
    'a video',
    '<YouTube id="w7Ft2ymGmfc" />',
    '[Video on YouTube](https://www.youtube.com/watch?v=w7Ft2ymGmfc)',
  ],
  ['a text in braces', `a{" "}<b>b</b> {'c'}`, 'a <b>b</b> c'],
  ['an unknown component', '<Chart a={b} />', '<Chart a={b} />', 'component <Chart>'],
  ['the end of a summary', 'a\n\n{/* truncate */}\n\nb', 'a\n\n<!-- more -->\n\nb'],
  ['a comment', 'a\n{/* b */}\nc', 'a\n\nc'],
  ['an id of a heading', "## What's next {/*next*/}", '## <a id="next"></a>What\'s next'],
  ['an admonition', ':::caution Hot\n\na\n\n:::', '\n\n> [!CAUTION]\n> **Hot**\n>\n> a\n\n'],
  [
    'one in another',
    '::::note\na\n:::tip[T]\nb\n:::\n::::',
    '\n\n> [!NOTE]\n> a\n>\n> > [!TIP]\n> > **T**\n> >\n> > b\n\n',
  ],
  [
    'one with code',
    ':::note\n```\n:::\n\na\n```\n:::',
    '\n\n> [!NOTE]\n> ```\n> :::\n> \n> a\n> ```\n\n',
  ],
  ['one without an end', ':::note\na', ':::note\na'],
  [
    'a notice of Nuxt',
    '::alert{type="warning" title="T"}\na\n::\n\n::callout\nb\n::',
    '> [!WARNING]\n> **T**\n>\n> a\n\n> [!NOTE]\n> b',
  ],
  ['another component of Nuxt', '::hero\na\n::', '::hero\na\n::', 'component ::hero'],
];

const PLAIN: readonly Row[] = [
  ['a formula', 'so $\\left\\{a_1\\right\\}$ is', 'so $\\left\\{a_1\\right\\}$ is'],
  ['a formula of several lines', '$$\na_1\n= {{b}}^*\n$$', '$$\na_1\n= {{b}}^*\n$$'],
  ['a formula for MathJax', 'so \\\\(a_1 \\\\) is', 'so $a_1$ is'],
  ['one that is displayed', '\\\\[\na_1\n\\\\]', '$$a_1$$'],
  ['prices and variables', '$5 and *$6*, $HOME/a_b and $PATH', '$5 and *$6*, $HOME/a_b and $PATH'],
  ['a formula in code', '`$a_1$`', '`$a_1$`'],
  [
    'a gist',
    '<script src="https://gist.github.com/kim/12ab.js"></script>',
    '[Gist on GitHub](https://gist.github.com/kim/12ab)',
  ],
  ['another script', '<script>a()</script>', '<script>a()</script>'],
  [
    'an object',
    '<object data="c.svg"><img src="c.png" alt="C"></object>',
    '<img src="c.png" alt="C">',
  ],
  ['a mark in a comment', '<!-- {% a %} -->', '<!-- {% a %} -->'],
];

const TABLES: readonly (readonly [Dialect, readonly Row[]])[] = [
  ...([
    ['liquid', LIQUID],
    ['hugo', HUGO],
    ['zola', ZOLA],
  ] as const),
  ...([
    ['hexo', HEXO],
    ['mdx', MDX],
    ['plain', PLAIN],
  ] as const),
];

describe.each(TABLES)('a body of %s', (dialect, rows) => {
  it.each(rows.map(toCase))('has $what', ({ written, wanted, noted }) => {
    const notes: Note[] = [];
    const text = unwrapMarks(written, {
      dialect,
      file: dialect === 'hexo' ? 'source/_posts/Walk.md' : 'post.md',
      files: FILES,
      title: 'The title',
      origin: 'https://old.example.org',
      base: '/blog',
      note: (note) => notes.push(note),
    });
    expect(text.trim()).toBe(wanted.trim());
    expect(notes.map(({ rule }) => rule).join(' ')).toBe(noted);
  });
});

describe('marks that GitHub’s Markdown has not', () => {
  it.each([
    [
      'Otter\n: An animal.',
      'definition-list ": An animal." stays in the text; write <dl>, <dt> and <dd>',
    ],
    ['a ==b c== d', 'highlight-mark "==b c==" stays in the text; write <mark>'],
    ['H~2~O', 'subscript-mark "H~2~" stays in the text; write <sub>'],
    ['x^2^', 'superscript-mark "x^2^" stays in the text; write <sup>'],
    ['H~2~O and CO~2~', 'subscript-mark "H~2~" stays in the text; write <sub>'],
    ['`H~2~O ==b== x^2^`', ''],
    ['```\na\n: b\n```', ''],
    ['a == b and c == d', ''],
    ['~~gone~~ a^[1] [^1] ~/a', ''],
    ['$x^2^$', ''],
    [':::note\na\n:::', ''],
  ])('%j', (written, wanted) => {
    const notes: Note[] = [];
    const context = { file: 'post.md', files: [], title: '', origin: '', base: '' };
    const note = (one: Note) => notes.push(one);
    unwrapMarks(written, { ...context, dialect: 'plain', note });
    expect(notes.map(({ rule, message }) => `${rule} ${message}`).join('\n')).toBe(wanted);
  });
});

describe('an expression of MDX', () => {
  it.each([
    ['is noted', 'a {new Date().getFullYear()} b {x}', 2],
    ['of an element goes with it', '<b x={y}>a</b>', 0],
    ['that is escaped is text', 'a \\{b\\}', 0],
    ['that is an id is none', '## A {#b}', 0],
    ['that is code is none', '`{a}`', 0],
  ])('%s', (_, written, wanted) => {
    const notes: Note[] = [];
    unwrapMarks(written, {
      ...{ dialect: 'mdx', file: 'post.mdx', files: [], title: '', origin: '', base: '' },
      note: (note) => notes.push(note),
    });
    expect(notes.map(({ rule }) => rule)).toEqual(Array(wanted).fill('template-mark'));
  });
});

function toCase([what, written, wanted, noted = '']: Row) {
  return { what, written, wanted, noted };
}
