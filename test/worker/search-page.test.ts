// The page of searches: a form, what it finds, and how browsers learn of it.
import { beforeEach, describe, expect, it } from 'vitest';
import { type Ask, forbidden, ORIGIN, open } from './ask.ts';

const BROWSER = { Accept: 'text/html' };

let many: Ask;

beforeEach(async () => {
  many = await open('many');
});

async function read(path: string, status = 200): Promise<string> {
  const response = await many(path, { headers: BROWSER });
  expect([path, response.status]).toEqual([path, status]);
  expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
  return await response.text();
}

function titlesOf(html: string): readonly string[] {
  return [...html.matchAll(/<h2 dir="ltr"><a href="\/articles\/[^"]+">([^<]*)</g)].map(
    ([, title = '']) => title,
  );
}

function fieldsOf(html: string): readonly string[] {
  const inputs = [...html.matchAll(/<input [^>]*name="([^"]+)"[^>]* value="([^"]*)"/g)];
  return inputs.map(([, name, value]) => `${name}=${value}`);
}

const HINTS = 'What you can write';

describe('/search', () => {
  it.each(['/search', '/search?q=', '/search?q=+++', '/search?utm_source=x'])(
    '%s searches for nothing yet, and says how to',
    async (path) => {
      const html = await read(path);
      expect(html).toContain(HINTS);
      expect(html).toContain(`<link rel="canonical" href="${ORIGIN}/search"/>`);
      expect(html).not.toContain('noindex');
      expect(fieldsOf(html)).toEqual(['q=']);
    },
  );

  it('marks what it has found, and counts it', async () => {
    const html = await read('/search?q=42');
    expect(titlesOf(html)).toEqual(['Number 42']);
    expect(html).toContain('<mark>42</mark>');
    expect(html).toMatch(/<p id="count"[^>]*>1 article</);
    expect(html).toContain('<title>“42” · Many</title>');
    expect(html).toContain('<meta name="robots" content="noindex"/>');
    expect(html).not.toContain(HINTS);
    for (const file of ['rss.xml', 'atom.xml', 'feed.json']) {
      expect(html).toContain(`value="${ORIGIN}/${file}?q=42"`);
    }
  });

  it('keeps what was typed, and says its one address', async () => {
    const html = await read('/search?q=TEXT+%22Number+1%22');
    expect(fieldsOf(html)).toEqual(['q=TEXT &quot;Number 1&quot;']);
    expect(html).toContain(
      `<link rel="canonical" href="${ORIGIN}/search?q=%22number%201%22%20text"/>`,
    );
  });

  it('takes the other filters along, and leads out of them', async () => {
    const html = await read('/search?q=text&lang=en&since=2020-01-01&order=newest');
    expect(fieldsOf(html)).toEqual(['q=text', 'lang=en', 'since=2020-01-01', 'order=newest']);
    expect(html).toContain('<a href="/search?q=text">');
  });

  it('has the best matches first, in the order of the API, in parts', async () => {
    const best: string[] = [];
    let path = '/search?q=text';
    for (let part = 1; part <= 10 && path !== ''; part++) {
      const html = await read(path);
      best.push(...titlesOf(html));
      path = /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    }
    const list = await many('/api/articles?q=text&order=relevance&limit=50&fields=title');
    const { total, articles } = await list.json<{
      total: number;
      articles: { title: string }[];
    }>();
    expect(best).toHaveLength(total);
    expect(best.slice(0, 50)).toEqual(articles.map(({ title }) => title));
  });

  it('has the newest first, in the blocks of the archive', async () => {
    const front = await read('/search?q=text&order=newest');
    expect(front).toContain('href="/search?q=text"');
    const older = /rel="next" href="([^"]+)"/.exec(front)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(older).toMatch(/^\/search\?page=\d+&q=text$/);
    const block = await read(older);
    const page = /page=(\d+)/.exec(older)?.[1] ?? '';
    const feed = await (await many(`/feed.json?q=text&page=${page}`)).json<{
      items: { title: string }[];
    }>();
    expect(titlesOf(block)).toEqual(feed.items.map(({ title }) => title));
    expect(block).toContain('rel="prev" href="/search?order=newest&amp;q=text"');
  });

  it('finds nothing, and helps', async () => {
    const html = await read('/search?q=nothingness');
    expect(html).toContain('No articles found');
    expect(html).toContain(HINTS);
    expect(html).toContain(`${ORIGIN}/rss.xml?q=nothingness`);
  });

  it.each([
    ['ab*', 400, 'at least 3 letters before'],
    ['!!!', 400, 'at least one letter or digit'],
    ['one two three four five six seven eight nine', 400, 'at most 8 words'],
    ['x'.repeat(10_000), 400, 'at most 200 characters'],
  ])('says beside the form why it cannot answer %.20s', async (typed, status, reason) => {
    const html = await read(`/search?q=${encodeURIComponent(typed)}`, status);
    expect(html).toContain(reason);
    expect(html).toContain('role="alert"');
    expect(html).toContain('noindex');
    expect(fieldsOf(html)).toEqual([`q=${typed}`]);
  });

  it.each([
    ['/search?q=text&tag=nobody', 404],
    ['/search?q=text&q=more', 400],
    ['/search?q=%ff', 400],
    ['/search?q=text&order=best', 400],
    ['/search?q=text&part=0', 400],
    ['/search?q=text&part=99', 404],
    ['/search?q=text&page=99', 404],
    ['/search?q=text&part=2&order=newest', 400],
    ['/search?q=text&part=2&page=1', 400],
  ])('refuses %s', async (path, status) => {
    expect(await read(path, status)).toContain('role="alert"');
    const program = await many(path);
    expect([program.status, program.headers.get('Content-Type')]).toEqual([
      status,
      'application/problem+json',
    ]);
    await program.body?.cancel();
  });

  it('never says markup that was typed', async () => {
    for (const [q, status] of [
      ['"><script>alert(1)</script>', 200],
      ['<b>*', 400],
    ] as const) {
      const html = await read(`/search?q=${encodeURIComponent(q)}`, status);
      expect(html).not.toMatch(/<script>|<b>/);
    }
  });

  it('leads a slash too many home', async () => {
    const response = await many('/search/?q=text');
    expect([response.status, response.headers.get('Location')]).toEqual([
      301,
      `${ORIGIN}/search?q=text`,
    ]);
  });

  it('is a 304 to who has it, and asks nothing of KV', async () => {
    const bindings = { CACHE: forbidden<KVNamespace>() };
    const first = await many('/search?q=text', { headers: BROWSER, bindings });
    const etag = first.headers.get('ETag') ?? '';
    expect(first.status).toBe(200);
    await first.body?.cancel();
    const headers = { ...BROWSER, 'If-None-Match': etag };
    const again = await many('/search?q=text', { headers, bindings });
    expect(again.status).toBe(304);
  });
});

describe('browsers and programs learn of the search', () => {
  it('by a description in OpenSearch', async () => {
    const response = await many('/opensearch.xml');
    expect(response.headers.get('Content-Type')).toBe('application/opensearchdescription+xml');
    const xml = await response.text();
    for (const [type, path] of [
      ['text/html', '/search'],
      ['application/rss+xml', '/rss.xml'],
      ['application/atom+xml', '/atom.xml'],
      ['application/feed+json', '/feed.json'],
    ]) {
      expect(xml).toContain(`<Url type="${type}" template="${ORIGIN}${path}?q={searchTerms}"/>`);
    }
    const [, name = ''] = /<ShortName>([^<]*)</.exec(xml) ?? [];
    expect([...name].length).toBeLessThanOrEqual(16);
  });

  it('by every page', async () => {
    for (const path of ['/', '/search', '/archive']) {
      const html = await read(path);
      expect(html).toContain(
        `<link rel="search" type="application/opensearchdescription+xml" title="Many" href="${ORIGIN}/opensearch.xml"/>`,
      );
      expect(html).toContain('<a href="/search" lang="en" dir="ltr">Search</a>');
    }
  });

  it('by the data of the front page', async () => {
    const html = await read('/');
    const [, json = '{}'] =
      /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
    expect(JSON.parse(json).potentialAction).toEqual({
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${ORIGIN}/search?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    });
  });
});
