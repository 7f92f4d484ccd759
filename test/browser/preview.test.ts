// What people get who follow a link to a feed, and what programs get at the very same URL.
import type { Page, Response } from 'playwright-core';
import { array, type InferOutput, object, parse, string } from 'valibot';
import { describe, expect, it } from 'vitest';
import { fetchSelfLinks, readAddresses, readLinks } from './addresses.ts';
import { ORIGINS, useBrowser } from './browse.ts';
import { reveal } from './form.ts';

const openPage = useBrowser();

const { sample, many } = ORIGINS;

const FEED = '/tags/feeds/rss.xml';

const Feed = object({ title: string(), items: array(object({ title: string() })) });

const formats = [
  { file: 'rss.xml', type: 'application/rss+xml; charset=utf-8' },
  { file: 'atom.xml', type: 'application/atom+xml; charset=utf-8' },
  { file: 'feed.json', type: 'application/feed+json' },
];

describe('a link to a feed', () => {
  it.each(formats)('leads, when clicked, to a page of that feed: $file', async ({ file }) => {
    const page = await follow('/articles/glossary', `/tags/feeds/${file}`);
    const feed = await fetchFeed('/tags/feeds/feed.json');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(feed.title);
    expect(feed.title).toContain('Feeds');
    expect(await page.title()).toContain(feed.title);
    expect(await readTitles(page)).toEqual(feed.items.map(({ title }) => title));
    expect(await readAddresses(page)).toEqual(await fetchSelfLinks(sample, '?tag=feeds'));
    await page.context().close();
  });

  it.each(formats)('tells the address to copy, and readers the same: $file', async ({ file }) => {
    const page = await openPage();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${sample}/tags/feeds/${file}?utm_source=mail`);
    const url = `${sample}/tags/feeds/${file}`;
    await page.getByRole('button', { name: /copy/i }).first().click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(url);
    const links = await readLinks(page.getByRole('main'));
    expect(links).toContain(`feed:${url}`);
    expect(links.filter((link) => link.includes(encodeURIComponent(url))).length).toBeGreaterThan(
      2,
    );
    await page.context().close();
  });

  it('with a filter of many parts is told in words', async () => {
    const page = await openPage();
    await page.goto(`${sample}/rss.xml?tag=feeds,http&not=c%2B%2B&section=publishing&lang=en`);
    const heading = await page.getByRole('heading', { level: 1 }).innerText();
    expect(heading).toMatch(/Feeds or HTTP, not C\+\+, in How we publish, in English$/);
    await page.context().close();
  });

  it('to a page of the archive shows the articles of that page', async () => {
    const page = await openPage();
    await page.goto(`${many}/rss.xml?page=2`);
    const titles = await readTitles(page);
    expect(titles).toEqual(Array.from({ length: 20 }, (_, offset) => `Article ${40 - offset}`));
    // Who subscribes wants what is new, and who reads on the pages around.
    expect((await readAddresses(page)).rss).toBe(`${many}/rss.xml`);
    await page.getByRole('link', { name: 'Older articles' }).click();
    await expect.poll(() => page.url()).toBe(`${many}/rss.xml?page=1`);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    await page.context().close();
  });

  it('that is negotiated leads to a page of the feed, too', async () => {
    const page = await openPage();
    const response = await page.goto(`${sample}/tags/feeds/feed`);
    expect(response?.headers()['vary']).toContain('Accept');
    expect(await readTitles(page)).toEqual(await listTitles(FEED));
    expect(await readAddresses(page)).toEqual(await fetchSelfLinks(sample, '?tag=feeds'));
    await page.context().close();
  });
});

describe('the source', () => {
  it.each(formats)('is the same bytes, as text: $file', async ({ file }) => {
    const page = await openPage();
    await page.goto(`${sample}/tags/feeds/${file}`);
    const arrived = page.waitForResponse((response) => response.url().includes('view=source'));
    await page.getByRole('link', { name: /source/i }).click();
    const response = await arrived;
    await page.waitForLoadState('load');
    expect(response.headers()['content-type']).toBe('text/plain; charset=utf-8');
    const plain = await (await fetch(`${sample}/tags/feeds/${file}`)).text();
    expect(await response.text()).toBe(plain);
    expect(await page.evaluate(() => document.contentType)).toBe('text/plain');
    expect(await page.evaluate(() => document.body.innerText.length)).toBeGreaterThan(1000);
    expect(plain).not.toContain('view=');
    await page.context().close();
  });
});

describe('the page of a feed', () => {
  it('has validators of its own, and is asked for again by them', async () => {
    const page = await openPage();
    const first = await page.goto(sample + FEED);
    const etag = first?.headers()['etag'];
    expect(etag).toMatch(/^W\/"/);
    expect(etag).not.toBe((await fetch(sample + FEED)).headers.get('ETag'));
    expect(first?.headers()['vary']).toContain('Sec-Fetch-Dest');
    const statuses = await listStatuses(page);
    await page.reload();
    await expect.poll(() => statuses[0]).toBe(304);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    await page.context().close();
  });

  it('never comes from a cache in the place of the feed, nor the feed in its place', async () => {
    const page = await openPage();
    await page.goto(sample + FEED);
    const plain = await (await fetch(sample + FEED)).text();
    for (const _ of ['first', 'cached']) {
      expect(await fetchInside(page, FEED, {})).toEqual([200, formats[0]?.type, plain]);
    }
    const again = await page.goto(sample + FEED);
    expect(again?.headers()['content-type']).toBe('text/html; charset=utf-8');
    expect(await readTitles(page)).toEqual(await listTitles(FEED));
    await page.context().close();
  });

  const asks = formats.flatMap((format) =>
    ['*/*', 'text/html', 'text/html,application/xhtml+xml,*/*;q=0.8'].map((accept) => ({
      ...format,
      accept,
    })),
  );
  it.each(asks)('is not what scripts get: $file for $accept', async ({ file, type, accept }) => {
    const page = await openPage();
    await page.goto(`${sample}/`);
    const plain = await (await fetch(`${sample}/tags/feeds/${file}`)).text();
    const got = await fetchInside(page, `/tags/feeds/${file}`, { Accept: accept });
    expect(got).toEqual([200, type, plain]);
    await page.context().close();
  });
});

describe('a link to a feed that is not there', () => {
  const rows = [
    { path: '/tags/feed/rss.xml', near: '/tags/feeds' },
    { path: '/sections/securty/atom.xml', near: '/sections/security' },
    { path: '/authors/web-dsk/feed', near: '/authors/web-desk' },
  ];
  it.each(rows)('leads people to a page, and scripts to a problem: $path', async (row) => {
    const page = await openPage();
    const response = await page.goto(sample + row.path);
    expect(isPage(response, 404)).toBe(true);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/^Unknown/);
    const [status, type, body] = await fetchInside(page, row.path, {});
    expect([status, type]).toEqual([404, 'application/problem+json']);
    expect(JSON.parse(body)).toMatchObject({ status: 404, near: [row.near.split('/').at(-1)] });
    const [meant] = await readLinks(page.getByRole('main'));
    expect(meant).toBe(row.near);
    await page.getByRole('main').getByRole('link').first().click();
    await expect.poll(() => page.url()).toBe(sample + row.near);
    await page.context().close();
  });

  it('and with a value that cannot be, likewise', async () => {
    const page = await openPage();
    expect(isPage(await page.goto(`${sample}/rss.xml?limit=many`), 400)).toBe(true);
    const [status, type] = await fetchInside(page, '/rss.xml?limit=many', {});
    expect([status, type]).toEqual([400, 'application/problem+json']);
    await page.context().close();
  });
});

/** Clicks the link to a path on a page of the sample. */
async function follow(from: string, path: string): Promise<Page> {
  const page = await openPage();
  await page.goto(sample + from);
  const link = page.locator(`a[href="${path}"]`).first();
  await reveal(link);
  await link.click();
  await expect.poll(() => page.url()).toBe(sample + path);
  await page.waitForLoadState('load');
  return page;
}

/** The titles of the articles a page lists, in their order. */
async function readTitles(page: Page): Promise<readonly string[]> {
  const links = page.getByRole('main').getByRole('heading').locator('a[href^="/articles/"]');
  return await links.allInnerTexts();
}

async function listTitles(path: string): Promise<readonly string[]> {
  const { items } = await fetchFeed(path.replace(/[a-z.]+$/, 'feed.json'));
  return items.map(({ title }) => title);
}

async function fetchFeed(path: string): Promise<InferOutput<typeof Feed>> {
  return parse(Feed, await (await fetch(sample + path)).json());
}

/** As a script of the page asks: status, media type, body. */
async function fetchInside(
  page: Page,
  path: string,
  headers: Record<string, string>,
): Promise<[status: number, type: string, body: string]> {
  return await page.evaluate(
    async ([asked, fields]) => {
      const response = await fetch(asked, { headers: fields });
      const type = response.headers.get('Content-Type') ?? '';
      return [response.status, type, await response.text()];
    },
    [path, headers] as const,
  );
}

function isPage(response: Response | null, status: number): boolean {
  return (
    response?.status() === status &&
    response.headers()['content-type'] === 'text/html; charset=utf-8'
  );
}

/** The statuses that the server answers from now on; the browser itself shows its cache's instead. */
async function listStatuses(page: Page): Promise<readonly number[]> {
  const statuses: number[] = [];
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  session.on('Network.responseReceivedExtraInfo', ({ statusCode }) => statuses.push(statusCode));
  return statuses;
}
