// /api/articles and /api/articles/{slug}: their filters and bodies.
import { describe, expect, it } from 'vitest';
import { ORIGIN } from '../ask.ts';
import { ask, DUE, FULL, get, type List, MINIMAL, type Row, slugsOf, useApi } from './api.ts';

useApi();

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
