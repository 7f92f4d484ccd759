// What services demand: what `npm run check -- --for` says of a publication that breaks each demand, and that it says
// nothing of one that meets them all.
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { formatDiagnostic } from '../../src/compile/diagnostics/diagnostic.ts';
import { judge, toRefused } from '../../src/compile/services/judge.ts';
import { SERVICES } from '../../src/compile/services/services.ts';
import { ROOT } from '../root.ts';
import { writeFolder } from '../write-folder.ts';

/** Seconds: 2026-06-01. */
const NOW = Date.parse('2026-06-01T00:00:00Z') / 1000;

/** Text of more than 300 characters. */
const LONG = 'This is a sentence of the summary that is neither short nor long. '.repeat(5).trim();

const SITE = {
  title: 'The site',
  description: 'News for all',
  url: 'https://x.example',
  language: 'en-US',
  zone: 'UTC',
  authority: '"x.example,2026"',
  founded: '2025-01-01',
  icon: 'media/cover.png',
  authors: '{ada: {name: Ada Lovelace}}',
  sections:
    '{talk: {title: Talk, description: D, podcast: {category: News, image: media/cover.png, email: a@x.example}}}',
};

const ARTICLE = {
  title: 'A title of a good length',
  date: '2026-05-01',
  image: '{src: ../media/cover.png, alt: A cover}',
  summary: LONG,
};

type Settings = Readonly<Record<string, string | null>>;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tagwire-'));
  await cp(path.join(ROOT, 'test/fixtures/media'), path.join(folder, 'content/media'), {
    recursive: true,
  });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function toYaml(settings: Settings): string {
  const lines = Object.entries(settings).filter(([, value]) => value !== null);
  return `${lines.map(([key, value]) => `${key}: ${value}`).join('\n')}\n`;
}

function toArticle(settings: Settings, body = 'Text.'): string {
  return `---\n${toYaml({ ...ARTICLE, ...settings })}---\n${body}\n`;
}

/** What a service says of a publication with many good articles, an episode of a podcast, and these. */
async function check(
  name: string,
  site: Settings,
  articles: Readonly<Record<string, string>>,
  good = 30,
): Promise<readonly string[]> {
  const content = path.join(folder, 'content');
  await rm(path.join(content, 'articles'), { recursive: true, force: true });
  const others = Array.from({ length: good }, (_, index) => [
    `articles/good-${index}.md`,
    toArticle({ date: `2026-04-${String((index % 28) + 1).padStart(2, '0')}` }),
  ]);
  const episode = toArticle(
    { section: 'talk', attachments: '[{file: ../media/tone.mp3}]', date: '2026-05-03' },
    'Listen.',
  );
  await writeFolder(content, {
    'site.yaml': toYaml({ ...SITE, ...site }),
    ...Object.fromEntries(others),
    ...('sections' in site ? {} : { 'articles/episode.md': episode }),
    ...Object.fromEntries(
      Object.entries(articles).map(([key, text]) => [`articles/${key}.md`, text]),
    ),
  });
  const services = SERVICES.filter((one) => one.name === name);
  let refused: ReturnType<typeof judge> = [];
  const { diagnostics, done } = await compile({
    ...{ folder: content, shown: 'content', origin: null, now: NOW, older: 'drop' },
    out: path.join(folder, 'out'),
    onPublished: (published, { renderContext }) => {
      if (renderContext === null) throw new Error('nothing was read');
      refused = judge(services, published, renderContext, { shown: 'content', now: NOW });
    },
  });
  expect(done, JSON.stringify(diagnostics)).not.toBeNull();
  const warned = toRefused(services, diagnostics).filter(({ severity }) => severity === 'error');
  return [...warned, ...refused].map(formatDiagnostic);
}

describe('a publication that meets all demands', () => {
  it.each(SERVICES.map(({ name }) => name))('is told nothing by %s', async (name) => {
    expect(await check(name, {}, {})).toEqual([]);
  });
});

/** Service, what is written, and what is said; the article is `content/articles/x.md`. */
const REFUSED: readonly (readonly [string, Settings, Settings, string, string])[] = [
  // Each demands the title of an item.
  [
    'smartnews',
    {},
    { title: null },
    'Text.',
    'content/articles/x.md:1:1 warning smartnews-no-title SmartNews demands a title, and gets the beginning of the summary; add "title"',
  ],
  [
    'msn',
    {},
    { title: null },
    'Text.',
    'content/articles/x.md:1:1 warning msn-no-title MSN demands a title, and gets the beginning of the summary; add "title"',
  ],
  [
    'flipboard',
    {},
    { title: null },
    'Text.',
    'content/articles/x.md:1:1 warning flipboard-no-title Flipboard demands a title, and gets the beginning of the summary; add "title"',
  ],
  [
    'apple-news',
    {},
    { title: null },
    'Text.',
    'content/articles/x.md:1:1 warning apple-news-no-title Apple News demands a title, and gets the beginning of the summary; add "title"',
  ],
  // SmartFormat 2.1, <channel> and <item>.
  [
    'smartnews',
    { description: 'D'.repeat(31) },
    {},
    'Text.',
    'content/site.yaml:2:14 error smartnews-long-description SmartNews takes a description of 30 characters or fewer, this one has 31; write a shorter one for it: "profiles: {smartnews: {description: …}}"',
  ],
  [
    'smartnews',
    { icon: null },
    {},
    'Text.',
    'content/site.yaml:1:1 warning smartnews-no-logo SmartNews shows the logo of a publication; add "icon", or "profiles: {smartnews: {logo: …}}"',
  ],
  [
    'smartnews',
    { feeds: '{content: summary}' },
    {},
    'Text.',
    'content/site.yaml:11:18 error smartnews-summary-only SmartNews takes whole articles; write "content: full", or give it the feed with "content=full"',
  ],
  [
    'smartnews',
    {},
    { image: null },
    'Text.',
    'content/articles/x.md:1:1 warning smartnews-no-picture an article without a picture has no thumbnail in SmartNews; add "image"',
  ],
  [
    'smartnews',
    {},
    {},
    'Words. '.repeat(150_000),
    'content/articles/x.md:2:1 error smartnews-large-article SmartNews takes files of 1 MB at most, and this article alone has 1.05 MB; split it',
  ],
  [
    'smartnews',
    {},
    {},
    'Words. '.repeat(142_500),
    'content/articles/x.md:2:1 error smartnews-large-article SmartNews takes files of 1 MB at most, and this article alone has 1.00 MB; split it',
  ],
  // MSN: metadata requirements, and HTML guidelines.
  [
    'msn',
    {},
    { title: 'Twenty characters ok' },
    'Text.',
    'content/articles/x.md:2:8 error msn-title-length MSN takes titles of 21 to 150 characters, this one has 20; make it longer',
  ],
  [
    'msn',
    {},
    { title: 'T'.repeat(151) },
    'Text.',
    'content/articles/x.md:2:8 error msn-title-length MSN takes titles of 21 to 150 characters, this one has 151; make it shorter',
  ],
  [
    'msn',
    {},
    { title: 'How <b> is written in a title' },
    'Text.',
    'content/articles/x.md:2:8 warning msn-title-html MSN drops what looks like HTML in titles; its feed has ‹ and › there, so it is better to rephrase it',
  ],
  [
    'msn',
    { feeds: '{limit: 50}' },
    { date: '2025-06-01' },
    'Text.',
    'content/articles/x.md:3:7 error msn-old-article MSN takes articles of less than 365 days, this one is 365 days old; give it a feed with "since" or a smaller "limit"',
  ],
  [
    'msn',
    {},
    { image: null },
    'Text.',
    'content/articles/x.md:1:1 warning msn-no-picture an article without a picture is published by MSN only if an editor does so; add "image"',
  ],
  [
    'msn',
    {},
    { image: '{src: http://y.example/p.png, alt: P}' },
    'Text.',
    'content/articles/x.md:4:14 error msn-media-not-https MSN takes media only over https, this is http://y.example/p.png; use an address with https',
  ],
  [
    'msn',
    {},
    {},
    'Text.\n\n![P](http://y.example/p.png)',
    'content/articles/x.md:9:1 error msn-media-not-https MSN takes media only over https, this is http://y.example/p.png; use an address with https',
  ],
  [
    'msn',
    {},
    {},
    'Text with `code`.\n\nAnd `more`.',
    'content/articles/x.md:7:11 warning msn-element MSN does not accept <code>; its feed has the text alone (also in 1 more place)',
  ],
  [
    'msn',
    {},
    { language: 'de' },
    'Text.',
    'content/site.yaml:4:11 error msn-several-languages MSN takes one language a feed, this one has de, en-US; give it one feed for each, with "lang=de", "lang=en-US"',
  ],
  [
    'msn',
    { url: 'http://x.example' },
    {},
    'Text.',
    'content/site.yaml:3:6 error msn-not-https MSN takes feeds only over https, and this site is at http://x.example; change "url"',
  ],
  // Flipboard: RSS guidelines.
  [
    'flipboard',
    {},
    { image: null },
    'Text.',
    'content/articles/x.md:1:1 error flipboard-no-picture an article without a picture is refused by Flipboard; add "image"',
  ],
  [
    'flipboard',
    {},
    { image: '{src: ../media/photo.png, alt: P}' },
    'Text.',
    'content/articles/x.md:4:14 error flipboard-picture-size Flipboard takes pictures with a shorter side of 400 pixels or more, this one has 400 × 300 pixels; use a larger one',
  ],
  [
    'flipboard',
    {},
    { image: null },
    'Text.\n\n![P](../media/photo.png)',
    'content/articles/x.md:8:1 error flipboard-picture-size Flipboard takes pictures with a shorter side of 400 pixels or more, this one has 400 × 300 pixels; use a larger one',
  ],
  [
    'flipboard',
    {},
    { summary: 'Short.' },
    'Text.',
    'content/articles/x.md:5:10 warning flipboard-short-description Flipboard wants descriptions of 300 characters or more, and neither the summary nor the text has more than 6; write more',
  ],
  [
    'flipboard',
    {},
    { canonical: 'https://y.example/a' },
    'Text.',
    'content/articles/x.md:6:12 warning flipboard-other-host Flipboard wants links to the host of the feed, this one leads to y.example; an article of another site belongs in the feed of that site',
  ],
  // Apple News: RSS guidelines.
  [
    'apple-news',
    { language: 'de' },
    {},
    'Text.',
    'content/site.yaml:4:11 error apple-news-no-locale Apple News takes a language with its region, this is "de"; write "de-DE", or for it alone "profiles: {apple-news: {language: de-DE}}"',
  ],
  [
    'apple-news',
    {},
    { title: 'Fourteen chars' },
    'Text.',
    'content/articles/x.md:2:8 warning apple-news-title-length Apple News takes titles of 15 to 60 characters, this one has 14; make it longer',
  ],
  // Apple Podcasts: a podcaster's guide to RSS. Compile warns of what it refuses; here that is an error.
  [
    'apple-podcasts',
    { sections: '{web: {title: Web}}' },
    {},
    'Text.',
    'content/site.yaml:10:11 error apple-podcasts-no-podcast Apple Podcasts takes podcasts, and no section is one; add "podcast" to a section',
  ],
  [
    'apple-podcasts',
    {},
    { section: 'talk' },
    'Text.',
    'content/articles/x.md:2:1 error podcast-refused podcast apps do not show an episode without audio or video in "attachments"',
  ],
  [
    'apple-news',
    { url: 'http://x.example' },
    {},
    'Text.',
    'content/site.yaml:3:6 error apple-news-not-https Apple News takes feeds only over https, and this site is at http://x.example; change "url"',
  ],
  [
    'apple-news',
    {},
    { title: 'How <b> is written' },
    'Text.',
    'content/articles/x.md:2:8 warning apple-news-title-html Apple News drops what looks like HTML in titles; its feed has ‹ and › there, so it is better to rephrase it',
  ],
  [
    'msn',
    { feeds: '{content: summary}' },
    {},
    'Text.',
    'content/site.yaml:11:18 error msn-summary-only MSN takes whole articles; write "content: full", or give it the feed with "content=full"',
  ],
  [
    'flipboard',
    { feeds: '{content: summary}' },
    {},
    'Text.',
    'content/site.yaml:11:18 error flipboard-summary-only Flipboard takes whole articles; write "content: full", or give it the feed with "content=full"',
  ],
  [
    'apple-podcasts',
    {
      sections:
        '{talk: {title: Talk, description: D, podcast: {category: News, image: media/cover.png, email: a@x.example}}}',
    },
    {},
    'Text.',
    'content/site.yaml:10:18 error apple-podcasts-no-episode Apple Podcasts takes a podcast with an episode; publish an article in the section "Talk"',
  ],
  [
    'apple-podcasts',
    {
      sections:
        '{talk: {title: Talk, description: D, podcast: {category: News, image: media/cover.png}}}',
    },
    { section: 'talk', attachments: '[{file: ../media/tone.mp3}]' },
    'Text.',
    'content/site.yaml:10:57 warning apple-podcasts-no-owner Apple Podcasts writes to the owner to verify a podcast; add "email", at least until then',
  ],
  [
    'apple-podcasts',
    {},
    {
      section: 'talk',
      attachments:
        '[{file: ../media/tone.mp3}, {url: http://y.example/b.mp3, type: audio/mpeg, length: 1}]',
    },
    'Text.',
    'content/articles/x.md:7:48 error apple-podcasts-media-not-https Apple Podcasts takes media only over https, this is http://y.example/b.mp3; use an address with https',
  ],
  // Google: Discover and your website.
  [
    'google-news',
    {},
    { image: '{src: ../media/photo.png, alt: P}' },
    'Text.',
    'content/articles/x.md:4:14 warning google-news-picture-size Google Discover takes pictures with a width of 1200 pixels or more, this one has 400 × 300 pixels; use a larger one',
  ],
];

/** Service, settings and article with which a demand is met in another way. */
const MET: readonly (readonly [string, Settings, Settings, string])[] = [
  [
    'smartnews',
    { description: 'D'.repeat(31), profiles: '{smartnews: {description: Short}}' },
    {},
    'Text.',
  ],
  ['smartnews', { icon: null, profiles: '{smartnews: {logo: media/cover.png}}' }, {}, 'Text.'],
  ['flipboard', {}, { summary: 'Short.' }, LONG],
  ['apple-news', { language: 'en', profiles: '{apple-news: {language: en-GB}}' }, {}, 'Text.'],
  ['msn', {}, { title: 'Questions&amp;answers of a whole year' }, 'Text.'],
  ['msn', {}, {}, '<ruby>漢<rt>kan</rt></ruby>'],
  ['msn', {}, {}, '###### Sixth\n\n![P](../media/cover.png "With a caption")'],
];

describe('a demand', () => {
  it.each(MET)('of %s is met by %j %j', async (name, site, article, body) => {
    expect(await check(name, site, { x: toArticle(article, body) })).toEqual([]);
  });
});

describe('an article or a publication that a service refuses', () => {
  it.each(REFUSED)('%s: %j %j', async (name, site, article, body, said) => {
    expect(await check(name, site, { x: toArticle(article, body) })).toEqual([said]);
  });

  it('has a title that is too short where the summary of a note is', async () => {
    const note = toArticle({ title: null, summary: 'Rain.' });
    expect(await check('msn', {}, { x: note })).toEqual([
      'content/articles/x.md:1:1 warning msn-no-title MSN demands a title, and gets the beginning of the summary; add "title"',
      'content/articles/x.md:1:1 error msn-title-length MSN takes titles of 21 to 150 characters, and the summary has 5; add "title"',
    ]);
  });

  it('that is scheduled is told of beforehand', async () => {
    const text = toArticle({ title: 'Soon', date: '2026-07-01' });
    expect(await check('msn', {}, { x: text })).toHaveLength(1);
  });

  it.each([
    ['is a draft', { draft: 'true' }],
    ['is unlisted', { unlisted: 'true' }],
    ['was removed', { removed: '2026-05-20' }],
  ])('is not told of where it %s', async (_, more) => {
    expect(await check('msn', {}, { x: toArticle({ title: 'Short', ...more }) })).toEqual([]);
  });

  it('is not told of where its feed does not have it', async () => {
    const old = toArticle({ title: 'Short', date: '2025-02-01' });
    expect(await check('msn', {}, { x: old })).toEqual([]);
    expect(await check('msn', { feeds: '{limit: 50}' }, { x: old })).toHaveLength(2);
  });

  it('is too small a publication for Flipboard with 29 articles', async () => {
    expect(await check('flipboard', {}, {}, 28)).toEqual([
      'content/site.yaml:1:1 error flipboard-few-items Flipboard takes feeds with 30 articles or more, this one has 29; publish more before you send it in',
    ]);
  });
});

describe('the services', () => {
  it('have a file each', async () => {
    const files = await readdir(path.join(ROOT, 'src/compile/services'));
    for (const { name } of SERVICES) expect(files).toContain(`${name}.ts`);
  });
});
