// The page that a feed says it belongs to (RFC 4287 §4.2.7.2, RSS 2.0 `link`, JSON Feed 1.1
// `home_page_url`): there is one, and it shows what the feed holds.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Site } from '../../src/catalog/site.ts';
import { toFeedPath, toPagePath } from '../../src/query/canonical.ts';
import type { Query } from '../../src/query/query.ts';
import { queries } from '../query/arbitraries.ts';
import { type Ask, ORIGIN, open, readCatalog } from './ask.ts';

/** Five requests a run, on a machine that may be busy. */
const PATIENT = { timeout: 60_000 };

let ask: Ask;
let site: Site;

beforeAll(async () => {
  ask = await open('many');
  ({ site } = await readCatalog('many'));
});

/** What each format calls the page of its feed. */
async function readHomes(query: Query): Promise<readonly (string | undefined)[]> {
  const read = async (file: string) => await (await ask(toFeedPath(query, site, file))).text();
  const [rss, atom, json] = await Promise.all(['rss.xml', 'atom.xml', 'feed.json'].map(read));
  return [
    /<link>([^<]*)</.exec(rss ?? '')?.[1]?.replaceAll('&#x26;', '&'),
    /<link rel="alternate" type="text\/html" href="([^"]*)"/
      .exec(atom?.split('<entry')[0] ?? '')?.[1]
      ?.replaceAll('&amp;', '&'),
    (JSON.parse(json ?? '') as { readonly home_page_url: string }).home_page_url,
  ];
}

function slugsOf(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, slug = '']) => slug);
}

describe('the page of a feed', () => {
  const rows: readonly (readonly [feed: string, home: string])[] = [
    ['/rss.xml', '/'],
    ['/rss.xml?limit=3&content=summary', '/'],
    ['/tags/c%2B%2B/rss.xml', '/tags/c%2B%2B'],
    ['/rss.xml?section=policy', '/sections/policy'],
    ['/authors/bob/rss.xml?limit=3', '/authors/bob'],
    ['/tags/defi/rss.xml?not=c%2B%2B&lang=de', '/tags/defi?lang=de&not=c%2B%2B'],
    ['/rss.xml?tag=defi,c%23&tag=.net', '/?tag=.net&tag=c%23,defi'],
    ['/rss.xml?since=2026-01-02', '/?since=2026-01-01T23:00:00Z'],
    ['/sections/markets/rss.xml?page=2', '/sections/markets?page=2'],
  ];
  it.each(rows)('%s is %s', async (feed, home) => {
    const text = await (await ask(feed)).text();
    const [link] = slugsOf(text, /<link>([^<]*)</g);
    expect(link?.replaceAll('&#x26;', '&')).toBe(ORIGIN + home);
    expect((await ask(home, { headers: { Accept: 'text/html' } })).status).toBe(200);
  });

  it('is that of the same query in every format, and shows its articles', PATIENT, async () => {
    const pages = fc.option(fc.integer({ min: 1, max: 4 }));
    await fc.assert(
      fc.asyncProperty(queries(false), pages, async (anyQuery, page) => {
        // Another format has no profiles.
        const readers = { ...anyQuery, profile: null };
        const query = page === null ? readers : { ...readers, page, limit: site.feeds.limit };
        const feed = await ask(toFeedPath(query, site, 'rss.xml'));
        // A filter may have no such block.
        fc.pre(feed.status === 200);
        const home = toPagePath(query, page);
        expect(await readHomes(query)).toEqual(Array(3).fill(ORIGIN + home));
        const response = await ask(home, { headers: { Accept: 'text/html' } });
        const html = await response.text();
        expect([home, response.status]).toEqual([home, 200]);
        expect(html).toContain(
          `<link rel="canonical" href="${(ORIGIN + home).replaceAll('&', '&amp;')}"`,
        );
        const held = slugsOf(await feed.text(), /<guid [^>]*>[^<]*\/([^<]*)</g);
        const shown = slugsOf(html, /<h[23][^>]*><a href="\/articles\/([^"]*)"/g);
        // A feed ends at its limit, and the front of a list with a whole block.
        const both = page === null ? Math.min(held.length, shown.length) : held.length;
        expect(shown.slice(0, page === null ? both : undefined)).toEqual(held.slice(0, both));
        expect(shown.length === 0).toBe(held.length === 0);
      }),
      { numRuns: 100 },
    );
  });
});
