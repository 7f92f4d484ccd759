// The query API over HTTP: its bodies, its validators, its problems.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Ask, fieldsOf, forbidden, ORIGIN, open, type Wish } from './visit.ts';

const GZIP = { 'Accept-Encoding': 'gzip' };

/** The instant of the article of the future. */
const DUE = Date.parse('2029-12-31T23:00:00Z') / 1000;

const NO_STORE = { CACHE: forbidden<KVNamespace>(), ASSETS: forbidden<Fetcher>() };

/** One of every kind of representation. */
const PATHS = [
  '/api',
  '/api/articles',
  '/api/articles?limit=2',
  '/api/articles?order=updated',
  '/api/articles?changed-since=2026-03-01&content=full',
  '/api/articles/full',
  '/api/articles/unlisted?fields=title',
  '/api/tags',
  '/api/sections?tag=bitcoin',
  '/api/authors?lang=de',
  '/api/feeds',
  '/openapi.json',
];

const MINIMAL = {
  id: 'tag:gazette.example,2025-02:articles/minimal',
  slug: 'minimal',
  url: `${ORIGIN}/articles/minimal`,
  title: 'A minimal article',
  summary: 'One paragraph, no more.',
  published: '2026-01-04T23:00:00Z',
  updated: null,
  authors: [{ slug: 'ada', title: 'Ada "A." Lovelace' }],
  section: null,
  tags: [],
  language: 'en',
  image: null,
  attachments: [],
  word_count: 4,
  reading_minutes: 1,
};

const FULL = {
  id: 'tag:gazette.example,2025-02:articles/full',
  slug: 'full',
  url: 'https://first.example/2026/artikel?id=7&v=2',
  title: 'Der vollständige Artikel',
  summary: 'Alles, was ein Artikel haben kann, & noch ein wenig mehr.',
  published: '2026-02-10T08:30:00Z',
  updated: '2026-03-01T12:00:00Z',
  authors: [
    { slug: 'ada', title: 'Ada "A." Lovelace' },
    { slug: 'bo', title: 'Bo' },
  ],
  section: { slug: 'defi', title: 'DeFi & Co.' },
  tags: [
    { slug: 'bitcoin', title: 'Bitcoin' },
    { slug: 'c++', title: 'C++' },
    { slug: 'law-enforcement', title: 'Law enforcement' },
  ],
  language: 'de',
  image: {
    url: expect.stringMatching(/^https:\/\/feeds\.example\.org\/media\/[0-9a-f]{16}\/chart\.png$/),
    type: 'image/png',
    length: 73,
    width: 3,
    height: 2,
    alt: 'Ein blaues Rechteck',
  },
  attachments: [
    {
      url: expect.stringMatching(
        /^https:\/\/feeds\.example\.org\/media\/[0-9a-f]{16}\/episode\.mp3$/,
      ),
      type: 'audio/mpeg',
      length: 416,
      title: 'Folge 1, vorgelesen',
    },
    {
      url: 'https://cdn.example/films/interview.mp4?x=1&y=2',
      type: 'video/mp4',
      length: 1234567,
      title: null,
    },
  ],
  word_count: 49,
  reading_minutes: 1,
};

type Row = { readonly [member: string]: unknown };

type List = {
  readonly total: number;
  readonly next: string | null;
  readonly changed_since?: string;
  readonly feeds: { readonly [format: string]: string };
  readonly articles: readonly Row[];
};

let ask: Ask;

beforeEach(async () => {
  ask = await open();
});

/** The JSON of a 200. */
async function get<T>(path: string, wish: Wish = {}): Promise<T> {
  const response = await ask(path, wish);
  expect([path, response.status]).toEqual([path, 200]);
  return await response.json();
}

async function slugsOf(search: string, wish: Wish = {}): Promise<readonly unknown[]> {
  const { articles } = await get<List>(`/api/articles${search}`, wish);
  return articles.map(({ slug, removed }) => slug ?? removed);
}

/** The members of each thing in a list, as one line each. */
async function linesOf(path: string, list: string, ...members: string[]) {
  const body = await get<{ readonly [list: string]: readonly Row[] }>(path);
  return (body[list] ?? []).map((row) => members.map((member) => row[member]).join(' '));
}

describe('GET /api/articles', () => {
  it('has summaries in rows, newest first, with the total and the same as feeds', async () => {
    const { articles, ...head } = await get<List>('/api/articles');
    expect(head).toEqual({
      total: 4,
      next: null,
      feeds: {
        rss: `${ORIGIN}/rss.xml`,
        atom: `${ORIGIN}/atom.xml`,
        json: `${ORIGIN}/feed.json`,
      },
    });
    expect(articles.map(({ slug }) => slug)).toEqual(['renamed', 'hostile', 'full', 'minimal']);
    expect(articles[2]).toEqual(FULL);
    expect(articles[3]).toEqual(MINIMAL);
  });

  it('has the members of a row in one order, the text last', async () => {
    const { articles } = await get<List>('/api/articles?content=full');
    for (const row of articles) {
      expect(Object.keys(row)).toEqual([...Object.keys(MINIMAL), 'content_html']);
    }
  });

  it('has the text of the feeds with content=full', async () => {
    const { articles } = await get<List>('/api/articles?content=full');
    const feed = await get<{ readonly items: readonly Row[] }>('/feed.json');
    const text = ({ id, content_html }: Row) => [id, content_html];
    expect(articles.map(text)).toEqual(feed.items.map(text));
    expect(articles[3]).toEqual({ ...MINIMAL, content_html: '<p>One paragraph, no more.</p>' });
  });

  it('has no more than the members asked for', async () => {
    const { articles } = await get<List>('/api/articles?fields=tags,title,url&tag=law-enforcement');
    const { url, title, tags } = FULL;
    expect(articles).toEqual([{ url, title, tags }]);
    const alone = await get<List>('/api/articles?fields=content_html&limit=1');
    expect(alone.articles).toEqual([{ content_html: '<p>Its id is made of its first slug.</p>' }]);
  });

  const filters: readonly (readonly [search: string, slugs: readonly string[]])[] = [
    ['?tag=bitcoin', ['renamed', 'full']],
    ['?tag=BITCOIN,.net', ['renamed', 'hostile', 'full']],
    ['?tag=bitcoin&tag=c%2B%2B', ['full']],
    ['?tag=c++', ['hostile', 'full']],
    ['?not=cpp', ['renamed', 'minimal']],
    ['?section=news', ['renamed', 'hostile']],
    ['?section=decentralised-finance', ['full']],
    ['?author=bo', ['hostile', 'full']],
    ['?lang=de', ['full']],
    ['?lang=en,de', ['renamed', 'hostile', 'full', 'minimal']],
    ['?since=2026-03-21', ['renamed']],
    ['?since=2026-03-20', ['renamed', 'hostile']],
    ['?until=2026-02-10', ['full', 'minimal']],
    ['?until=2026-02-10T08:30:00Z', ['minimal']],
    ['?since=2026-02-10T08:30:00Z&until=2026-03-21&author=ada', ['full']],
    ['?tag=unused', []],
  ];
  it.each(filters)('%s is %j', async (search, slugs) => {
    expect(await slugsOf(search)).toEqual(slugs);
  });

  it.each(filters)('%s selects what its feeds do', async (search) => {
    const { articles, feeds, total } = await get<List>(`/api/articles${search}`);
    expect(total).toBe(articles.length);
    const feed = await get<{ readonly items: readonly Row[] }>(
      (feeds['json'] ?? '').slice(ORIGIN.length),
    );
    expect(articles.map(({ id }) => id)).toEqual(feed.items.map(({ id }) => id));
    for (const format of ['rss', 'atom']) {
      expect((await ask((feeds[format] ?? '').slice(ORIGIN.length))).status).toBe(200);
    }
  });
});

describe('paging', () => {
  /** Every page by its own link, from the first. */
  async function walk(first: string): Promise<readonly List[]> {
    const pages: List[] = [];
    let path: string | null = first;
    while (path !== null) {
      if (pages.length > 20) throw new Error('the walk runs in a circle');
      const response: Response = await ask(path);
      const page: List = await response.json();
      const link = page.next === null ? null : `<${page.next}>; rel="next"`;
      expect([path, response.status, response.headers.get('Link')]).toEqual([path, 200, link]);
      pages.push(page);
      path = page.next === null ? null : page.next.slice(ORIGIN.length);
    }
    return pages;
  }

  it.each([
    ['?', ['renamed', 'hostile', 'full', 'minimal']],
    ['?order=updated&', ['renamed', 'hostile', 'full', 'minimal']],
    ['?author=ada&', ['renamed', 'full', 'minimal']],
    ['?changed-since=2026-03-01&', ['renamed', '2026-04-20T08:00:00Z', 'hostile', 'full']],
  ])('%s meets each row once by "next" and by Link (RFC 8288)', async (search, rows) => {
    for (const limit of [1, 2, 3, 4, 50]) {
      const pages = await walk(`/api/articles${search}limit=${limit}`);
      const met = pages.flatMap(({ articles }) =>
        articles.map((row) => row['slug'] ?? row['removed']),
      );
      expect(met).toEqual(rows);
      expect(new Set(pages.map(({ total }) => total))).toEqual(new Set([rows.length]));
      expect(pages).toHaveLength(Math.ceil(rows.length / limit));
    }
  });

  it('keeps all that was asked on the way', async () => {
    const [, second] = await walk(
      '/api/articles?limit=1&fields=title&tag=bitcoin&since=2026-01-01',
    );
    expect(second?.articles).toEqual([{ title: FULL.title }]);
    expect(second?.total).toBe(2);
  });

  it('goes on from its place when an article comes due on the way', async () => {
    const { next } = await get<List>('/api/articles?limit=2', { now: DUE - 1 });
    const search = new URL(next ?? '').search;
    expect(await slugsOf(search, { now: DUE })).toEqual(['full', 'minimal']);
    expect(await slugsOf('?limit=2', { now: DUE })).toEqual(['future', 'renamed']);
  });

  it('does not put the cursor into the feeds', async () => {
    const [first, second] = await walk('/api/articles?limit=3');
    expect(second?.feeds).toEqual(first?.feeds);
  });
});

describe('mirroring', () => {
  it('gives changes in their order, withdrawn articles as {id, removed}', async () => {
    const body = await get<List>('/api/articles?changed-since=2026-03-01T12:00:00Z&fields=slug');
    expect(body).toMatchObject({ total: 4, changed_since: '2026-05-01T06:00:00Z' });
    expect(body.articles).toEqual([
      { slug: 'renamed' },
      { id: 'tag:gazette.example,2025-02:articles/retired', removed: '2026-04-20T08:00:00Z' },
      { slug: 'hostile' },
      { slug: 'full' },
    ]);
    expect(await slugsOf('?changed-since=2026-03-01T12:00:01Z')).not.toContain('full');
  });

  it('gives no withdrawn article where no changes are asked for', async () => {
    expect(await slugsOf('?order=updated')).toEqual(['renamed', 'hostile', 'full', 'minimal']);
  });

  it('gives the same mark again where nothing changed', async () => {
    const { changed_since } = await get<List>('/api/articles?order=updated');
    const again = await get<List>(`/api/articles?changed-since=${changed_since}`);
    expect(again).toMatchObject({ total: 1, changed_since });
    const none = await get<List>('/api/articles?changed-since=2026-05-02T00:00:00Z');
    expect(none).toMatchObject({ total: 0, articles: [], changed_since: '2026-05-02T00:00:00Z' });
  });

  it('marks nothing later than the day of the running version: the next one may bring its changes', async () => {
    const { articles, changed_since } = await get<List>('/api/articles?order=updated', {
      now: DUE,
    });
    expect([articles[0]?.['slug'], changed_since]).toEqual(['future', '2026-05-19T22:00:00Z']);
  });

  it('changes its ETag with the deploy that its mark tells of; lists by date keep theirs', async () => {
    const version = { id: 'w', tag: '', timestamp: '2026-05-21T00:00:00Z' };
    const later = await open();
    const tagsOf = async (path: string) => {
      const [before, after] = [
        await ask(path, { now: DUE }),
        await later(path, { now: DUE, bindings: { VERSION: version } }),
      ];
      const same = (await before.text()) === (await after.text());
      return { same, sameTag: before.headers.get('ETag') === after.headers.get('ETag') };
    };
    const changed = { same: false, sameTag: false };
    expect(await tagsOf('/api/articles?order=updated')).toEqual(changed);
    expect(await tagsOf('/api/articles?changed-since=2026-01-01')).toEqual(changed);
    expect(await tagsOf('/api/articles')).toEqual({ same: true, sameTag: true });
  });

  it('says nothing of marks in other orders', async () => {
    expect(await get('/api/articles')).not.toHaveProperty('changed_since');
  });
});

describe('GET /api/articles/{slug}', () => {
  const brief = (slug: string, title: string, published: string, first = slug) => ({
    id: `tag:gazette.example,2025-02:articles/${first}`,
    slug,
    url: `${ORIGIN}/articles/${slug}`,
    title,
    published,
  });
  const renamed = brief('renamed', 'A renamed article', '2026-05-01T06:00:00Z', 'former-name');
  const hostile = brief('hostile', '<b>&amp; ]]> "x" C<T>', '2026-03-20T18:14:59Z');
  const minimal = brief('minimal', MINIMAL.title, MINIMAL.published);

  it('has the whole row, related articles by shared tags, and its neighbours', async () => {
    const { content_html, ...article } = await get<Row>('/api/articles/full');
    expect(article).toEqual({
      ...FULL,
      related: [renamed, hostile],
      previous: minimal,
      next: hostile,
    });
    expect(content_html).toMatch(/^<p>Ein <strong>erster<\/strong> Absatz/);
  });

  it('passes over removed and unlisted ones', async () => {
    const article = await get<Row>('/api/articles/hostile?fields=slug');
    expect(article).toEqual({
      slug: 'hostile',
      related: [brief('full', FULL.title, FULL.published)].map((row) => ({
        ...row,
        url: FULL.url,
      })),
      previous: { ...brief('full', FULL.title, FULL.published), url: FULL.url },
      next: renamed,
    });
  });

  it('has null where there is no neighbour, until one comes due', async () => {
    const next = async (now: number) => (await get<Row>('/api/articles/renamed', { now }))['next'];
    expect(await next(DUE - 1)).toBeNull();
    expect(await next(DUE)).toMatchObject({ slug: 'future' });
    expect(await get('/api/articles/minimal')).toMatchObject({ related: [], previous: null });
  });

  it('has no text with content=summary', async () => {
    const article = await get<Row>('/api/articles/minimal?content=summary');
    expect(article).toEqual({ ...MINIMAL, related: [], previous: null, next: expect.anything() });
  });

  it('has unlisted articles, as they have a page', async () => {
    expect(await get('/api/articles/unlisted')).toMatchObject({ slug: 'unlisted', related: [] });
  });

  it.each([
    ['/api/articles/former-name', '/api/articles/renamed'],
    ['/api/articles/former-name/', '/api/articles/renamed'],
    ['/api/articles/former-name?fields=title,id', '/api/articles/renamed?fields=title,id'],
  ])('%s, a former slug, redirects to %s for a day', async (from, to) => {
    const response = await ask(from);
    expect([response.status, response.headers.get('Location')]).toEqual([301, ORIGIN + to]);
    expect(response.headers.get('Cache-Control')).toBe('max-age=86400');
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  });

  it('is a 410 under a former slug of a withdrawn article too', async () => {
    expect((await ask('/api/articles/retired')).status).toBe(410);
  });

  it('answers for a future article and its former slug from its moment on', async () => {
    const at = async (slug: string, now: number) =>
      (await ask(`/api/articles/${slug}`, { now })).status;
    expect([await at('future', DUE - 1), await at('future', DUE)]).toEqual([404, 200]);
    expect([await at('soon', DUE - 1), await at('soon', DUE)]).toEqual([404, 301]);
  });
});

describe('GET /api/tags, /api/sections, /api/authors', () => {
  it('tags: every known one, most articles first', async () => {
    expect(await linesOf('/api/tags', 'tags', 'slug', 'count', 'newest')).toEqual([
      'bitcoin 2 2026-05-01T06:00:00Z',
      'c++ 2 2026-03-20T18:14:59Z',
      '.net 1 2026-03-20T18:14:59Z',
      'a-&-b-<-"c" 1 2026-03-20T18:14:59Z',
      'c# 1 2026-03-20T18:14:59Z',
      "l'été 1 2026-03-20T18:14:59Z",
      'law-enforcement 1 2026-02-10T08:30:00Z',
      'שלום-עולם 1 2026-03-20T18:14:59Z',
      '🚀 1 2026-03-20T18:14:59Z',
      'unused 0 ',
    ]);
  });

  it('a tag has its title and its own feeds', async () => {
    const { total, tags } = await get<{ total: number; tags: Row[] }>('/api/tags');
    expect(total).toBe(4);
    expect(tags[1]).toEqual({
      slug: 'c++',
      title: 'C++',
      count: 2,
      newest: '2026-03-20T18:14:59Z',
      feeds: {
        rss: `${ORIGIN}/tags/c%2B%2B/rss.xml`,
        atom: `${ORIGIN}/tags/c%2B%2B/atom.xml`,
        json: `${ORIGIN}/tags/c%2B%2B/feed.json`,
      },
    });
  });

  it.each([
    ['/api/tags?section=defi', 'tags', ['bitcoin 1', 'c++ 1', 'law-enforcement 1']],
    ['/api/tags?tag=bitcoin&not=c%2B%2B', 'tags', ['bitcoin 1']],
    ['/api/tags?until=2026-02-01', 'tags', []],
    ['/api/sections', 'sections', ['news 2', 'defi 1']],
    ['/api/sections?lang=de', 'sections', ['defi 1']],
    ['/api/sections?author=ada&since=2026-02-01', 'sections', ['defi 1', 'news 1']],
    ['/api/authors', 'authors', ['ada 3', 'bo 2']],
    ['/api/authors?tag=c%2B%2B', 'authors', ['bo 2', 'ada 1']],
    ['/api/authors?section=news&tag=bitcoin', 'authors', ['ada 1']],
  ])('%s counts within its filter', async (path, list, lines) => {
    expect(await linesOf(path, list, 'slug', 'count')).toEqual(lines);
  });

  it('sections and authors have what the site says of them', async () => {
    const { sections } = await get<{ sections: Row[] }>('/api/sections');
    expect(sections.map(({ title, description }) => [title, description])).toEqual([
      ['News', null],
      ['DeFi & Co.', 'Decentralised finance.'],
    ]);
    const { authors } = await get<{ authors: Row[] }>('/api/authors');
    expect(authors[0]).toMatchObject({
      title: 'Ada "A." Lovelace',
      url: 'https://people.example/ada',
      avatar: expect.stringMatching(/^https:\/\/feeds\.example\.org\/media\/\w+\/icon\.png$/),
      bio: 'Writes <code> & notes.',
      support: 'mailto:ada@people.example',
    });
    expect(authors[1]).toMatchObject({ title: 'Bo', url: null, bio: null });
  });

  it('counts are those of the lists', async () => {
    for (const [list, parameter] of [
      ['tags', 'tag'],
      ['sections', 'section'],
      ['authors', 'author'],
    ] as const) {
      const body = await get<{ [list: string]: readonly Row[] }>(`/api/${list}?lang=en`);
      for (const { slug, count } of body[list] ?? []) {
        const search = `?lang=en&${parameter}=${encodeURIComponent(String(slug))}`;
        expect([slug, (await slugsOf(search)).length]).toEqual([slug, count]);
      }
    }
  });

  it('the tag of a future article is told from its moment on', async () => {
    const slugs = async (now: number) =>
      (await get<{ tags: readonly Row[] }>('/api/tags', { now })).tags.map(({ slug }) => slug);
    expect([
      (await slugs(DUE - 1)).includes('future'),
      (await slugs(DUE)).includes('future'),
    ]).toEqual([false, true]);
  });
});

describe('GET /api/feeds', () => {
  type Feed = { readonly [member in 'title' | 'format' | 'type' | 'url' | 'updated']: string } & {
    readonly count: number;
  };

  it('lists the feeds of /feeds.opml in every format, each of which answers with its type', async () => {
    const { feeds } = await get<{ feeds: readonly Feed[] }>('/api/feeds');
    const lists = ['rss', 'atom', 'json'].map(async (format) => {
      const opml = await (await ask(`/feeds.opml?format=${format}`)).text();
      return [...opml.matchAll(/xmlUrl="([^"]+)"/g)].map(([, url]) => url);
    });
    const urls = (await Promise.all(lists)).flat();
    expect(feeds.map(({ url }) => url).toSorted()).toEqual(urls.toSorted());
    for (const { url, type } of feeds) {
      const { status, headers } = await ask(url.slice(ORIGIN.length));
      expect([url, status]).toEqual([url, 200]);
      expect(headers.get('Content-Type')?.split(';')[0]).toBe(type);
    }
  });

  it('tells title, count and last change as the feeds do', async () => {
    const { feeds } = await get<{ feeds: readonly Feed[] }>('/api/feeds');
    expect(feeds[0]).toEqual({
      title: 'The Wire & Tag <Gazette>',
      format: 'rss',
      type: 'application/rss+xml',
      url: `${ORIGIN}/rss.xml`,
      count: 4,
      updated: '2026-05-01T06:00:00Z',
    });
    for (const { url, count, updated } of feeds.filter(({ format }) => format === 'atom')) {
      const atom = await (await ask(url.slice(ORIGIN.length))).text();
      expect([url, /<updated>([^<]+)/.exec(atom)?.[1]]).toEqual([url, updated]);
      expect([url, atom.match(/<entry\b/g)?.length ?? 0]).toEqual([url, count]);
    }
  });
});

describe('GET /api', () => {
  it('lists URLs, and examples that work as they stand', async () => {
    type Index = {
      readonly examples: readonly { readonly curl: string }[];
      readonly urls: readonly Row[];
    };
    const { examples, urls } = await get<Index>('/api');
    expect(urls.map(({ url }) => url)).toContain(`${ORIGIN}/api/articles/{slug}`);
    for (const { curl } of examples) {
      const path = /'https:\/\/feeds\.example\.org([^']+)'/.exec(curl)?.[1] ?? 'none';
      expect([curl, (await ask(path)).status]).toEqual([curl, 200]);
    }
    expect(examples).toHaveLength(10);
  });
});

describe.each(PATHS)('%s is served as feeds are', (path) => {
  it('is JSON that any page may read', async () => {
    const { headers } = await ask(path);
    expect(fieldsOf(await ask(path), 'etag', 'last-modified', 'link', 'cache-status')).toEqual({
      'access-control-allow-origin': '*',
      'access-control-expose-headers':
        'ETag, Last-Modified, Link, Content-Location, Cache-Status, IM',
      'cache-control': 'max-age=1200, stale-while-revalidate=1200, stale-if-error=86400',
      'content-type': 'application/json',
      vary: 'Accept-Encoding',
      'x-content-type-options': 'nosniff',
    });
    expect(headers.get('ETag')).toMatch(/^W\/"[\w.-]{10,240}"$/);
    expect(headers.get('Last-Modified')).toBe('Wed, 20 May 2026 00:00:00 GMT');
  });

  it('answers 304 to its ETag and to its date without I/O, in a new isolate too', async () => {
    const { headers } = await ask(path);
    const conditions: readonly Readonly<Record<string, string>>[] = [
      { 'If-None-Match': headers.get('ETag') ?? '' },
      { 'If-None-Match': `"x", ${headers.get('ETag')?.slice(2)}` },
      { 'If-Modified-Since': headers.get('Last-Modified') ?? '' },
    ];
    for (const condition of conditions) {
      for (const asking of [ask, await open()]) {
        const response = await asking(path, { bindings: NO_STORE, headers: condition });
        expect([response.status, await response.text()]).toEqual([304, '']);
        const body = ['content-type', 'content-length', 'cache-status'];
        expect(fieldsOf(response)).toEqual(fieldsOf(await ask(path), ...body));
      }
    }
  });

  it('answers 200 to another ETag and to an earlier date, 412 to If-Match', async () => {
    const { headers } = await ask(path);
    const earlier = new Date(Date.parse(headers.get('Last-Modified') ?? '') - 1000).toUTCString();
    const statusOf = async (fields: Record<string, string>) =>
      (await ask(path, { headers: fields })).status;
    expect(await statusOf({ 'If-None-Match': 'W/"another"' })).toBe(200);
    expect(await statusOf({ 'If-Modified-Since': earlier })).toBe(200);
    expect(await statusOf({ 'If-Match': headers.get('ETag') ?? '' })).toBe(412);
  });

  it('answers HEAD with the fields of GET, without I/O and without a body', async () => {
    const full = await ask(path, { headers: GZIP });
    const cold = await open();
    const head = await cold(path, { method: 'HEAD', bindings: NO_STORE, headers: GZIP });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(fieldsOf(head)).toEqual(fieldsOf(full, 'cache-status', 'content-length'));
  });

  it('gives the same bytes with gzip and without', async () => {
    const plain = await (await ask(path)).text();
    const coded = await (await open())(path, { headers: GZIP });
    expect(coded.headers.get('Content-Encoding')).toBe('gzip');
    const stream = coded.body?.pipeThrough(new DecompressionStream('gzip')) ?? null;
    expect(await new Response(stream).text()).toBe(plain);
    expect(plain).toMatch(/^\{.*\}\n?$/s);
  });

  it('is rendered once, then kept in memory; KV has no part in it', async () => {
    const bindings = { CACHE: forbidden<KVNamespace>() };
    const first = await ask(path, { bindings });
    expect(first.headers.get('Cache-Status')).toBe('tagwire; fwd=uri-miss');
    const second = await ask(path, { bindings: NO_STORE });
    expect(second.headers.get('Cache-Status')).toBe('tagwire; hit; detail=memory');
    expect(await second.text()).toBe(await first.text());
  });

  it('ignores one trailing slash', async () => {
    const slashed = await ask(path.replace(/(\?|$)/, '/$1'));
    expect(slashed.headers.get('Cache-Status')).toBe('tagwire; fwd=uri-miss');
    const plain = await ask(path);
    expect(plain.headers.get('Cache-Status')).toBe('tagwire; hit; detail=memory');
    expect(await plain.text()).toBe(await slashed.text());
  });

  it('never takes the origin from the request', async () => {
    const headers = { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' };
    expect(await (await ask(path, { headers })).text()).not.toMatch(/evil|any\.example/);
  });

  it('answers OPTIONS with the CORS preflight, and POST with 405 and Allow', async () => {
    const preflight = await ask(path, {
      method: 'OPTIONS',
      headers: { Origin: 'https://page.example', 'Access-Control-Request-Method': 'GET' },
    });
    expect([preflight.status, await preflight.text()]).toEqual([204, '']);
    expect(fieldsOf(preflight)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-allow-headers': '*, Authorization',
      'access-control-max-age': '86400',
    });
    const post = await ask(path, { method: 'POST' });
    expect([post.status, post.headers.get('Allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect(post.headers.get('Content-Type')).toBe('application/problem+json');
  });

  it('changes its ETag and its lifetime when an article comes due, without a new app', async () => {
    const at = async (now: number) => (await ask(path, { now })).headers;
    const [before, after] = [await at(DUE - 100), await at(DUE)];
    expect(before.get('Cache-Control')).toBe('max-age=100, stale-if-error=86400');
    expect(after.get('Cache-Control')).toMatch(/^max-age=1200, stale-while-revalidate/);
    expect(after.get('ETag')).not.toBe(before.get('ETag'));
    expect(after.get('Last-Modified')).toBe(new Date(DUE * 1000).toUTCString());
  });
});

describe('an article that comes due', () => {
  it('is in lists and counts from its instant on, in the isolate that remembers the time before', async () => {
    expect(await slugsOf('?limit=1', { now: DUE - 1 })).toEqual(['renamed']);
    expect(await slugsOf('?limit=1', { now: DUE })).toEqual(['future']);
    const { total } = await get<List>('/api/articles', { now: DUE });
    expect(total).toBe(5);
    const count = async (now: number) =>
      (await get<{ feeds: readonly Row[] }>('/api/feeds', { now })).feeds[0]?.['count'];
    expect([await count(DUE - 1), await count(DUE)]).toEqual([4, 5]);
  });

  it('makes its tag known in filters', async () => {
    const statusOf = async (now: number) => (await ask('/api/articles?tag=future', { now })).status;
    expect([await statusOf(DUE - 1), await statusOf(DUE)]).toEqual([404, 200]);
  });
});

describe('URLs that mean the same share ETag and bytes, and one of them is rendered', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['/api/articles?tag=bitcoin&limit=2', '/api/articles?limit=2&tag=bitcoin'],
    ['/api/articles?tag=bitcoin,c%2B%2B', '/api/articles?tag=%63pp%2CBitcoin'],
    ['/api/articles', '/api/articles?limit=20&order=published&content=summary&lang=*&tag='],
    ['/api/articles?content=full', '/api/articles?content=%66ull&author='],
    ['/api/articles?fields=title,url', '/api/articles?fields=url,title,url&content=full'],
    ['/api/articles?section=defi', '/api/articles?section=Decentralised%20Finance'],
    [
      '/api/articles?changed-since=2026-03-01',
      '/api/articles?order=updated&changed-since=2026-02-28T23:00:00Z',
    ],
    ['/api/articles/full', '/api/articles/full?content=full'],
    ['/api/articles/full', '/api/articles/f%75ll'],
    ['/api/tags?author=ada&lang=de', '/api/tags?lang=DE&author=Ada%20Lovelace'],
  ];
  it.each(rows)('%s and %s', async (one, other) => {
    const [first, second] = [await ask(one), await ask(other)];
    expect(second.headers.get('Cache-Status')).toBe('tagwire; hit; detail=memory');
    expect(second.headers.get('ETag')).toBe(first.headers.get('ETag'));
    expect(await second.text()).toBe(await first.text());
  });

  it('and those that mean another thing do not', async () => {
    const texts = await Promise.all(PATHS.map(async (path) => (await ask(path)).text()));
    expect(new Set(texts).size).toBe(PATHS.length);
  });
});

describe('problems', () => {
  type Wrong = readonly [path: string, status: number, members: object];
  const rows: readonly Wrong[] = [
    ['/api/articles?tag=bitcoinn', 404, { parameter: 'tag', value: 'bitcoinn', near: ['bitcoin'] }],
    ['/api/articles?not=cppp', 404, { parameter: 'not', near: ['cpp'] }],
    ['/api/articles?tag=future', 404, { parameter: 'tag', near: [] }],
    ['/api/articles?tag=hidden', 404, { parameter: 'tag' }],
    ['/api/articles?tag=drafts-only', 404, { parameter: 'tag' }],
    ['/api/articles?section=new', 404, { parameter: 'section', near: ['news'] }],
    ['/api/articles?author=adda', 404, { parameter: 'author', near: ['ada'] }],
    ['/api/articles?lang=fr', 404, { parameter: 'lang', allowed: ['en', 'de'] }],
    ['/api/tags?tag=bitcoinn', 404, { parameter: 'tag', near: ['bitcoin'] }],
    ['/api/articles/renamedd', 404, { value: 'renamedd', near: ['renamed'] }],
    ['/api/articles/future', 404, { value: 'future', near: [] }],
    ['/api/articles/soon', 404, {}],
    ['/api/articles/draft', 404, {}],
    ['/api/articles/remove', 404, { near: [] }],
    ['/api/articles/%E0%A4', 404, {}],
    ['/api/articles/__proto__', 404, {}],
    ['/api/articles/removed', 410, { title: 'Removed' }],
    ['/api/x', 404, { detail: 'Nothing is at /api/x. /api lists what is.' }],
    ['/api/articles/full/x', 404, {}],
    ['/api/articles?limit=0', 400, { parameter: 'limit', value: '0', allowed: expect.any(String) }],
    ['/api/articles?limit=51', 400, { parameter: 'limit', value: '51' }],
    [
      '/api/articles?limit=1&limit=2',
      400,
      { parameter: 'limit', value: '2', allowed: 'one value' },
    ],
    [
      '/api/articles?fields=title,colour',
      400,
      {
        parameter: 'fields',
        value: 'title,colour',
        allowed: expect.arrayContaining(['title']),
      },
    ],
    ['/api/articles?content=all', 400, { parameter: 'content', allowed: ['full', 'summary'] }],
    ['/api/articles?order=up', 400, { parameter: 'order', allowed: ['published', 'updated'] }],
    [
      '/api/articles?changed-since=2026-01-01&order=published',
      400,
      {
        parameter: 'order',
        value: 'published',
        allowed: expect.any(String),
      },
    ],
    ['/api/articles?changed-since=soon', 400, { parameter: 'changed-since', value: 'soon' }],
    [
      '/api/articles?since=2026-05-01&until=2026-04-01',
      400,
      {
        parameter: 'since',
        value: '2026-05-01',
        allowed: 'an instant before "until"',
      },
    ],
    ['/api/articles?tag=%E0%A4', 400, { parameter: 'tag', value: '%E0%A4' }],
    [
      '/api/articles?tag=bitcoin,cpp,unused,.net,c%23,law-enforcement&tag=bitcoin&tag=cpp&tag=.net&not=unused,c%23',
      400,
      { parameter: 'tag', value: '11', allowed: 'at most 10 names in all' },
    ],
    [
      '/api/articles?cursor=nonsense-nonsense',
      400,
      {
        parameter: 'cursor',
        value: 'nonsense-nonsense',
        allowed: expect.any(String),
      },
    ],
    ['/api/articles?per_page=3', 400, { parameter: 'per_page', value: '3', near: ['limit'] }],
    ['/api/articles?max=3', 400, { near: ['limit'] }],
    ['/api/articles?pageSize=3', 400, { near: ['limit'] }],
    ['/api/articles?changedSince=2026-01-01', 400, { near: ['changed-since'] }],
    ['/api/articles?TAG=x', 400, { near: ['tag'] }],
    ['/api/articles?mix=3', 400, { near: [] }],
    ['/api/articles?format=json', 400, { near: [] }],
    ['/api/articles?page=2', 400, { parameter: 'page', near: ['cursor'] }],
    ['/api/articles?feilds=title', 400, { parameter: 'feilds', near: ['fields'] }],
    ['/api/articles?utm_source=x', 400, { near: [], allowed: expect.arrayContaining(['tag']) }],
    ['/api/articles/full?tag=bitcoin', 400, { parameter: 'tag', allowed: ['content', 'fields'] }],
    ['/api/articles/full?fields=colour', 400, { parameter: 'fields', value: 'colour' }],
    ['/api/authors?limit=3', 400, { parameter: 'limit', near: [] }],
    ['/api/feeds?tag=bitcoin', 400, { parameter: 'tag', allowed: [] }],
    ['/api?x=1', 400, { parameter: 'x', allowed: [] }],
  ];
  it.each(rows)('%s is %i', async (path, status, members) => {
    const response = await ask(path, { bindings: NO_STORE });
    expect(response.status).toBe(status);
    expect(fieldsOf(response)).toMatchObject({
      'access-control-allow-origin': '*',
      'cache-control': 'max-age=60',
      'content-type': 'application/problem+json',
    });
    const body = await response.json();
    expect(body).toMatchObject({ type: expect.any(String), title: expect.any(String), status });
    expect(body).toMatchObject({ detail: expect.any(String), ...members });
    const head = await ask(path, { method: 'HEAD', bindings: NO_STORE });
    expect([head.status, await head.text()]).toEqual([status, '']);
  });

  it('a cursor of another query, and a tampered one, are told as such', async () => {
    const { next } = await get<List>('/api/articles?limit=1');
    const cursor = new URL(next ?? '').searchParams.get('cursor') ?? '';
    const tampered = cursor.slice(0, -1) + (cursor.endsWith('A') ? 'B' : 'A');
    for (const search of [`?cursor=${cursor}&tag=bitcoin`, `?cursor=${tampered}`]) {
      const response = await ask(`/api/articles${search}`);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        parameter: 'cursor',
        allowed: 'the cursor in "next" of the same query',
      });
    }
    expect((await ask(`/api/articles?cursor=${cursor}`)).status).toBe(200);
  });

  it('stays small whatever is asked', async () => {
    for (const path of [
      `/api/articles?tag=${'x'.repeat(9000)}`,
      `/api/articles?${'y'.repeat(9000)}=1`,
      `/api/articles/${'z'.repeat(9000)}`,
      `/api/articles?cursor=${'c'.repeat(9000)}`,
    ]) {
      expect((await (await ask(path)).text()).length).toBeLessThan(1000);
    }
  });

  it.each(['/api/articles', '/api/articles/full'])(
    '%s is a 503 with Retry-After where a shelf is missing, and heals',
    async (path) => {
      const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
      const empty = { fetch: async () => new Response(null, { status: 404 }) };
      const bindings = { ASSETS: { ...env.ASSETS, ...empty } };
      const response = await ask(path, { bindings });
      expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '30']);
      expect(response.headers.get('Content-Type')).toBe('application/problem+json');
      expect(response.headers.get('Cache-Control')).toBe('no-store');
      expect(error).toHaveBeenCalled();
      error.mockRestore();
      expect((await ask(path)).status).toBe(200);
    },
  );
});
