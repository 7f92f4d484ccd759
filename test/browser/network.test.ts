// How every page behaves where nobody looks: quietly, at home, within its policy, without jumps.
import { describe, expect, it } from 'vitest';
import { holdPictures, ORIGINS, standIn, useBrowser } from './browse.ts';
import { PAGES } from './pages.ts';
import { paint, watch } from './watch.ts';

const openPage = useBrowser();

/** Pixels: a telephone and a screen. At widths between them nothing else is loaded. */
const WIDTHS = [360, 1440] as const;

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
      const { 'content-type': type, 'content-security-policy': policy } = response?.headers() ?? {};
      expect(type).toBe('text/html; charset=utf-8');
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
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

// Each has it, as the test above says; what a browser makes of it is the same everywhere.
describe('the policy of pages', () => {
  it.each(['/', '/articles/glossary', '/docs'])(
    'allows no script inside the text: %s',
    async (path) => {
      const page = await openPage();
      await page.goto(ORIGINS.sample + path);
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
    },
  );
});
