// The page of the API: one language everywhere, code to copy, forms that really ask, contents that follow.
import { gzipSync } from 'node:zlib';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ORIGINS, useBrowser } from './browse.ts';

const openPage = useBrowser();

const { sample } = ORIGINS;

const DOCS = `${sample}/docs`;

/** Bytes of a first view, as of every other page. */
const LIGHT = 30_000;

describe('examples', () => {
  it('are all in the language that was chosen, now and at the next visit', async () => {
    const page = await openPage();
    await page.goto(DOCS);
    expect(await listShown(page)).toEqual(['curl']);
    await page.locator('#sync').getByRole('button', { name: 'Python' }).click();
    expect(await listShown(page)).toEqual(['python']);
    const pressed = page.locator('[data-language][aria-pressed="true"]');
    expect(new Set(await pressed.allTextContents())).toEqual(new Set(['Python']));
    await page.reload();
    expect(await listShown(page)).toEqual(['python']);
    await page.context().close();
  });

  it('leave what was clicked where it is', async () => {
    const page = await openPage();
    await page.goto(DOCS);
    const button = page.locator('#errors').getByRole('button', { name: 'JavaScript' });
    await button.scrollIntoViewIfNeeded();
    const before = await button.boundingBox();
    await button.click();
    expect((await button.boundingBox())?.y).toBeCloseTo(before?.y ?? Number.NaN, 0);
    await page.context().close();
  });

  it('are shown in the usual language where the browser keeps nothing', async () => {
    const page = await openPage();
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    const faults: string[] = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    await page.goto(DOCS);
    await page.locator('#sync').getByRole('button', { name: 'JavaScript' }).click();
    expect([await listShown(page), faults]).toEqual([['javascript'], []]);
    await page.context().close();
  });

  it('are copied as they are shown', async () => {
    const page = await openPage();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(DOCS);
    const part = page.locator('#pagination');
    await part.getByRole('button', { name: 'Python' }).click();
    await part.getByRole('button', { name: 'Copy' }).click();
    expect(await part.getByRole('button', { name: 'Copied' }).isVisible()).toBe(true);
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await part.locator('.python pre').textContent());
    expect(copied).toMatch(/^import json\n/);
    await page.context().close();
  });
});

describe('a form', () => {
  it('sends its request, and the code beside it follows', async () => {
    const page = await openPage();
    await page.goto(DOCS);
    const part = await openForm(page, 'listArticles');
    await part.getByLabel('tag', { exact: true }).fill('feeds, http');
    await part.getByLabel('fields', { exact: true }).fill('title');
    const search = 'tag=feeds,%20http&fields=title&limit=1';
    for (const language of ['curl', 'javascript', 'python']) {
      const code = await part.locator(`.${language} pre`).textContent();
      expect(code).toContain(`'${sample}/api/articles?${search}'`);
    }
    await part.getByRole('button', { name: 'Send', exact: true }).click();
    await part.getByText(/^200 OK, \d+ ms, /).waitFor();
    const direct = await fetch(`${sample}/api/articles?${search}`);
    expect(await readBody(part)).toEqual(await direct.json());
    const shown = await part.locator('.answer dl').textContent();
    expect(shown).toContain(direct.headers.get('ETag'));
    expect(shown).toContain(direct.headers.get('Link'));
    await page.context().close();
  });

  it('asks again with the ETag, and for the next page', async () => {
    const page = await openPage();
    await page.goto(DOCS);
    const part = await openForm(page, 'listArticles');
    await part.getByRole('button', { name: 'Send', exact: true }).click();
    await part.getByRole('button', { name: 'Send again with If-None-Match' }).click();
    await part.getByText(/^304 Not Modified, \d+ ms, 0 bytes$/).waitFor();
    expect(await part.locator('.answer pre').allTextContents()).toEqual([
      expect.stringMatching(/^curl -i -H 'If-None-Match: W\/"[^']+"' 'http[^']+'$/),
    ]);
    await part.getByRole('button', { name: 'Send', exact: true }).click();
    await part.getByRole('button', { name: 'Next page' }).click();
    await expect
      .poll(() => part.locator('.answer pre').first().textContent())
      .toMatch(/^curl -i '[^']+cursor=[^']+'$/);
    await page.context().close();
  });

  it('shows an error as it comes', async () => {
    const page = await openPage();
    await page.goto(DOCS);
    const part = await openForm(page, 'listArticles');
    await part.getByLabel('limit', { exact: true }).fill('99');
    await part.getByRole('button', { name: 'Send', exact: true }).click();
    await part.getByText(/^400 Bad Request, /).waitFor();
    expect(await readBody(part)).toMatchObject({ parameter: 'limit', value: '99' });
    await page.context().close();
  });

  it('fills a name into the path, whatever its letters are', async () => {
    const page = await openPage();
    await page.goto(DOCS);
    const part = await openForm(page, 'getArticle');
    await part.getByLabel('slug', { exact: true }).fill('a/b?c#d%');
    await part.getByRole('button', { name: 'Send', exact: true }).click();
    await part.getByText(/^404 Not Found, /).waitFor();
    expect(await readBody(part)).toMatchObject({ value: 'a/b?c#d%' });
    await page.context().close();
  });

  it('says so where nothing comes', async () => {
    const page = await openPage();
    await page.goto(DOCS);
    const part = await openForm(page, 'listTags');
    await page.route('**/api/tags*', (route) => route.abort());
    await part.getByRole('button', { name: 'Send', exact: true }).click();
    await part.getByText(/^No answer: /).waitFor();
    await page.context().close();
  });

  it('can be used by keyboard alone', async () => {
    const page = await openPage();
    await page.goto(DOCS);
    const part = page.locator('#listFeeds');
    await part.locator('.try summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await part.getByText(/^200 OK, /).waitFor();
    await page.context().close();
  });
});

describe('the contents', () => {
  it('mark the part that is read, at the side', async () => {
    const page = await openPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(DOCS);
    const current = page.locator('nav.side [aria-current]');
    for (const id of ['errors', 'getArticle', 'limits']) {
      await page.locator(`nav.side [href="#${id}"]`).click();
      await expect
        .poll(() => current.evaluateAll((all) => all.map((link) => link.getAttribute('href'))))
        .toEqual([`#${id}`]);
    }
    await page.context().close();
  });

  it('unfold on a telephone, lead, and fold again', async () => {
    const page = await openPage({ viewport: { width: 360, height: 700 } });
    await page.goto(DOCS);
    const menu = page.locator('.menu');
    await menu.locator('summary').click();
    await menu.getByRole('link', { name: 'Errors' }).click();
    expect(await menu.getAttribute('open')).toBe(null);
    const heading = page.getByRole('heading', { name: 'Errors', exact: true });
    const bar = await menu.boundingBox();
    const box = await heading.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0));
    expect(box?.y).toBeLessThan(350);
    await page.context().close();
  });

  it('are not needed to find a place that is folded', async () => {
    const page = await openPage();
    await page.goto(`${DOCS}#listArticles-response-feeds-rss`);
    const place = page.locator('[id="listArticles-response-feeds-rss"]');
    await expect.poll(() => place.isVisible()).toBe(true);
    await page.context().close();
  });
});

describe('without JavaScript', () => {
  it('all languages are shown, nothing that needs it is, and a form opens what it asks for', async () => {
    const page = await openPage({ javaScriptEnabled: false });
    await page.goto(DOCS);
    expect(await listShown(page)).toEqual(['curl', 'javascript', 'python']);
    expect(await page.getByRole('button', { name: /copy|curl|python/i }).count()).toBe(0);
    const part = await openForm(page, 'listTags');
    await part.getByLabel('section', { exact: true }).fill('web');
    await part.getByRole('button', { name: 'Send', exact: true }).click();
    await page.waitForURL(`${sample}/api/tags?**section=web**`);
    expect(await page.locator('body').textContent()).toContain('"tags":[');
    await page.context().close();
  });
});

describe('on paper', () => {
  it('there are words and code, and nothing to click', async () => {
    const page = await openPage({ viewport: { width: 1440, height: 900 } });
    await page.emulateMedia({ media: 'print' });
    await page.goto(DOCS);
    expect(await page.locator('.part h2').first().isVisible()).toBe(true);
    expect(await page.locator('.code pre:visible').count()).toBeGreaterThan(20);
    expect(await page.locator('main :is(button, input, nav, summary):visible').count()).toBe(
      await page.locator('.text summary:visible').count(),
    );
    await page.context().close();
  });
});

describe('a first view', () => {
  it(`is below ${LIGHT} bytes besides pictures`, async () => {
    const page = await openPage();
    const loaded: Promise<number>[] = [];
    page.on('response', (response) => {
      if (response.headers()['content-type']?.startsWith('image/')) return;
      loaded.push(response.body().then((body) => gzipSync(body).length));
    });
    await page.goto(DOCS, { waitUntil: 'networkidle' });
    const sizes = await Promise.all(loaded);
    expect(sizes.length).toBeGreaterThan(3);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(LIGHT);
    await page.context().close();
  });
});

/** The languages in which examples are seen. */
function listShown(page: Page): Promise<readonly string[]> {
  return page
    .locator('.code > div')
    .evaluateAll((all) => [
      ...new Set(all.filter((one) => one.checkVisibility()).map(({ className }) => className)),
    ]);
}

/** Unfolds the form of an operation. Resolves to all that stands under its heading. */
async function openForm(page: Page, operation: string): Promise<Locator> {
  const part = page.locator(`#${operation}`);
  await part.locator('.try summary').click();
  return part;
}

async function readBody(part: Locator): Promise<unknown> {
  return JSON.parse((await part.locator('.answer pre').last().textContent()) ?? '');
}
