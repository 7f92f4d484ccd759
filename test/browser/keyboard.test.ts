// By keyboard alone: to the text at once, and from the form to the address of a feed.
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { fetchSelfLinks, field, readAddresses } from './addresses.ts';
import { ORIGINS, useBrowser } from './browse.ts';
import { type Box, findBox, reach, toHandle } from './form.ts';

const openPage = useBrowser();

const { sample } = ORIGINS;

const FEEDS: Box = ['any', 'feeds'];
const WEB: Box = ['section', 'web'];

/** Stops on the way, at most. */
const STOPS = 200;

/** Pixels around an element in which its ring may be. */
const RING = 8;

describe('by keyboard alone', () => {
  it.each(['/', '/articles/glossary', '/tags/feeds/rss.xml'])(
    'the first stop skips to the text: %s',
    async (path) => {
      const page = await openPage();
      await page.goto(sample + path);
      await page.keyboard.press('Tab');
      expect(await readFocus(page)).toMatch(/skip/i);
      expect(await page.locator(':focus').isVisible()).toBe(true);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      const isInside = await page.evaluate(() => document.activeElement?.closest('main') !== null);
      expect(isInside).toBe(true);
      await page.context().close();
    },
  );

  it('a feed is built, and its address reached and copied', async () => {
    const page = await openPage();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${sample}/`);
    await choose(page, FEEDS, 'Enter');
    await reach(page, sample, [FEEDS]);
    await choose(page, WEB, 'Space');
    await reach(page, sample, [FEEDS, WEB]);
    expect(await isFocused(findBox(page, WEB))).toBe(true);
    await tabTo(page, field(page, /\brss\b/i));
    const { rss } = await readAddresses(page);
    expect(rss).toBe((await fetchSelfLinks(sample, '?tag=feeds&section=web')).rss);
    await tabTo(page, page.getByRole('button', { name: /copy/i }).first());
    await page.keyboard.press('Space');
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(rss);
    await page.context().close();
  });

  it('the form is sent with Enter where there is no JavaScript', async () => {
    const page = await openPage({ javaScriptEnabled: false });
    await page.goto(`${sample}/`);
    await choose(page, FEEDS, 'Enter');
    await page.keyboard.press('Enter');
    await reach(page, sample, [FEEDS]);
    await page.context().close();
  });

  it.each(['/', '/?any=feeds', '/tags/feeds/rss.xml', '/articles/glossary'])(
    'every stop shows where it is: %s',
    async (path) => {
      const page = await openPage({ viewport: { width: 1000, height: 700 } });
      await page.goto(sample + path);
      const unseen: string[] = [];
      for (let stop = 0; stop < STOPS; stop++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate(() => document.activeElement === document.body)) break;
        if (!(await isSeen(page))) unseen.push(await readFocus(page));
      }
      expect(unseen).toEqual([]);
      await page.context().close();
    },
  );
});

/** Opens the group of a box where it is folded, and ticks the box. */
async function choose(page: Page, box: Box, opener: 'Enter' | 'Space'): Promise<void> {
  const input = findBox(page, box);
  const folded = input.locator('xpath=ancestor::details[not(@open)]');
  while ((await folded.count()) > 0) {
    await tabTo(page, toHandle(folded.first()));
    await page.keyboard.press(opener);
  }
  await tabTo(page, input);
  await page.keyboard.press('Space');
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < STOPS; stop++) {
    await page.keyboard.press('Tab');
    if (await isFocused(target)) return;
  }
  throw new Error(`${target} is not among the first ${STOPS} stops`);
}

function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

/** What has the focus, for people who read the test's report. */
function readFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document;
    const text = activeElement?.textContent?.trim() ?? '';
    return text === '' ? (activeElement?.outerHTML.slice(0, 200) ?? '') : text;
  });
}

/** Whether the place of the focus, or the label around it, looks otherwise than without it. */
async function isSeen(page: Page): Promise<boolean> {
  const element = (await page.evaluateHandle(() => document.activeElement)).asElement();
  const place = (
    await page.evaluateHandle(() => {
      const { activeElement } = document;
      return activeElement?.closest('label') ?? activeElement;
    })
  ).asElement();
  const box = await place?.boundingBox();
  if (element === null || box === undefined || box === null) return false;
  const clip = {
    x: Math.max(0, box.x - RING),
    y: Math.max(0, box.y - RING),
    width: box.width + 2 * RING,
    height: box.height + 2 * RING,
  };
  const withIt = await page.screenshot({ clip });
  await element.evaluate((it) => it instanceof HTMLElement && it.blur());
  const without = await page.screenshot({ clip });
  await element.focus();
  return !withIt.equals(without);
}
