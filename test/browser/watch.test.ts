// What watches the pages sees what it watches for: an offence of each kind, on a page of the origin.
import { describe, expect, it } from 'vitest';
import { findFaults } from './accessibility.ts';
import { ORIGINS, useBrowser } from './browse.ts';
import { type Conduct, watch } from './watch.ts';

const openPage = useBrowser();

const CLEAN: Conduct = { complaints: [], outside: [], denied: [], shift: 0, cookies: [] };

const ADDRESS = `${ORIGINS.sample}/offence`;

const rows: readonly (readonly [what: string, body: string, seen: Conduct])[] = [
  ['nothing', '<p>Text</p>', CLEAN],
  [
    'a complaint',
    '<script>console.error("broken")</script>',
    { ...CLEAN, complaints: [expect.stringContaining('broken')] },
  ],
  [
    'an exception',
    '<script>throw new Error("uncaught")</script>',
    { ...CLEAN, complaints: [expect.stringContaining('uncaught')] },
  ],
  [
    'a file that is not there',
    '<img src="/not-there.png" alt="" width="1" height="1">',
    { ...CLEAN, complaints: [expect.stringContaining('404')] },
  ],
  [
    'a request beyond the origin',
    '<img src="https://elsewhere.example/pixel.png" alt="" width="1" height="1">',
    {
      ...CLEAN,
      complaints: [expect.stringContaining('ERR_')],
      outside: ['https://elsewhere.example/pixel.png'],
    },
  ],
  ['a cookie', '<script>document.cookie = "who=me"</script>', { ...CLEAN, cookies: ['who'] }],
];

describe('the watch', () => {
  it.each(rows)('sees %s', async (_, body, seen) => {
    expect(await visit(body, {})).toEqual(seen);
  });

  it('sees what the Content-Security-Policy denies', async () => {
    const conduct = await visit('<p style="color: red">Text</p>', {
      'Content-Security-Policy': "default-src 'none'",
    });
    expect(conduct.denied).toEqual(['style-src-attr: inline']);
    expect(conduct.complaints.length).toBe(1);
  });

  it('sees text that moves when something comes late', async () => {
    const script = `requestAnimationFrame(() => requestAnimationFrame(() => {
      document.querySelector('div').style.height = '200px';
    }));`;
    const { shift } = await visit(`<div></div><p>Text</p><script>${script}</script>`, {});
    expect(shift).toBeGreaterThan(0);
  });

  it('sees what people with a screen reader cannot use', async () => {
    const page = await openPage();
    await page.setContent('<html lang="en"><title>T</title><main><h1>T</h1><input></main>');
    expect(await findFaults(page)).toEqual([expect.stringContaining('label')]);
    await page.context().close();
  });
});

async function visit(body: string, headers: Record<string, string>): Promise<Conduct> {
  const page = await openPage();
  await page.route(ADDRESS, (route) =>
    route.fulfill({ contentType: 'text/html', headers, body: `<!DOCTYPE html>${body}` }),
  );
  const observe = await watch(page);
  await page.goto(ADDRESS);
  const conduct = await observe();
  await page.context().close();
  return conduct;
}
