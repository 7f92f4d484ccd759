// Searches as feeds, pages and lists: canonical, with validators, and never in KV.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Ask, forbidden, open } from './ask.ts';

let many: Ask;

beforeEach(async () => {
  many = await open('many');
});

type Row = { readonly slug: string; readonly title: string; readonly snippet?: string };

type Rows = {
  readonly total: number;
  readonly next: string | null;
  readonly articles: readonly Row[];
};

async function list(search: string): Promise<Rows> {
  return (await (await many(`/api/articles${search}`)).json()) as Rows;
}

describe('a feed of a search', () => {
  it.each(['/rss.xml', '/atom.xml', '/feed.json'])(
    '%s has the articles that are found',
    async (path) => {
      const text = await (await many(`${path}?q=42`)).text();
      expect(text).toContain('Number 42');
      expect(text).not.toContain('Number 41');
      expect(text).toContain('Many: “42”');
    },
  );

  it('says its one URL, whatever was written', async () => {
    const [one, other] = await Promise.all([
      many('/feed.json?q=TEXT+%E2%80%9Cnumber%201%E2%80%9D'),
      many('/feed.json?q=%22Number++1%22%20text'),
    ]);
    expect(one.headers.get('ETag')).toBe(other.headers.get('ETag'));
    expect(((await one.json()) as { feed_url: string }).feed_url).toBe(
      'https://feeds.example.org/feed.json?q=%22number%201%22%20text',
    );
    await other.body?.cancel();
  });

  it('is a 304 to who has it, in an isolate that has never met it too', async () => {
    const first = await many('/rss.xml?q=text');
    const etag = first.headers.get('ETag') ?? '';
    await first.body?.cancel();
    const again = await (await open('many'))('/rss.xml?q=text', {
      headers: { 'If-None-Match': etag },
    });
    expect(again.status).toBe(304);
  });

  it('has an archive', async () => {
    const page = await many('/atom.xml?q=text&page=1');
    expect([page.status, (await page.text()).match(/<entry[ >]/g)?.length]).toEqual([200, 20]);
  });

  it('is no other one than that of the same filter without a search', async () => {
    const [with_, without] = await Promise.all([many('/rss.xml?q=text'), many('/rss.xml')]);
    expect(with_.headers.get('ETag')).not.toBe(without.headers.get('ETag'));
    await Promise.all([with_.body?.cancel(), without.body?.cancel()]);
  });

  it('is not looked for in KV, and not written there', async () => {
    const answer = await many('/rss.xml?q=text', { bindings: { CACHE: forbidden<KVNamespace>() } });
    expect([answer.status, answer.headers.get('Cache-Status')]).toEqual([
      200,
      'tagwire; fwd=uri-miss',
    ]);
    await answer.body?.cancel();
  });

  it('is a 503 that no cache keeps where the index is damaged', async () => {
    const fetch = async (url: string): Promise<Response> =>
      url.includes('/search/') ? new Response('damaged') : await env.ASSETS.fetch(url);
    const bindings = { ASSETS: { fetch } as unknown as Fetcher };
    const answer = await many('/rss.xml?q=text', { bindings });
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([503, 'no-store']);
    await answer.body?.cancel();
  });
});

describe('a list of a search', () => {
  it('combines with every other filter', async () => {
    const all = await list('?q=text&limit=50');
    const some = await list('?q=text&lang=de-at&limit=50');
    expect(all.total).toBeGreaterThan(some.total);
    expect(some.total).toBeGreaterThan(0);
  });

  it('by relevance meets each once, page by page', async () => {
    const titles: string[] = [];
    let search: string | null = '?q=text&order=relevance&limit=50&fields=title';
    while (search !== null) {
      const page: Rows = await list(search);
      titles.push(...page.articles.map(({ title }) => title));
      search = page.next === null ? null : new URL(page.next).search;
      if (search === null) expect(titles).toHaveLength(page.total);
    }
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('marks what was found, and nothing of the text is markup', async () => {
    const { articles } = await list('?q=text&limit=1');
    expect(articles[0]?.snippet).toMatch(/^<mark>Text<\/mark> \d+\.$/);
    expect((await list('?limit=1')).articles[0]).not.toHaveProperty('snippet');
  });

  it('alone has snippets: an article asked for by its slug has none, and its body is still JSON', async () => {
    const { articles } = await list('?limit=1');
    const answer = await many(`/api/articles/${articles[0]?.slug}?fields=snippet`);
    expect(Object.keys(await answer.json())).toEqual(['related', 'previous', 'next']);
  });

  it('tells removed articles to who has a copy, whatever their text was', async () => {
    const answer = await many('/api/articles?q=nowhere&changed-since=2026-02-01');
    expect(((await answer.json()) as { removed: unknown[] }).removed.length).toBeGreaterThan(0);
  });

  it('counts names within it', async () => {
    const answer = await many('/api/sections?q=42');
    expect(((await answer.json()) as { total: number }).total).toBe(1);
  });
});

const REFUSED: readonly (readonly [what: string, search: string, parameter: string])[] = [
  ['ten kilobytes', `?q=${'a'.repeat(10_000)}`, 'q'],
  ['marks alone', '?q=%21%21', 'q'],
  ['a beginning of one letter', '?q=a*', 'q'],
  ['more than eight words', '?q=a+b+c+d+e+f+g+h+i', 'q'],
  ['broken encoding', '?q=%ff', 'q'],
  ['two of them', '?q=a&q=b', 'q'],
  ['relevance to nothing', '?order=relevance', 'order'],
];

describe('a search that cannot be answered', () => {
  it.each(REFUSED)('%s is a 400 that names the parameter', async (_what, search, parameter) => {
    const answer = await many(`/api/articles${search}`);
    const problem = (await answer.json()) as { parameter: string };
    expect([answer.status, problem.parameter]).toEqual([400, parameter]);
  });

  it.each(['?q=', '?q=the', '?q=a', '?q=%22open', '?q=-text'])('%s is answered', async (search) => {
    const answer = await many(`/api/articles${search}`);
    expect(answer.status).toBe(200);
    await answer.body?.cancel();
  });
});

describe('pages', () => {
  it.each(['/?q=42', '/sections/markets?q=text'])('%s shows what is found', async (path) => {
    const answer = await many(path, { headers: { Accept: 'text/html' } });
    expect([answer.status, (await answer.text()).includes('Number')]).toEqual([200, true]);
  });
});
