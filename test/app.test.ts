// Addresses as people write them: composed or not, percent-encoded or not, with slashes too many.
import { describe, expect, it } from 'vitest';
import { type App, createApp } from '../src/app.ts';
import type { Bindings } from '../src/routes/handler.ts';
import { buildCatalog, SITE, toSeconds } from './catalog/build.ts';

const CATALOG = buildCatalog([
  { slug: 'café-crème', date: '2026-01-05T00:00:00Z', tags: ['crème-brûlée', 'c++'] },
  { slug: 'gone', date: '2026-01-06T00:00:00Z', removed: '2026-01-07T00:00:00Z' },
]);
const APP: App = createApp(CATALOG, () => toSeconds('2026-06-01T00:00:00Z'));

/** HEAD, which renders nothing and so needs no binding. */
async function ask(path: string): Promise<readonly [status: number, location: string | null]> {
  const request = new Request(`https://any.example${path}`, { method: 'HEAD' });
  const { status, headers } = await APP.fetch(request, {} as Bindings, {} as ExecutionContext);
  return [status, headers.get('Location')];
}

const to = (path: string): readonly [number, string] => [301, SITE.origin + path];

describe('feeds, API and files answer at every address that is the same to people', () => {
  it.each([
    '/rss.xml',
    '/rss.xml/',
    '//rss.xml',
    '/rss%2Exml',
    '/%72ss.xml//',
    '/feed/',
    '/tags/cr%C3%A8me-br%C3%BBl%C3%A9e/atom.xml',
    '/tags/cr%c3%a8me%2dbr%c3%bbl%c3%a9e/atom.xml/',
    '/tags/cre%CC%80me-bru%CC%82le%CC%81e/atom.xml',
    '/tags/CR%C3%88ME%20Br%C3%BBl%C3%A9e/atom.xml',
    '/tags//c++/feed.json',
    '/tags/c%2b%2B/feed.json/',
    '/rss.xml?tag=cre%CC%80me-bru%CC%82le%CC%81e',
    '/rss.xml?tag=Cr%C3%A8me+Br%C3%BBl%C3%A9e',
    '/sections/%6Darkets/feed',
    '/authors/Ada/rss.xml',
    '/feeds.opml/',
    '/sitemap.xml/',
    '//robots.txt',
    '/api/',
    '/api//articles/',
    '/api/tags/',
    '/api/feeds//',
    '/api/articles/caf%C3%A9-cr%C3%A8me/',
    '/api/articles/cafe%CC%81-cre%CC%80me',
    '/api/articles/Caf%C3%A9-Cr%C3%A8me',
    '/tags/cre%CC%80me-bru%CC%82le%CC%81e',
    '/articles/caf%C3%A9-cr%C3%A8me',
    '/articles/caf%c3%a9%2Dcr%c3%a8me',
    '/articles/caf%C3%A9-cr%C3%A8me.md',
    '/articles/caf%C3%A9-cr%C3%A8me%2emd',
  ])('%s', async (path) => {
    expect(await ask(path)).toEqual([200, null]);
  });
});

describe('pages redirect to their own address', () => {
  const article = '/articles/caf%C3%A9-cr%C3%A8me';
  it.each([
    ['//', '/'],
    ['//?tag=c%2B%2B', '/?tag=c%2B%2B'],
    ['/docs/', '/docs'],
    ['//docs', '/docs'],
    ['/tags/c++/', '/tags/c%2B%2B'],
    ['/tags//c++', '/tags/c%2B%2B'],
    ['/tags/CRE%CC%80ME-BRU%CC%82LE%CC%81E/', '/tags/cr%C3%A8me-br%C3%BBl%C3%A9e'],
    ['/sections/trading/?lang=en', '/sections/markets?lang=en'],
    [`${article}/`, article],
    [`/${article}`, article],
    ['/articles/cafe%CC%81-cre%CC%80me', article],
    ['/articles/Caf%C3%A9-Cr%C3%A8me', article],
    ['/articles/caf%C3%A9%20cr%C3%A8me', article],
    ['/articles/cafe%CC%81-cre%CC%80me.md', `${article}.md`],
    ['/articles/CAF%C3%89-CR%C3%88ME.MD/', `${article}.md`],
    ['/old/', '/'],
    ['//old', '/'],
    ['/%6Fld', '/'],
  ])('%s → %s', async (from, path) => {
    expect(await ask(from)).toEqual(to(path));
  });
});

describe('what differs to people stays apart', () => {
  it.each([
    ['a path in another case (rfc3986#6.2.2.1)', '/OLD', 404],
    ['a feed in another case', '/RSS.xml', 404],
    ['an encoded slash, which separates nothing', '/tags%2Fc++/rss.xml', 404],
    ['what is encoded twice', '/tags/c%252B%252B/rss.xml', 404],
    ['letters without their accents', '/articles/cafe-creme', 404],
    ['a removed article, however it is written', '/articles/GONE/', 410],
  ])('%s: %s is %i', async (_label, path, status) => {
    expect(await ask(path)).toEqual([status, null]);
  });
});
