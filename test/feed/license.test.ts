// What feeds say of licenses: at the feed, and at each entry, to which that of the feed does not extend.
import { parseAtomFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import type { Content } from '../read-content.ts';
import { ask, publish, readFixture } from './publication.ts';

const SITE = 'https://example.org/terms?of=us&more';
const OWN = 'https://creativecommons.org/licenses/by/4.0/';
const NAMESPACE = 'http://backend.userland.com/creativeCommonsRssModule';

const content = await readFixture();

/** The fixture, whose newest articles have these licenses; all others have none. */
function withLicenses(site: string | null, articles: readonly (string | null)[]): Content {
  return {
    ...content,
    site: { ...content.site, license: site },
    articles: content.articles
      .toSorted((a, b) => b.published - a.published)
      .map((article) => ({ ...article, license: null }))
      .filter(({ unlisted, removed, published }) => {
        return !unlisted && removed === null && published < Date.parse('2026-06-01') / 1000;
      })
      .map((article, index) => ({ ...article, license: articles[index] ?? null })),
  };
}

const given = publish(withLicenses(SITE, [OWN, SITE, null]));
const query = ask(given, '');

describe('a license', () => {
  it('is a link of the Atom feed and of each entry that has one (RFC 4946)', async () => {
    const feed = parseAtomFeed(await given.render('atom', query));
    const toLicenses = (links: typeof feed.links) =>
      links?.filter(({ rel }) => rel === 'license').map(({ href }) => href);
    expect(toLicenses(feed.links)).toEqual([SITE]);
    expect(feed.entries?.slice(0, 3).map(({ links }) => toLicenses(links))).toEqual([
      [OWN],
      [SITE],
      [],
    ]);
  });

  it('is an element of the RSS channel and of each item that has one', async () => {
    const feed = parseRssFeed(await given.render('rss', query));
    expect(feed.creativeCommons?.licenses).toEqual([SITE]);
    expect(feed.items?.slice(0, 3).map((item) => item.creativeCommons?.licenses)).toEqual([
      [OWN],
      [SITE],
      undefined,
    ]);
  });

  it.each(['rss', 'atom', 'json'] as const)('is not in %s of a site without', async (format) => {
    const bare = publish(withLicenses(null, []));
    const text = await bare.render(format, ask(bare, ''));
    expect(text).not.toContain('license');
    expect(text).not.toContain(NAMESPACE);
  });

  it('of an article declares its namespace where the channel has none', async () => {
    const one = publish(withLicenses(null, [OWN]));
    const text = await one.render('rss', ask(one, ''));
    expect(text.split(NAMESPACE)).toHaveLength(2);
    const feed = parseRssFeed(text);
    expect([feed.creativeCommons, feed.items?.[0]?.creativeCommons?.licenses]).toEqual([
      undefined,
      [OWN],
    ]);
  });
});
