// What a monitor is told, and that it is told it whatever else fails.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Ask, forbidden, NOW, open, readCatalog } from './ask.ts';

let ask: Ask;

beforeAll(async () => {
  ask = await open();
});

describe('/health', () => {
  it('tells the version, the content, the counts and the next scheduled article', async () => {
    const { digest, rows } = await readCatalog('catalog');
    const response = await ask('/health');
    expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
    const { articles, ...others } = JSON.parse(await response.text());
    expect(others).toEqual({
      status: 'ok',
      version: { id: 'v', uploaded: '2026-05-20T00:00:00Z' },
      content: digest.slice(0, 16),
      next: '2029-12-31T23:00:00Z',
    });
    expect(articles.scheduled).toBe(1);
    expect(articles.removed).toBeGreaterThan(0);
    expect(articles.published + articles.removed + articles.scheduled).toBe(rows.count);
  });

  it('follows the clock: after its date, the article is not scheduled any more', async () => {
    const before = JSON.parse(await (await ask('/health')).text());
    const after = JSON.parse(
      await (await ask('/health', { now: Date.parse('2029-12-31T23:00:00Z') / 1000 })).text(),
    );
    expect(after.next).toBe(null);
    expect(after.articles.published).toBe(before.articles.published + 1);
  });

  it('needs neither KV nor the stored files', async () => {
    const bindings = { CACHE: forbidden<KVNamespace>(), ASSETS: forbidden<Fetcher>() };
    expect((await (await open())('/health', { bindings })).status).toBe(200);
  });

  it('answers HEAD without a body, and no other method', async () => {
    const head = await ask('/health', { method: 'HEAD', now: NOW });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect((await ask('/health', { method: 'POST' })).status).toBe(405);
  });
});
