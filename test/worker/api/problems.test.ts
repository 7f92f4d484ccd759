// Problems of the query API, as every client sees them.
import { env } from 'cloudflare:workers';
import { describe, expect, it, vi } from 'vitest';
import { fieldsOf } from '../ask.ts';
import { ask, get, type List, NO_STORE, useApi } from './api.ts';

useApi();

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
    ['/api/x', 404, { detail: 'There is nothing at /api/x. See /api for all endpoints.' }],
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
    [
      '/api/articles?order=up',
      400,
      { parameter: 'order', allowed: ['newest', 'oldest', 'updated', 'relevance'] },
    ],
    [
      '/api/articles?changed-since=2026-01-01&order=oldest',
      400,
      {
        parameter: 'order',
        value: 'oldest',
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
        allowed: 'earlier than "until"',
      },
    ],
    ['/api/articles?tag=%E0%A4', 400, { parameter: 'tag', value: '%E0%A4' }],
    [
      '/api/articles?tag=bitcoin,cpp,unused,.net,c%23,law-enforcement&tag=bitcoin&tag=cpp&tag=.net&not=unused,c%23',
      400,
      { parameter: 'tag', value: '11', allowed: 'at most 10 names in total' },
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
    [
      '/api/articles?slug=full&tag=bitcoin',
      400,
      {
        parameter: 'tag',
        value: 'bitcoin',
        allowed: 'no "tag" with "slug"',
        detail: '"tag" cannot be used with "slug": beside it, use only "content" and "fields".',
      },
    ],
    ['/api/articles?slug=full&changed-since=2026-01-01', 400, { parameter: 'changed-since' }],
    ['/api/articles?slug=full&cursor=nonsense-nonsense', 400, { parameter: 'cursor' }],
    ['/api/articles?slug=full&limit=1', 400, { parameter: 'limit' }],
    ['/api/articles?slug=full&order=oldest', 400, { parameter: 'order' }],
    [
      `/api/articles?slug=${Array.from({ length: 51 }, (_, number) => `a${number}`).join()}`,
      400,
      { parameter: 'slug', value: '51', allowed: 'at most 50 slugs' },
    ],
    ['/api/articles?slug=%E0%A4', 400, { parameter: 'slug' }],
    ['/api/articles?slug=full&fields=colour', 400, { parameter: 'fields' }],
    ['/api/articles?slugs=full', 400, { parameter: 'slugs', near: ['slug'] }],
    ['/api/articles/full?slug=full', 400, { parameter: 'slug' }],
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
    [
      '/api/tags/bitcoins',
      404,
      { title: 'Unknown tag', parameter: 'tag', value: 'bitcoins', near: ['bitcoin'] },
    ],
    ['/api/tags/future', 404, { near: [] }],
    ['/api/tags/__proto__', 404, { near: [] }],
    ['/api/tags/%E0%A4', 404, {}],
    ['/api/sections/new', 404, { parameter: 'section', near: ['news'] }],
    ['/api/authors/aba', 404, { parameter: 'author', near: ['ada'] }],
    ['/api/authors/ada/rss.xml', 404, { detail: expect.stringContaining('See /api') }],
    ['/api/tags/bitcoin?lang=de', 400, { parameter: 'lang', allowed: [] }],
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

  it('a cursor of another query, and a tampered one, are reported as such', async () => {
    const { next } = await get<List>('/api/articles?limit=1');
    const cursor = new URL(next ?? '').searchParams.get('cursor') ?? '';
    const tampered = cursor.slice(0, -1) + (cursor.endsWith('A') ? 'B' : 'A');
    for (const search of [`?cursor=${cursor}&tag=bitcoin`, `?cursor=${tampered}`]) {
      const response = await ask(`/api/articles${search}`);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        parameter: 'cursor',
        allowed: 'a cursor from "next" of the same query',
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
