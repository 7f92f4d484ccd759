// URL → what the query API is asked for | Problem: a row for each rule, then the laws of its one URL.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIELDS } from '../../src/api/schema/parameters.ts';
import {
  type ListRequest,
  readArticleRequest,
  readFacetRequest,
  readListRequest,
  readNothing,
  toCursor,
  toFacetSearch,
  toFieldsSearch,
  toListSearch,
} from '../../src/api/schema/request.ts';
import { EVERYTHING } from '../../src/query/filter.ts';
import { isProblem, type Problem } from '../../src/query/problem.ts';
import { buildCatalog, toSeconds } from '../catalog/build.ts';
import { AUTHORS, instants, queries, SECTIONS, TAGS } from '../query/arbitraries.ts';
import { CATALOG, NOW } from '../query/catalog.ts';

const SUMMARY = FIELDS.filter((field) => field !== 'content_html');

const USUAL: ListRequest = {
  filter: EVERYTHING,
  order: 'newest',
  changedSince: null,
  fields: SUMMARY,
  limit: 20,
  after: null,
};

describe('a list', () => {
  const MAY = toSeconds('2026-05-01T00:00:00Z');
  const rows: readonly (readonly [says: string, search: string, request: Partial<ListRequest>])[] =
    [
      ['nothing asked: twenty summaries, newest first', '', {}],
      ['empty values', '?tag=&limit=&order=&fields=&cursor=&changed-since=&content=&since', {}],
      [
        'a filter of feeds',
        '?tag=t2,T1&tag=ML',
        {
          filter: {
            ...EVERYTHING,
            tags: [['machine-learning'], ['t1', 't2']],
          },
        },
      ],
      [
        'every filter at once',
        '?not=t3&section=trading&author=bob,ada&lang=DE&since=2026-05-01T00:00:00Z&until=2026-05-01',
        {
          filter: {
            tags: [],
            not: ['t3'],
            sections: ['markets'],
            authors: ['ada', 'bob'],
            languages: ['de'],
            since: MAY,
            until: toSeconds('2026-05-01T22:00:00Z'),
            ...{ text: [], found: null },
          },
        },
      ],
      ['whole texts', '?content=full', { fields: FIELDS }],
      ['summaries, spelled out', '?content=summary', {}],
      ['members, in the order of rows', '?fields=url,title', { fields: ['url', 'title'] }],
      [
        'members, in another order, twice, with spaces',
        '?fields=tags,%20title,tags',
        {
          fields: ['title', 'tags'],
        },
      ],
      ['members, repeated', '?fields=url&fields=title,url', { fields: ['url', 'title'] }],
      ['members, encoded', '?fields=%74itle%2Curl', { fields: ['url', 'title'] }],
      [
        'members against "content"',
        '?fields=content_html&content=summary',
        {
          fields: ['content_html'],
        },
      ],
      [
        'members against "content", the other way',
        '?fields=title&content=full',
        {
          fields: ['title'],
        },
      ],
      ['the smallest page', '?limit=1', { limit: 1 }],
      ['the largest page', '?limit=50', { limit: 50 }],
      ['the order by last change', '?order=updated', { order: 'updated' }],
      ['the order by date, spelled out', '?order=newest', {}],
      [
        'changes since an instant, by last change',
        '?changed-since=2026-05-01T02:00:00%2B02:00',
        {
          changedSince: MAY,
          order: 'updated',
        },
      ],
      [
        'changes since a day of the site’s zone',
        '?changed-since=2026-05-01',
        {
          changedSince: toSeconds('2026-04-30T22:00:00Z'),
          order: 'updated',
        },
      ],
      [
        'changes, with their order spelled out',
        '?order=updated&changed-since=2026-05-01T00:00:00Z',
        {
          changedSince: MAY,
          order: 'updated',
        },
      ],
    ];
  test.each(rows)('%s: %s', async (_says, search, request) => {
    expect(await readListRequest(CATALOG, search, NOW)).toEqual({ ...USUAL, ...request });
  });
});

describe('its one search', () => {
  const rows: readonly (readonly [says: string, from: string, to: string])[] = [
    ['nothing asked', '', ''],
    ['defaults are dropped', '?limit=20&order=newest&content=summary&lang=*', ''],
    ['all members but the text are the usual ones', `?fields=${SUMMARY.join(',')}`, ''],
    ['all members are the whole text', `?fields=${FIELDS.join(',')}`, '?content=full'],
    ['members have an order', '?fields=url,id', '?fields=id,url'],
    ['parameters have an order', '?tag=t1&limit=3&author=bob', '?author=bob&limit=3&tag=t1'],
    ['one tag stays in the query', '?tag=ML', '?tag=machine-learning'],
    [
      '"changed-since" says the order',
      '?order=updated&changed-since=2026-05-01',
      '?changed-since=2026-04-30T22:00:00Z',
    ],
    ['the order stands where nothing else says it', '?order=updated', '?order=updated'],
  ];
  test.each(rows)('%s: %s → %s', async (_says, from, to) => {
    const request = await readListRequest(CATALOG, from, NOW);
    expect(isProblem(request) ? request : toListSearch(request, null)).toEqual(to);
  });
});

describe('one article', () => {
  test.each([
    { says: 'all there is', search: '', fields: FIELDS },
    { says: 'all there is, spelled out', search: '?content=full', fields: FIELDS },
    { says: 'no text', search: '?content=summary', fields: SUMMARY },
    { says: 'some members', search: '?fields=title,id', fields: ['id', 'title'] },
  ])('$says: $search', ({ search, fields }) => {
    expect(readArticleRequest(CATALOG, search, NOW)).toEqual(fields);
  });
});

describe('names', () => {
  test('take every filter of feeds', () => {
    const search = '?tag=t1,t2&not=t3&section=policy&author=ada&lang=de&since=2026-01-01T00:00:00Z';
    expect(readFacetRequest(CATALOG, search, NOW)).toEqual({
      tags: [['t1', 't2']],
      not: ['t3'],
      sections: ['policy'],
      authors: ['ada'],
      languages: ['de'],
      since: toSeconds('2026-01-01T00:00:00Z'),
      until: null,
      ...{ text: [], found: null },
    });
  });
});

describe('problems of a list', () => {
  const CURSOR = 'a cursor from "next" of the same query';
  const LIMIT = 'a whole number from 1 to 50';
  const INSTANT = 'a date (2026-05-01) or a time with time zone (2026-05-01T09:00:00Z)';
  const KNOWN = [
    'tag',
    'not',
    'q',
    'section',
    'author',
    'lang',
    'since',
    'until',
    'order',
    'changed-since',
    'content',
    'fields',
    'limit',
    'cursor',
    'slug',
  ];

  const unusable: readonly (readonly [
    string,
    string,
    string,
    string,
    string | readonly string[],
  ])[] = [
    ['no limit', '?limit=0', 'limit', '0', LIMIT],
    ['a limit too large', '?limit=51', 'limit', '51', LIMIT],
    ['a broken limit', '?limit=1.5', 'limit', '1.5', LIMIT],
    ['a limit given twice', '?limit=1&limit=2', 'limit', '2', 'one value'],
    ['a cursor given twice', '?cursor=a&cursor=b', 'cursor', 'b', 'one value'],
    ['an unknown member', '?fields=title,colour', 'fields', 'title,colour', FIELDS],
    ['a member in upper case', '?fields=Title', 'fields', 'Title', FIELDS],
    ['a member of every object', '?fields=constructor', 'fields', 'constructor', FIELDS],
    ['an unknown content', '?content=all', 'content', 'all', ['full', 'summary']],
    [
      'an unknown order',
      '?order=best',
      'order',
      'best',
      ['newest', 'oldest', 'updated', 'relevance'],
    ],
    [
      'an order against "changed-since"',
      '?changed-since=2026-05-01&order=newest',
      'order',
      'newest',
      '"updated" with "changed-since"',
    ],
    ['no date', '?changed-since=yesterday', 'changed-since', 'yesterday', INSTANT],
    ['a day there is not', '?changed-since=2026-02-30', 'changed-since', '2026-02-30', INSTANT],
    [
      '"since" after "until"',
      '?since=2026-05-02&until=2026-05-01',
      'since',
      '2026-05-02',
      'earlier than "until"',
    ],
    [
      '"since" at "until"',
      '?since=2026-05-01T00:00:00Z&until=2026-05-01T00:00:00Z',
      'since',
      '2026-05-01T00:00:00Z',
      'earlier than "until"',
    ],
    ['a broken encoding', '?fields=%E0%A4', 'fields', '%E0%A4', 'valid percent-encoded UTF-8'],
    [
      'more than ten names',
      '?tag=t1,t2,t3,t4,t5,t6&not=t7,t8,t9,t10,t11',
      'tag',
      '11',
      'at most 10 names in total',
    ],
    ['a cursor that is none', '?cursor=aaaaaaaaaaaaaaaa', 'cursor', 'aaaaaaaaaaaaaaaa', CURSOR],
    ['a cursor too short', '?cursor=x', 'cursor', 'x', CURSOR],
    [
      'a cursor with other letters',
      '?cursor=aaaaaaaa%2Fbbbbbbb',
      'cursor',
      'aaaaaaaa/bbbbbbb',
      CURSOR,
    ],
  ];
  test.each(unusable)('%s: %s', async (_says, search, parameter, value, allowed) => {
    const problem = await readListRequest(CATALOG, search, NOW);
    expect(problem).toMatchObject({ status: 400, kind: 'bad-value', parameter, value, allowed });
  });

  test.each([
    ['a tag', '?tag=defii', 'unknown-tag', 'tag', 'defii', ['defi']],
    ['a barred tag', '?not=bitcoinn', 'unknown-tag', 'not', 'bitcoinn', ['bitcoin']],
    ['the tag of a future article', '?tag=embargo', 'unknown-tag', 'tag', 'embargo', []],
    ['the tag of an unlisted article', '?tag=secret', 'unknown-tag', 'tag', 'secret', []],
    ['a section', '?section=polcy', 'unknown-section', 'section', 'polcy', ['policy']],
    ['an author', '?author=aada', 'unknown-author', 'author', 'aada', ['ada']],
    ['a language', '?lang=dee', 'unknown-language', 'lang', 'dee', []],
    ['the language of a future article', '?lang=fr', 'unknown-language', 'lang', 'fr', []],
  ])('unknown: %s: %s', async (_says, search, kind, parameter, value, near) => {
    const problem = await readListRequest(CATALOG, search, NOW);
    expect(problem).toMatchObject({ status: 404, kind, parameter, value, near });
  });

  test.each([
    ['mistyped', 'feilds', ['fields']],
    ['with a letter too many', 'tags', ['tag']],
    ['in upper case', 'Limit', ['limit']],
    ['with an underline', 'changed_since', ['changed-since']],
    ['as elsewhere', 'per_page', ['limit']],
    ['as elsewhere', 'page', ['cursor']],
    ['as elsewhere', 'offset', ['cursor']],
    ['as elsewhere', 'category', ['tag']],
    ['as elsewhere', 'sort', ['order']],
    ['as elsewhere', 'language', ['lang']],
    ['as elsewhere', 'select', ['fields']],
    ['as elsewhere', 'updated_since', ['changed-since']],
    ['as nowhere', 'utm_source', []],
    ['as a member of every object', 'constructor', []],
    ['as another', '__proto__', []],
  ])('a parameter written %s: %s', async (_says, name, near) => {
    const problem = await readListRequest(CATALOG, `?tag=t1&${name}=3`, NOW);
    expect(problem).toMatchObject({ status: 400, kind: 'unknown-parameter', parameter: name });
    expect(problem).toMatchObject({ value: '3', allowed: KNOWN, near });
  });

  test('each other operation takes its own parameters alone', () => {
    const article = readArticleRequest(CATALOG, '?limit=3', NOW);
    expect(article).toMatchObject({ kind: 'unknown-parameter', allowed: ['content', 'fields'] });
    const facets = readFacetRequest(CATALOG, '?content=full', NOW);
    expect(facets).toMatchObject({ kind: 'unknown-parameter', allowed: KNOWN.slice(0, 8) });
    const nothing = readNothing(CATALOG, '?tag=t1', NOW);
    expect(nothing).toMatchObject({ kind: 'unknown-parameter', parameter: 'tag', allowed: [] });
    expect(readNothing(CATALOG, '', NOW)).toBeNull();
  });
});

describe('a cursor', () => {
  const place = { at: toSeconds('2026-01-01T00:00:00Z'), slug: 'plain' };

  test.each([
    ['another size of pages', '?tag=t1', '?tag=t1&limit=3'],
    ['other members', '?tag=t1', '?tag=t1&fields=title'],
    ['whole texts', '?tag=t1', '?tag=t1&content=full'],
    ['another spelling', '?tag=t1,t2', '?tag=t2,T1&order=newest'],
    [
      'another spelling of an instant',
      '?changed-since=2026-05-01T02:00:00%2B02:00',
      '?order=updated&changed-since=2026-05-01T00:00:00Z',
    ],
  ])('goes on with %s', async (_says, from, to) => {
    expect(await readWithCursorOf(from, to)).toMatchObject({ after: place });
  });

  test.each([
    ['another filter', '?tag=t1', '?tag=t2'],
    ['no filter', '?tag=t1', '?'],
    ['another grouping of tags', '?tag=t1,t2', '?tag=t1&tag=t2'],
    ['another order', '?tag=t1', '?tag=t1&order=updated'],
    ['another instant', '?changed-since=2026-05-01', '?changed-since=2026-05-02'],
    ['all changes', '?changed-since=2026-05-01', '?order=updated'],
  ])('is no cursor of %s', async (_says, from, to) => {
    expect(await readWithCursorOf(from, to)).toMatchObject({
      status: 400,
      kind: 'bad-value',
      parameter: 'cursor',
      allowed: 'a cursor from "next" of the same query',
    });
  });

  async function readWithCursorOf(from: string, to: string): Promise<ListRequest | Problem> {
    const request = await readListRequest(CATALOG, from, NOW);
    if (isProblem(request)) throw new Error(request.detail);
    return await readListRequest(CATALOG, `${to}&cursor=${await toCursor(request, place)}`, NOW);
  }
});

describe('any request', () => {
  /** Knows every name that a request may hold. */
  const EVERY = buildCatalog([
    {
      slug: 'a',
      date: '2026-01-01T00:00:00Z',
      tags: TAGS,
      section: SECTIONS[0] ?? '',
      authors: AUTHORS,
    },
    { slug: 'b', date: '2026-01-01T00:00:00Z', language: 'de-AT' },
  ]);

  const filters = queries(false).map(
    ({ content: _, limit: __, page: ___, profile: ____, ...filter }) => filter,
  );

  const requests: fc.Arbitrary<ListRequest> = fc
    .record({
      filter: filters,
      order: fc.constantFrom('newest', 'oldest', 'updated'),
      changedSince: fc.option(instants),
      fields: fc.oneof(
        fc.constantFrom(FIELDS, SUMMARY),
        fc.subarray([...FIELDS], { minLength: 1 }),
      ),
      limit: fc.integer({ min: 1, max: 50 }),
      after: fc.option(
        fc.record({ at: instants, slug: fc.constantFrom('a', 'the-end', 'שלום', '日本-1', '𝒳') }),
      ),
    })
    .map((request) => ({
      ...request,
      order: request.changedSince === null ? request.order : 'updated',
    }));

  const toSearchOf = async (request: ListRequest): Promise<string> =>
    toListSearch(request, request.after === null ? null : await toCursor(request, request.after));

  test('is read from its search as it was', async () => {
    await fc.assert(
      fc.asyncProperty(requests, async (request) => {
        expect(await readListRequest(EVERY, await toSearchOf(request), NOW)).toEqual(request);
      }),
      { numRuns: 1000 },
    );
  });

  test('shares its search with no other, whatever the order in which it is written', async () => {
    await fc.assert(
      fc.asyncProperty(requests, fc.gen(), async (request, random) => {
        const search = await toSearchOf(request);
        const pairs = search.replace('?', '').split('&');
        const shuffled = random(fc.shuffledSubarray, pairs, { minLength: pairs.length }).join('&');
        const again = await readListRequest(EVERY, `?${shuffled}`, NOW);
        expect(isProblem(again) ? again : await toSearchOf(again)).toEqual(search);
      }),
    );
  });

  test('of names is read from its search as it was', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(readFacetRequest(EVERY, toFacetSearch(filter), NOW)).toEqual(filter);
      }),
    );
  });

  test('of one article is read from its search as it was', () => {
    fc.assert(
      fc.property(fc.subarray([...FIELDS], { minLength: 1 }), (fields) => {
        expect(readArticleRequest(EVERY, toFieldsSearch(fields), NOW)).toEqual(fields);
      }),
    );
  });

  test('of any text is a request or a Problem, never a fault', async () => {
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.webQueryParameters());
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.constantFrom('', 'tag=', 'cursor=', 'fields=', 'since=', 'limit='),
        async (text, name) => {
          const read = await readListRequest(EVERY, `?${name}${text}`, NOW);
          if (isProblem(read)) expect([400, 404]).toContain(read.status);
          else expect(await readListRequest(EVERY, await toSearchOf(read), NOW)).toEqual(read);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
