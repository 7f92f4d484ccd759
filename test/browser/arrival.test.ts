// What is shown of a page stays where it is, while the rest of it arrives and when its script runs.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ORIGINS, standIn, useBrowser } from './browse.ts';
import { PAGES } from './pages.ts';

const openPage = useBrowser();

/** Pixels: a telephone, a tablet, a screen. */
const WIDTHS = [360, 768, 1440] as const;

/** Where blocks begin and end. Words of a line, and cells of a table, make room for those after them. */
const EDGE =
  /(?=<\/?(?:article|blockquote|details|div|dl|fieldset|figure|form|h[1-6]|li|nav|ol|p|pre|section|ul)\b)/;

/** Far more than is in sight when a page opens; those beyond come at once. */
const MOST = 300;

describe('a page', () => {
  it.each(PAGES)('stays still while its parts arrive: $name', async (row) => {
    // A page that is written has the policy of the one in whose place it comes.
    const page = await openPage({ bypassCSP: true });
    await standIn(page, row.outside);
    const html = await readPage(page, ORIGINS[row.site] + row.path);
    const moves: string[] = [];
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`${ORIGINS[row.site]}/robots.txt`);
      for (const move of await arrive(page, html)) moves.push(`at ${width} px ${move}`);
    }
    expect(moves).toEqual([]);
    await page.context().close();
  });
});

/** As a browser is answered. */
async function readPage(page: Page, url: string): Promise<string> {
  const response = await page.goto(url);
  if (response === null) throw new Error(`${url} was not asked for`);
  return await response.text();
}

/**
 * Writes a page into an empty one, piece by piece, as a browser may show it. Resolves to what moved by
 * that, and when. The footer comes at once: it is short, and keeps to the foot of the window.
 */
async function arrive(page: Page, html: string): Promise<readonly string[]> {
  const parts = html.split(/(?=<header class="top|<main id|<footer class="bottom)/);
  const [head = '', header = '', main = '', footer = ''] = parts;
  const blocks = main.split(EDGE);
  const rest = blocks.slice(MOST).join('') + footer;
  const pieces = [...header.split(/(?=<)/), ...blocks.slice(0, MOST), rest];
  return await page.evaluate(
    async ({ head, pieces }) => {
      const moves: string[] = [];
      const places = new Map<Element, DOMRect>();
      const isSame = (one: DOMRect, other: DOMRect): boolean =>
        one.top === other.top && one.left === other.left && one.right === other.right;
      const look = (cause: string): void => {
        for (const element of document.body.querySelectorAll('*')) {
          const before = places.get(element);
          const now = element.getBoundingClientRect();
          const hasArea = now.width > 0 && now.height > 0;
          const isSeen = hasArea && element.checkVisibility({ visibilityProperty: true });
          if (isSeen) places.set(element, now);
          else places.delete(element);
          if (!isSeen || before === undefined || isSame(before, now)) continue;
          const { direction, display } = getComputedStyle(element);
          // A box may grow, on the side on which it ends.
          const aside = direction === 'rtl' ? now.right - before.right : now.left - before.left;
          const down = now.top - before.top;
          if (display === 'inline' || (Math.abs(aside) < 3 && Math.abs(down) < 3)) continue;
          const name = element.outerHTML.replace(/>.*/s, '>');
          moves.push(`${cause} moves ${name} by ${aside},${down}`);
        }
      };
      document.open();
      document.write(head);
      // A browser makes the body when the styles before it are there.
      const isReady = (): boolean =>
        document.body !== null &&
        [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].every(
          ({ sheet }) => sheet !== null,
        );
      while (!isReady()) await new Promise(requestAnimationFrame);
      for (const piece of pieces) {
        document.write(piece);
        look(piece.replace(/>.*/s, '>'));
      }
      const loaded = new Promise((resolve) => addEventListener('load', resolve));
      document.close();
      await loaded;
      look('the script');
      return moves;
    },
    { head, pieces },
  );
}
