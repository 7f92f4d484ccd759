// Entity tags: bytes and ETag change together, and a feed's ETag follows nothing but its content.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Site } from '../../src/catalog/site.ts';
import { DEFAULT_THEME } from '../../src/catalog/theme.ts';
import type { Article } from '../../src/compile/content/article.ts';
import { FORMAT_NAMES, type FormatName } from '../../src/feed/formats.ts';
import type { Messages } from '../../src/messages/english.ts';
import type { Query } from '../../src/query/query.ts';
import type { Content } from '../read-content.ts';
import { ask, NOW, type Publication, publish, readFixture } from './publication.ts';

const content = await readFixture();
const original = publish(content);

const PROFILES = {
  smartnews: { logo: null, darkLogo: null, description: 'Short' },
  appleNews: { language: 'en-GB' },
};

const INDEXNOW = { key: 'abcdefgh', endpoint: 'https://search.example/indexnow' };
const DID = 'did:web:gazette.example';

/** One feed of each kind; `plain` tells how many of the formats and feeds a key may reach. */
const FEEDS: readonly (readonly [name: string, ask: (publication: Publication) => Query])[] = [
  ['all', (publication) => ask(publication, '')],
  ['tag', (publication) => ask(publication, '', { kind: 'tag', name: 'bitcoin' })],
  ['section', (publication) => ask(publication, '', { kind: 'section', name: 'news' })],
  ['author', (publication) => ask(publication, '', { kind: 'author', name: 'bo' })],
];

describe('every key of site.yaml changes the ETags of the feeds that show it, and no other', () => {
  const everywhere = FEEDS.flatMap(([feed]) => FORMAT_NAMES.map((format) => `${feed} ${format}`));
  const inFormats = (...formats: FormatName[]) =>
    everywhere.filter((name) => formats.some((format) => name.endsWith(format)));
  const inFeeds = (...feeds: string[]) =>
    everywhere.filter((name) => feeds.some((feed) => name.startsWith(feed)));
  const rows: readonly (readonly [key: string, change: (from: Content) => Content, string[]])[] = [
    ['title', withSite({ title: 'Another' }), everywhere],
    ['description', withSite({ description: 'Another' }), everywhere],
    ['url', withSite({ origin: 'https://other.example' }), everywhere],
    ['language', withSite({ language: 'fr' }), everywhere],
    [
      'authority (of the feed; ids of articles are in their records)',
      withSite({ authority: 'other.example,2026' }),
      inFormats('atom'),
    ],
    ['founded (no feed here is empty)', withSite({ founded: 1 }), []],
    ['icon', withSite({ icon: null }), everywhere],
    ['copyright', withSite({ copyright: 'Another' }), inFormats('rss', 'atom')],
    [
      'license (of the feed; that of articles is in their records)',
      withSite({ license: 'https://example.org/terms' }),
      inFormats('rss', 'atom'),
    ],
    [
      'robots',
      withSite({ robots: { answers: [{ use: 'search', isAllowed: true }], rsl: true } }),
      [],
    ],
    ['hub', withSite({ hub: 'https://hub.example/' }), everywhere],
    ['indexnow', withReceivers({ indexnow: INDEXNOW }), []],
    ['webhooks', withReceivers({ webhooks: ['https://hooks.example/'] }), []],
    ['atproto', withReceivers({ atproto: { did: DID, pds: 'https://pds.example' } }), []],
    ['zone (dates are instants by now)', withSite({ zone: 'Asia/Tokyo' }), []],
    ['channels', withSite({ channels: [] }), []],
    [
      'theme',
      withSite({
        theme: { ...DEFAULT_THEME, accent: { light: '#000000', dark: '#ffffff' }, font: 'sans' },
      }),
      [],
    ],
    [
      'webfeeds',
      withSite({ webfeeds: { accent: '#0055aa', cover: null, icon: null, logo: null } }),
      inFormats('rss'),
    ],
    ['profiles (of feeds for services)', withSite({ profiles: PROFILES }), []],
    ['messages: one of pages', withMessages({ search: 'Find' }), []],
    ['messages: one of titles', withMessages({ filterAuthor: 'of {names}' }), inFeeds('author')],
    ['redirects', (from) => ({ ...from, redirects: [] }), []],
    ['feeds.limit', withFeeds({ limit: 4 }), everywhere],
    ['feeds.content', withFeeds({ content: 'summary' }), everywhere],
    ['feeds.refresh', withFeeds({ refresh: 60 }), inFormats('rss')],
    ['sections: title', withTitle('sections', 'news'), inFeeds('section')],
    ['tags: title', withTitle('tags', 'c#'), inFeeds('all', 'section', 'author')],
    ['tags: title of the feed itself', withTitle('tags', 'bitcoin'), everywhere],
    ['authors: name', withTitle('authors', 'bo'), everywhere],
    ['authors: bio', withAuthor({ bio: 'Another' }), []],
    ['authors: support', withAuthor({ support: null }), []],
    ['authors: fediverse', withAuthor({ fediverse: '@bo@social.example' }), []],
    [
      'authors: url (one record serves all formats, so RSS changes with the others)',
      withAuthor({ url: 'https://people.example/bo' }),
      everywhere,
    ],
  ];

  it.each(rows)('%s', async (_key, change, expected) => {
    const changed = publish(change(content));
    const names: string[] = [];
    for (const [feed, toQuery] of FEEDS) {
      for (const format of FORMAT_NAMES) {
        const before = await original.represent(format, toQuery(original));
        const after = await changed.represent(format, toQuery(changed));
        if (before.etag !== after.etag) names.push(`${feed} ${format}`);
      }
    }
    expect(names).toEqual(expected);
  });
});

describe('the entity tag', () => {
  it('is W/"K.E.F" with 8 characters each for K, E and every entry', async () => {
    const { etag } = await original.represent('rss', ask(original, ''));
    expect(etag).toMatch(/^W\/"[\w-]{8}\.[\w-]{8}\.([\w-]{8}){4}"$/);
  });

  it('is one hash above 28 entries, so that it stays within 246 characters', async () => {
    const many = publish({ ...content, articles: copies(50) });
    const tagAt = async (limit: number) =>
      (await many.represent('rss', { ...ask(many, ''), limit })).etag;
    expect((await tagAt(28)).length).toBe(246);
    expect(await tagAt(29)).toMatch(/^W\/"[\w-]{8}\.[\w-]{8}\.[\w-]{43}"$/);
  });

  it('has an empty F where the feed is empty', async () => {
    const { etag } = await original.represent('rss', ask(original, '?tag=unused'));
    expect(etag).toMatch(/^W\/"[\w-]{8}\.[\w-]{8}\."$/);
  });

  it('follows neither the clock nor the upload of a version', async () => {
    const query = ask(original, '');
    const first = await original.represent('rss', query, NOW, 0);
    const later = await original.represent('rss', query, NOW + 86_400, NOW);
    expect(later.etag).toBe(first.etag);
    expect(later.key).toBe(first.key);
  });

  it('changes when a waiting article becomes due', async () => {
    const query = ask(original, '');
    const due = Date.parse('2029-12-31T23:00:00Z') / 1000;
    const before = await original.represent('rss', query, due - 1);
    const after = await original.represent('rss', query, due);
    expect(before.due).toBe(due);
    expect(after.etag).not.toBe(before.etag);
  });

  it('never stays when the bytes change, whatever an editor changes, and the key goes with it', async () => {
    const edits = fc.array(fc.tuple(fc.nat(content.articles.length - 1), toEdit()), {
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(edits, fc.constantFrom(...FORMAT_NAMES), async (changes, format) => {
        const edited = publish({ ...content, articles: applyEdits(content.articles, changes) });
        for (const [, toQuery] of FEEDS) {
          const before = await original.represent(format, toQuery(original));
          const after = await edited.represent(format, toQuery(edited));
          const same =
            (await original.render(format, toQuery(original))) ===
            (await edited.render(format, toQuery(edited)));
          // A record serves all formats, so equal bytes may have a newer tag; never the reverse.
          if (!same) expect(after.etag).not.toBe(before.etag);
          expect(after.key === before.key).toBe(after.etag === before.etag);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('Last-Modified', () => {
  const rows: readonly (readonly [string, number, number, number])[] = [
    ['is the newest date, update or removal', 0, NOW, Date.parse('2026-05-01T06:00:00Z') / 1000],
    ['is the upload of the version where that is later', NOW - 5, NOW, NOW - 5],
    ['is never later than now', NOW + 500, NOW, NOW],
  ];
  it.each(rows)('%s', async (_label, deployed, now, expected) => {
    const { lastModified } = await original.represent('rss', ask(original, ''), now, deployed);
    expect(lastModified).toBe(expected);
  });

  it('moves on when an article is removed', async () => {
    const removed = NOW - 60;
    const articles = content.articles.map((article) =>
      article.slug === 'renamed' ? { ...article, removed } : article,
    );
    const changed = publish({ ...content, articles });
    expect((await changed.represent('rss', ask(changed, ''))).lastModified).toBe(removed);
  });
});

/** In English. */
function withMessages(own: Partial<Messages>): (from: Content) => Content {
  return (from) => ({ ...from, messages: { en: own } });
}

function withSite(change: Partial<Site>): (from: Content) => Content {
  return (from) => ({ ...from, site: { ...from.site, ...change } });
}

function withReceivers(change: Partial<Site['receivers']>): (from: Content) => Content {
  return (from) => withSite({ receivers: { ...from.site.receivers, ...change } })(from);
}

function withFeeds(change: Partial<Site['feeds']>): (from: Content) => Content {
  return (from) => withSite({ feeds: { ...from.site.feeds, ...change } })(from);
}

function withTitle(kind: 'sections' | 'tags' | 'authors', slug: string) {
  return (from: Content): Content => ({
    ...from,
    [kind]: from[kind].map((term) => (term.slug === slug ? { ...term, title: 'Another' } : term)),
  });
}

function withAuthor(change: Partial<Content['authors'][number]>): (from: Content) => Content {
  return (from) => ({
    ...from,
    authors: from.authors.map((one) => (one.slug === 'bo' ? { ...one, ...change } : one)),
  });
}

function copies(count: number): readonly Article[] {
  const [first] = content.articles;
  if (first === undefined) throw new Error('the fixture is empty');
  return Array.from({ length: count }, (_, index) => ({
    ...first,
    slug: `copy-${index}`,
    id: `tag:gazette.example,2025-02:articles/copy-${index}`,
    published: first.published + index,
  }));
}

type Edit = Partial<Pick<Article, 'title' | 'summary' | 'html' | 'tags' | 'section' | 'updated'>>;

function toEdit(): fc.Arbitrary<Edit> {
  return fc.oneof(
    fc.record({ title: fc.string({ unit: 'grapheme-ascii', minLength: 1 }) }),
    fc.record({ summary: fc.string({ unit: 'grapheme-ascii' }) }),
    fc.record({ html: fc.lorem().map((text) => `<p>${text}</p>`) }),
    fc.record({ tags: fc.subarray(content.tags.map((tag) => tag.slug)) }),
    fc.record({ section: fc.constantFrom(null, 'news', 'defi') }),
    fc.record({ updated: fc.constantFrom(null, NOW - 1000, NOW - 2000) }),
  );
}

function applyEdits(
  articles: readonly Article[],
  edits: readonly (readonly [number, Edit])[],
): readonly Article[] {
  return articles.map((article, index) =>
    Object.assign({}, article, ...edits.filter(([at]) => at === index).map(([, edit]) => edit)),
  );
}
