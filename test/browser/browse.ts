// A Chromium for one test file, with the origins of the publications it visits.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { startChromium } from './chromium.ts';

export const ORIGINS = inject('origins');

export const SCHEMES = ['light', 'dark'] as const;

/** Pixels: a telephone, a tablet, and a screen. */
export const WIDTHS = [360, 768, 1440] as const;

/** One transparent pixel, for pictures that a publication has on other hosts. */
const PIXEL = Buffer.from('R0lGODlhAQABAAAAACH5BAEAAAAALAAAAAABAAEAAAIA', 'base64');

/** A way to open pages alone in a profile of their own. Called once, at the top of a test file. */
export function useBrowser(): (options?: BrowserContextOptions) => Promise<Page> {
  let browser: Browser | null = null;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser?.close();
  });
  return async (options = {}) => {
    if (browser === null) throw new Error('Chromium is not running yet');
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
    context.setDefaultTimeout(60_000);
    return await context.newPage();
  };
}

/** Answers for these addresses in the place of their hosts, which nothing here may reach. */
export async function standIn(page: Page, outside: readonly string[]): Promise<void> {
  for (const url of outside) {
    await page.route(url, (route) => route.fulfill({ contentType: 'image/gif', body: PIXEL }));
  }
}

/** Keeps all pictures back until they are released, as a slow connection does. */
export async function holdPictures(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() === 'image') await promise;
    await route.fallback();
  });
  return resolve;
}
