// What a service shows beside a link to any page: a title, a description, and a picture that is as the page says.
import { fileTypeFromBuffer } from 'file-type';
import { imageSize } from 'image-size';
import { describe, expect, it } from 'vitest';
import { ORIGINS, standIn, useBrowser } from './browse.ts';
import { PAGES } from './pages.ts';

const openPage = useBrowser();

/** By address: type, width and height as its bytes tell them, and the field that says the type. */
const pictures = new Map<string, Promise<readonly unknown[]>>();

async function lookAt(url: string): Promise<readonly unknown[]> {
  const response = await fetch(url);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const { width, height } = imageSize(bytes);
  const type = (await fileTypeFromBuffer(bytes))?.mime;
  return [response.status, response.headers.get('Content-Type'), type, width, height];
}

describe('a link to a page', () => {
  it.each(PAGES)('is shown with a picture of the size that is declared: $name', async (row) => {
    const origin = ORIGINS[row.site];
    const page = await openPage();
    await standIn(page, row.outside);
    await page.goto(origin + row.path);
    const read = async (name: string): Promise<string | null> => {
      const found = page.locator(`meta[property="${name}"], meta[name="${name}"]`);
      return (await found.count()) === 0 ? null : await found.getAttribute('content');
    };
    const url = (await read('og:image')) ?? '';
    expect([await read('og:title'), await read('og:description')]).toEqual([
      expect.stringMatching(/./),
      await read('description'),
    ]);
    const canonical = page.locator('link[rel="canonical"]');
    expect(await read('og:url')).toBe(
      (await canonical.count()) === 0 ? null : await canonical.getAttribute('href'),
    );
    expect(url.startsWith(`${origin}/`)).toBe(true);
    const picture = pictures.get(url) ?? lookAt(url);
    pictures.set(url, picture);
    const type = await read('og:image:type');
    const [width, height] = [await read('og:image:width'), await read('og:image:height')];
    expect(await picture).toEqual([200, type, type, Number(width), Number(height)]);
    expect(await read('og:image:alt')).toMatch(/./);
    expect(await read('twitter:card')).toBe(
      Number(width) >= 300 ? 'summary_large_image' : 'summary',
    );
    await page.context().close();
  });

  it('to an article without a picture is shown with its own, to a list with that of the site', async () => {
    const page = await openPage();
    const read = async (path: string): Promise<string | null> => {
      await page.goto(ORIGINS.sample + path);
      return await page.locator('meta[property="og:image"]').getAttribute('content');
    };
    const [front, tag, one, other] = [
      await read('/'),
      await read('/tags/feeds'),
      await read('/articles/glossary'),
      await read('/articles/was-ist-ein-feed'),
    ];
    expect(tag).toBe(front);
    expect(new Set([front, one, other]).size).toBe(3);
    await page.context().close();
  });
});
