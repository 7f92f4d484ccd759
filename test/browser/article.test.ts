// What the page of an article does beside showing it: copies code, opens footnotes, leads to its parts.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ORIGINS, SCHEMES, useBrowser, WIDTHS } from './browse.ts';
import { EVERYTHING } from './everything.ts';
import { watch } from './watch.ts';

const openPage = useBrowser();

const URL = ORIGINS.everything + EVERYTHING;

/** Bytes of the first view as they are sent, pictures apart. */
const MOST = 30_000;

/** Where each part of the text stands in the page. */
const toPlaces = (page: Page) =>
  page
    .locator('.prose > :not(.note)')
    .evaluateAll((all) =>
      all.map((element) => Math.round(element.getBoundingClientRect().top + scrollY)),
    );

describe('code', () => {
  it.each(SCHEMES)('has colours that stand out from its ground, %s', async (colorScheme) => {
    const page = await openPage({ colorScheme });
    await page.goto(URL);
    const colours = await page
      .locator('.hljs-keyword, .hljs-string, pre > code.language-ts')
      .evaluateAll((all) => all.map((element) => getComputedStyle(element).color));
    expect(new Set(colours).size).toBe(3);
    await page.context().close();
  });

  it('is copied as it is written, and nothing moves', async () => {
    const page = await openPage();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(URL);
    const before = await toPlaces(page);
    const snippet = page.locator('.snippet').filter({ has: page.locator('.language-ts') });
    await snippet.first().getByRole('button', { name: 'Copy' }).click();
    await expect.poll(() => snippet.first().getByRole('button').innerText()).toBe('Copied');
    const code = await snippet.first().locator('code').textContent();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code);
    expect(await toPlaces(page)).toEqual(before);
    await page.context().close();
  });
});

describe('a footnote', () => {
  it.each(WIDTHS)('opens beside its reference at %i px, and closes by Escape', async (width) => {
    const page = await openPage({ viewport: { width, height: 800 } });
    await page.goto(URL);
    const before = await toPlaces(page);
    const reference = page.locator('[role="doc-noteref"]').first();
    await reference.click();
    const note = page.getByRole('note');
    expect(await note.innerText()).toMatch(/^The footnote has/);
    expect(await note.locator('a, [id]').count()).toBe(0);
    const box = await note.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? width)).toBeLessThanOrEqual(width);
    expect(await toPlaces(page)).toEqual(before);
    await page.keyboard.press('Escape');
    expect(await note.isVisible()).toBe(false);
    expect(await reference.evaluate((link) => link === document.activeElement)).toBe(true);
    await page.context().close();
  });

  it('opens where another one that refers to it was', async () => {
    const page = await openPage({ viewport: { width: 1024, height: 800 } });
    await page.goto(URL);
    await page.locator('.prose > p [role="doc-noteref"]').nth(1).click();
    const note = page.getByRole('note');
    const before = await note.boundingBox();
    await note.getByRole('link', { name: '1' }).click();
    expect(await note.innerText()).toMatch(/^The footnote has/);
    expect(await note.getAttribute('lang')).toBe('en');
    const after = await note.boundingBox();
    expect(after?.y).toBeGreaterThan(before?.y ?? 0);
    await page.context().close();
  });

  it('is where its reference leads without JavaScript', async () => {
    const page = await openPage({ javaScriptEnabled: false });
    await page.goto(URL);
    await page.locator('[role="doc-noteref"]').first().click();
    expect(page.url()).toBe(`${URL}#fn:1`);
    await page.context().close();
  });
});

describe('the table of contents', () => {
  it('is closed on a telephone, and leads to a heading', async () => {
    const page = await openPage({ viewport: { width: 360, height: 740 } });
    await page.goto(URL);
    const contents = page.getByRole('navigation', { name: 'Contents' });
    const link = contents.getByRole('link', { name: 'builder' });
    expect(await link.isVisible()).toBe(false);
    await contents.getByText('Contents').click();
    await link.click();
    expect(page.url()).toBe(`${URL}#builder`);
    await page.context().close();
  });

  it('stands open beside the text on a screen', async () => {
    const page = await openPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(URL);
    const contents = page.getByRole('navigation', { name: 'Contents' });
    expect(await contents.getByRole('link', { name: 'builder' }).isVisible()).toBe(true);
    const [beside, text] = await Promise.all([
      contents.boundingBox(),
      page.locator('.prose > .snippet').first().boundingBox(),
    ]);
    expect((beside?.x ?? 0) + (beside?.width ?? 0)).toBeLessThanOrEqual(text?.x ?? 0);
    await page.context().close();
  });
});

describe('a wide table', () => {
  it('is scrolled by keys, and stays a table', async () => {
    const page = await openPage({ viewport: { width: 360, height: 740 } });
    await page.goto(URL);
    const region = page.getByRole('region', { name: 'Left, Centre, Right, None' });
    expect(await region.getByRole('columnheader').count()).toBe(4);
    await region.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => region.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
    await page.context().close();
  });
});

it('a formula is drawn by the browser: a fraction is higher than a letter', async () => {
  const page = await openPage();
  await page.goto(URL);
  const toHeight = async (name: string) =>
    (await page.locator(name).first().boundingBox())?.height ?? 0;
  expect(await toHeight('mfrac')).toBeGreaterThan((await toHeight('mi')) * 1.5);
  await page.context().close();
});

describe('the front page', () => {
  it('begins with the newest article on a telephone; the form is one tap away', async () => {
    const page = await openPage({ viewport: { width: 360, height: 740 } });
    await page.goto(`${ORIGINS.sample}/`);
    const first = page.locator('main :is(h2:not(.hidden), h3, img, p, form)').first();
    const { articles } = (await (await fetch(`${ORIGINS.sample}/api/articles?limit=1`)).json()) as {
      readonly articles: readonly { readonly title: string }[];
    };
    const title = page.locator('.newest h3');
    expect(await title.innerText()).toBe(articles[0]?.title);
    expect(await first.evaluate((element) => element.closest('.newest') !== null)).toBe(true);
    expect((await title.boundingBox())?.y).toBeLessThan(740);
    await page.locator('.top').getByRole('link', { name: 'Build a feed' }).click();
    const form = await page.locator('#builder').boundingBox();
    expect(form?.y).toBeLessThan(740);
    await page.context().close();
  });

  it('keeps the form where it is while choices change the list above it', async () => {
    const page = await openPage({ viewport: { width: 360, height: 740 } });
    await page.goto(`${ORIGINS.sample}/#choose`);
    await page.locator('#builder summary').first().click();
    const box = page.locator('#builder label').first();
    await box.scrollIntoViewIfNeeded();
    const before = (await box.boundingBox())?.y ?? 0;
    await box.click();
    await page.waitForURL(/any=/);
    expect(Math.abs(((await box.boundingBox())?.y ?? 0) - before)).toBeLessThan(2);
    await page.context().close();
  });
});

it.each([
  ORIGINS.sample,
  URL,
  `${ORIGINS.sample}/articles/polite-poller-in-cpp`,
  ORIGINS.newspaper,
  `${ORIGINS.newspaper}/articles/polite-poller-in-cpp`,
])('the first view takes less than 30 KB, pictures apart: %s', async (url) => {
  const page = await openPage({ viewport: { width: 360, height: 740 } });
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  const kinds = new Map<string, string>();
  let bytes = 0;
  client.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? '';
    if (kind !== 'Image' && kind !== 'Media') bytes += encodedDataLength;
  });
  const observe = await watch(page);
  await page.goto(url, { waitUntil: 'networkidle' });
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(MOST);
  expect((await observe()).complaints).toEqual([]);
  await page.context().close();
});
