// Sites of eight generators: their settings, and how each names and writes a post.
import { slug } from 'github-slugger';
import { happens } from './dice.ts';
import { type Pairs, toToml, toYaml, type Written } from './old-front-matter.ts';
import { IMAGE, type Marks, type OldPost } from './old-post.ts';

/** A generator's site. */
export type OldSite = {
  readonly name: string;
  readonly settings: Readonly<Record<string, string>>;
  /** The folder that is served from the root. */
  readonly statics: string;
  readonly marks: Marks;
  /** The address of a post, for links of others. */
  readonly toAddress: (date: Date, name: string) => string;
  readonly toFile: (post: OldPost) => string;
  readonly toFrontMatter: (post: OldPost) => string;
};

const ORIGIN = 'https://old.example.org';
const NO_MARKS: Marks = { more: null, mores: 0, marks: [] };

const toDay = (date: Date): string => date.toISOString().slice(0, 10);
const toTime = (date: Date): string => date.toISOString().slice(11, 19);
const toSteps = (date: Date): string => toDay(date).replaceAll('-', '/');

/** What all of them have, by the names of most. */
function toCommon({ title, description, draft, ...post }: OldPost): Pairs {
  return [
    ['title', title],
    ['description', description],
    ['author', post.author],
    ['draft', draft ? true : null],
  ];
}

function toTags({ tags }: OldPost): Written | null {
  if (tags === 'empty') return { raw: '' };
  if (tags === 'comma') return 'web, Feeds';
  return tags.length === 0 ? null : tags;
}

const jekyll: OldSite = {
  name: 'jekyll',
  settings: {
    '_config.yml': `title: Old notes\nurl: ${ORIGIN}\npermalink: /:year/:month/:day/:title/\n`,
  },
  statics: '',
  marks: {
    more: '<!--more-->',
    mores: 0.15,
    marks: [
      [0.4, () => '{% highlight ruby %}\n# set up\nx = 1\n{% endhighlight %}'],
      [0.1, (link) => `[Home]({{ site.url }}${link})`],
      [0.05, () => '{% include video.html id="w7Ft2ymGmfc" %}'],
      [0.03, () => 'Walk on.\n{: .note}'],
    ],
  },
  toAddress: (date, name) => `/${toSteps(date)}/${name}/`,
  toFile: ({ dice, date, name }) =>
    `_posts/${toDay(date)}-${name}.${happens(dice, 0.18) ? 'markdown' : 'md'}`,
  toFrontMatter: (post) =>
    toYaml([
      ['layout', 'post'],
      ...toCommon({ ...post, draft: false }),
      ['date', happens(post.dice, 0.5) ? `${toDay(post.date)} ${toTime(post.date)} +0200` : null],
      ['categories', post.category],
      ['tags', toTags(post)],
      ['image', post.image],
      ['published', post.draft ? false : null],
    ]),
};

const hugo: OldSite = {
  name: 'hugo',
  settings: { 'hugo.toml': `baseURL = "${ORIGIN}/"\ntitle = "Old notes"\n` },
  statics: 'static/',
  marks: {
    more: '<!--more-->',
    mores: 0.15,
    marks: [
      [0.08, () => `{{< figure src="${IMAGE}" title="A chart" >}}`],
      [0.03, () => '{{< highlight go >}}\n// set up\nx := 1\n{{< /highlight >}}'],
      [0.03, () => '{{< youtube w7Ft2ymGmfc >}}'],
      [0.02, () => '{{< gallery "trip" >}}'],
    ],
  },
  toAddress: (_, name) => `/posts/${name.toLowerCase()}/`,
  toFile: ({ dice, name }) => `content/posts/${name}${happens(dice, 0.15) ? '/index' : ''}.md`,
  toFrontMatter: (post) => {
    const { dice, date } = post;
    const write = happens(dice, 0.62) ? toToml : toYaml;
    return write([
      ...toCommon(post),
      ['date', { raw: `${toDay(date)}T${toTime(date)}+09:00` }],
      ['lastmod', happens(dice, 0.1) ? { raw: `${toDay(date)}T23:00:00+09:00` } : null],
      ['categories', post.category === null ? null : [post.category]],
      ['tags', Array.isArray(post.tags) ? toTags(post) : null],
    ]);
  },
};

const zola: OldSite = {
  name: 'zola',
  settings: { 'config.toml': `base_url = "${ORIGIN}"\ntitle = "Old notes"\n` },
  statics: 'static/',
  marks: {
    more: '<!-- more -->',
    mores: 0.15,
    marks: [[0.02, () => '{{ youtube(id="w7Ft2ymGmfc") }}']],
  },
  toAddress: (date, name) => `/${toSteps(date)}/${name}/`,
  toFile: ({ dice, name }) => `content/${name}${happens(dice, 0.3) ? '/index' : ''}.md`,
  toFrontMatter: (post) => {
    const { title, description, date, name, tags } = post;
    return toToml(
      [
        ['path', `${toSteps(date)}/${name}`],
        ['title', title],
        ['description', description],
        ['authors', post.author === null ? null : [post.author]],
        ['draft', post.draft ? true : null],
      ],
      { taxonomies: [['tags', Array.isArray(tags) && tags.length > 0 ? tags : null]] },
    );
  },
};

const hexo: OldSite = {
  name: 'hexo',
  settings: {
    '_config.yml': `title: Old notes\nurl: ${ORIGIN}\npermalink: :year/:month/:day/:title/\n`,
  },
  statics: 'source/',
  marks: {
    more: '<!-- more -->',
    mores: 0.5,
    marks: [
      [0.05, () => '{% codeblock lang:js %}\n# set up\nx = 1\n{% endcodeblock %}'],
      [0.3, () => '$$\nx_1 \\\\ y_2\n$$'],
      [0.03, () => '{% youtube w7Ft2ymGmfc %}'],
    ],
  },
  toAddress: (date, name) => `/${toSteps(date)}/${name}/`,
  toFile: ({ name }) => `source/_posts/${name}.md`,
  toFrontMatter: (post) =>
    toYaml([
      ...toCommon({ ...post, draft: false }),
      ['date', `${toDay(post.date)} ${toTime(post.date)}`.replace(/ 0/u, ' ')],
      ['categories', post.category],
      ['tags', toTags(post)],
      ['cover', post.image],
      ['published', post.draft ? false : null],
    ]),
};

const astro: OldSite = {
  name: 'astro',
  settings: { 'astro.config.mjs': `export default { site: '${ORIGIN}' };\n` },
  statics: 'public/',
  marks: { ...NO_MARKS, marks: [[0.05, () => '<YouTube id="w7Ft2ymGmfc" />']] },
  toAddress: (_, name) => `/blog/${slug(name)}/`,
  toFile: ({ dice, name }) => `src/content/blog/${name}.${happens(dice, 0.2) ? 'mdx' : 'md'}`,
  toFrontMatter: (post) =>
    toYaml([
      ...toCommon(post),
      ['pubDate', { raw: happens(post.dice, 0.5) ? toDay(post.date) : post.date.toISOString() }],
      ['heroImage', post.image],
      ['category', post.category],
      ['tags', toTags(post)],
    ]),
};

const eleventy: OldSite = {
  name: 'eleventy',
  settings: { '.eleventy.js': 'module.exports = function (config) {};\n' },
  statics: 'public/',
  marks: {
    ...NO_MARKS,
    marks: [
      [0.05, (link) => `[Before]({{ '${link}' | url }})`],
      [0.1, () => '{% image "./chart.png", "A chart" %}'],
    ],
  },
  toAddress: (_, name) => `/posts/${name}/`,
  toFile: ({ date, name }) => `posts/${toDay(date)}-${name}.md`,
  toFrontMatter: (post) =>
    toYaml([
      ['layout', 'post.njk'],
      ...toCommon(post),
      ['date', happens(post.dice, 0.7) ? { raw: post.date.toISOString() } : null],
      [
        'tags',
        post.tags === 'empty'
          ? { raw: '' }
          : post.tags === 'comma'
            ? 'posts'
            : ['posts', ...post.tags],
      ],
    ]),
};

const docusaurus: OldSite = {
  name: 'docusaurus',
  settings: {
    'docusaurus.config.js': `module.exports = { title: 'Old notes', url: '${ORIGIN}', baseUrl: '/' };\n`,
    'blog/authors.yml': 'kim:\n  name: Kim Sato\nlee:\n  name: Lee Moss\nana:\n  name: Ana Diaz\n',
  },
  statics: 'static/',
  marks: {
    more: '{/* truncate */}',
    mores: 0.5,
    marks: [
      [0.25, () => ':::note\n\nMind the step.\n\n:::'],
      [0.1, () => '## How to walk {#walk}'],
      [0.03, () => '<Tabs><TabItem value="a">\n\nOne.\n\n</TabItem></Tabs>'],
    ],
  },
  toAddress: (date, name) => `/blog/${toSteps(date)}/${name}`,
  toFile: ({ dice, date, name }) =>
    `blog/${toDay(date)}-${name}.${happens(dice, 0.3) ? 'mdx' : 'md'}`,
  toFrontMatter: (post) =>
    toYaml([
      ['title', post.title],
      ['authors', post.author === null ? null : [post.author.slice(0, 3).toLowerCase()]],
      ['description', post.description],
      ['tags', toTags(post)],
      ['image', post.image],
      ['draft', post.draft ? true : null],
    ]),
};

const next: OldSite = {
  name: 'next',
  settings: { 'next.config.js': 'module.exports = {};\n' },
  statics: 'public/',
  marks: { ...NO_MARKS, marks: [[0.05, () => '<Callout>Mind the step.</Callout>']] },
  toAddress: (_, name) => `/blog/${name}`,
  toFile: ({ dice, name }) => `content/blog/${name}.${happens(dice, 0.3) ? 'mdx' : 'md'}`,
  toFrontMatter: (post) =>
    toYaml([
      ...toCommon(post),
      ['date', `'${post.date.toISOString()}'`],
      ['category', post.category],
      ['layout', 'blog-post.hbs'],
      ['coverImage', post.image],
    ]),
};

export const OLD_SITES: readonly OldSite[] = [
  ...[jekyll, hugo, zola, hexo, astro, eleventy, docusaurus, next],
];
