// What watches the pages sees what it watches for: an offence of each kind, on a page of the origin.
import { describe, expect, it } from 'vitest';
import { findFaults } from './accessibility.ts';
import { ORIGINS, useBrowser } from './browse.ts';
import { type Observed, watch } from './watch.ts';

const openPage = useBrowser();

const CLEAN: Observed = { complaints: [], outside: [], denied: [], moves: [], cookies: [] };

const ADDRESS = `${ORIGINS.sample}/offence`;

const rows: readonly (readonly [what: string, body: string, seen: Observed])[] = [
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
    expect(await observe(body, {})).toEqual(seen);
  });

  it('sees what the Content-Security-Policy denies', async () => {
    const observed = await observe('<p style="color: red">Text</p>', {
      'Content-Security-Policy': "default-src 'none'",
    });
    expect(observed.denied).toEqual(['style-src-attr: inline']);
    expect(observed.complaints.length).toBe(1);
  });

  it('sees text that moves when something comes late', async () => {
    const script = `requestAnimationFrame(() => requestAnimationFrame(() => {
      document.querySelector('div').style.height = '200px';
    }));`;
    const body = `<p>Above</p><div></div><p class="moved">Text</p><script>${script}</script>`;
    const { moves } = await observe(body, {});
    expect(moves).toEqual([
      expect.stringMatching(
        /^0\.\d+: <p class="moved"> from \d+x\d+ at \d+,\d+ to \d+x\d+ at \d+,\d+$/,
      ),
    ]);
  });

  it('sees what people with a screen reader cannot use', async () => {
    const page = await openPage();
    await page.setContent('<html lang="en"><title>T</title><main><h1>T</h1><input></main>');
    expect(await findFaults(page)).toEqual([expect.stringContaining('label')]);
    await page.context().close();
  });
});

async function observe(body: string, headers: Record<string, string>): Promise<Observed> {
  const page = await openPage();
  await page.route(ADDRESS, (route) =>
    route.fulfill({ contentType: 'text/html', headers, body: `<!DOCTYPE html>${body}` }),
  );
  const end = await watch(page);
  await page.goto(ADDRESS);
  const observed = await end();
  await page.context().close();
  return observed;
}
