// Everything at once, in three widths: nothing sticks out, and what an author says of a table, a list or a
// direction is what is shown.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ORIGINS, SCHEMES, useBrowser } from './browse.ts';
import { EVERYTHING, LONG_TAG } from './everything.ts';
import { takeScreenshot } from './screenshots.ts';

const openPage = useBrowser();

const { everything } = ORIGINS;

const WIDTHS = [375, 768, 1440] as const;

const ARABIC = '/articles/arabic';

const PAGES: readonly (readonly [name: string, path: string])[] = [
  ['article', EVERYTHING],
  ['Arabic article', ARABIC],
  ['front', '/'],
  ['front with a choice', `/?any=${LONG_TAG}&none=short&lang=ar`],
  ['tag', `/tags/${LONG_TAG}`],
  ['section', '/sections/long'],
  ['author', '/authors/ada'],
  ['all tags', '/tags'],
  ['all sections', '/sections'],
  ['all authors', '/authors'],
  ['archive of a year', '/archive/2026'],
  ['preview', `/tags/${LONG_TAG}/rss.xml?lang=en`],
  ['reference', '/docs'],
  ['unknown tag', `/tags/${LONG_TAG}x`],
  ['unknown page', `/${'unknown-'.repeat(12)}`],
];

describe.each(WIDTHS)('at %d px', (width) => {
  it.each(PAGES)('nothing sticks out of its place: %s', async (name, where) => {
    const page = await open(width, where);
    for (const scheme of SCHEMES) {
      await page.emulateMedia({ colorScheme: scheme });
      await takeScreenshot(page, `everything-${name.replaceAll(' ', '-')}-${width}-${scheme}.png`);
    }
    expect(await findStickingOut(page)).toEqual([]);
    await page.context().close();
  });

  it('a table is aligned as it is written', async () => {
    const page = await open(width, EVERYTHING);
    const cells = await page.locator('.prose :is(th, td)').evaluateAll((all) =>
      all.map((cell) => {
        const { textAlign, verticalAlign } = getComputedStyle(cell);
        const hint = cell.closest('[align]')?.getAttribute('align') ?? 'start';
        return { textAlign, verticalAlign, hint, valign: cell.getAttribute('valign') ?? 'top' };
      }),
    );
    expect(cells.length).toBeGreaterThan(14);
    for (const { textAlign, verticalAlign, hint, valign } of cells) {
      expect([textAlign.replace('-webkit-', ''), verticalAlign]).toEqual([hint, valign]);
    }
    await page.context().close();
  });

  it('paragraphs are, too', async () => {
    const page = await open(width, EVERYTHING);
    const aligned = await page
      .locator('.prose p[align]')
      .evaluateAll((all) =>
        all.map((text) => getComputedStyle(text).textAlign.replace('-webkit-', '')),
      );
    expect(aligned).toEqual(['center', 'right']);
    await page.context().close();
  });

  it('a checked task is text beside a box, and no pressed chip', async () => {
    const page = await open(width, EVERYTHING);
    const labels = await page.locator('.prose label').evaluateAll((all) =>
      all.map((label) => {
        const { backgroundColor, boxShadow, borderTopWidth } = getComputedStyle(label);
        return [backgroundColor, boxShadow, borderTopWidth];
      }),
    );
    expect(labels).toEqual(labels.map(() => ['rgba(0, 0, 0, 0)', 'none', '0px']));
    expect(labels.length).toBe(3);
    await page.context().close();
  });

  it('items of a task list without a box keep their marks, and numbers stay', async () => {
    const page = await open(width, EVERYTHING);
    const items = await page
      .locator('.contains-task-list li')
      .evaluateAll((all) =>
        all.map((item) => [
          item.firstChild?.textContent?.trim() ?? '',
          getComputedStyle(item).listStyleType,
        ]),
      );
    expect(items.map(([text = '', style]) => [text.slice(0, 8), style])).toEqual([
      ['done', 'none'],
      ['not done', 'none'],
      ['a plain ', 'disc'],
      ['a plain ', 'circle'],
      ['first', 'decimal'],
      ['second', 'decimal'],
    ]);
    await page.context().close();
  });

  it.each([EVERYTHING, ARABIC])(
    'code overhangs the text on both sides alike: %s',
    async (where) => {
      const page = await open(width, where);
      const overhangs = await page
        .locator(':is(.prose, .prose > div[dir="rtl"]:first-child) > .snippet')
        .evaluateAll((all) =>
          all.map((code) => {
            const box = code.getBoundingClientRect();
            const text = code.parentElement?.getBoundingClientRect() ?? box;
            return [text.left - box.left, box.right - text.right];
          }),
        );
      expect(overhangs.length).toBeGreaterThan(1);
      for (const [left, right] of overhangs) expect(left).toBeCloseTo(right ?? Number.NaN, 1);
      await page.context().close();
    },
  );

  it.each(['/', `/tags/${LONG_TAG}`, '/rss.xml'])(
    'titles of a list, and what is told below them, stand below each other in either direction: %s',
    async (where) => {
      const page = await open(width, where);
      const rows = await page.locator('.teasers > li').evaluateAll((all) =>
        all.map((item) => {
          const title = item.querySelector('h2, h3') ?? item;
          const dates = item.querySelector('time')?.closest('p') ?? item;
          return {
            title: title.getBoundingClientRect().left,
            dates: dates.getBoundingClientRect().left,
            direction: getComputedStyle(title).direction,
          };
        }),
      );
      expect(new Set(rows.map(({ direction }) => direction))).toEqual(new Set(['ltr', 'rtl']));
      expect(new Set(rows.map(({ title }) => title)).size).toBe(1);
      expect(new Set(rows.map(({ dates }) => dates)).size).toBe(1);
      await page.context().close();
    },
  );
});

async function open(width: number, where: string): Promise<Page> {
  const page = await openPage({ viewport: { width, height: 800 } });
  await page.goto(everything + where);
  return page;
}

/** Elements beyond the page, and those beyond their column but the lead, code and contents, which may be beside it. */
function findStickingOut(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const scrolls = 'pre, table, fieldset, .wide, math, .top > nav';
    const mayBeWider = '.lead, .snippet, .snippet > *, .contents, .contents *';
    const seen = [...document.body.querySelectorAll('*')].filter(
      (element) =>
        element.checkVisibility() &&
        !element.matches('.hidden, .sr-only, .hidden *, .sr-only *, .skip') &&
        (element.parentElement?.closest(scrolls) ?? null) === null,
    );
    const exceeds = (element: Element, around: DOMRect): boolean => {
      const box = element.getBoundingClientRect();
      return box.left < around.left - 1 || box.right > around.right + 1;
    };
    const view = new DOMRect(0, 0, document.documentElement.clientWidth, 1);
    const found = seen.filter((element) => {
      const column = element.closest('.desk > *') ?? element.closest('main > *, body > *');
      if (exceeds(element, view)) return true;
      if (column === null || column === element || element.matches(mayBeWider)) return false;
      return exceeds(element, column.getBoundingClientRect());
    });
    return found.map((element) => element.outerHTML.slice(0, 120));
  });
}
