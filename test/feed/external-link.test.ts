// What feeds say of the page elsewhere that an article is about.
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import type { Content } from '../read-content.ts';
import { ask, askFor, publish, readFixture } from './publication.ts';

const REPORT = 'https://example.org/report?a=1&b=2';

const content = await readFixture();

function withLink(external: Content['articles'][number]['external']): Content {
  const articles = content.articles.map((one) =>
    one.slug === 'minimal' ? { ...one, external } : { ...one, external: null },
  );
  return { ...content, articles };
}

async function read(from: Content) {
  const publication = publish(from);
  const query = askFor(publication, 'minimal');
  const [rss] = parseRssFeed(await publication.render('rss', query)).items ?? [];
  const [atom] = parseAtomFeed(await publication.render('atom', query)).entries ?? [];
  const [json] = parseJsonFeed(await publication.render('json', query)).items ?? [];
  const toHref = (rel: string) =>
    atom?.links?.filter((link) => link.rel === rel).map(({ href }) => href);
  return {
    rss: rss?.link,
    guid: rss?.guid?.value,
    alternate: toHref('alternate'),
    related: toHref('related'),
    json: [json?.url, json?.external_url],
  };
}

const plain = await read(withLink(null));

describe('a page elsewhere that an article is about', () => {
  it('is related in Atom and external_url in JSON Feed (1.1), and RSS links to the article', async () => {
    expect(await read(withLink({ url: REPORT, isRssLink: false }))).toEqual({
      ...plain,
      related: [REPORT],
      json: [plain.json[0], REPORT],
    });
  });

  it('is the link of RSS if the site says so; the id stays', async () => {
    expect(await read(withLink({ url: REPORT, isRssLink: true }))).toEqual({
      ...plain,
      rss: REPORT,
      related: [REPORT],
      json: [plain.json[0], REPORT],
    });
  });

  it('is in no feed of an article without', async () => {
    expect([plain.related, plain.json[1]]).toEqual([[], undefined]);
    const publication = publish(withLink(null));
    const text = await publication.render('json', ask(publication, ''));
    expect(text).not.toContain('external_url');
  });
});
