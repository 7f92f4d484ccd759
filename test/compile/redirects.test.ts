// Redirects as site.yaml writes them. What is wrong with them is reported in fixtures/content/invalid/.
import { describe, expect, test } from 'vitest';
import { readRedirects } from '../../src/compile/content/redirects.ts';
import { FILE_START } from '../../src/compile/diagnostics/rules.ts';

const ORIGIN = 'https://base.example';

describe('an old address is read', () => {
  test.each([
    ['/a/', { path: '/a', pairs: [] }],
    ['//a', null],
    ['/2014/a b/', { path: '/2014/a b', pairs: [] }],
    ['/2014/a%20b', { path: '/2014/a b', pairs: [] }],
    ['/cafe\u0301', { path: '/caf\u00e9', pairs: [] }],
    ['/a%23b%3Fc', { path: '/a#b?c', pairs: [] }],
    ['/x/../a', { path: '/a', pairs: [] }],
    ['/a?', { path: '/a', pairs: [] }],
    ['/?p=1', { path: '/', pairs: ['p=1'] }],
    ['/?b=2&a=1&b=2', { path: '/', pairs: ['a=1', 'b=2'] }],
    ['/?s=a+b', { path: '/', pairs: ['s=a%20b'] }],
    ['/wiki/Special:Random', { path: '/wiki/Special:Random', pairs: [] }],
    ['/?x=*', { path: '/', pairs: ['x=*'] }],
  ])('%s', (written, from) => {
    const { redirects } = read({ [written]: '/rss.xml' });
    expect(redirects.map((one) => one.from)).toEqual(from === null ? [] : [from]);
  });
});

describe('a target is read', () => {
  test.each([
    ['/a', '/tags/c++', { origin: '', to: '/tags/c++' }],
    ['/a', '/tags/café?x=ü#ä', { origin: '', to: '/tags/caf%C3%A9?x=%C3%BC#%C3%A4' }],
    ['/a', `${ORIGIN}/rss.xml`, { origin: '', to: '/rss.xml' }],
    ['/a', 'https://Bücher.example', { origin: 'https://xn--bcher-kva.example', to: '/' }],
    ['/a', 'https://x.example:8080/y', { origin: 'https://x.example:8080', to: '/y' }],
    ['/a', '/media/a.png?x#y', { origin: '', to: '/media/HASH/a.png?x#y' }],
    ['/a/*', 'https://x.example/:splat', { origin: 'https://x.example', to: '/:splat' }],
    [
      '/a',
      'https://x.example\\@evil.example/',
      { origin: 'https://x.example', to: '/@evil.example/' },
    ],
    ['/a', '/\\evil.example', null],
    ['/a', 'javascript:alert(1)', null],
    ['/a', 'rss.xml', null],
  ])('%s → %s', (written, target, to) => {
    const { redirects } = read({ [written]: target });
    expect(redirects.map((one) => one.to)).toEqual(to === null ? [] : [to]);
  });
});

test('a site has 100 patterns at most', () => {
  const toMap = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`/${index}/*`, '/:splat']));
  expect(read(toMap(100)).diagnostics).toEqual([]);
  expect(read(toMap(101)).diagnostics).toEqual([
    'bad-value "/100/*": too many patterns; the limit is 100',
  ]);
});

function read(map: Readonly<Record<string, string>>) {
  const diagnostics: string[] = [];
  const redirects = readRedirects(
    map,
    ORIGIN,
    (file) => ORIGIN + file.replace('/media/', '/media/HASH/'),
    () => FILE_START,
    (rule, _place, message) => diagnostics.push(`${rule} ${message}`),
  );
  return { redirects, diagnostics };
}
