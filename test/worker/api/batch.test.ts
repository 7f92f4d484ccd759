// /api/articles?slug=: several articles in one request.
import { describe, expect, it } from 'vitest';
import { ORIGIN } from '../ask.ts';
import { ask, DUE, FULL, get, MINIMAL, type Row, slugsOf, useApi } from './api.ts';

useApi();

type Batch = {
  readonly articles: readonly Row[];
  readonly removed: readonly Row[];
  readonly missing: readonly string[];
};

describe('GET /api/articles?slug=', () => {
  const rows: readonly (readonly [says: string, slugs: string, found: readonly string[]])[] = [
    ['in the order asked', 'minimal,full', ['minimal', 'full']],
    ['in the other order', 'full,minimal', ['full', 'minimal']],
    ['repeated, as OpenAPI clients write lists', 'full&slug=minimal', ['full', 'minimal']],
    ['each once', 'full,minimal,full', ['full', 'minimal']],
    ['by a former slug', 'former-name,full', ['renamed', 'full']],
    ['once, by both of its slugs', 'renamed,former-name', ['renamed']],
    ['by a slug in upper case', 'FULL', ['full']],
    ['an unlisted one, as at its address', 'unlisted', ['unlisted']],
    ['one', 'full', ['full']],
  ];
  it.each(rows)('%s: %s', async (_says, slugs, found) => {
    const { missing, removed } = await get<Batch>(`/api/articles?slug=${slugs}`);
    expect(await slugsOf(`?slug=${slugs}`)).toEqual(found);
    expect([missing, removed]).toEqual([[], []]);
  });

  it('is shaped as any list, with the rows of lists', async () => {
    expect(await get('/api/articles?slug=minimal,full')).toEqual({
      total: 2,
      next: null,
      feeds: {
        rss: `${ORIGIN}/rss.xml`,
        atom: `${ORIGIN}/atom.xml`,
        json: `${ORIGIN}/feed.json`,
      },
      articles: [MINIMAL, FULL],
      removed: [],
      missing: [],
    });
  });

  it('says which were removed and which there are not, and has the others', async () => {
    const body = await get('/api/articles?slug=nope,removed,full,future,draft&fields=slug');
    expect(body).toMatchObject({
      total: 1,
      articles: [{ slug: 'full' }],
      removed: [
        {
          id: 'tag:gazette.example,2025-02:articles/retired',
          slug: 'removed',
          removed: '2026-04-20T08:00:00Z',
        },
      ],
      missing: ['nope', 'future', 'draft'],
    });
  });

  it.each([
    ['?slug=full&content=full', '/api/articles/full'],
    ['?slug=full&fields=title,content_html', '/api/articles/full?fields=title,content_html'],
    ['?slug=unlisted', '/api/articles/unlisted?content=summary'],
  ])('%s has what the article itself answers', async (search, path) => {
    const { articles } = await get<Batch>(`/api/articles${search}`);
    const { related: _, previous: __, next: ___, ...article } = await get<Row>(path);
    expect(articles).toEqual([article]);
  });

  it('may have no article at all', async () => {
    expect(await get('/api/articles?slug=a,b')).toMatchObject({
      total: 0,
      articles: [],
      missing: ['a', 'b'],
    });
  });

  it('has an article from its moment on', async () => {
    const missing = async (now: number) =>
      (await get<Batch>('/api/articles?slug=future', { now })).missing;
    expect([await missing(DUE - 1), await missing(DUE)]).toEqual([['future'], []]);
  });

  it('takes fifty slugs', async () => {
    const slugs = Array.from({ length: 50 }, (_, number) => `a${number}`);
    const response = await ask(`/api/articles?slug=${slugs.join()}`);
    expect([response.status, (await response.json<Batch>()).missing]).toEqual([200, slugs]);
  });
});
