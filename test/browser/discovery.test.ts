// What pages tell programs of themselves: their feeds, their article, their place among all pages.
import type { Page } from 'playwright-core';
import { array, type InferOutput, nullable, object, parse, record, string, unknown } from 'valibot';
import { describe, expect, it } from 'vitest';
import { ORIGINS, useBrowser } from './browse.ts';
import { ARABIC_PATH } from './many-articles.ts';
import { PAGES } from './pages.ts';
import type { SiteName } from './served.ts';

const openPage = useBrowser();

const { sample, many, fixture } = ORIGINS;

const FILES = ['rss.xml', 'atom.xml', 'feed.json'];

describe('autodiscovery', () => {
  const rows = [
    { path: '/', feed: '/', search: '' },
    { path: '/?any=feeds', feed: '/tags/feeds/', search: '' },
    { path: '/?all=feeds&all=http', feed: '/', search: '?tag=feeds&tag=http' },
    { path: '/tags/feeds', feed: '/tags/feeds/', search: '' },
    { path: '/tags/feeds?not=http', feed: '/tags/feeds/', search: '?not=http' },
    { path: '/sections/web', feed: '/sections/web/', search: '' },
    { path: '/authors/web-desk', feed: '/authors/web-desk/', search: '' },
    { path: '/tags/feeds/atom.xml', feed: '/tags/feeds/', search: '' },
    { path: '/articles/glossary', feed: '/', search: '' },
    { path: '/nothing-here', feed: '/', search: '' },
  ];
  it.each(rows)(
    'finds the feed that a reader of $path should take first, in each format',
    async (row) => {
      const page = await openPage();
      await page.goto(sample + row.path);
      const alternates = await page
        .locator('head link[rel="alternate"]')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      const expected = FILES.map((file) => `${sample}${row.feed}${file}${row.search}`);
      expect(alternates.slice(0, 3)).toEqual(expected);
      await page.context().close();
    },
  );
});

describe('an article', () => {
  const rows: readonly { readonly site: SiteName; readonly slug: string }[] = [
    { site: 'sample', slug: 'glossary' },
    { site: 'sample', slug: 'how-tagwire-serves' },
    { site: 'sample', slug: 'was-ist-ein-feed' },
    { site: 'fixture', slug: 'full' },
    { site: 'fixture', slug: 'hostile' },
    { site: 'many', slug: 'arabic' },
  ];
  it.each(rows)('is told as the API tells it, to those who show links: $slug', async (row) => {
    const origin = ORIGINS[row.site];
    const article = await fetchJson(`${origin}/api/articles/${row.slug}`);
    const page = await openPage();
    await page.goto(`${origin}/articles/${row.slug}`);
    const data = await page.locator('script[type="application/ld+json"]').textContent();
    expect(JSON.parse(data ?? '')).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Article',
      headline: article['title'],
      description: article['summary'],
      url: article['url'],
      inLanguage: article['language'],
    });
    expect(await readProperties(page)).toMatchObject({
      'og:type': 'article',
      'og:title': article['title'],
      'og:description': article['summary'],
      'og:url': article['url'],
      'og:site_name': expect.stringMatching(/./),
    });
    expect(await page.locator('link[rel="canonical"]').getAttribute('href')).toBe(article['url']);
    await page.context().close();
  });

  const languages = [
    { url: `${sample}/articles/glossary`, lang: 'en', dir: 'ltr' },
    { url: `${sample}/articles/was-ist-ein-feed`, lang: 'de', dir: 'ltr' },
    { url: many + ARABIC_PATH, lang: 'ar', dir: 'rtl' },
  ];
  it.each(languages)('is in its language, and runs its way: $lang', async ({ url, lang, dir }) => {
    const page = await openPage();
    await page.goto(url);
    const found = await page.getByRole('heading', { level: 1 }).evaluate((heading) => ({
      lang: heading.closest('[lang]')?.getAttribute('lang'),
      dir: getComputedStyle(heading).direction,
    }));
    expect(found).toEqual({ lang, dir });
    await page.context().close();
  });
});

describe('every page', () => {
  it.each(PAGES.filter(({ status }) => status === 200))(
    'has one heading, a title, a description: $name',
    async ({ site, path }) => {
      const page = await openPage();
      await page.goto(ORIGINS[site] + path);
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
      expect(await page.title()).not.toBe('');
      expect(await page.locator('meta[name="description"]').getAttribute('content')).toMatch(/./);
      await page.context().close();
    },
  );

  it('links only to places that answer', async () => {
    const page = await openPage();
    const seen = new Map<string, string>();
    for (const { site, path, name } of PAGES) {
      const own = `${ORIGINS[site]}/`;
      await page.goto(ORIGINS[site] + path);
      for (const url of await readTargets(page)) {
        if (url.startsWith(own) && url !== page.url() && !seen.has(url)) seen.set(url, name);
      }
    }
    const answers = await Promise.all(
      [...seen].map(async ([url, from]) => {
        const response = await fetch(url, { headers: { Accept: 'text/html' } });
        await response.body?.cancel();
        return [from, url, response.status];
      }),
    );
    expect(seen.size).toBeGreaterThan(100);
    expect(answers.filter(([, , status]) => status !== 200)).toEqual([]);
    await page.context().close();
  });
});

describe('the sitemap', () => {
  it.each(['sample', 'fixture', 'many'] as const)(
    'has every visible article, and nothing that does not answer: %s',
    async (site) => {
      const origin = ORIGINS[site];
      const robots = await (await fetch(`${origin}/robots.txt`)).text();
      expect(robots).toContain(`Sitemap: ${origin}/sitemap.xml`);
      const text = await (await fetch(`${origin}/sitemap.xml`)).text();
      const page = await openPage();
      await page.goto(`${origin}/`);
      const urls = await page.evaluate((source) => {
        const xml = new DOMParser().parseFromString(source, 'application/xml');
        return [...xml.querySelectorAll('loc')].map((element) => element.textContent ?? '');
      }, text);
      await page.context().close();
      const answers = await Promise.all(urls.map(async (url) => [url, (await fetch(url)).status]));
      expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
      const articles = await listArticles(origin);
      expect(articles.length).toBeGreaterThan(2);
      expect(articles.filter((url) => !urls.includes(url))).toEqual([]);
      expect(urls.filter((url) => url.includes('/articles/')).length).toBe(articles.length);
    },
  );
});

describe('the icon that browsers ask for unasked', () => {
  it.each([sample, fixture, many])('is an image: %s', async (origin) => {
    const response = await fetch(`${origin}/favicon.ico`);
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      200,
      expect.stringMatching(/^image\//),
    ]);
  });
});

describe('the query API', () => {
  it('answers the example for scripts inside the page', async () => {
    const { fetch: example } = await fetchJson(`${sample}/api`);
    const page = await openPage();
    await page.goto(`${sample}/`);
    const articles: unknown = await page.evaluate(
      `(async () => { ${example} return articles; })()`,
    );
    const { articles: expected } = await fetchJson(`${sample}/api/articles?limit=3`);
    expect(articles).toEqual(expected);
    expect(articles).toHaveLength(3);
    await page.context().close();
  });
});

/** Where links lead and files are, without fragments. */
async function readTargets(page: Page): Promise<readonly string[]> {
  // The reference shows requests that are refused on purpose, and marks them so. An AT URI is no URL:
  // what follows `at://` is an identity with colons, no host.
  const targets = '[href]:not([rel~="nofollow"], [href^="at://"]), [src]';
  return await page.locator(targets).evaluateAll((elements) =>
    elements.map((element) => {
      const said = element.getAttribute('href') ?? element.getAttribute('src') ?? '';
      return new URL(said, document.baseURI).href.replace(/#.*/, '');
    }),
  );
}

async function readProperties(page: Page): Promise<Record<string, string>> {
  const pairs = await page
    .locator('meta[property]')
    .evaluateAll((metas) =>
      metas.map((meta) => [meta.getAttribute('property'), meta.getAttribute('content')]),
    );
  return Object.fromEntries(pairs);
}

/** The permalinks of all articles, by the API; those first published elsewhere have one here, too. */
async function listArticles(origin: string): Promise<readonly string[]> {
  const urls: string[] = [];
  let url: string | null = `${origin}/api/articles?fields=slug&limit=50`;
  while (url !== null) {
    const { articles, next }: InferOutput<typeof List> = parse(List, await fetchJson(url));
    urls.push(...articles.map(({ slug }) => `${origin}/articles/${encodeURIComponent(slug)}`));
    url = next;
  }
  return urls;
}

const List = object({ articles: array(object({ slug: string() })), next: nullable(string()) });

async function fetchJson(url: string): Promise<Record<string, unknown>> {
  const response = await fetch(url);
  if (response.status !== 200) throw new Error(`${url}: ${response.status}`);
  return parse(record(string(), unknown()), await response.json());
}
