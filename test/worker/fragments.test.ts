// Links into a text: from feeds, which readers show many articles of, and on an article's own page.
import { beforeEach, describe, expect, it } from 'vitest';
import { type Ask, ORIGIN, open } from './ask.ts';

let ask: Ask;

beforeEach(async () => {
  ask = await open();
});

/** The values of an attribute in HTML that we wrote; in JSON its quotes are escaped. */
function valuesOf(text: string, attribute: string): readonly string[] {
  const html = text.replaceAll('\\"', '"').replaceAll('&amp;', '&');
  return [...html.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, 'g'))].map(
    ([, value = '']) => value,
  );
}

describe('a link into a text', () => {
  it.each(['/rss.xml', '/atom.xml', '/feed.json'])(
    'of %s is absolute, and leads to one place of the article’s page',
    async (feed) => {
      const all = valuesOf(await (await ask(feed)).text(), 'href');
      expect(all.filter((url) => url.startsWith('#'))).toEqual([]);
      const links = all.filter((url) => url.startsWith(`${ORIGIN}/articles/`) && url.includes('#'));
      expect(links).toContain(`${ORIGIN}/articles/full#die-zahlen`);
      expect(links).toContain(`${ORIGIN}/articles/full#fn:1`);
      expect(links).toContain(`${ORIGIN}/articles/full#fnref:1`);
      for (const link of new Set(links)) {
        const { pathname, hash } = new URL(link);
        const ids = valuesOf(await (await ask(pathname)).text(), 'id');
        expect([link, ids.filter((id) => id === decodeURIComponent(hash.slice(1)))]).toEqual([
          link,
          [decodeURIComponent(hash.slice(1))],
        ]);
      }
    },
  );
});

describe('ids of an article’s page (HTML §3.2.6: unique)', () => {
  it.each(['/articles/full', '/articles/hostile'])('%s has each once', async (page) => {
    const ids = valuesOf(await (await ask(page)).text(), 'id');
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('of the page itself begin as no heading’s does, and its own links find them', async () => {
    const html = await (await ask('/articles/hostile')).text();
    expect(html).toContain('<a class="skip" href="#page:main"');
    expect(html).toContain('<main id="page:main">');
    const [frame = '', rest = ''] = html.split('<div class="prose e-content">');
    const after = rest.split('</article>').slice(1).join('');
    const ids = [...valuesOf(frame, 'id'), ...valuesOf(after, 'id')];
    expect(ids.filter((id) => !id.startsWith('page:'))).toEqual([]);
  });
});
