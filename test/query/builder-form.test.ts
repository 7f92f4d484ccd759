// The form of the front page → a filter: what is clicked is what is asked.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  readBuilderForm,
  toBuilderSearch,
  toCanonicalForm,
  toQuerySearch,
} from '../../src/query/builder-form.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { isProblem } from '../../src/query/problem.ts';
import { toDefaultQuery } from '../../src/query/query.ts';
import { SITE } from '../catalog/build.ts';
import { CATALOG, NOW } from './catalog.ts';

const TAGS = ['bitcoin', 'c++', 'c#', '.net', 'a&b=c', '100%', '日本', '🦊'];

const some = fc.subarray(TAGS, { maxLength: 3 });

describe('the builder form', () => {
  test('asks for any of these, all of those, none of the others, as browsers encode it', () => {
    fc.assert(
      fc.property(some, some, some, (any, all, none) => {
        const form = new URLSearchParams([
          ...any.map((name) => ['any', name]),
          ...all.map((name) => ['all', name]),
          ...none.map((name) => ['none', name]),
        ]);
        const search = toQuerySearch(readBuilderForm(`?${form}`));
        const direct = new URLSearchParams([
          ...(any.length === 0 ? [] : [['tag', any.join(',')]]),
          ...all.map((name) => ['tag', name]),
          ['not', none.join(',')],
        ]);
        expect(parseQuery(CATALOG, null, search, NOW)).toEqual(
          parseQuery(CATALOG, null, `?${direct}`, NOW),
        );
      }),
    );
  });

  test('keeps the meaning of a filter in its own words, whatever the form can show of it', () => {
    const groups = fc.array(fc.subarray(TAGS, { minLength: 1, maxLength: 2 }), { maxLength: 3 });
    fc.assert(
      fc.property(groups, some, (tags, not) => {
        const search = `?${new URLSearchParams([
          ...tags.map((group) => ['tag', group.join(',')]),
          ['not', not.join(',')],
          ['since', '2026-01-01'],
        ])}`;
        const form = readBuilderForm(search);
        expect(parseQuery(CATALOG, null, toQuerySearch(form), NOW)).toEqual(
          parseQuery(CATALOG, null, search, NOW),
        );
      }),
    );
  });

  test('has one canonical search, which means the same and ticks the same boxes', () => {
    const groups = fc.array(fc.subarray(TAGS, { minLength: 1, maxLength: 2 }), { maxLength: 2 });
    const page = fc.option(fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(groups, some, some, some, page, (tags, any, all, none, number) => {
        const pairs = [
          ...tags.map((group) => ['tag', group.join(',')]),
          ...any.map((name) => ['any', name]),
          ...all.map((name) => ['all', name]),
          ['none', none.join(',')],
          ['since', '2026-01-01'],
          ...(number === null ? [] : [['page', String(number)]]),
        ];
        const { search, query } = canonicalize(`?${new URLSearchParams(pairs)}`);
        // More names than a filter may have mean nothing.
        fc.pre(query !== null);
        expect(canonicalize(search)).toEqual({ search, query });
        const junk = [['utm_source', 'x'], ...pairs, ['any', ''], ['content', 'full']];
        expect(canonicalize(`?${new URLSearchParams(junk)}`).search).toBe(search);
      }),
    );
  });

  test('of nothing is everything', () => {
    expect(toQuerySearch(readBuilderForm(''))).toBe('');
    expect(parseQuery(CATALOG, null, '', NOW)).toEqual(toDefaultQuery(SITE));
  });
});

/** The canonical search of a form, and the query that it means; both empty where it has a problem. */
function canonicalize(given: string) {
  const form = readBuilderForm(given);
  const query = parseQuery(CATALOG, null, toQuerySearch(form), NOW);
  if (isProblem(query)) return { search: '', query: null };
  return { search: toBuilderSearch(toCanonicalForm(CATALOG, form, query, NOW)), query };
}
