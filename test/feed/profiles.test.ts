// Feeds for services: what each demands, read back by a parser, whole documents byte for byte, and how a profile goes
// together with filters, limits, summaries, archives and deltas.
import { parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import type { Site } from '../../src/catalog/site.ts';
import type { Article } from '../../src/compile/content/article.ts';
import { toAllowedHtml } from '../../src/feed/profiles/allowed-html.ts';
import { toDescription } from '../../src/feed/profiles/flipboard.ts';
import { PROFILES } from '../../src/query/profiles.ts';
import { renderAlone } from '../compile/render-alone.ts';
import type { Content } from '../read-content.ts';
import { ask, askFor, NOW, publish, readFixture } from './publication.ts';

const content = await readFixture();
const publication = publish(content);

const LOGO = { type: 'image/png', length: 1, width: 700, height: 100 };

function withSite(change: Partial<Site>): Content {
  return { ...content, site: { ...content.site, ...change } };
}

const PROFILED = publish(
  withSite({
    profiles: {
      smartnews: {
        logo: { url: 'https://x.example/logo.png', ...LOGO },
        darkLogo: { url: 'https://x.example/dark.png', ...LOGO },
        description: 'News for all',
      },
      appleNews: { language: 'en-GB' },
    },
  }),
);

/** An hour apart, oldest first, with this HTML. */
function articles(count: number, html = '<p>Text.</p>'): readonly Article[] {
  const [first] = content.articles;
  if (first === undefined) throw new Error('the fixture is empty');
  return Array.from({ length: count }, (_, index) => ({
    ...first,
    slug: `a-${index}`,
    id: `tag:gazette.example,2025-02:articles/a-${index}`,
    title: `Article ${index}`,
    published: NOW - 10_000_000 + index * 3600,
    updated: null,
    html,
  }));
}

async function read(search: string, from = publication) {
  return parseRssFeed(await from.render('rss', ask(from, search)));
}

describe('golden documents', () => {
  const cases = PROFILES.flatMap((profile) =>
    ['full', 'hostile'].map((slug) => ({ profile, slug })),
  );

  it.each(cases)('$slug article for $profile', async ({ profile, slug }) => {
    const query = { ...askFor(PROFILED, slug), profile };
    await expect(await PROFILED.render('rss', query)).toMatchFileSnapshot(
      `../fixtures/feeds/${slug}/${profile}.xml`,
    );
  });
});

describe('every profile', () => {
  it.each(PROFILES)(
    '%s has the articles of readers, with their ids, links and dates',
    async (profile) => {
      const plain = await read('?limit=50');
      const own = await read(`?limit=50&profile=${profile}`);
      const toFacts = ({ items = [] }: typeof own) =>
        items.map(({ guid, link, pubDate, dc, categories }) => [
          guid,
          link,
          pubDate,
          dc,
          categories,
        ]);
      expect(toFacts(own)).toEqual(toFacts(plain));
      expect(own.items?.length).toBeGreaterThan(3);
    },
  );

  it.each(PROFILES)('%s names itself and no other format', async (profile) => {
    const feed = await read(`?tag=bitcoin&profile=${profile}`);
    expect(feed.atom?.links).toEqual([
      {
        rel: 'self',
        type: 'application/rss+xml',
        href: `https://feeds.example.org/tags/bitcoin/rss.xml?profile=${profile}`,
      },
    ]);
  });

  it.each(PROFILES)(
    '%s has an entity tag of its own, which its content alone decides on',
    async (profile) => {
      const query = ask(publication, `?profile=${profile}`);
      const first = await publication.represent('rss', query);
      const later = await publication.represent('rss', query, NOW + 60, NOW);
      const plain = await publication.represent('rss', ask(publication, ''));
      expect([later.etag, later.key]).toEqual([first.etag, first.key]);
      expect(first.etag).not.toBe(plain.etag);
      const [one, ...others] = content.articles;
      if (one === undefined) throw new Error('the fixture is empty');
      const changed = publish({ ...content, articles: [{ ...one, title: 'New' }, ...others] });
      expect((await changed.represent('rss', query)).etag).not.toBe(first.etag);
    },
  );

  it.each(PROFILES)('%s has no archive, complete or not', async (profile) => {
    const many = publish({ ...content, articles: articles(70) });
    for (const search of [`?profile=${profile}`, `?limit=2&profile=${profile}`]) {
      const text = await many.render('rss', ask(many, search));
      expect(text).not.toMatch(/prev-archive|fh:/);
    }
  });

  it.each(PROFILES)('%s has no text where summaries are asked for', async (profile) => {
    const feed = await read(`?content=summary&profile=${profile}`);
    expect(feed.items?.map((item) => item.content)).toEqual(feed.items?.map(() => undefined));
  });

  it.each(PROFILES)('%s calls a note by the beginning of its summary', async (profile) => {
    const [first] = articles(1);
    if (first === undefined) throw new Error('there is no article');
    const note = { ...first, title: null, summary: 'The river has risen.' };
    const { items } = await read(`?profile=${profile}`, publish({ ...content, articles: [note] }));
    expect(items?.map(({ title }) => title)).toEqual(['The river has risen.']);
  });

  it('has as many articles as are asked for', async () => {
    const many = publish({ ...content, articles: articles(70) });
    for (const [search, count] of [
      ['?profile=msn', content.site.feeds.limit],
      ['?profile=flipboard', 30],
      ['?limit=7&profile=flipboard', 7],
      ['?limit=50&profile=flipboard', 50],
    ] as const) {
      expect((await read(search, many)).items).toHaveLength(count);
    }
  });

  it('names no hub, which is told of the feeds of readers alone', async () => {
    const hub = publish(withSite({ hub: 'https://hub.example/' }));
    const query = ask(hub, '?profile=flipboard');
    expect((await hub.represent('rss', query)).fields).not.toHaveProperty('Link');
    expect(await hub.render('rss', query)).not.toContain('hub.example');
    expect(await hub.render('rss', ask(hub, ''))).toContain('hub.example');
  });

  it('is a podcast for podcast apps alone', async () => {
    expect(await publication.render('rss', ask(publication, '?profile=msn'))).not.toContain(
      'itunes',
    );
  });
});

describe('a delta of a profile (RFC 3229)', () => {
  const many = publish({ ...content, articles: articles(10) });
  const older = publish({ ...content, articles: articles(8) });

  it.each(['msn', 'flipboard', 'apple-news'] as const)('has what %s lacks', async (profile) => {
    const search = `?limit=20&profile=${profile}`;
    const { etag } = await older.represent('rss', ask(older, search));
    const delta = (await many.represent('rss', ask(many, search))).delta([etag]);
    if (delta === null) throw new Error('there is no delta');
    const feed = parseRssFeed(await many.renderPart(delta.render));
    expect(feed.items?.map(({ title }) => title)).toEqual(['Article 9', 'Article 8']);
  });

  it('is not of the feed of readers, nor of SmartNews, whose files may lack articles', async () => {
    for (const [from, to] of [
      ['', '?profile=msn'],
      ['?profile=smartnews', '?profile=smartnews'],
    ] as const) {
      const { etag } = await older.represent('rss', ask(older, from));
      expect((await many.represent('rss', ask(many, to))).delta([etag])).toBeNull();
    }
  });
});

describe('SmartNews (SmartFormat 2.1)', () => {
  it('has a channel with description, date, language, copyright, ttl and logos', async () => {
    const text = await PROFILED.render('rss', ask(PROFILED, '?profile=smartnews'));
    const feed = parseRssFeed(text);
    expect(feed).toMatchObject({
      description: 'News for all',
      language: 'en',
      copyright: '© 2026 The Gazette & friends',
      ttl: 20,
      pubDate: expect.stringMatching(/ GMT$/),
    });
    expect(text).toContain('xmlns:snf="http://www.smartnews.be/snf"');
    expect(text).toContain('<snf:logo>\n<url>https://x.example/logo.png</url>\n</snf:logo>');
    expect(text).toContain('<snf:darkModeLogo>\n<url>https://x.example/dark.png</url>');
  });

  it('has the icon for its logo unless there is one', async () => {
    const text = await publication.render('rss', ask(publication, '?profile=smartnews'));
    expect(text).toMatch(/<snf:logo>\n<url>[^<]*\/icon\.png<\/url>/);
    expect(text).not.toContain('darkModeLogo');
    const without = publish(withSite({ icon: null }));
    expect(await without.render('rss', ask(without, '?profile=smartnews'))).not.toContain(
      'snf:logo',
    );
  });

  it('has a thumbnail and an author of an article', async () => {
    const query = { ...askFor(publication, 'full'), profile: 'smartnews' as const };
    const { items = [] } = parseRssFeed(await publication.render('rss', query));
    expect(items[0]?.media?.thumbnails?.[0]?.url).toMatch(/\/chart\.png$/);
    expect(items[0]?.dc?.creators).toEqual(['Ada "A." Lovelace', 'Bo']);
  });

  it('has 1 MB at most: the newest articles that fit', async () => {
    const html = `<p>${'ä'.repeat(150_000)}</p>`;
    const large = publish({ ...content, articles: articles(5, html) });
    const text = await large.render('rss', ask(large, '?profile=smartnews'));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_000_000);
    const titles = parseRssFeed(text).items?.map(({ title }) => title);
    expect(titles).toEqual(['Article 4', 'Article 3', 'Article 2']);
    expect(
      Buffer.byteLength(await large.render('rss', ask(large, '?profile=msn'))),
    ).toBeGreaterThan(1_500_000);
  });

  it('leaves out an article that is too large alone, and goes on', async () => {
    const [first, second, third] = articles(3);
    if (!first || !second || !third) throw new Error('there are no articles');
    const huge = { ...third, html: `<p>${'x'.repeat(1_000_000)}</p>` };
    const mixed = publish({ ...content, articles: [first, second, huge] });
    const { items } = await read('?profile=smartnews', mixed);
    expect(items?.map(({ title }) => title)).toEqual(['Article 1', 'Article 0']);
  });
});

describe('MSN (metadata requirements)', () => {
  it('says when an article was updated, in both ways', async () => {
    const query = { ...askFor(publication, 'full'), profile: 'msn' as const };
    const { items = [] } = parseRssFeed(await publication.render('rss', query));
    expect(JSON.stringify(items[0]?.dcterms)).toContain('2026-03-01T12:00:00Z');
    expect(items[0]?.atom?.updated).toBe('2026-03-01T12:00:00Z');
  });

  it('has no HTML in titles', async () => {
    const query = { ...askFor(publication, 'hostile'), profile: 'msn' as const };
    const { items = [] } = parseRssFeed(await publication.render('rss', query));
    expect(items[0]?.title).toBe('‹b›&amp; ]]› "x" C‹T›');
  });

  it('shows the picture of an article once', async () => {
    const { items = [] } = await read('?limit=50&profile=msn');
    const shown = items.filter(({ content: body }) => body?.encoded?.includes('chart.png'));
    expect(shown.length).toBeGreaterThan(0);
    for (const item of shown) expect(JSON.stringify(item.media ?? {})).not.toContain('chart.png');
  });
});

describe('the picture of an article for MSN, as media:content', () => {
  const URL = 'https://x.example/p.jpg';
  it.each([
    ['is not there where the text shows it', `![P](${URL})`, '', URL, []],
    ['is known by any address', `![P](${URL}?w=1&h=2)`, '', `${URL}?w=1&h=2`, []],
    ['is there where the feed has no text', `![P](${URL})`, 'content=summary&', URL, [URL]],
    ['is there where the text only leads to it', `[P](${URL})`, '', URL, [URL]],
    ['is there where the text shows another size', `![P](${URL}?w=1)`, '', URL, [URL]],
  ])('%s', async (_, markdown, search, url, wanted) => {
    const { html } = renderAlone(markdown);
    const image = content.articles.find((one) => one.image !== null)?.image;
    if (!image) throw new Error('the fixture has no picture');
    const own = articles(1, html).map((one) => ({ ...one, image: { ...image, url } }));
    const { items } = await read(`?${search}profile=msn`, publish({ ...content, articles: own }));
    const pictures = items?.[0]?.media?.contents?.filter(({ medium }) => medium === 'image') ?? [];
    expect(pictures.map((one) => one.url)).toEqual(wanted);
  });
});

describe('HTML for MSN (HTML guidelines)', () => {
  const rows: readonly (readonly [what: string, html: string, wanted: string])[] = [
    ['what is allowed', '<p>A <b>b</b> <i>c</i><br>d</p>', '<p>A <b>b</b> <i>c</i><br>d</p>'],
    ['code', '<p>A <code>b</code>.</p>', '<p>A b.</p>'],
    [
      'a block of code',
      '<pre><code class="language-js">if (a) {\n  b;\n}\n</code></pre>',
      '<p>if (a) {<br>\u00A0\u00A0b;<br>}</p>',
    ],
    [
      'lines of which parts are marked',
      '<pre>a\n<b>b</b>\n<i>c</i>\n</pre>',
      '<p>a<br><b>b</b><br><i>c</i></p>',
    ],
    [
      'a figure',
      '<figure><img src="https://x.example/p.png" alt="P"><figcaption>C</figcaption></figure>',
      '<img src="https://x.example/p.png" alt="P"><div>C</div>',
    ],
    ['a heading of the sixth level', '<h6 id="x">A</h6>', '<h5 id="x">A</h5>'],
    ['a rule', '<p>A</p>\n<hr>\n<p>B</p>', '<p>A</p>\n\n<p>B</p>'],
    ['a quotation in a line', '<p><q>A</q></p>', '<p>“A”</p>'],
    [
      'how a word is read, with and without brackets of its own',
      '<p><ruby>漢<rt>kan</rt></ruby><ruby>字<rp>(</rp><rt>ji</rt><rp>)</rp></ruby></p>',
      '<p>漢(kan)字(ji)</p>',
    ],
    ['what is deleted', '<p><del>A</del> <s>B</s></p>', '<p>A B</p>'],
    [
      'audio',
      '<p><audio src="https://x.example/a.mp3" controls preload="none"></audio></p>',
      '<p><a href="https://x.example/a.mp3">https://x.example/a.mp3</a> </p>',
    ],
    [
      'video with sources',
      '<video controls poster="https://x.example/p.png"><source src="https://x.example/a.mp4" type="video/mp4"><track src="https://x.example/a.vtt"></video>',
      '<a href="https://x.example/a.mp4">https://x.example/a.mp4</a> ',
    ],
    [
      'a film in a link',
      '<a href="https://x.example/"><video src="https://x.example/a.mp4"></video></a>',
      '<a href="https://x.example/">https://x.example/a.mp4 </a>',
    ],
    [
      'a picture in several forms',
      '<picture><source srcset="https://x.example/p.avif" type="image/avif"><img src="https://x.example/p.png" alt=""></picture>',
      '<img src="https://x.example/p.png" alt="">',
    ],
    ['what is folded', '<details><summary>A</summary><p>B</p></details>', '<div>A</div><p>B</p>'],
    ['a list of terms', '<dl><dt>A</dt><dd>B</dd></dl>', '<div>A</div><div>B</div>'],
    [
      'a link to a telephone, and one to an address',
      '<p><a href="tel:+1">1</a> <a href="mailto:a@x.example">2</a></p>',
      '<p>1 <a href="mailto:a@x.example">2</a></p>',
    ],
    [
      'a formula',
      '<p><math alttext="a&#x3C;b"><mi>a</mi><mo>&#x3C;</mo><mi>b</mi></math></p>',
      '<p>a&#x3C;b</p>',
    ],
    [
      'boxes of a list, by what is checked alone',
      '<ul><li><input type="checkbox" title="To be checked" disabled> A</li><li><input type="checkbox" checked disabled> B</li></ul>',
      '<ul><li>☐ A</li><li>☑ B</li></ul>',
    ],
    ['a formula without TeX', '<p><math alttext=""><mi>a</mi></math></p>', '<p>a</p>'],
    ['what would end a CDATA section', '<p>]]<code>></code></p>', '<p>]]&gt;</p>'],
    [
      'a sign in an attribute',
      '<p><a href="https://x.example/?a=%3E" title="a &#x3E; b">A</a></p>',
      '<p><a href="https://x.example/?a=%3E" title="a &#x3E; b">A</a></p>',
    ],
  ];

  it.each(rows)('%s', (_, html, wanted) => {
    expect(toAllowedHtml(html)).toBe(wanted);
  });

  it('has no other element, whatever Markdown and HTML an article has', () => {
    const allowed =
      /^(?:b|i|em|strong|su[bp]|small|h[1-5]|a|img|table|thead|tbody|tfoot|t[rdh]|col|caption|colgroup|[uo]l|li|p|div|span|br|blockquote)$/;
    const names = [...SAMPLE.matchAll(/<([a-z]\w*)/g)].map(([, name = '']) => name);
    const { html } = renderAlone(
      `${names.map((name) => `<${name}>x</${name}>`).join('\n\n')}\n\n${SAMPLE}`,
    );
    const found = [...toAllowedHtml(html).matchAll(/<\/?([^\s>/]+)/g)].map(([, name = '']) => name);
    expect(found.filter((name) => !allowed.test(name))).toEqual([]);
    expect(found.length).toBeGreaterThan(20);
  });

  it('is well formed: each element that begins ends', () => {
    const { html } = renderAlone(SAMPLE);
    const open: string[] = [];
    for (const [, slash, name = ''] of toAllowedHtml(html).matchAll(/<(\/?)([a-z]\w*)/g)) {
      if (['img', 'br', 'col'].includes(name)) continue;
      if (slash === '/') expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
  });
});

const SAMPLE = `# H1

###### H6

Text with \`code\`, ~~deleted~~, $x^2$, a footnote[^1] and <kbd>keys</kbd>, <mark>marks</mark>, <abbr title="T">abbr</abbr>,
<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>, <time datetime="2026">2026</time>, <q>quote</q>, <u>u</u> <var>v</var>.

- [x] done
- [ ] open

\`\`\`js
const a = 1;

  b(a);
\`\`\`

> [!NOTE]
> A note.

| A | B |
|---|---|
| 1 | 2 |

<details><summary>More</summary>

<dl><dt>Term</dt><dd>Meaning</dd></dl>

</details>

<section><header>H</header><article>A</article><aside>B</aside><address>C</address><footer>F</footer></section>

***

[^1]: The note.
`;

describe('Flipboard (RSS guidelines)', () => {
  const LONG = 'A sentence of words. '.repeat(30).trim();

  it('has descriptions of 300 characters where the text has as many', async () => {
    const long = publish({ ...content, articles: articles(1, `<p>${LONG}</p>`) });
    const { items = [] } = await read('?profile=flipboard', long);
    const { description = '' } = items[0] ?? {};
    expect([...description].length).toBeGreaterThanOrEqual(300);
    expect(LONG.startsWith(description.slice(0, -1))).toBe(true);
  });

  const rows: readonly (readonly [what: string, summary: string, html: string, wanted: string])[] =
    [
      ['a long summary as it is', 'x'.repeat(300), `<p>${LONG}</p>`, 'x'.repeat(300)],
      [
        'the whole text where it is hardly longer',
        'S.',
        `<p>${'y'.repeat(330)}</p>`,
        'y'.repeat(330),
      ],
      ['the longer one of two short ones', 'The summary.', '<p>Text.</p>', 'The summary.'],
      [
        'a short text that is longer than the summary',
        'S.',
        '<p>A</p>\n<p>b &#x26; c</p>',
        'A b & c',
      ],
      ['no half of a sign', 'S.', `<p>${'😀'.repeat(400)}</p>`, `${'😀'.repeat(300)}…`],
      [
        'no half of a family',
        'S.',
        `<p>${'y'.repeat(297)}👩\u200D👩\u200D👧${'z'.repeat(99)}</p>`,
        `${'y'.repeat(297)}👩\u200D👩\u200D👧…`,
      ],
      [
        'no letter without its signs',
        'S.',
        `<div dir="rtl"><p>${'ש'.repeat(299)}ש\u05C1\u05B8 ${'ל'.repeat(99)}</p></div>`,
        `${'ש'.repeat(299)}ש\u05C1\u05B8…`,
      ],
      [
        'whole words',
        'S.',
        `<p>${'z'.repeat(295)} ${'w'.repeat(20)} end ${'v'.repeat(99)}</p>`,
        `${'z'.repeat(295)} ${'w'.repeat(20)}…`,
      ],
    ];
  it.each(rows)('describes by %s', (_, summary, html, wanted) => {
    expect(toDescription({ summary, language: 'en' }, html)).toBe(wanted);
  });

  it('has the picture of an article as its enclosure, and no second time', async () => {
    const query = { ...askFor(publication, 'full'), profile: 'flipboard' as const };
    const { items = [] } = parseRssFeed(await publication.render('rss', query));
    expect(items[0]?.enclosures).toEqual([
      { url: expect.stringMatching(/\/chart\.png$/), length: 73, type: 'image/png' },
    ]);
    const media = items[0]?.media?.contents?.map(({ type }) => type);
    expect(media).toEqual(['audio/mpeg', 'video/mp4']);
  });
});

describe('Apple News (RSS guidelines)', () => {
  it('has a language with its region, of the settings or its own', async () => {
    expect((await read('?profile=apple-news', PROFILED)).language).toBe('en-GB');
    const own = publish(withSite({ language: 'de-AT' }));
    expect((await read('?profile=apple-news', own)).language).toBe('de-AT');
    // Another language is not that of the settings.
    expect((await read('?lang=de&profile=apple-news', PROFILED)).language).toBe('de');
    expect((await read('?profile=msn', PROFILED)).language).toBe('en');
  });

  it('has no HTML in titles', async () => {
    const query = { ...askFor(publication, 'hostile'), profile: 'apple-news' as const };
    const { items = [] } = parseRssFeed(await publication.render('rss', query));
    expect(items[0]?.title).toBe('‹b›&amp; ]]› "x" C‹T›');
  });
});
