// The feed of a podcast, as a parser of Podcasting 2.0 reads it back, and by what Apple's directory requires
// ("A podcaster's guide to RSS", required and recommended tags).
import { type FeedObject, parseFeed } from 'podcast-partytime';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatDiagnostic } from '../../src/compile/diagnostics/diagnostic.ts';
import { toPodcastGuid } from '../../src/compile/files/podcast-guid.ts';
import { readMediaSite, toArticleText } from '../media-site.ts';
import { ask, type Publication, publish } from './publication.ts';

const SITE = `  bo: {name: Bo, url: https://bo.example/, support: https://bo.example/tip}
author: ada
copyright: © 2026 The site
sections:
  talk:
    title: Talk & tone
    description: Tones, and talk of them.
    podcast:
      author: The makers
      email: talk@x.example
      image: media/cover.png
      category: Daily News
      explicit: true
      type: serial
      hosts: [bo]
      locked: true
      txt: [{purpose: verify, text: abc}]
  news:
    title: News
`;

const EPISODE = [
  'section: talk',
  'authors: [ada, bo]',
  'image: {src: ../media/cover.png, alt: A square}',
  'attachments: [{file: ../media/tone.mp3}]',
  'podcast:',
  '  season: 2',
  '  episode: 7',
  '  episodeType: bonus',
  '  explicit: false',
  '  transcript: ../media/transcript.vtt',
  '  chapters: ../media/chapters.json',
];

const FILES = {
  'articles/full.md': toArticleText(EPISODE),
  'articles/plain.md': toArticleText([
    'section: talk',
    'attachments: [{file: ../media/film.mp4}]',
    'podcast: {episode: 1, duration: 1:02:03}',
  ]),
  'articles/other.md': toArticleText(['section: news', 'tags: [talk]']),
};

let publication: Publication;
let plain: Publication;
let text: string;
let feed: FeedObject;

const publishSite = async (site: string) => {
  const { content, diagnostics } = await readMediaSite(FILES, site);
  if (content === null) throw new Error(JSON.stringify(diagnostics));
  return { publication: publish(content), diagnostics };
};

beforeAll(async () => {
  const found = await publishSite(SITE);
  expect(found.diagnostics.map(formatDiagnostic)).toEqual([]);
  ({ publication } = found);
  // The same articles in a section that is no podcast.
  const without = SITE.replace(/ {4}podcast:\n(?: {6}.*\n)*/, '');
  ({ publication: plain } = await publishSite(without));
  text = await publication.render('rss', ask(publication, '', { kind: 'section', name: 'talk' }));
  const parsed = parseFeed(text);
  if (parsed === null) throw new Error(text);
  feed = parsed;
});

const toName = (url: string | undefined): string => (url ?? '').replace(/\/[0-9a-f]{16}\//, '/');

/** Elements and what they hold, those of the channel and of the first item that has them. */
function find(name: string, within: string): string | null {
  const [, attributes = '', content = ''] =
    new RegExp(`<${name}([^>]*?)(?:/>|>([^]*?)</${name}>)`).exec(within) ?? [];
  return attributes + content === '' ? null : `${attributes.trim()}${content}`;
}

describe('what Apple requires', () => {
  const channelOf = (xml: string) => xml.slice(0, xml.indexOf('<item>'));
  const itemOf = (xml: string) => xml.slice(xml.indexOf('<item>'));

  it.each([
    ['title', /^Talk &#x26; tone$/],
    ['description', /^Tones, and talk of them\.$/],
    ['language', /^en$/],
    ['itunes:image', /^href="https:\/\/x\.example\/media\/[0-9a-f]{16}\/cover\.png"$/],
    ['itunes:category', /^text="News">?\s*<itunes:category text="Daily News"\/>/],
    ['itunes:explicit', /^true$/],
    ['itunes:author', /^The makers$/],
    ['itunes:owner', /<itunes:email>talk@x\.example<\/itunes:email>/],
    ['itunes:type', /^serial$/],
    ['link', /^https:\/\/x\.example\/sections\/talk$/],
    ['copyright', /^© 2026 The site$/],
  ])('of a show: %s', (name, expected) => {
    expect(find(name, channelOf(text))).toMatch(expected);
  });

  it.each([
    ['title', /^T$/],
    ['enclosure', /url="https:.*" length="\d+" type="(?:audio|video)\/.*"/],
    ['guid', /^isPermaLink="false"tag:x\.example,2026:articles\/(?:full|plain)$/],
    ['pubDate', /^Mon, 05 Jan 2026 00:00:00 GMT$/],
    ['description', /^Text\.$/],
    ['itunes:duration', /^\d+$/],
    ['link', /^https:\/\/x\.example\/articles\//],
    ['itunes:episodeType', /^(?:full|bonus)$/],
  ])('of each episode: %s', (name, expected) => {
    for (const item of itemOf(text).split('</item>').slice(0, 2)) {
      expect(find(name, item)).toMatch(expected);
    }
  });
});

describe('the feed of a podcast, read back', () => {
  it('says who makes it, what it is, and where it may go', () => {
    expect(feed).toMatchObject({
      title: 'Talk & tone',
      author: 'The makers',
      owner: { email: 'talk@x.example', name: 'The makers' },
      itunesType: 'serial',
      explicit: true,
      locked: true,
      podcastOwner: 'talk@x.example',
      guid: toPodcastGuid('https://x.example/sections/talk/rss.xml'),
      medium: 'podcast',
      podcastFunding: [{ url: 'https://bo.example/tip', message: 'Support Bo' }],
      podcastPeople: [{ name: 'Bo', href: 'https://bo.example/', role: 'Host' }],
      podcastTxt: [{ purpose: 'verify', value: 'abc' }],
    });
    expect(feed.itunesCategory).toContain('News > Daily News');
    expect(toName(feed.itunesImage)).toBe('https://x.example/media/cover.png');
  });

  it('says of an episode what its front matter says', () => {
    const episode = feed.items.find(({ guid }) => guid.endsWith('/full'));
    expect(episode).toMatchObject({
      duration: 2,
      explicit: false,
      itunesEpisode: 7,
      itunesSeason: 2,
      itunesEpisodeType: 'bonus',
      enclosure: { length: 2376, type: 'audio/mpeg' },
      podcastSeason: { number: 2 },
      podcastEpisode: { number: 7 },
      podcastPeople: [{ name: 'Ada Lovelace' }, { name: 'Bo' }],
      podcastTranscripts: [{ type: 'text/vtt', rel: 'captions' }],
      podcastChapters: { type: 'application/json+chapters' },
    });
    expect(toName(episode?.itunesImage)).toBe('https://x.example/media/cover.png');
    expect(toName(episode?.podcastTranscripts?.[0]?.url)).toBe(
      'https://x.example/media/transcript.vtt',
    );
  });

  it('names its hosts in the order of site.yaml, each once', async () => {
    const { publication: other } = await publishSite(
      SITE.replace('hosts: [bo]', 'hosts: [bo, ada, Bo]'),
    );
    const scope = { kind: 'section', name: 'talk' } as const;
    const people = parseFeed(await other.render('rss', ask(other, '', scope)))?.podcastPeople;
    expect(people?.map(({ name }) => name)).toEqual(['Bo', 'Ada Lovelace']);
  });

  it('takes the duration of front matter before that of the file', () => {
    const episode = feed.items.find(({ guid }) => guid.endsWith('/plain'));
    expect(episode).toMatchObject({ duration: 3723, itunesEpisode: 1, itunesEpisodeType: 'full' });
  });

  it('is one also where it is shorter, or without texts', async () => {
    const scope = { kind: 'section', name: 'talk' } as const;
    for (const search of ['?limit=1', '?content=summary']) {
      const part = await publication.render('rss', ask(publication, search, scope));
      expect(part).toContain('<podcast:guid>');
      expect(part).toContain('<podcast:episode>');
    }
  });
});

describe('no other feed', () => {
  it.each([
    ['rss', '', null],
    ['rss', '?tag=talk', null],
    ['rss', '', { kind: 'author', name: 'bo' }],
    ['rss', '', { kind: 'section', name: 'news' }],
    ['rss', '?author=ada', { kind: 'section', name: 'talk' }],
    ['atom', '', { kind: 'section', name: 'talk' }],
    ['json', '', { kind: 'section', name: 'talk' }],
  ] as const)('has any of it: %s %s', async (format, search, scope) => {
    const [one, other] = await Promise.all(
      [publication, plain].map((site) => site.render(format, ask(site, search, scope))),
    );
    expect(one).toBe(other);
    expect(one).not.toMatch(/itunes|podcastindex/);
  });
});

describe('the id of a podcast (Podcasting 2.0, "guid")', () => {
  it.each([
    ['https://mp3s.nashownotes.com/pc20rss.xml', '917393e3-1b1e-5cef-ace4-edaa54e1f810'],
    ['http://podnews.net/rss/', '9b024349-ccf0-5f69-a609-6b82873eab3c'],
  ])('of %s is %s', (url, guid) => {
    expect(toPodcastGuid(url)).toBe(guid);
  });

  it('is kept by a podcast that has one', async () => {
    const guid = '9b024349-ccf0-5f69-a609-6b82873eab3c';
    const { publication: moved } = await publishSite(SITE.replace('locked: true', `guid: ${guid}`));
    const scope = { kind: 'section', name: 'talk' } as const;
    expect(await moved.render('rss', ask(moved, '', scope))).toContain(
      `<podcast:guid>${guid}</podcast:guid>`,
    );
  });
});
