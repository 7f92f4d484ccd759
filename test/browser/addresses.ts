// What stands on a page that shows how to subscribe: the address in each format, links, the count.
import type { Locator, Page } from 'playwright-core';

export type Addresses = { readonly rss: string; readonly atom: string; readonly json: string };

/** What the three fields say. */
export async function readAddresses(page: Page): Promise<Addresses> {
  return {
    rss: await field(page, /\brss\b/i).inputValue(),
    atom: await field(page, /\batom\b/i).inputValue(),
    json: await field(page, /\bjson\b/i).inputValue(),
  };
}

/** The field of a format, whether it is in view or folded away. */
export function field(page: Page, format: RegExp): Locator {
  return page.getByRole('textbox', { name: format, includeHidden: true });
}

/** The targets of all links within, as they are written. */
export async function readLinks(within: Locator): Promise<readonly string[]> {
  const links = within.locator('a[href]');
  return await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
}

/** The feeds' own self links, asked as a subscriber asks, of a feed in its root form. */
export async function fetchSelfLinks(origin: string, search: string): Promise<Addresses> {
  const [rss, atom, json] = await Promise.all(
    ['rss.xml', 'atom.xml', 'feed.json'].map(async (file) => {
      const response = await fetch(`${origin}/${file}${search}`);
      if (response.status !== 200) throw new Error(`${response.url}: ${response.status}`);
      return await response.text();
    }),
  );
  return {
    rss: findOne(rss, /<atom:link rel="self"[^>]*? href="([^"]*)"/),
    atom: findOne(atom, /<link rel="self"[^>]*? href="([^"]*)"/),
    json: findOne(json, /"feed_url": ?"([^"]*)"/),
  };
}

function findOne(text: string | undefined, pattern: RegExp): string {
  const [, found] = pattern.exec(text ?? '') ?? [];
  if (found === undefined) throw new Error(`no ${pattern} in ${text?.slice(0, 1000)}`);
  return found.replaceAll('&amp;', '&');
}
