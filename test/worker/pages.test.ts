// Pages for people: previews in the place of feeds, the builder, lists, articles, problems.
import { beforeEach, describe, expect, it, test } from 'vitest';
import { type Ask, fieldsOf, forbidden, NOW, ORIGIN, open } from './ask.ts';

const NAVIGATION = {
  'Sec-Fetch-Dest': 'document',
  Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
};

const BROWSER = { Accept: NAVIGATION.Accept };

let ask: Ask;

beforeEach(async () => {
  ask = await open();
});

function typeOf(response: Response): readonly [number, string | null] {
  return [response.status, response.headers.get('Content-Type')];
}

const HTML = 'text/html; charset=utf-8';

/** The addresses that a page offers, by format. */
function addressesOf(html: string): Record<string, string | undefined> {
  const found = [...html.matchAll(/id="address-(\w+)"[^>]* value="([^"]*)"/g)];
  return Object.fromEntries(
    found.map(([, format = '', url]) => [format, url?.replaceAll('&amp;', '&')]),
  );
}

describe('a feed in a browser (issue: Sec-Fetch-Dest decides, nothing else)', () => {
  const feeds = [
    { feed: '/rss.xml', type: 'application/rss+xml; charset=utf-8' },
    { feed: '/tags/bitcoin/atom.xml?not=c%2B%2B', type: 'application/atom+xml; charset=utf-8' },
    { feed: '/sections/news/feed.json', type: 'application/feed+json' },
    { feed: '/authors/ada/rss.xml?limit=1', type: 'application/rss+xml; charset=utf-8' },
    { feed: '/feed', type: 'application/rss+xml; charset=utf-8' },
  ];

  describe.each(feeds)('$feed', ({ feed, type }) => {
    it('is a page for a navigation', async () => {
      const response = await ask(feed, { headers: NAVIGATION });
      expect(typeOf(response)).toEqual([200, HTML]);
      expect(response.headers.get('Vary')).toContain('Sec-Fetch-Dest');
    });

    it.each([
      {},
      { Accept: 'text/html' },
      { 'Sec-Fetch-Dest': 'empty' },
      { 'Sec-Fetch-Dest': 'iframe', 'Sec-Fetch-Mode': 'navigate' },
      { 'Sec-Fetch-Mode': 'navigate', 'User-Agent': 'Mozilla/5.0' },
    ])('is the feed itself with %j, before and after a navigation', async (headers) => {
      const first = await ask(feed, { headers });
      await (await ask(feed, { headers: NAVIGATION })).text();
      const second = await ask(feed, { headers });
      expect([typeOf(first), typeOf(second)]).toEqual([
        [200, type],
        [200, type],
      ]);
      expect(await second.text()).toBe(await first.text());
      expect(second.headers.get('Vary')).toContain('Sec-Fetch-Dest');
    });

    it('is a page again after the feed was remembered', async () => {
      await (await ask(feed)).text();
      await (await ask(feed, { headers: { 'Accept-Encoding': 'gzip' } })).arrayBuffer();
      expect(typeOf(await ask(feed, { headers: NAVIGATION }))).toEqual([200, HTML]);
    });

    it('has another ETag as a page, and 304 for each of its own', async () => {
      const page = (await ask(feed, { headers: NAVIGATION })).headers.get('ETag') ?? '';
      const itself = (await ask(feed)).headers.get('ETag') ?? '';
      const statuses = async (etag: string) => [
        (await ask(feed, { headers: { ...NAVIGATION, 'If-None-Match': etag } })).status,
        (await ask(feed, { headers: { 'If-None-Match': etag } })).status,
      ];
      expect([await statuses(page), await statuses(itself)]).toEqual([
        [304, 200],
        [200, 304],
      ]);
    });
  });

  it('says its title with the filter in words, its articles, its three addresses', async () => {
    const response = await ask('/tags/bitcoin/atom.xml?lang=de', { headers: NAVIGATION });
    const html = await response.text();
    expect(html).toContain('<h1>The Wire &amp; Tag &lt;Gazette&gt;: Bitcoin, auf Deutsch</h1>');
    expect(html).toContain('href="/articles/full"');
    expect(html).not.toContain('href="/articles/minimal"');
    expect(addressesOf(html)).toEqual({
      rss: `${ORIGIN}/tags/bitcoin/rss.xml?lang=de`,
      atom: `${ORIGIN}/tags/bitcoin/atom.xml?lang=de`,
      json: `${ORIGIN}/tags/bitcoin/feed.json?lang=de`,
    });
  });

  it('at /feed has a tag for each format that Accept may choose', async () => {
    const types = ['application/atom+xml', 'application/feed+json', 'text/html'];
    const tags = await Promise.all(
      types.map(async (Accept) => {
        const headers = { ...NAVIGATION, Accept };
        return (await ask('/feed', { headers })).headers.get('ETag');
      }),
    );
    expect(new Set(tags).size).toBe(types.length);
  });

  it.each([
    ['/rss.xml?page=9', 404],
    ['/tags/nope/rss.xml', 404],
    ['/feed?limit=0', 400],
  ])('tells what is wrong with %s to people and to programs', async (feed, status) => {
    const page = await ask(feed, { headers: NAVIGATION });
    const problem = await ask(feed, { headers: BROWSER });
    expect([typeOf(page), typeOf(problem)]).toEqual([
      [status, HTML],
      [status, 'application/problem+json'],
    ]);
  });
});

describe('the source of a feed (?view=source)', () => {
  it.each(['/rss.xml', '/tags/c%2B%2B/atom.xml?not=bitcoin', '/feed.json', '/feed'])(
    'of %s is its very bytes as text, for everyone',
    async (feed) => {
      const url = `${feed}${feed.includes('?') ? '&' : '?'}view=source`;
      const itself = await (await ask(feed)).text();
      for (const headers of [{}, NAVIGATION]) {
        const response = await ask(url, { headers });
        expect(typeOf(response)).toEqual([200, 'text/plain; charset=utf-8']);
        const text = await response.text();
        expect(text).toBe(itself);
        expect(text).not.toContain('view=');
      }
    },
  );

  it('means nothing with another value', async () => {
    const response = await ask('/rss.xml?view=page');
    expect(typeOf(response)).toEqual([200, 'application/rss+xml; charset=utf-8']);
  });
});

describe('the builder', () => {
  const rows = [
    { says: 'nothing', choice: '', path: '/rss.xml', count: 4 },
    { says: 'any of one', choice: '?any=bitcoin', path: '/tags/bitcoin/rss.xml', count: 2 },
    {
      says: 'any of two',
      choice: '?any=c%2B%2B&any=bitcoin',
      path: '/rss.xml?tag=bitcoin,c%2B%2B',
      count: 3,
    },
    {
      says: 'all of two',
      choice: '?all=bitcoin&all=c%2B%2B',
      path: '/rss.xml?tag=bitcoin&tag=c%2B%2B',
      count: 1,
    },
    { says: 'none of', choice: '?none=bitcoin', path: '/rss.xml?not=bitcoin', count: 2 },
    {
      says: 'a section and not a tag',
      choice: '?section=news&none=bitcoin',
      path: '/sections/news/rss.xml?not=bitcoin',
      count: 1,
    },
    {
      says: 'authors and a language',
      choice: '?author=bo&author=ada&lang=en',
      path: '/rss.xml?author=ada,bo&lang=en',
      count: 3,
    },
    {
      says: 'commas',
      choice: '?any=bitcoin,%20cpp',
      path: '/rss.xml?tag=bitcoin,c%2B%2B',
      count: 3,
    },
    {
      says: 'a filter in its own words',
      choice: '?tag=bitcoin&not=.net&since=2026-02-01',
      path: '/tags/bitcoin/rss.xml?not=.net&since=2026-01-31T23:00:00Z',
      count: 2,
    },
    { says: 'empty fields', choice: '?any=&all=&lang=', path: '/rss.xml', count: 4 },
  ];

  test.each(rows)('reads $says: $choice', async ({ choice, path, count }) => {
    const html = await (await ask(`/${choice}`, { headers: BROWSER })).text();
    expect(addressesOf(html)['rss']).toBe(ORIGIN + path);
    expect(html).toContain(count === 1 ? '>1 article<' : `>${count} articles<`);
    const total = (await (await ask(`/api/articles${toApi(path)}`)).json<{ total: number }>())
      .total;
    expect(total).toBe(count);
  });

  it('shows what is chosen, by its canonical name', async () => {
    const html = await (await ask('/?any=CPP&none=bitcoin&lang=DE', { headers: BROWSER })).text();
    const checked = [...html.matchAll(/name="(\w+)" value="([^"]*)" checked/g)];
    expect(checked.map(([, field, value]) => `${field} ${value}`)).toEqual([
      'any c++',
      'none bitcoin',
      'lang de',
    ]);
  });

  it('keeps beside the form what the form cannot say', async () => {
    const html = await (await ask('/?tag=bitcoin,c%2B%2B&tag=.net,c%23&since=2026-01-01')).text();
    expect(hiddenOf(html)).toEqual(['tag=.net,c#', 'since=2025-12-31T23:00:00Z']);
  });

  it.each([
    ['/?utm_source=x&any=bitcoin', 200],
    ['/?addEventListener=1&submit=1&elements=1', 200],
    ['/?view=source&fbclid=1&limit=3&content=summary', 200],
    ['/?utm_source=x&any=nope', 404],
    ['/?page=9&utm_source=x&any=bitcoin', 404],
  ])('carries along nothing that another choice has no use for: %s', async (path, status) => {
    const response = await ask(path, { headers: BROWSER });
    const html = await response.text();
    expect([response.status, hiddenOf(html)]).toEqual([status, []]);
    expect(html).not.toMatch(/utm_source|fbclid|addEventListener/);
  });

  it('keeps the choice where it is refused, and says why', async () => {
    const response = await ask('/?any=bitcoin&any=nope', { headers: BROWSER });
    const html = await response.text();
    expect(typeOf(response)).toEqual([404, HTML]);
    expect(html).toContain('There is no tag &quot;nope&quot;.');
    expect(html).toContain('name="any" value="bitcoin" checked');
    expect(typeOf(await ask('/?any=nope'))).toEqual([404, 'application/problem+json']);
  });

  it('names one canonical page for one meaning', async () => {
    const canonical = async (path: string) =>
      /rel="canonical" href="([^"]+)"/.exec(await (await ask(path)).text())?.[1];
    expect(await canonical('/?any=bitcoin')).toBe(`${ORIGIN}/tags/bitcoin`);
    expect(await canonical('/?none=bitcoin&lang=en')).toBe(`${ORIGIN}/?lang=en&amp;not=bitcoin`);
  });
});

/** What the form takes along unseen. */
function hiddenOf(html: string): readonly string[] {
  const hidden = html.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g);
  return [...hidden].map(([, name, value]) => `${name}=${value}`);
}

/** The parameters of a feed's path as the API takes them. */
function toApi(path: string): string {
  const [, folder, name, search = ''] =
    /^(?:\/(tag|section|author)s\/([^/]+))?\/rss\.xml(\?.*)?$/.exec(path) ?? [];
  const rest = search.replace('?', '');
  return `?${[folder === undefined ? '' : `${folder}=${name}`, rest].filter(Boolean).join('&')}`;
}

describe('pages of tags, sections and authors', () => {
  it.each([
    { page: '/tags/c%2B%2B', title: 'C++', first: '/tags/c%2B%2B/rss.xml' },
    { page: '/tags/cpp', title: 'C++', first: '/tags/c%2B%2B/rss.xml' },
    { page: '/sections/defi', title: 'DeFi &amp; Co.', first: '/sections/defi/rss.xml' },
    { page: '/authors/ada', title: 'Ada &quot;A.&quot; Lovelace', first: '/authors/ada/rss.xml' },
    { page: '/tags/unused', title: 'Declared, never used', first: '/tags/unused/rss.xml' },
  ])('$page is headed $title and discovers its own feeds first', async ({ page, title, first }) => {
    const response = await ask(page);
    const html = await response.text();
    expect(typeOf(response)).toEqual([200, HTML]);
    expect(html).toContain(`<h1>${title}</h1>`);
    expect(/rel="alternate"[^>]*href="([^"]+)"/.exec(html)?.[1]).toBe(ORIGIN + first);
  });

  it('are two pages where two names make one filter', async () => {
    const tag = await (await ask('/tags/bitcoin?section=defi')).text();
    const section = await (await ask('/sections/defi?tag=bitcoin')).text();
    const kindOf = (html: string) => />(tag|section)<\/a><\/p>/.exec(html)?.[1];
    expect([kindOf(tag), kindOf(section)]).toEqual(['tag', 'section']);
  });

  it('are the same by an alias', async () => {
    const byAlias = await (await ask('/authors/Ada%20Lovelace')).text();
    expect(byAlias).toContain('Writes &lt;code&gt; &amp; notes.');
    expect(byAlias).toBe(await (await (await open())('/authors/ada')).text());
  });

  it('shows who an author is and how to support them', async () => {
    const html = await (await ask('/authors/ada')).text();
    expect(html).toContain('Writes &lt;code&gt; &amp; notes.');
    expect(html).toContain('href="mailto:ada@people.example"');
  });

  it('takes the filters of the feeds', async () => {
    const html = await (await ask('/tags/bitcoin?lang=de')).text();
    expect(html).toContain('href="/articles/full"');
    expect(html).not.toContain('href="/articles/minimal"');
  });

  it('redirects a trailing slash, with what is asked', async () => {
    const response = await ask('/tags/bitcoin/?lang=de');
    expect([response.status, response.headers.get('Location')]).toEqual([
      301,
      `${ORIGIN}/tags/bitcoin?lang=de`,
    ]);
  });

  it.each([
    ['/tags/nope', 404],
    ['/tags/bitcoin?page=7', 404],
    ['/sections/news?since=never', 400],
    ['/nowhere', 404],
    ['/articles/nope', 404],
  ])('%s is a page for people and a problem for programs', async (path, status) => {
    const page = await ask(path, { headers: BROWSER });
    const problem = await ask(path);
    expect([typeOf(page), page.headers.get('Vary')]).toEqual([[status, HTML], 'Accept']);
    expect([typeOf(problem), problem.headers.get('Vary')]).toEqual([
      [status, 'application/problem+json'],
      'Accept',
    ]);
  });

  it('leads from an unknown name to those near it', async () => {
    const html = await (await ask('/tags/bitcoins', { headers: BROWSER })).text();
    expect(html).toContain('href="/tags/bitcoin"');
  });
});

describe('an article', () => {
  it('discovers the main feed first, then those of its section and tags (RSS Autodiscovery)', async () => {
    const html = await (await ask('/articles/full')).text();
    const links = [
      ...html.matchAll(/rel="alternate" type="application\/rss\+xml"[^>]*href="([^"]+)"/g),
    ];
    expect(links.map(([, href]) => href)).toEqual([
      `${ORIGIN}/rss.xml`,
      `${ORIGIN}/sections/defi/rss.xml`,
      `${ORIGIN}/tags/bitcoin/rss.xml`,
      `${ORIGIN}/tags/c%2B%2B/rss.xml`,
      `${ORIGIN}/tags/law-enforcement/rss.xml`,
    ]);
    expect(/rel="alternate"[^>]*href="([^"]+)"/.exec(html)?.[1]).toBe(`${ORIGIN}/rss.xml`);
  });

  it('escapes what the article did not mean as markup', async () => {
    const html = await (await ask('/articles/hostile')).text();
    expect(html).toContain(
      '<h1 class="p-name">&lt;b&gt;&amp;amp; ]]&gt; &quot;x&quot; C&lt;T&gt;</h1>',
    );
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en" dir="ltr">/);
  });

  it('tells search engines and networks what it is', async () => {
    const html = await (await ask('/articles/hostile')).text();
    const data = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '';
    expect(JSON.parse(data)).toMatchObject({
      '@type': 'Article',
      headline: '<b>&amp; ]]> "x" C<T>',
      datePublished: '2026-03-20T18:14:59Z',
    });
    expect(data).not.toContain('<');
    expect(html).toContain('property="og:type" content="article"');
  });

  it('names its authors in the order of the article, as feeds do', async () => {
    const html = await (await ask('/articles/full')).text();
    const { authors } = await (await ask('/api/articles/full')).json<{ authors: unknown }>();
    const named = [...html.matchAll(/rel="author" href="\/authors\/(\w+)"/g)];
    expect(named.map(([, slug]) => slug)).toEqual(
      (authors as readonly { slug: string }[]).map(({ slug }) => slug),
    );
  });

  it('leads to the articles before and after it in its section', async () => {
    const html = await (await ask('/articles/hostile')).text();
    const [, around = ''] = html.split('class="around row"');
    expect([...around.matchAll(/href="(\/articles\/[^"]*)"/g)].map(([, path]) => path)).toEqual([
      '/articles/renamed',
    ]);
  });

  it('leads on: to related articles, to channels, to networks', async () => {
    const html = await (await ask('/articles/full')).text();
    expect(html).toContain('>Verwandte Artikel</h2>');
    expect(html).toContain('href="/articles/hostile"');
    expect(html).toContain('href="https://mail.example/subscribe"');
    expect(html).toContain('href="https://t.me/share/url?url=');
    expect(html).not.toMatch(/articles\/(unlisted|removed|future)"/);
  });
});

describe('every page', () => {
  const pages = ['/', '/tags/bitcoin', '/articles/full', '/robots.txt', '/sitemap.xml'];

  it.each(pages)('%s obeys its validators without touching storage', async (page) => {
    const whole = await ask(page);
    await whole.arrayBuffer();
    const etag = whole.headers.get('ETag') ?? '';
    const again = await ask(page, {
      headers: { 'If-None-Match': etag },
      bindings: { CACHE: forbidden(), ASSETS: forbidden() },
    });
    expect(again.status).toBe(304);
    const represented = ['content-type', 'content-encoding', 'content-length', 'cache-status'];
    expect(fieldsOf(again)).toEqual(fieldsOf(whole, ...represented));
  });

  it.each(pages)('%s has the same fields for HEAD', async (page) => {
    const get = await ask(page);
    const head = await ask(page, { method: 'HEAD' });
    expect(await head.text()).toBe('');
    expect(fieldsOf(head, 'content-length')).toEqual(
      fieldsOf(get, 'cache-status', 'content-length'),
    );
  });

  it('runs and loads only what is its own', async () => {
    const policy = (await ask('/')).headers.get('Content-Security-Policy');
    expect(policy).toMatch(/^default-src 'none'; style-src 'self'; script-src 'self';/);
    expect(policy).toContain("; manifest-src 'self';");
    expect(policy).not.toContain('unsafe');
  });

  it('shows no article before its moment', async () => {
    const due = Date.parse('2029-12-31T23:00:00Z') / 1000;
    const shows = async (now: number) =>
      (await (await ask('/', { now })).text()).includes('href="/articles/future"');
    expect([await shows(NOW), await shows(due - 1), await shows(due)]).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe('for crawlers', () => {
  it('the sitemap names every page, and nothing hidden', async () => {
    const text = await (await ask('/sitemap.xml')).text();
    const locations = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => url);
    expect(locations).toContain(`${ORIGIN}/articles/full`);
    expect(locations).toContain(`${ORIGIN}/tags/c%2B%2B`);
    expect(text).not.toMatch(/unlisted|removed|future/);
    for (const url of locations) {
      const path = url.replaceAll('&amp;', '&').slice(ORIGIN.length);
      expect([path, (await ask(path)).status]).toEqual([path, 200]);
    }
  });

  it.each(['0', '2', '1.5', 'x', ''])('there is no part %j of a short sitemap', async (part) => {
    expect((await ask(`/sitemap.xml?part=${part}`)).status).toBe(400);
  });

  it('robots.txt allows all and names the sitemap', async () => {
    expect(await (await ask('/robots.txt')).text()).toContain(`Sitemap: ${ORIGIN}/sitemap.xml`);
  });

  it('the manifest is the site, on a home screen', async () => {
    const response = await ask('/manifest.webmanifest');
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      200,
      'application/manifest+json',
    ]);
    expect(response.headers.get('Cache-Control')).toMatch(/^max-age=\d+/);
    expect(await response.json()).toMatchObject({ start_url: '/', display: 'minimal-ui' });
  });

  it('the icon is where browsers look for it', async () => {
    const response = await ask('/favicon.ico');
    expect([response.status, response.headers.get('Location')]).toEqual([
      301,
      expect.stringMatching(/\/static\/\w{16}\/favicon\.ico$/),
    ]);
  });
});
