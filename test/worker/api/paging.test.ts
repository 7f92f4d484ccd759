// Lists page by page, kept as a copy, and as articles come due.
import { describe, expect, it } from 'vitest';
import { ORIGIN, open } from '../ask.ts';
import { ask, DUE, FULL, get, type List, type Row, slugsOf, useApi } from './api.ts';

useApi();

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
      const met = pages.flatMap(({ articles, removed = [] }) => [
        ...articles.map(({ slug }) => slug),
        ...removed.map((removal) => removal['removed']),
      ]);
      expect(met.toSorted()).toEqual(rows.toSorted());
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
  it('gives changes in their order, and withdrawn articles in a list of their own', async () => {
    const body = await get<List>('/api/articles?changed-since=2026-03-01T12:00:00Z&fields=slug');
    expect(body).toMatchObject({ total: 4, changed_since: '2026-05-01T06:00:00Z' });
    expect(body.articles).toEqual([{ slug: 'renamed' }, { slug: 'hostile' }, { slug: 'full' }]);
    expect(body.removed).toEqual([
      {
        id: 'tag:gazette.example,2025-02:articles/retired',
        slug: 'removed',
        removed: '2026-04-20T08:00:00Z',
      },
    ]);
    expect('removed' in (await get<List>('/api/articles?order=updated'))).toBe(false);
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
