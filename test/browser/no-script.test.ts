// Without JavaScript the form is a plain form, and everything else is as it was.
import { describe, expect, it } from 'vitest';
import { fetchSelfLinks, readAddresses } from './addresses.ts';
import { ORIGINS, useBrowser } from './browse.ts';
import { CHOICES, click, expectTicked, reach } from './form.ts';

const openPage = useBrowser();

const { sample } = ORIGINS;

describe('without JavaScript', () => {
  it.each(CHOICES)('the form leads to the same URL and addresses: $what', async (row) => {
    const page = await openPage({ javaScriptEnabled: false });
    await page.goto(`${sample}/`);
    for (const box of row.boxes) await click(page, box);
    await page.locator('#builder [type="submit"]').click();
    await reach(page, sample, row.boxes);
    expect(await readAddresses(page)).toEqual(await fetchSelfLinks(sample, row.search));
    await expectTicked(page, row.boxes);
    await page.context().close();
  });

  it.each(['/', '/tags/feeds/rss.xml'])('nothing is shown that needs it: %s', async (path) => {
    const page = await openPage({ javaScriptEnabled: false });
    await page.goto(sample + path);
    expect(await page.getByRole('button', { name: /copy/i }).count()).toBe(0);
    expect((await readAddresses(page)).rss).toMatch(/rss\.xml$/);
    await page.context().close();
  });
});
