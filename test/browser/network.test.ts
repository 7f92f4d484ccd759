// How every page behaves where nobody looks: quietly, at home, within its policy, without jumps.
import { describe, expect, it } from 'vitest';
import { holdPictures, ORIGINS, standIn, useBrowser, WIDTHS } from './browse.ts';
import { PAGES } from './pages.ts';
import { paint, watch } from './watch.ts';

const openPage = useBrowser();

const rows = PAGES.flatMap((row) => WIDTHS.map((width) => ({ ...row, width })));

describe('a page', () => {
  it.each(rows)(
    'loads in silence, from its origin alone, and stays still: $name at $width px',
    async ({ site, path, status, outside, width }) => {
      const page = await openPage({ viewport: { width, height: 800 } });
      await standIn(page, outside);
      const release = await holdPictures(page);
      const observe = await watch(page);
      const response = await page.goto(ORIGINS[site] + path, { waitUntil: 'domcontentloaded' });
      await paint(page);
      release();
      expect(response?.status()).toBe(status);
      expect(response?.headers()['content-type']).toBe('text/html; charset=utf-8');
      expect(await observe()).toEqual({
        complaints: [],
        outside,
        denied: [],
        moves: [],
        cookies: [],
      });
      await page.context().close();
    },
  );
});

describe('the policy of every page', () => {
  it.each(PAGES)('allows no script and no style inside the text: $name', async (row) => {
    const page = await openPage();
    const response = await page.goto(ORIGINS[row.site] + row.path);
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    const denied = await page.evaluate(async () => {
      const violation = new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) =>
          resolve(event.violatedDirective),
        );
      });
      const script = document.createElement('script');
      script.textContent = 'document.title = "taken over"';
      document.head.append(script);
      return [await violation, document.title];
    });
    expect(denied).toEqual(['script-src-elem', expect.not.stringContaining('taken over')]);
    await page.context().close();
  });
});
