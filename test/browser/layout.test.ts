// How every page looks, on a telephone and on a screen, light and dark; with pictures to look at.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findFaults } from './accessibility.ts';
import { ORIGINS, SCHEMES, standIn, useBrowser, WIDTHS } from './browse.ts';
import { PAGES } from './pages.ts';
import { takeScreenshot } from './screenshots.ts';

const openPage = useBrowser();

const SCREENS = WIDTHS.flatMap((width) => SCHEMES.map((scheme) => ({ width, scheme })));

type Look = { readonly look: string; readonly scheme: string; readonly tooWide: number };

describe('a page', () => {
  it.each(PAGES)('can be read by everybody, at any width, light and dark: $name', async (row) => {
    // axe-core is a script that no page allows; all else is as the page has it.
    const page = await openPage({ bypassCSP: true });
    await standIn(page, row.outside);
    await page.goto(ORIGINS[row.site] + row.path, { waitUntil: 'networkidle' });
    const looked: Look[] = [];
    const faults = new Map<string, string[]>();
    for (const { width, scheme } of SCREENS) {
      const look = `${width}-${scheme}`;
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: scheme });
      looked.push({ look, scheme: await findScheme(page), tooWide: await findTooWide(page) });
      for (const fault of await findFaults(page)) {
        faults.set(fault, [...(faults.get(fault) ?? []), look]);
      }
      await takeScreenshot(page, `${row.name.replaceAll(' ', '-')}-${look}.png`);
    }
    expect(looked).toEqual(
      SCREENS.map(({ width, scheme }) => ({ look: `${width}-${scheme}`, scheme, tooWide: 0 })),
    );
    expect([...faults].map(([fault, looks]) => `${fault} (${looks.join()})`)).toEqual([]);
    await page.context().close();
  });
});

/** Pixels that people would have to scroll to the side. */
function findTooWide(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}

/** `dark` where light text stands on dark ground. */
function findScheme(page: Page): Promise<string> {
  return page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d');
    if (canvas === null) throw new Error('no canvas');
    const toLightness = (colour: string): number => {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return red + green + blue;
    };
    const { color } = getComputedStyle(document.body);
    const grounds = [document.body, document.documentElement].map(
      (element) => getComputedStyle(element).backgroundColor,
    );
    const ground = grounds.find((colour) => colour !== 'rgba(0, 0, 0, 0)') ?? 'white';
    return toLightness(color) > toLightness(ground) ? 'dark' : 'light';
  });
}
