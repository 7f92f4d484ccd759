// Old addresses at the app: what wins, what they lead to, and what they never do.
import { describe, expect, it } from 'vitest';
import { type App, createApp } from '../src/app.ts';
import { toMediaTable } from '../src/catalog/media.ts';
import { FIXED_PATHS, findResource, isThere } from '../src/feed/known-paths.ts';
import type { Bindings } from '../src/routes/handler.ts';
import { buildCatalog, SITE, toSeconds } from './catalog/build.ts';

const NOW = toSeconds('2026-06-01T00:00:00Z');

const CATALOG = buildCatalog(
  [
    { slug: 'one', date: '2026-01-05T00:00:00Z', tags: ['mysql', 'a-b'] },
    { slug: 'gone', date: '2026-01-06T00:00:00Z', removed: '2026-01-07T00:00:00Z' },
    { slug: 'soon', date: '2026-12-01T00:00:00Z', tags: ['later'] },
  ],
  {},
  {
    '/tags/mysql/index.xml': '/tags/mysql/rss.xml',
    '/articles/2014/x/': '/articles/one',
    '/articles/formerly': '/articles/one',
    '/media/old.png': '/media/0123456789abcdef/new.png',
    '/static/main.css': 'https://cdn.example/main.css?v=1#a',
    '/api/posts.json': '/feed.json',
    '/tags/sql': '/tags/mysql',
    '/archive/2014': '/archive/2026',
    '/archive/2026/01': '/rss.xml',
    '/blog/2025': '/archive/2025',
    '/withdrawn': '/articles/gone',
    '/announced': '/articles/soon',
    '/announced-tag': '/tags/later/rss.xml',
    '/nowhere': '/nothing/there',
    '/category/special/feed': '/atom.xml',
    '/category/*/feed': '/tags/:splat/rss.xml',
    '/category/*': 'https://archive.example/:splat',
    '/:year/:month/:slug.html': '/articles/:slug',
    '/articles/*': 'https://archive.example/posts/:splat?ref=old',
    '/?feed=rss2': '/rss.xml',
    '/?feed=rss2&cat=3': '/tags/mysql/rss.xml',
    '/?p=7': '/articles/one',
    '/?p=8': '/articles/gone',
    '/?p=9': '/articles/soon',
    '/?author=17': '/authors/ada',
    '/rss.xml?cat=3': '/tags/mysql/rss.xml',
    '/?loop=1': '/?loop=2',
    '/?loop=2&again=1': '/?loop=1&again=1',
    '/?loop=2': '/',
  },
);
const APP: App = createApp(CATALOG, () => NOW);

async function ask(
  path: string,
  method = 'HEAD',
  app = APP,
): Promise<readonly [status: number, location: string | null]> {
  const request = new Request(`https://any.example${path}`, { method });
  const { status, headers } = await app.fetch(request, {} as Bindings, {} as ExecutionContext);
  return [status, headers.get('Location')];
}

const to = (path: string): readonly [number, string] => [301, SITE.origin + path];

describe('whatever no route answers may be an old address', () => {
  it.each([
    ['/tags/mysql/index.xml', to('/tags/mysql/rss.xml')],
    ['/articles/2014/x', to('/articles/one')],
    ['/articles/2014/x/', to('/articles/one')],
    ['/articles/formerly', to('/articles/one')],
    ['/articles/Formerly/', to('/articles/one')],
    ['/media/old.png', to('/media/0123456789abcdef/new.png')],
    ['/static/main.css?x=2', [301, 'https://cdn.example/main.css?v=1&x=2#a']],
    ['/api/posts.json', to('/feed.json')],
    ['/tags/sql', to('/tags/mysql')],
    ['/tags/SQL?limit=2', [404, null]],
    // A year of the archive is one while it has an article.
    ['/archive/2014', to('/archive/2026')],
    ['/archive/2026/01', [200, null]],
    ['/blog/2025', [404, null]],
  ] as const)('%s', async (path, expected) => {
    expect(await ask(path)).toEqual(expected);
  });

  it('and only GET and HEAD are redirected', async () => {
    expect(await ask('/tags/mysql/index.xml', 'POST')).toEqual([405, null]);
    expect(await ask('/?p=7', 'POST')).toEqual([405, null]);
    expect(await ask('/?p=7', 'OPTIONS')).toEqual([204, null]);
  });
});

describe('patterns', () => {
  it.each([
    ['a splat within', '/category/mysql/feed', to('/tags/mysql/rss.xml')],
    [
      'with a slash at the end and a query',
      '/category/mysql/feed/?utm=1',
      to('/tags/mysql/rss.xml?utm=1'),
    ],
    ['in another form of the name', '/category/MySQL/feed', to('/tags/MySQL/rss.xml')],
    ['give way to an address of its own', '/category/special/feed', to('/atom.xml')],
    ['are tried in their order', '/category/a/b', [301, 'https://archive.example/a/b']],
    ['several names', '/2014/05/one.html', to('/articles/one')],
    ['lead to a removed article', '/2014/05/gone.html', [410, null]],
    ['do not lead to an article that is not due', '/2014/05/soon.html', [404, null]],
    ['do not lead to a name that nothing has', '/category/postgres/feed', [404, null]],
    ['take what is not there', '/articles/2', [301, 'https://archive.example/posts/2?ref=old']],
    ['leave what is not due', '/articles/soon', [404, null]],
    ['leave what is there', '/articles/one', [200, null]],
    ['leave what is withdrawn', '/articles/gone', [410, null]],
    ['never lead to another host', '/category//evil.example/x/feed', [404, null]],
    [
      'never leave the site by what they find',
      '/category/%2f%2fevil.example',
      [301, 'https://archive.example/%2F%2Fevil.example'],
    ],
    [
      'never leave a folder',
      '/articles/%252e%252e/x',
      [301, 'https://archive.example/posts/%252e%252e/x?ref=old'],
    ],
    [
      'never break a field',
      '/category/a%0d%0aX:%20y',
      [301, 'https://archive.example/a%0D%0AX%3A%20y'],
    ],
  ] as const)('%s: %s', async (_label, path, expected) => {
    expect(await ask(path)).toEqual(expected);
  });
});

describe('queries', () => {
  it.each([
    ['/?feed=rss2', to('/rss.xml')],
    ['/?cat=3&feed=rss2', to('/tags/mysql/rss.xml')],
    ['/?p=7&utm_source=x', to('/articles/one?utm_source=x')],
    ['/?p=8', [410, null]],
    ['/?p=9', [404, null]],
    ['/?p=10', [200, null]],
    ['/?author=17', to('/authors/ada')],
    ['/?author=ada', [200, null]],
    ['/rss.xml?cat=3', to('/tags/mysql/rss.xml')],
    ['/rss.xml?cat=4', [200, null]],
    ['/rss.xml?tag=unknown', [404, null]],
  ] as const)('%s', async (path, expected) => {
    expect(await ask(path)).toEqual(expected);
  });
});

describe('a redirect leads to what answers', () => {
  it.each([
    ['an article that was removed', '/withdrawn', [410, null]],
    ['an article that is not due', '/announced', [404, null]],
    ['a tag that no article bears yet', '/announced-tag', [404, null]],
    ['nothing', '/nowhere', [404, null]],
    ['another redirect', '/?loop=1', [404, null]],
    ['another redirect by what comes along', '/?loop=1&again=1', [404, null]],
  ] as const)('but not to %s', async (_label, path, expected) => {
    expect(await ask(path)).toEqual(expected);
  });
});

describe('an address of a file that has changed', () => {
  const media = toMediaTable([
    { hash: '1111111111111111', name: 'shown.png', from: NOW, length: 1 },
    { hash: '2222222222222222', name: 'announced.png', from: NOW + 1, length: 1 },
  ]);

  it.each([
    ['to the present one', '/media/0123456789abcdef/shown.png', 0, '1111111111111111/shown.png'],
    ['to its new name', '/media/1111111111111111/old.png', 0, '1111111111111111/shown.png'],
    ['nowhere before its article is due', '/media/0123456789abcdef/announced.png', 0, null],
    ['nowhere by its bytes either', '/media/2222222222222222/guessed.png', 0, null],
    [
      'there from then on',
      '/media/0123456789abcdef/announced.png',
      1,
      '2222222222222222/announced.png',
    ],
  ] as const)('leads %s', async (_label, path, later, expected) => {
    const app = createApp({ ...CATALOG, media }, () => NOW + later);
    const location = expected === null ? null : `${SITE.origin}/media/${expected}`;
    expect(await ask(path, 'HEAD', app)).toEqual([location === null ? 404 : 301, location]);
  });
});

describe('the places that compile knows are those that the routes answer', () => {
  const NAMED = [
    ...['/tags/mysql', '/sections/markets', '/authors/ada'].flatMap((scope) =>
      ['', '/rss.xml', '/atom.xml', '/feed.json', '/feed'].map((file) => scope + file),
    ),
    ...['/articles/one', '/articles/one.md', '/api/articles/one'],
    ...['/api/tags/mysql', '/api/sections/markets', '/api/authors/ada'],
    ...['/archive/2026', '/archive/2026/01'],
  ];
  it.each([...FIXED_PATHS, ...NAMED])('%s', async (path) => {
    const place = findResource(path);
    expect(place && isThere(CATALOG, place, NOW)).toBe(true);
    expect((await ask(path))[0]).not.toBe(404);
    // A word more, and nothing is there.
    expect(findResource(`${path === '/' ? '' : path}/more/words`)).toBeNull();
    expect((await ask(`${path}/more/words`))[0]).toBe(path.startsWith('/articles/') ? 301 : 404);
  });

  const NOWHERE = ['/articles', '/tags/mysql/more.xml', '/rss', '/media', '/archive/2026/13'];
  it.each([...NOWHERE, '/api/tags/mysql/rss.xml'])('nothing is at %s', async (path) => {
    const place = findResource(path);
    expect(place !== null && isThere(CATALOG, place, NOW)).toBe(false);
    expect((await ask(path))[0]).toBe(path === '/articles' ? 301 : 404);
  });
});
