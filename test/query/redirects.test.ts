// Which old addresses a redirect is for, and what its target may become.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOldPattern } from '../../src/compile/content/old-addresses.ts';
import { toPathKey } from '../../src/query/path.ts';
import {
  findByQuery,
  matchPattern,
  toPair,
  toSegments,
  toTarget,
} from '../../src/query/redirects.ts';

describe('a pattern fits', () => {
  test.each([
    ['/category/*/feed', '/category/news/feed', { splat: 'news' }],
    ['/category/*/feed', '/category/news/world/feed/', { splat: 'news/world' }],
    ['/category/*/feed', '/category/feed', null],
    ['/category/*/feed', '/category/news', null],
    ['/category/*/feed', '/category/feed/feed', { splat: 'feed' }],
    ['/blog/*', '/blog', { splat: '' }],
    ['/blog/*', '/blog/', { splat: '' }],
    ['/blog/*', '/blog/2014/x', { splat: '2014/x' }],
    ['/blog/*', '/blogs/x', null],
    ['/*', '/', { splat: '' }],
    ['/*', '/a/b', { splat: 'a/b' }],
    ['/*.html', '/2014/05/a.html', { splat: '2014/05/a' }],
    ['/*.html', '/a.htm', null],
    ['/*.html', '/.html', { splat: '' }],
    ['/feed-*/rss', '/feed-news/rss', { splat: 'news' }],
    ['/aa*aa', '/aaa', null],
    ['/:year/:month/:slug.html', '/2014/05/a.b.html', { year: '2014', month: '05', slug: 'a.b' }],
    ['/:year/:month/:slug.html', '/2014/05/.html', null],
    ['/:year/:month/:slug.html', '/2014/05/06/a.html', null],
    ['/:a/*/:b', '/1/2/3/4', { a: '1', splat: '2/3', b: '4' }],
    ['/wiki/Special:Random', '/wiki/Special:Random', {}],
    ['/caf%C3%A9/*', '/cafe%CC%81/x', { splat: 'x' }],
    ['/a b/:x', '/a%20b/%2Fc', { x: '%2Fc' }],
    ['/a%2A/:x', '/a*/b', { x: 'b' }],
  ])('%s: %s', (written, pathname, expected) => {
    const pattern = readOldPattern(written, fail);
    const captures = pattern && matchPattern(pattern, toSegments(toPathKey(pathname)));
    expect(captures && Object.fromEntries(captures)).toEqual(expected);
  });
});

describe('what is found is encoded for where it stands', () => {
  const own = (to: string) => ({ origin: '', to });
  test.each([
    [own('/tags/:splat/rss.xml'), 'news', '/tags/news/rss.xml'],
    [own('/tags/:splat/rss.xml'), 'c++ & d', '/tags/c%2B%2B%20%26%20d/rss.xml'],
    [own('/:splat'), 'a/b', '/a/b'],
    [own('/:splat'), '', '/'],
    [own('/:splat/x'), '', '/x'],
    [own('/:splat'), 'a%2Fb', '/a%2Fb'],
    [own('/:splat'), '100%25', '/100%25'],
    [own('/:splat'), '%E9', '/%E9'],
    [own('/:splat'), '日本', '/%E6%97%A5%E6%9C%AC'],
    [own('/x?tag=:splat#:splat'), 'a/b&c#d', '/x?tag=a%2Fb%26c%23d#a%2Fb%26c%23d'],
    [own('/:splat'), 'a\r\nSet-Cookie: x', '/a%0D%0ASet-Cookie%3A%20x'],
    [own('/:splat'), '\\evil.example', '/%5Cevil.example'],
    [own('/a/:splat'), '..', null],
    [own('/a/:splat'), 'b/../../c', null],
    [own('/a/.:splat'), '.', null],
    [own('/a/%2e:splat'), '', null],
    [
      { origin: 'https://x.example', to: '/:splat' },
      '@evil.example',
      'https://x.example/%40evil.example',
    ],
  ])('%o with %s', (target, splat, expected) => {
    expect(toTarget(target, new Map([['splat', splat]]))).toBe(expected);
  });

  test('whatever is asked, a target stays on its site, in its folder, and on one line', () => {
    const patterns = ['/p/*', '/p/*/feed', '/p/a*', '/p/:splat'];
    const targets = ['/t/:splat', '/t/x:splat', '/t/:splat/rss.xml', '/t/?q=:splat', '/t/#:splat'];
    const parts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '..',
        '.',
        '%2e',
        '%2E%2e',
        '%2f',
        '%5c',
        '\\',
        '//',
        '/',
        '%0d%0a',
        '%',
        '@',
      ),
    );
    const asked = fc.array(parts, { maxLength: 6 }).map((all) => all.join(''));
    fc.assert(
      fc.property(
        asked,
        fc.constantFrom(...patterns),
        fc.constantFrom(...targets),
        fc.constantFrom('', 'https://other.example'),
        (text, written, to, origin) => {
          const filled = written.replace(/\*|:splat/, () => text);
          const url = URL.parse(`https://site.example${filled}`);
          const pattern = readOldPattern(written, fail);
          const captures =
            url && pattern && matchPattern(pattern, toSegments(toPathKey(url.pathname)));
          const target = captures && toTarget({ origin, to }, captures);
          if (target === null) return;
          expect(target).toMatch(/^[\x21-\x7e]+$/);
          const reached = new URL(target, 'https://site.example');
          expect(reached.origin).toBe(origin === '' ? 'https://site.example' : origin);
          expect(reached.pathname).toMatch(/^\/t(?:\/|$)/);
        },
      ),
      { numRuns: 5000 },
    );
  });
});

describe('an address that is old for its query', () => {
  const moved = {
    paths: {},
    patterns: [],
    queries: {
      '/?feed=rss2': [
        { pairs: ['feed=rss2'], to: '/rss.xml' },
        { pairs: ['cat=3', 'feed=rss2'], to: '/tags/c/rss.xml' },
      ],
      '/?p=123': [{ pairs: ['p=123'], to: '/articles/x' }],
      '/a?q=caf%C3%A9%20au%20lait': [{ pairs: ['q=caf%C3%A9%20au%20lait'], to: '/b' }],
    },
  };
  test.each([
    ['its parameter', '/', '?p=123', '/articles/x', ''],
    [
      'others beside it are carried along',
      '/',
      '?utm_source=a&p=123&b',
      '/articles/x',
      '?utm_source=a&b',
    ],
    ['the address with most parameters', '/', '?feed=rss2&cat=3&x=1', '/tags/c/rss.xml', '?x=1'],
    ['in any order', '/', '?cat=3&feed=rss2', '/tags/c/rss.xml', ''],
    ['one of two, the first', '/', '?p=123&feed=rss2', '/articles/x', '?feed=rss2'],
    ['given twice', '/', '?p=123&p=123', '/articles/x', ''],
    ['encoded otherwise', '/a', '?q=cafe%CC%81+au%20lait', '/b', ''],
    ['another value', '/', '?p=1234', null, ''],
    ['another path', '/b', '?p=123', null, ''],
    ['a part of its parameters', '/', '?cat=3', null, ''],
    ['the name of a member of every object', '/', '?constructor', null, ''],
  ])('%s', (_label, path, search, to, rest) => {
    expect(findByQuery(moved, path, search)).toEqual(to === null ? null : { to, rest });
  });

  test('has one form for all that mean the same', () => {
    expect(['a=b+c', 'a=b%20c', '%61=b%20%63'].map(toPair)).toEqual(Array(3).fill('a=b%20c'));
    expect(['a', 'a=', '=b', 'a=%zz', 'a=b=c'].map(toPair)).toEqual([
      ...['a=', 'a=', '=b', 'a=%25zz', 'a=b%3Dc'],
    ]);
  });
});

function fail(message: string): never {
  throw new Error(message);
}
