// The icon of a site, in the sizes that browsers and home screens are told of.
import { fileTypeFromBuffer } from 'file-type';
import { imageSize } from 'image-size';
import { array, type InferOutput, object, optional, parse, picklist, string } from 'valibot';
import { describe, expect, it } from 'vitest';
import { ORIGINS, useBrowser } from './browse.ts';

const openPage = useBrowser();

const sites = Object.entries(ORIGINS);

/** Members by https://www.w3.org/TR/appmanifest/, and of icons by https://www.w3.org/TR/image-resource/. */
const Manifest = object({
  id: string(),
  name: string(),
  description: string(),
  lang: string(),
  dir: picklist(['ltr', 'rtl']),
  start_url: string(),
  scope: string(),
  display: picklist(['fullscreen', 'standalone', 'minimal-ui', 'browser']),
  theme_color: string(),
  background_color: string(),
  icons: array(
    object({ src: string(), type: string(), sizes: string(), purpose: optional(string()) }),
  ),
});

type Icon = { readonly url: string; readonly type: string | null; readonly sizes: string | null };

/** Type and size of an icon as it says of itself, where those are declared. */
async function lookAt({ url, type, sizes }: Icon) {
  const response = await fetch(url);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const { width, height } = imageSize(bytes);
  const found = (await fileTypeFromBuffer(bytes))?.mime ?? 'image/svg+xml';
  return {
    url,
    status: response.status,
    served: response.headers.get('Content-Type'),
    found: found.replace('application/xml', 'image/svg+xml'),
    sizes: sizes === null || sizes === 'any' ? sizes : `${width}x${height}`,
    type: type ?? found,
  };
}

function declared({ url, type, sizes }: Icon) {
  return { url, status: 200, served: type, found: type, sizes, type };
}

describe.each(sites)('the site %s', (_, origin) => {
  it('has the icons that its pages name', async () => {
    const page = await openPage();
    await page.goto(`${origin}/`);
    const links = await page
      .locator('link[rel="icon"]')
      .evaluateAll((all) =>
        all.map((link) =>
          link instanceof HTMLLinkElement
            ? { url: link.href, type: link.type, sizes: link.sizes.value }
            : { url: '', type: '', sizes: '' },
        ),
      );
    expect(links.map(({ sizes }) => sizes).slice(0, 2)).toEqual(['32x32', '192x192']);
    expect(await Promise.all(links.map(lookAt))).toEqual(links.map(declared));
    const touch = await page
      .locator('link[rel="apple-touch-icon"]')
      .evaluate((link) => (link instanceof HTMLLinkElement ? link.href : ''));
    const icon = { url: touch, type: 'image/png', sizes: '180x180' };
    expect(await lookAt(icon)).toEqual(declared(icon));
    await page.context().close();
  });

  it('has a manifest, and the icons that it names', async () => {
    const page = await openPage();
    await page.goto(`${origin}/`);
    const link = page.locator('link[rel="manifest"]');
    const response = await fetch(new URL((await link.getAttribute('href')) ?? '', origin));
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      200,
      'application/manifest+json',
    ]);
    const manifest: InferOutput<typeof Manifest> = parse(Manifest, await response.json());
    expect([manifest.name, manifest.lang, manifest.dir]).toEqual(
      await page.evaluate(() => [
        document.querySelector('meta[property="og:site_name"]')?.getAttribute('content'),
        document.documentElement.lang,
        document.documentElement.dir,
      ]),
    );
    expect((await fetch(new URL(manifest.start_url, origin))).status).toBe(200);
    const purposes = manifest.icons.map(({ sizes, purpose = 'any' }) => `${sizes} ${purpose}`);
    expect(purposes).toEqual(
      expect.arrayContaining(['192x192 any', '512x512 any', '512x512 maskable']),
    );
    const icons = manifest.icons.map(({ src, ...icon }) => {
      return { ...icon, url: new URL(src, origin).href };
    });
    expect(await Promise.all(icons.map(lookAt))).toEqual(icons.map(declared));
    await page.context().close();
  });

  it('is read by the browser as a manifest without a fault', async () => {
    const page = await openPage();
    await page.goto(`${origin}/`);
    const session = await page.context().newCDPSession(page);
    const { url, errors } = await session.send('Page.getAppManifest');
    expect([url, errors]).toEqual([`${origin}/manifest.webmanifest`, []]);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    // Nothing but that a page of a browser without windows cannot be installed.
    expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito']);
    await page.context().close();
  });

  it('answers the icon that browsers ask for unasked with an ICO', async () => {
    const response = await fetch(`${origin}/favicon.ico`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([response.status, (await fileTypeFromBuffer(bytes))?.ext]).toEqual([200, 'ico']);
    expect(response.headers.get('Content-Type')).toMatch(
      /^image\/(?:x-icon|vnd\.microsoft\.icon)$/,
    );
    expect(response.headers.get('Cache-Control')).toContain('immutable');
    expect(imageSize(bytes)).toMatchObject({ width: 32, height: 32 });
  });

  it('tells the colour around its pages, as their ground is, unless it has a style of its own', async () => {
    const page = await openPage();
    await page.goto(`${origin}/`);
    const hasStyle = (await page.locator('link[href$="/custom.css"]').count()) > 0;
    expect(await page.locator('meta[name="theme-color"]').count()).toBe(hasStyle ? 0 : 2);
    if (hasStyle) return;
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      const [told, ground] = await page.evaluate(() => {
        const metas = [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')];
        const meta = metas.find(({ media }) => matchMedia(media).matches);
        const probe = document.createElement('p');
        probe.style.color = meta?.content ?? '';
        document.body.append(probe);
        return [getComputedStyle(probe).color, getComputedStyle(document.body).backgroundColor];
      });
      expect(told).toBe(ground);
    }
    await page.context().close();
  });
});
