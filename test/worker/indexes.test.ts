// Index pages: all tags, sections and authors, the archive by year and month.
import { beforeEach, describe, expect, it } from 'vitest';
import { type Ask, fieldsOf, forbidden, NOW, ORIGIN, open } from './ask.ts';

const BROWSER = { Accept: 'text/html' };

/** The instant of the article of the future: 2030-01-01 in Berlin, 2029 in UTC. */
const DUE = Date.parse('2029-12-31T23:00:00Z') / 1000;

let ask: Ask;

beforeEach(async () => {
  ask = await open();
});

async function read(path: string, options = {}): Promise<string> {
  const response = await ask(path, options);
  expect([path, response.status]).toEqual([path, 200]);
  return await response.text();
}

/** Paths that the main part of a page links to, as they are written, but feeds. */
function linksOf(html: string): readonly string[] {
  const [main = ''] = /<main.*<\/main>/s.exec(html) ?? [];
  const links = [...main.matchAll(/ href="([^"]+)"/g)].map(([, href = '']) => href);
  return links
    .filter((href) => !/\.(xml|json)$/.test(href))
    .map((href) => href.replaceAll('&#39;', "'"));
}

describe('the page of all names', () => {
  it.each([
    [
      '/tags',
      [
        ...['.net', 'a-&-b-<-"c"', '🚀', 'bitcoin', 'c++', 'c#', 'law-enforcement', "l'été"],
        'שלום-עולם',
      ],
    ],
    ['/sections', ['defi', 'news']],
    ['/authors', ['ada', 'bo']],
  ])('%s has each with articles, in its order', async (path, names) => {
    const links = linksOf(await read(path));
    const expected = names.map((name) => `${path}/${encodeURIComponent(name)}`);
    expect(links.toSorted()).toEqual(expected.toSorted());
    // `unused` is declared, and has none.
    expect(links).not.toContain('/tags/unused');
  });

  it('is sorted as people of the language sort', async () => {
    const links = linksOf(await read('/tags')).map(decodeURIComponent);
    const shown = links.filter((link) => /^\/tags\/[a-z]/.test(link)).map((link) => link.slice(6));
    expect(shown).toEqual(['a-&-b-<-"c"', ...['bitcoin', 'c#', 'c++', "l'été", 'law-enforcement']]);
  });

  it('tells of each how much is in it, its newest date and its three feeds', async () => {
    const html = await read('/tags');
    const [row = ''] =
      /<li><div><a class="name" href="\/tags\/bitcoin">.*?<\/li>/s.exec(html) ?? [];
    expect(row).toContain('>2 articles<');
    expect(row).toContain('datetime="2026-05-01T06:00:00.000Z"');
    for (const file of ['rss.xml', 'atom.xml', 'feed.json']) {
      expect(row).toContain(`href="/tags/bitcoin/${file}"`);
    }
  });

  it('has what the site says of sections and authors', async () => {
    expect(await read('/sections')).toContain('<p>Decentralised finance.</p>');
    const authors = await read('/authors');
    expect(authors).toContain('<p>Writes &lt;code&gt; &amp; notes.</p>');
    expect(authors).toMatch(
      /<img src="[^"]+\/icon\.png" alt="" width="48" height="48" loading="lazy"/,
    );
  });

  it('counts what the API counts', async () => {
    for (const list of ['tags', 'sections', 'authors']) {
      const body = await (await ask(`/api/${list}`)).json<{
        [list: string]: { count: number }[];
      }>();
      const counts = (body[list] ?? []).map(({ count }) => count).filter((count) => count > 0);
      const shown = [...(await read(`/${list}`)).matchAll(/<span>(\d+) articles?<\/span>/g)];
      expect(shown.map(([, count]) => Number(count)).toSorted()).toEqual(counts.toSorted());
    }
  });

  it('tells nothing of a tag before its first article', async () => {
    const has = async (now: number) => (await read('/tags', { now })).includes('/tags/future"');
    expect([await has(DUE - 1), await has(DUE)]).toEqual([false, true]);
  });

  it('leads from each name back to all of its kind', async () => {
    expect(await read('/tags/bitcoin')).toContain('<a href="/tags">tag</a>');
    expect(await read('/authors/ada')).toContain('<a href="/authors">author</a>');
  });
});

describe('the archive', () => {
  it('has every year and month with articles, in the zone of the site', async () => {
    // 2026-01-04T23:00:00Z is the 5th in Berlin; removed, unlisted and future articles do not count.
    expect(linksOf(await read('/archive'))).toEqual([
      '/archive/2026',
      ...['01', '02', '03', '05'].map((month) => `/archive/2026/${month}`),
    ]);
  });

  it('has the new year from its first moment in the zone on', async () => {
    const links = linksOf(await read('/archive', { now: DUE }));
    expect(links.slice(0, 3)).toEqual(['/archive/2030', '/archive/2030/01', '/archive/2026']);
    expect((await ask('/archive/2030', { now: DUE - 1 })).status).toBe(404);
    expect((await ask('/archive/2029', { now: DUE })).status).toBe(404);
  });

  it('a year has its articles in the order of time', async () => {
    const links = linksOf(await read('/archive/2026'));
    expect(links.filter((link) => link.startsWith('/articles/'))).toEqual([
      '/articles/minimal',
      '/articles/full',
      '/articles/hostile',
      '/articles/renamed',
    ]);
  });

  it('a month has its own, with date and title, and leads to those around it', async () => {
    const html = await read('/archive/2026/03');
    expect(linksOf(html)).toEqual([
      ...['/archive', '/archive/2026', '/articles/hostile'],
      ...['/archive/2026/02', '/archive/2026/05'],
    ]);
    expect(html).toContain('<h1><span>March 2026</span></h1>');
    expect(html).toContain('&lt;b&gt;&amp;amp; ]]&gt; &quot;x&quot; C&lt;T&gt;</a>');
  });

  const missing: readonly (readonly [path: string, kind: string, near: readonly string[]])[] = [
    ['/archive/2026/04', 'unknown-period', ['2026/03', '2026/05']],
    ['/archive/2025', 'unknown-period', ['2026']],
    ['/archive/2030', 'unknown-period', ['2026']],
    ['/archive/0000', 'unknown-period', ['2026']],
    ['/archive/9999/12', 'unknown-period', ['2026/05']],
  ];
  it.each(missing)('%s is a 404 that names what is near', async (path, kind, near) => {
    const response = await ask(path);
    const body = await response.json<{ type: string; detail: string; near: readonly string[] }>();
    expect([response.status, body.near]).toEqual([404, near]);
    expect(body.type).toMatch(new RegExp(`/${kind}$`));
    expect(body.detail).toContain(`The nearest are in ${near.join(' and ')}.`);
    const page = await (await ask(path, { headers: BROWSER })).text();
    expect(linksOf(page).slice(0, near.length)).toEqual(near.map((name) => `/archive/${name}`));
  });

  it.each([
    '/archive/26',
    '/archive/2026/13',
    '/archive/2026/0',
    '/archive/2026/05/01',
    '/archive/x',
  ])('there is nothing at %s', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });
});

describe('a long archive', () => {
  // 130 articles of January 2026 in this publication, every eleventh of them removed.
  const STANDING = 130 - 12;

  it('is in pages of fifty, each article once, in the order of time', async () => {
    const many = await open('many');
    const pages = await Promise.all(
      ['', '?page=2', '?page=3'].map(async (search) => {
        const html = await (await many(`/archive/2026/01${search}`)).text();
        return {
          articles: linksOf(html).filter((link) => link.startsWith('/articles/')),
          times: [...html.matchAll(/<time datetime="([^"]+)"/g)].map(([, time]) => time),
        };
      }),
    );
    expect(pages.map(({ articles }) => articles.length)).toEqual([50, 50, STANDING - 100]);
    const all = pages.flatMap(({ articles }) => articles);
    expect(new Set(all).size).toBe(STANDING);
    const times = pages.flatMap((page) => page.times);
    expect(times).toEqual(times.toSorted());
    const { total } = await (await many('/api/articles')).json<{ total: number }>();
    expect(total).toBe(STANDING);
  });

  it('is the same as one page and as many: the address without `page` is page 1', async () => {
    const many = await open('many');
    const first = await many('/archive/2026?page=1');
    expect(await first.text()).toContain(`rel="canonical" href="${ORIGIN}/archive/2026"`);
    const plain = await many('/archive/2026');
    expect(plain.headers.get('Cache-Status')).toBe('tagwire; hit; detail=memory');
  });
});

describe('an index page', () => {
  const PAGES = ['/tags', '/sections', '/authors', '/archive', '/archive/2026', '/archive/2026/05'];

  it.each(PAGES)('%s obeys its validators without touching storage', async (page) => {
    const whole = await ask(page);
    await whole.arrayBuffer();
    const again = await (await open())(page, {
      headers: { 'If-None-Match': whole.headers.get('ETag') ?? '' },
      bindings: { CACHE: forbidden(), ASSETS: forbidden() },
    });
    expect(again.status).toBe(304);
    const represented = ['content-type', 'content-encoding', 'content-length', 'cache-status'];
    expect(fieldsOf(again)).toEqual(fieldsOf(whole, ...represented));
    expect(whole.headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'/);
    const head = await ask(page, { method: 'HEAD' });
    expect(fieldsOf(head, 'content-length')).toEqual(
      fieldsOf(whole, 'cache-status', 'content-length'),
    );
  });

  it.each(PAGES)('%s changes with the next article, and its lifetime ends there', async (page) => {
    const at = async (now: number) => (await ask(page, { now })).headers;
    expect((await at(DUE - 100)).get('Cache-Control')).toMatch(/^max-age=100, /);
    expect((await at(DUE)).get('ETag')).not.toBe((await at(NOW)).get('ETag'));
  });

  it.each(PAGES)('%s passes over what it does not know, and says its own address', async (page) => {
    const html = await read(`${page}?utm_source=x&tag=nope`);
    expect(html).toContain(`<link rel="canonical" href="${ORIGIN}${page}"/>`);
    expect(html).not.toContain('utm_source');
  });

  it.each([
    ['/tags/', '/tags'],
    ['//sections', '/sections'],
    ['/archive/2026/?page=2', '/archive/2026?page=2'],
    ['/archive/2026/5', '/archive/2026/05'],
    ['/archive/2026/5/', '/archive/2026/05'],
  ])('%s redirects to %s', async (path, location) => {
    const { status, headers } = await ask(path);
    expect([status, headers.get('Location')]).toEqual([301, ORIGIN + location]);
  });

  it.each([
    ['/tags?page=0', 400, 'a whole number of at least 1'],
    ['/tags?page=x', 400, 'a whole number of at least 1'],
    ['/tags?page=1&page=2', 400, 'one value'],
    ['/tags?page=2', 404, '1'],
    ['/archive/2026?page=2', 404, '1'],
  ])('%s is a problem: %i', async (path, status, allowed) => {
    const response = await ask(path);
    expect([response.status, response.headers.get('Vary')]).toEqual([status, 'Accept']);
    expect(await response.json()).toMatchObject({ parameter: 'page', allowed });
    const page = await ask(path, { headers: BROWSER });
    expect([page.status, page.headers.get('Content-Type')]).toEqual([
      status,
      'text/html; charset=utf-8',
    ]);
  });

  it.each(PAGES)('%s is in the sitemap', async (page) => {
    expect(await read('/sitemap.xml')).toContain(`<loc>${ORIGIN}${page}</loc>`);
  });

  it.each(['/tags', '/authors', '/archive'])('%s is linked from every page', async (page) => {
    const [footer] = /<footer.*<\/footer>/s.exec(await read('/articles/full')) ?? [];
    expect(footer).toContain(`href="${page}"`);
  });
});
