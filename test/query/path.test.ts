// Which paths are one to people, and so to compile and to the Worker.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toPathKey } from '../../src/query/path.ts';

describe('paths that are the same to people have one key', () => {
  test.each([
    { says: 'the root', paths: ['/', '//', '///'], key: '/' },
    { says: 'with and without a final slash', paths: ['/a/b', '/a/b/', '/a/b//'], key: '/a/b' },
    { says: 'with doubled slashes', paths: ['//a/b', '/a///b'], key: '/a/b' },
    {
      says: 'percent-encoded or not, in either case (rfc3986#6.2.2)',
      paths: ['/a-b/é', '/a%2Db/%c3%a9', '/%61%2db/%C3%A9'],
      key: '/a-b/é',
    },
    {
      says: 'composed or not',
      paths: ['/caf\u00e9', '/cafe\u0301', '/cafe%CC%81', '/caf%C3%A9'],
      key: '/caf\u00e9',
    },
    {
      says: 'of characters beyond the basic plane',
      paths: ['/🚀', '/%F0%9F%9A%80', '/%f0%9f%9a%80'],
      key: '/🚀',
    },
    { says: 'with white space', paths: ['/a b', '/a%20b'], key: '/a b' },
    { says: 'with what queries begin with', paths: ['/c%23%3F'], key: '/c#?' },
    { says: 'with bytes that are no UTF-8', paths: ['/caf%E9', '/caf%e9'], key: '/caf%E9' },
    { says: 'with a broken sequence', paths: ['/%e0%a4x', '/%E0%A4%78'], key: '/%E0%A4x' },
    { says: 'with a surrogate, which is no UTF-8', paths: ['/%ed%a0%80'], key: '/%ED%A0%80' },
    { says: 'with a percent sign alone', paths: ['/100%', '/100%25'], key: '/100%25' },
    { says: 'with a sign before no digits', paths: ['/%zz', '/%25zz'], key: '/%25zz' },
  ])('$says', ({ paths, key }) => {
    expect(paths.map(toPathKey)).toEqual(paths.map(() => key));
  });
});

describe('paths that differ keep keys of their own', () => {
  test.each([
    { says: 'in case', one: '/p/aB', other: '/p/Ab' },
    { says: 'in a slash that separates nothing (rfc3986#2.2)', one: '/a%2Fb', other: '/a/b' },
    { says: 'in what is encoded twice (rfc3986#2.4)', one: '/a%2541', other: '/a%41' },
    { says: 'in a plus and a space', one: '/a+b', other: '/a%20b' },
    { says: 'in compatibility letters', one: '/ﬁ', other: '/fi' },
    { says: 'in letters', one: '/é', other: '/e' },
  ])('$says', ({ one, other }) => {
    expect(toPathKey(one)).not.toBe(toPathKey(other));
  });
});

describe('whatever is asked', () => {
  const segments = fc.array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('%', '%2', '%E9', '%2f', '%25', '%C3'),
    ),
    { maxLength: 5 },
  );
  const paths = segments.map((parts) => `/${parts.join('/')}`);

  test('the key of a key is itself', () => {
    fc.assert(
      fc.property(paths, (path) => {
        expect(toPathKey(toPathKey(path))).toBe(toPathKey(path));
      }),
      { numRuns: 2000 },
    );
  });

  test('the key does not depend on how characters are composed or encoded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('NFC', 'NFD'), (text, form) => {
        const encoded = `/${encodeURIComponent(text.normalize(form))}`;
        expect(toPathKey(encoded)).toBe(toPathKey(`/${encodeURIComponent(text)}`));
        expect(toPathKey(`${encoded}/`)).toBe(toPathKey(encoded));
      }),
    );
  });
});
