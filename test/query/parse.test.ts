// URL → Query | Problem: a row for each rule of the filters.
import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../src/query/parse.ts';
import type { Problem } from '../../src/query/problem.ts';
import { type Query, toDefaultQuery } from '../../src/query/query.ts';
import type { Scope } from '../../src/query/scope.ts';
import { buildCatalog, SITE, toSeconds } from '../catalog/build.ts';
import { CATALOG, NOW } from './catalog.ts';

type Row = {
  readonly says: string;
  readonly search: string;
  /** Where it is not the whole site: `tag defi`. */
  readonly in?: string;
  /** What differs from the default. */
  readonly query: Partial<Query>;
};

function check(rows: readonly Row[]): void {
  test.each(rows)('$says: $search', ({ search, in: scope, query }) => {
    const read = parseQuery(CATALOG, toScope(scope), search, NOW);
    expect(read).toEqual({ ...toDefaultQuery(SITE), ...query });
  });
}

function toScope(text: string | undefined): Scope | null {
  if (text === undefined) return null;
  const [kind = '', ...name] = text.split(' ');
  return { kind: kind as Scope['kind'], name: name.join(' ') };
}

describe('nothing asked is the default', () => {
  check([
    { says: 'no search', search: '', query: {} },
    { says: 'an empty search', search: '?', query: {} },
    { says: 'empty values', search: '?tag=&not=&section=&author=&lang=&limit=', query: {} },
    { says: 'more empty values', search: '?since=&until=&content=&tag', query: {} },
    { says: 'names of spaces and commas', search: '?tag=,&not=%20,&section=%2C', query: {} },
    { says: 'unknown parameters', search: '?utm_source=x&fbclid=%ff&constructor=1', query: {} },
    { says: 'parameters in upper case', search: '?TAG=nowhere&Limit=99', query: {} },
    { says: 'stray separators', search: '?&&=&=x&', query: {} },
    { says: 'any language', search: '?lang=*', query: {} },
    { says: 'any language among others', search: '?lang=de,*', query: {} },
    { says: 'any language beside others', search: '?lang=*&lang=de', query: {} },
  ]);

  test('with the limit and content of the site', () => {
    const site = { ...SITE, feeds: { ...SITE.feeds, limit: 7, content: 'summary' as const } };
    const query = parseQuery({ ...CATALOG, site }, null, '?utm_source=x', NOW);
    expect(query).toMatchObject({ limit: 7, content: 'summary' });
  });
});

describe('tags', () => {
  check([
    { says: 'one', search: '?tag=defi', query: { tags: [['defi']] } },
    { says: 'any of', search: '?tag=defi,bitcoin', query: { tags: [['bitcoin', 'defi']] } },
    { says: 'all of', search: '?tag=defi&tag=bitcoin', query: { tags: [['bitcoin'], ['defi']] } },
    {
      says: 'a conjunction of disjunctions',
      search: '?tag=t2,defi&tag=t1,bitcoin',
      query: {
        tags: [
          ['bitcoin', 't1'],
          ['defi', 't2'],
        ],
      },
    },
    { says: 'a name twice', search: '?tag=defi,defi', query: { tags: [['defi']] } },
    {
      says: 'a group twice',
      search: '?tag=defi,t1&tag=t1,defi',
      query: { tags: [['defi', 't1']] },
    },
    { says: 'none of', search: '?not=defi,bitcoin', query: { not: ['bitcoin', 'defi'] } },
    {
      says: 'none of, twice',
      search: '?not=defi&not=bitcoin',
      query: { not: ['bitcoin', 'defi'] },
    },
    { says: 'empty names among others', search: '?tag=,defi,%20', query: { tags: [['defi']] } },
    {
      says: 'an encoded comma',
      search: '?tag=defi%2Cbitcoin',
      query: { tags: [['bitcoin', 'defi']] },
    },
    { says: 'an encoded parameter', search: '?%74ag=defi', query: { tags: [['defi']] } },
    { says: 'encoded letters', search: '?tag=%64efi', query: { tags: [['defi']] } },
    {
      says: 'letters of any script',
      search: '?tag=日本,%F0%9F%A6%8A',
      query: { tags: [['日本', '🦊']] },
    },
    { says: 'reserved characters', search: '?tag=a%26b%3Dc', query: { tags: [['a&b=c']] } },
    {
      says: 'a value with an equals sign',
      search: '?tag=100%25&x=y=z',
      query: { tags: [['100%']] },
    },
    { says: 'an encoded #', search: '?tag=c%23', query: { tags: [['c#']] } },
    { says: 'a leading dot', search: '?tag=.net', query: { tags: [['.net']] } },
  ]);
});

describe('names in other forms', () => {
  check([
    { says: 'upper case', search: '?tag=DeFi', query: { tags: [['defi']] } },
    { says: 'spaces around', search: '?tag=%20defi%20', query: { tags: [['defi']] } },
    {
      says: 'a space inside',
      search: '?tag=Machine%20Learning',
      query: { tags: [['machine-learning']] },
    },
    { says: 'a slash inside', search: '?tag=a/b', query: { tags: [['a-b']] } },
    { says: 'decomposed letters', search: '?tag=ΓΕΙΑ\u0301-ΣΟΥ', query: { tags: [['γειά-σου']] } },
    { says: 'an alias of a tag', search: '?tag=ml', query: { tags: [['machine-learning']] } },
    {
      says: 'an alias and its tag',
      search: '?tag=ml,machine-learning',
      query: { tags: [['machine-learning']] },
    },
    { says: 'an alias that is barred', search: '?not=ML', query: { not: ['machine-learning'] } },
    { says: 'an alias of a section', search: '?section=Trading', query: { sections: ['markets'] } },
    { says: 'an alias of an author', search: '?author=countess', query: { authors: ['ada'] } },
    {
      says: 'an alias in the path',
      search: '',
      in: 'tag ML',
      query: { tags: [['machine-learning']] },
    },
  ]);
});

describe('a raw + is a plus first and a space second', () => {
  check([
    { says: 'a plus', search: '?tag=c++', query: { tags: [['c++']] } },
    { says: 'an encoded plus', search: '?tag=c%2B%2B', query: { tags: [['c++']] } },
    { says: 'a space', search: '?tag=machine+learning', query: { tags: [['machine-learning']] } },
    {
      says: 'each in its name',
      search: '?tag=c++,machine+learning',
      query: { tags: [['c++', 'machine-learning']] },
    },
    { says: 'two spaces', search: '?tag=proof+of+work', query: { tags: [['proof-of-work']] } },
    { says: 'a barred plus', search: '?not=c++', query: { not: ['c++'] } },
    {
      says: 'a barred space',
      search: '?not=machine+learning',
      query: { not: ['machine-learning'] },
    },
    { says: 'a space that ends a name', search: '?tag=c+', query: { tags: [['c']] } },
    { says: 'a plus in the path', search: '', in: 'tag c++', query: { tags: [['c++']] } },
  ]);
});

describe('sections, authors, languages', () => {
  check([
    { says: 'one section', search: '?section=policy', query: { sections: ['policy'] } },
    {
      says: 'any of two sections',
      search: '?section=policy,markets',
      query: { sections: ['markets', 'policy'] },
    },
    { says: 'any of two authors', search: '?author=bob,ada', query: { authors: ['ada', 'bob'] } },
    { says: 'one language', search: '?lang=en', query: { languages: ['en'] } },
    { says: 'a range of languages', search: '?lang=de', query: { languages: ['de'] } },
    { says: 'a language in any case', search: '?lang=DE-at', query: { languages: ['de-at'] } },
    {
      says: 'any of two languages, repeated',
      search: '?lang=en&lang=de&lang=en',
      query: { languages: ['de', 'en'] },
    },
    {
      says: 'sections repeated (OpenAPI: explode)',
      search: '?section=policy&section=markets',
      query: { sections: ['markets', 'policy'] },
    },
    {
      says: 'authors repeated',
      search: '?author=bob&author=ada&author=ada',
      query: { authors: ['ada', 'bob'] },
    },
    { says: 'any of two languages', search: '?lang=en,de,en', query: { languages: ['de', 'en'] } },
  ]);
});

describe('a scope adds to the filters', () => {
  check([
    { says: 'a tag', search: '', in: 'tag defi', query: { tags: [['defi']] } },
    { says: 'a section', search: '', in: 'section markets', query: { sections: ['markets'] } },
    { says: 'an author', search: '', in: 'author bob', query: { authors: ['bob'] } },
    {
      says: 'a tag and a tag',
      search: '?tag=t1',
      in: 'tag defi',
      query: { tags: [['defi'], ['t1']] },
    },
    { says: 'a tag and itself', search: '?tag=defi', in: 'tag defi', query: { tags: [['defi']] } },
    {
      says: 'a section and an author',
      search: '?author=bob',
      in: 'section policy',
      query: { sections: ['policy'], authors: ['bob'] },
    },
    { says: 'one name, with its comma', search: '', in: 'tag a,b', query: { tags: [['a-b']] } },
  ]);
});

describe('spans (RFC 3339 §5.6)', () => {
  const at = toSeconds;
  check([
    {
      says: 'an instant',
      search: '?since=2026-05-01T09:00:00Z',
      query: { since: at('2026-05-01T09:00:00Z') },
    },
    {
      says: 'a raw offset',
      search: '?since=2026-05-01T09:00:00+02:00',
      query: { since: at('2026-05-01T07:00:00Z') },
    },
    {
      says: 'an offset without a colon',
      search: '?since=2026-05-01T09:00:00+0200',
      query: { since: at('2026-05-01T07:00:00Z') },
    },
    {
      says: 'a plus as a space',
      search: '?since=2026-05-01+07:00Z',
      query: { since: at('2026-05-01T07:00:00Z') },
    },
    {
      says: 'a plus as a space, then as a plus',
      search: '?since=2026-05-01+09:00:00+0200',
      query: { since: at('2026-05-01T07:00:00Z') },
    },
    {
      says: 'two pluses as spaces',
      search: '?since=2026-05-01+09:00:00++0200',
      query: { since: at('2026-05-01T07:00:00Z') },
    },
    {
      says: 'a space and an encoded plus',
      search: '?since=2026-05-01%2009:00:00+%2B0200',
      query: { since: at('2026-05-01T07:00:00Z') },
    },
    {
      says: 'an encoded offset',
      search: '?since=2026-05-01T09%3A00%3A00%2B02%3A00',
      query: { since: at('2026-05-01T07:00:00Z') },
    },
    {
      says: 'a bare date',
      search: '?since=2026-05-01',
      query: { since: at('2026-04-30T22:00:00Z') },
    },
    {
      says: 'until a bare date',
      search: '?until=2026-05-01',
      query: { until: at('2026-05-01T22:00:00Z') },
    },
    {
      says: 'until an instant',
      search: '?until=2026-05-01T00:00:00Z',
      query: { until: at('2026-05-01T00:00:00Z') },
    },
    {
      says: 'one day',
      search: '?since=2026-05-01&until=2026-05-01',
      query: { since: at('2026-04-30T22:00:00Z'), until: at('2026-05-01T22:00:00Z') },
    },
    {
      says: 'a day of 23 hours',
      search: '?since=2026-03-29&until=2026-03-29',
      query: { since: at('2026-03-28T23:00:00Z'), until: at('2026-03-29T22:00:00Z') },
    },
    {
      says: 'a day of 25 hours',
      search: '?since=2026-10-25&until=2026-10-25',
      query: { since: at('2026-10-24T22:00:00Z'), until: at('2026-10-25T23:00:00Z') },
    },
    {
      says: 'the end of time',
      search: '?until=9999-12-31',
      query: { until: at('9999-12-31T23:00:00Z') },
    },
  ]);
});

describe('content and limit', () => {
  check([
    { says: 'summaries', search: '?content=summary', query: { content: 'summary' } },
    { says: 'the default content', search: '?content=full', query: {} },
    { says: 'encoded content', search: '?content=%73ummary', query: { content: 'summary' } },
    { says: 'the least limit', search: '?limit=1', query: { limit: 1 } },
    { says: 'the greatest limit', search: '?limit=50', query: { limit: 50 } },
    { says: 'leading zeros', search: '?limit=007', query: { limit: 7 } },
    { says: 'an encoded limit', search: '?limit=%37', query: { limit: 7 } },
  ]);
});

describe('as many as ten names', () => {
  check([
    {
      says: 'ten tags',
      search: `?tag=${toTags(10).join()}`,
      query: { tags: [toTags(10).toSorted()] },
    },
    {
      says: 'one name eleven times',
      search: `?tag=${'t1,'.repeat(11)}`,
      query: { tags: [['t1']] },
    },
  ]);
});

describe('what cannot be answered is a problem', () => {
  type Case = readonly [search: string, parameter: string, value: string, scope?: string];

  function checkProblems(problem: Partial<Problem>, cases: readonly Case[]): void {
    const rows = cases.map(([search, parameter, value, scope]) => {
      const label = scope === undefined ? search : `${search} in ${scope}`;
      return { label, search, parameter, value, scope };
    });
    test.each(rows)('$label', ({ search, parameter, value, scope }) => {
      const read = parseQuery(CATALOG, toScope(scope), search, NOW);
      expect(read).toMatchObject({ ...problem, parameter, value });
    });
  }

  describe('a limit beside 1 to 50', () => {
    checkProblems({ status: 400, kind: 'bad-value', allowed: 'a whole number from 1 to 50' }, [
      ['?limit=0', 'limit', '0'],
      ['?limit=51', 'limit', '51'],
      ['?limit=-1', 'limit', '-1'],
      ['?limit=+5', 'limit', '+5'],
      ['?limit=1.5', 'limit', '1.5'],
      ['?limit=1e1', 'limit', '1e1'],
      ['?limit=0x5', 'limit', '0x5'],
      ['?limit=x', 'limit', 'x'],
      ['?limit=%20', 'limit', ' '],
      ['?limit=٧', 'limit', '٧'],
      ['?limit=9999999999999999999999', 'limit', '9999999999999999999999'],
    ]);
  });

  describe('content that is neither', () => {
    checkProblems({ status: 400, kind: 'bad-value', allowed: ['full', 'summary'] }, [
      ['?content=html', 'content', 'html'],
      ['?content=Full', 'content', 'Full'],
      ['?content=full,summary', 'content', 'full,summary'],
    ]);
  });

  describe('no instant', () => {
    const allowed = 'a date (2026-05-01) or a time with time zone (2026-05-01T09:00:00Z)';
    checkProblems({ status: 400, kind: 'bad-value', allowed }, [
      ['?since=yesterday', 'since', 'yesterday'],
      ['?since=2026-02-30', 'since', '2026-02-30'],
      ['?until=2026-05', 'until', '2026-05'],
      ['?until=1767225600', 'until', '1767225600'],
    ]);
  });

  describe('an empty span', () => {
    checkProblems({ status: 400, kind: 'bad-value', allowed: 'earlier than "until"' }, [
      ['?since=2026-05-02&until=2026-05-01', 'since', '2026-05-02'],
      ['?since=2026-05-01T00%3A00:00Z&until=2026-05-01T00:00:00Z', 'since', '2026-05-01T00:00:00Z'],
      [
        '?until=2026-05-01T00:00:00Z&since=2026-05-01T02:00:00%2B02:00',
        'since',
        '2026-05-01T02:00:00+02:00',
      ],
    ]);
  });

  describe('a parameter that may stand once', () => {
    const allowed = 'one value';
    checkProblems({ status: 400, kind: 'bad-value', allowed }, [
      ['?limit=5&limit=6', 'limit', '6'],
      ['?limit=5&limit=5', 'limit', '5'],
      ['?content=full&content=summary', 'content', 'summary'],
      ['?since=2026-05-01&since=2026%2D05-02', 'since', '2026-05-02'],
      ['?until=2026-05-01&until=2026-05-02', 'until', '2026-05-02'],
    ]);
  });

  describe('a list beside a scope of its kind', () => {
    checkProblems({ status: 400, kind: 'bad-value' }, [
      ['?section=policy', 'section', 'policy', 'section markets'],
      ['?author=bob', 'author', 'bob', 'author bob'],
      ['?author=ada&author=bob', 'author', 'bob', 'author bob'],
    ]);
  });

  describe('more than ten names', () => {
    checkProblems({ status: 400, kind: 'bad-value', allowed: 'at most 10 names in total' }, [
      [`?tag=${toTags(11).join()}`, 'tag', '11'],
      [
        `?${toTags(11)
          .map((tag) => `tag=${tag}`)
          .join('&')}`,
        'tag',
        '11',
      ],
      [`?tag=${toTags(8).join()}&not=t1&section=policy&author=bob`, 'tag', '11'],
      [`?not=${toTags(9).join()}&lang=en`, 'not', '11', 'tag defi'],
    ]);
  });

  describe('broken percent-encoding (rfc3986#2.1)', () => {
    checkProblems({ status: 400, kind: 'bad-value' }, [
      ['?tag=%', 'tag', '%'],
      ['?tag=defi,%zz', 'tag', 'defi,%zz'],
      ['?not=100%', 'not', '100%'],
      ['?section=%ff', 'section', '%ff'],
      ['?author=%c3', 'author', '%c3'],
      ['?lang=%e0%80', 'lang', '%e0%80'],
      ['?since=%', 'since', '%'],
      ['?content=%', 'content', '%'],
      ['?limit=%f', 'limit', '%f'],
    ]);
  });

  describe('an unknown tag', () => {
    checkProblems({ status: 404, kind: 'unknown-tag' }, [
      ['?tag=nowhere', 'tag', 'nowhere'],
      ['?tag=defi,nowhere', 'tag', 'nowhere'],
      ['?tag=defi&tag=nowhere', 'tag', 'nowhere'],
      ['?not=nowhere', 'not', 'nowhere'],
      ['', 'tag', 'nowhere', 'tag nowhere'],
      ['', 'tag', ' ', 'tag  '],
      ['', 'tag', ',', 'tag ,'],
      ['', 'tag', 'defi,bitcoin', 'tag defi,bitcoin'],
      ['', 'tag', 'machine+learning', 'tag machine+learning'],
      ['?tag=machine%2Blearning', 'tag', 'machine+learning'],
      ['?tag=.', 'tag', '.'],
      ['?tag=__proto__', 'tag', '__proto__'],
      ['?tag=constructor', 'tag', 'constructor'],
      ['?tag=hasOwnProperty', 'tag', 'hasOwnProperty'],
      ['?tag=embargo', 'tag', 'embargo'],
      ['?tag=secret', 'tag', 'secret'],
    ]);
  });

  describe('an unknown section, author or language', () => {
    checkProblems({ status: 404 }, [
      ['?section=nowhere', 'section', 'nowhere'],
      ['', 'section', 'constructor', 'section constructor'],
      ['?author=nobody', 'author', 'nobody'],
      ['', 'author', '__proto__', 'author __proto__'],
      ['?lang=tlh', 'lang', 'tlh'],
      ['?lang=fr', 'lang', 'fr'],
      ['?lang=d', 'lang', 'd'],
      ['?lang=de-ch', 'lang', 'de-ch'],
      ['?lang=de,xx', 'lang', 'xx'],
      ['?lang=constructor', 'lang', 'constructor'],
    ]);
  });

  test.each([
    { search: '?tag=bitcion', near: ['bitcoin'] },
    { search: '?tag=decentralized-finance', near: ['decentralised-finance'] },
    { search: '?section=market', near: ['markets'] },
    { search: '?section=tradin', near: ['trading'] },
    { search: '?author=bop', near: ['bob'] },
    { search: '?lang=dee-at', near: ['de-at'] },
    { search: '?tag=quantum-computing', near: [] },
    { search: '?tag=embarg', near: [] },
  ])('near $search stand $near', ({ search, near }) => {
    expect(parseQuery(CATALOG, null, search, NOW)).toMatchObject({ status: 404, near });
  });

  test.each([
    { search: '?content=sumary', near: ['summary'] },
    { search: '?content=Full', near: ['full'] },
    { search: '?content=fulltext', near: ['full'] },
    { search: '?content=html', near: undefined },
    { search: '?limit=full', near: undefined },
  ])('near $search, which is none of a few words, stand $near', ({ search, near }) => {
    const problem = parseQuery(CATALOG, null, search, NOW);
    expect(problem).toMatchObject({ status: 400, ...(near === undefined ? {} : { near }) });
    expect('near' in problem).toBe(near !== undefined);
  });

  test.each([
    { of: 'two unknown names', search: '?tag=nowhere&tag=elsewhere', value: 'nowhere' },
    { of: 'a name and a limit', search: '?tag=nowhere&limit=0', value: 'nowhere' },
    { of: 'a repetition and a name', search: '?limit=0&limit=1&tag=nowhere', value: '1' },
    { of: '20,000 unknown names', search: `?tag=x${',xy'.repeat(20_000)}`, value: 'x' },
  ])('of $of the first problem is the answer', ({ search, value }) => {
    expect(parseQuery(CATALOG, null, search, NOW)).toMatchObject({ value });
  });
});

describe('a publication without articles', () => {
  test.each(['?tag=defi', '?section=policy', '?author=ada', '?lang=en'])(
    'knows what its site.yaml says: %s',
    (search) => {
      expect(parseQuery(buildCatalog([]), null, search, NOW)).not.toHaveProperty('status');
    },
  );
});

function toTags(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `t${index + 1}`);
}
