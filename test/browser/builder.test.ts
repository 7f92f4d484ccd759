// Building a feed by clicking: the state is the URL, nothing is loaded anew, the address is right.
import type { Page } from 'playwright-core';
import { number, object, parse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { fetchSelfLinks, field, readAddresses, readLinks } from './addresses.ts';
import { ORIGINS, useBrowser } from './browse.ts';
import { EVERYTHING } from './everything.ts';
import {
  type Box,
  CHOICES,
  click,
  expectTicked,
  findBox,
  reach,
  readCount,
  reveal,
  toFormPath,
} from './form.ts';
import { TYPED_TAG } from './many-articles.ts';
import { TOO_MANY } from './pages.ts';
import { watch } from './watch.ts';

const openPage = useBrowser();

const { sample, many } = ORIGINS;

const FEEDS: Box = ['any', 'feeds'];
const HTTP: Box = ['any', 'http'];

describe('a choice', () => {
  it.each(CHOICES)('gives the canonical address in each format: $what', async (row) => {
    const page = await open(sample);
    for (const box of row.boxes) await click(page, box);
    await reach(page, sample, row.boxes);
    expect(await readAddresses(page)).toEqual(await fetchSelfLinks(sample, row.search));
    expect(await isStillThere(page)).toBe(true);
    await page.context().close();
  });

  it.each(CHOICES)('says how many articles it selects: $what', async (row) => {
    const page = await open(sample);
    for (const box of row.boxes) await click(page, box);
    await reach(page, sample, row.boxes);
    const total = await fetchTotal(row.search);
    expect(await readCount(page)).toBe(total);
    expect(total).toBeGreaterThan(0);
    await page.context().close();
  });

  it.each(CHOICES)('is all there again when its URL is opened: $what', async (row) => {
    const page = await open(sample);
    for (const box of row.boxes) await click(page, box);
    await reach(page, sample, row.boxes);
    const before = await readAddresses(page);
    await page.reload();
    expect(await isStillThere(page)).toBe(false);
    await expectTicked(page, row.boxes);
    expect(await readAddresses(page)).toEqual(before);
    await page.context().close();
  });

  it('is there again for who comes back from an article', async () => {
    const page = await open(sample);
    await click(page, FEEDS);
    await reach(page, sample, [FEEDS]);
    const before = await readAddresses(page);
    await page.locator('#result a[href^="/articles/"]').first().click();
    await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/articles\//);
    await page.goBack();
    await reach(page, sample, [FEEDS]);
    await expectTicked(page, [FEEDS]);
    expect(await readAddresses(page)).toEqual(before);
    await page.context().close();
  });

  it('opens in readers under its address', async () => {
    const page = await open(sample);
    await click(page, FEEDS);
    await reach(page, sample, [FEEDS]);
    const { rss } = await readAddresses(page);
    expect(rss).toBe(`${sample}/tags/feeds/rss.xml`);
    const links = await readLinks(page.locator('#result'));
    expect(links).toContain(`feed:${rss}`);
    const readers = links.filter((link) => /^https:/.test(link));
    expect(readers.length).toBeGreaterThan(2);
    expect(readers.filter((link) => !decodeURIComponent(link).endsWith(rss))).toEqual([]);
    await page.context().close();
  });

  it('is taken back click by click, and at once', async () => {
    const page = await open(sample);
    for (const box of [FEEDS, HTTP]) await click(page, box);
    await reach(page, sample, [FEEDS, HTTP]);
    await click(page, FEEDS);
    await reach(page, sample, [HTTP]);
    await click(page, HTTP);
    await reach(page, sample, []);
    expect(await readAddresses(page)).toEqual(await fetchSelfLinks(sample, ''));
    expect(await isStillThere(page)).toBe(true);
    await click(page, FEEDS);
    await reach(page, sample, [FEEDS]);
    await page.locator('#builder').getByRole('link').click();
    await reach(page, sample, []);
    await expectTicked(page, []);
    expect(await readAddresses(page)).toEqual(await fetchSelfLinks(sample, ''));
    await page.context().close();
  });

  it('may be a tag that is typed, where there are too many to show', async () => {
    const page = await open(many);
    expect(await findBox(page, ['any', TYPED_TAG]).count()).toBe(0);
    const other = page.locator('#builder input[type="text"][name="any"]');
    await reveal(other);
    await other.fill(TYPED_TAG);
    await other.press('Enter');
    await reach(page, many, [['any', TYPED_TAG]]);
    expect((await readAddresses(page)).rss).toBe(`${many}/tags/${TYPED_TAG}/rss.xml`);
    expect(await readCount(page)).toBe(1);
    await page.reload();
    expect(await findBox(page, ['any', TYPED_TAG]).isChecked()).toBe(true);
    await page.context().close();
  });

  it('of more than ten names is refused in words, and stays', async () => {
    const page = await open(many);
    const boxes = TOO_MANY.map((value): Box => ['any', value]);
    for (const box of boxes) await click(page, box);
    await reach(page, many, boxes);
    const alert = page.locator('#result').getByRole('alert');
    expect(await alert.innerText()).toContain('at most 10 names');
    expect(await isStillThere(page)).toBe(true);
    await expectTicked(page, boxes);
    await page.reload();
    await expectTicked(page, boxes);
    expect(await alert.innerText()).toContain('at most 10 names');
    await click(page, ['any', 'common-11']);
    await reach(page, many, boxes.slice(0, -1));
    expect(await alert.count()).toBe(0);
    expect(
      new URL((await readAddresses(page)).rss).searchParams.get('tag')?.split(',').length,
    ).toBe(10);
    await page.context().close();
  });
});

describe('quick clicks', () => {
  it('end in the last state, even where an earlier answer comes later', async () => {
    const page = await open(sample);
    const gate = Promise.withResolvers<void>();
    const passed = Promise.withResolvers<void>();
    await page.route(sample + toFormPath([FEEDS]), async (route) => {
      const response = await route.fetch();
      await gate.promise;
      // By then nobody may be waiting for it.
      await route.fulfill({ response }).catch(() => undefined);
      passed.resolve();
    });
    await click(page, FEEDS);
    await click(page, HTTP);
    await reach(page, sample, [FEEDS, HTTP]);
    gate.resolve();
    await passed.promise;
    // Whatever was still on its way has been answered before this is.
    await page.evaluate(() => fetch('/robots.txt'));
    await reach(page, sample, [FEEDS, HTTP]);
    expect(await readAddresses(page)).toEqual(await fetchSelfLinks(sample, '?tag=feeds,http'));
    await page.context().close();
  });

  it('are all counted', async () => {
    const page = await open(sample);
    const { boxes, search } = CHOICES.at(-1) ?? { boxes: [], search: '' };
    for (const box of boxes) await reveal(findBox(page, box));
    await page.evaluate(
      (selectors) => {
        for (const one of selectors) document.querySelector<HTMLInputElement>(one)?.click();
      },
      boxes.map(([name, value]) => `#builder input[name="${name}"][value="${value}"]`),
    );
    await reach(page, sample, boxes);
    expect(await readAddresses(page)).toEqual(await fetchSelfLinks(sample, search));
    await page.context().close();
  });
});

describe('a result that cannot be had', () => {
  const faults = [
    { what: 'no connection', answer: null },
    { what: 'a fault of the server', answer: { status: 500, body: '{"title":"Internal error"}' } },
  ];
  it.each(faults)('is gone to by the browser itself: $what', async ({ answer }) => {
    const page = await open(sample);
    await page.route('**/*', async (route) => {
      if (route.request().resourceType() !== 'fetch') await route.continue();
      else if (answer === null) await route.abort();
      else await route.fulfill(answer);
    });
    await click(page, FEEDS);
    await reach(page, sample, [FEEDS]);
    await expect.poll(() => isStillThere(page)).toBe(false);
    expect((await readAddresses(page)).rss).toBe(`${sample}/tags/feeds/rss.xml`);
    await expectTicked(page, [FEEDS]);
    await page.context().close();
  });
});

describe('the copy buttons', () => {
  it('put the address of each format on the clipboard', async () => {
    const page = await open(sample);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await click(page, FEEDS);
    await reach(page, sample, [FEEDS]);
    const copied: string[] = [];
    for (const button of await page.getByRole('button', { name: /copy/i }).elementHandles()) {
      await page.evaluate(() => navigator.clipboard.writeText('nothing'));
      await button.click();
      const read = () => page.evaluate(() => navigator.clipboard.readText());
      await expect.poll(read).not.toBe('nothing');
      copied.push(await read());
    }
    expect(copied.toSorted()).toEqual(Object.values(await readAddresses(page)).toSorted());
    await page.context().close();
  });

  it('leave the address selected where the browser lets nobody copy', async () => {
    const page = await open(sample);
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
    });
    await page.locator('.follow summary').click();
    await page.getByRole('button', { name: /copy/i }).first().click();
    const { rss } = await readAddresses(page);
    await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe(rss);
    expect(await field(page, /\brss\b/i).evaluate((it) => it === document.activeElement)).toBe(
      true,
    );
    await page.context().close();
  });
});

describe('names that programs know', () => {
  /** Every property of a form and of the document, but those that the page itself understands. */
  const listNames = (page: Page): Promise<readonly string[]> =>
    page.evaluate(() => {
      const names: string[] = [];
      for (const name in document.createElement('form')) names.push(name);
      for (const name in document) names.push(name);
      return names.filter((name) => name !== 'lang');
    });

  it('make no other front page, in its URL', async () => {
    const page = await open(sample);
    const names = await listNames(page);
    for (const part of [names.slice(0, 200), names.slice(200), ['addEventListener', 'submit']]) {
      const search = new URLSearchParams(part.map((name) => [name, '1']));
      await page.goto(`${sample}/?${search}`);
      await page.evaluate(() => {
        window.isStillThere = true;
      });
      await click(page, FEEDS);
      await reach(page, sample, [FEEDS]);
      expect((await readAddresses(page)).rss).toBe(`${sample}/tags/feeds/rss.xml`);
      expect(await isStillThere(page)).toBe(true);
    }
    await page.context().close();
  });

  it('are safe as fields of the form, as ids and as names of elements', async () => {
    const page = await openPage();
    await page.goto(`${sample}/`);
    const names = await listNames(page);
    const ids = [...names, 'fetch', 'location', 'history', 'URLSearchParams', 'FormData'];
    const hidden = names.map((name) => `<input type="hidden" name="${name}">`);
    const others = ids.map((id) => `<a id="${id}"></a>`);
    // What comes with the page is there before the script is.
    await page.route(`${sample}/`, async (route) => {
      const response = await route.fetch();
      const html = (await response.text())
        .replace('</form>', `${hidden.join('')}</form>`)
        .replace('</main>', `${others.join('')}</main>`);
      await route.fulfill({ response, body: html });
    });
    await page.goto(`${sample}/`);
    expect(await page.evaluate(() => typeof Reflect.get(document.forms[0] ?? {}, 'submit'))).toBe(
      'object',
    );
    // The locators of Playwright are lost on such a form themselves.
    const press = (selector: string): Promise<void> =>
      page.evaluate((one) => document.querySelector<HTMLElement>(one)?.click(), selector);
    const readRss = (): Promise<string> =>
      page.evaluate(() => document.querySelector<HTMLInputElement>('#address-rss')?.value ?? '');
    await page.evaluate(() => {
      window.isStillThere = true;
    });
    await press('#builder input[name="any"][value="feeds"]');
    await expect.poll(readRss).toBe(`${sample}/tags/feeds/rss.xml`);
    await press('#builder input[name="any"][value="http"]');
    await expect.poll(readRss).toBe(`${sample}/rss.xml?tag=feeds,http`);
    await press('#builder [type="submit"]');
    await page.evaluate(() => fetch('/robots.txt'));
    expect([await isStillThere(page), await readRss()]).toEqual([
      true,
      `${sample}/rss.xml?tag=feeds,http`,
    ]);
    await page.context().close();
  });

  it('do no harm in the text of an article', async () => {
    const page = await openPage();
    const observe = await watch(page);
    await page.goto(ORIGINS.everything + EVERYTHING);
    const wide = page.locator('.prose > .snippet > pre:has(.language-ts)');
    await expect.poll(() => wide.getAttribute('tabindex')).toBe('0');
    expect((await observe()).complaints).toEqual([]);
    await page.context().close();
  });
});

/** The front page, with something on its window that no other page has. */
async function open(origin: string): Promise<Page> {
  const page = await openPage();
  await page.goto(`${origin}/`);
  await page.evaluate(() => {
    window.isStillThere = true;
  });
  return page;
}

declare global {
  interface Window {
    isStillThere?: true;
  }
}

/** False once anything was loaded in the page's place. */
function isStillThere(page: Page): Promise<boolean> {
  return page.evaluate(() => window.isStillThere ?? false);
}

async function fetchTotal(search: string): Promise<number> {
  const answer = await fetch(`${sample}/api/articles${search}`);
  return parse(object({ total: number() }), await answer.json()).total;
}
