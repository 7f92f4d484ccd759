// The page of searches, as people type, by keys, and where there is no script.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { fetchSelfLinks, readAddresses } from './addresses.ts';
import { ORIGINS, useBrowser } from './browse.ts';

const openPage = useBrowser();

const { sample } = ORIGINS;

const titles = (page: Page): Promise<readonly string[]> =>
  page.locator('#result .teasers h2').allInnerTexts();

const readFocus = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.id || (document.activeElement?.textContent ?? ''));

describe('a search', () => {
  it('shows its results as one types, and its URL is the state', async () => {
    const page = await openPage();
    await page.goto(`${sample}/archive`);
    await page.getByRole('link', { name: 'Search', exact: true }).click();
    await page.waitForURL(`${sample}/search`);
    await page.keyboard.press('/');
    expect(await readFocus(page)).toBe('q');
    await page.keyboard.type('conditional request');
    await expect.poll(() => page.url()).toBe(`${sample}/search?q=conditional+request`);
    expect(await readFocus(page)).toBe('q');
    expect(await page.locator('#count').innerText()).toMatch(/^\d+ articles?$/);
    expect(await page.locator('mark').count()).toBeGreaterThan(0);
    expect(await page.title()).toContain('“conditional request”');
    expect(await readAddresses(page)).toEqual(
      await fetchSelfLinks(sample, '?q=conditional+request'),
    );
    const shown = await titles(page);
    await page.reload();
    expect(await titles(page)).toEqual(shown);
    await page.goBack();
    expect(page.url()).toBe(`${sample}/archive`);
    await page.context().close();
  });

  it('is followed by arrows, and cleared by Escape', async () => {
    const page = await openPage();
    await page.goto(`${sample}/search?q=feed`);
    const [first = '', second = ''] = await titles(page);
    await page.locator('#q').focus();
    await page.keyboard.press('ArrowDown');
    expect(await readFocus(page)).toBe(first);
    await page.keyboard.press('ArrowDown');
    expect(await readFocus(page)).toBe(second);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await readFocus(page)).toBe('q');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.url()).toBe(`${sample}/search`);
    expect(await page.locator('#q').inputValue()).toBe('');
    expect(await titles(page)).toEqual([]);
    await page.context().close();
  });

  it('shows the answer to what was typed last, however late others come', async () => {
    const page = await openPage();
    await page.goto(`${sample}/search`);
    const { promise, resolve } = Promise.withResolvers<void>();
    await page.route(`${sample}/search?q=glossary`, async (route) => {
      await promise;
      await route.continue().catch(() => {});
    });
    const asked = page.waitForRequest(`${sample}/search?q=glossary`);
    await page.locator('#q').fill('glossary');
    await asked;
    await page.locator('#q').fill('polling');
    await expect.poll(() => page.url()).toBe(`${sample}/search?q=polling`);
    const shown = await titles(page);
    resolve();
    await page.evaluate(() => fetch('/robots.txt'));
    expect([page.url(), await titles(page)]).toEqual([`${sample}/search?q=polling`, shown]);
    await page.context().close();
  });

  it('says what cannot be searched for, and goes on', async () => {
    const page = await openPage();
    await page.goto(`${sample}/search`);
    await page.locator('#q').fill('fe*');
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('at least 3 letters');
    await page.locator('#q').fill('fee*');
    await expect.poll(async () => (await titles(page)).length).toBeGreaterThan(0);
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.context().close();
  });

  it('works without a script, and takes its other filters along', async () => {
    const page = await openPage({ javaScriptEnabled: false });
    await page.goto(`${sample}/search?section=web`);
    await page.locator('#q').fill('feed');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${sample}/search?q=feed&section=web`);
    expect((await titles(page)).length).toBeGreaterThan(0);
    await page.getByRole('link', { name: 'Newest first' }).click();
    await page.waitForURL(`${sample}/search?order=newest&q=feed&section=web`);
    await page.context().close();
  });
});
