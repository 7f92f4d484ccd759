// Random articles, queries and spellings of queries, small enough to collide often.
import fc from 'fast-check';
import type { Query } from '../../src/query/query.ts';
import type { Listed } from '../catalog/build.ts';

const FIRST = Date.parse('2026-01-01T00:00:00Z') / 1000;

/** Tags, sections, authors and languages that articles of `listings` may bear. */
export const TAGS = ['defi', 'machine-learning', 'c++', 'c#', '.net', '日本', 'a&b=c', '🦊'];
export const SECTIONS = ['markets', 'policy'];
export const AUTHORS = ['ada', 'bob'];
const LANGUAGES = ['en', 'de', 'de-AT'];

/** Five instants, so that many articles share one. */
const dates = fc.integer({ min: 0, max: 4 }).map((day) => FIRST + day * 86_400);

const dateTexts = dates.map((seconds) => new Date(seconds * 1000).toISOString());

/** Up to twelve articles with slugs of their own. */
export const listings: fc.Arbitrary<readonly Listed[]> = fc.uniqueArray(
  fc.record(
    {
      slug: fc.string({
        unit: fc.constantFrom('a', 'b', '1', '-', 'ä', '日', '𝒳'),
        minLength: 1,
        maxLength: 3,
      }),
      date: dateTexts,
      tags: fc.subarray(TAGS),
      section: fc.constantFrom(...SECTIONS),
      authors: fc.subarray(AUTHORS, { minLength: 1 }),
      language: fc.constantFrom(...LANGUAGES),
      unlisted: fc.boolean(),
      updated: dateTexts,
      removed: dateTexts,
    },
    { requiredKeys: ['slug', 'date'] },
  ),
  { maxLength: 12, selector: ({ slug }) => slug },
);

/** A moment before, at, between or after the dates of `listings`. */
export const instants = fc
  .tuple(dates, fc.constantFrom(-1, 0, 1))
  .map(([date, shift]) => date + shift);

/** Queries in canonical form; `unknown` lets them hold names that no catalog has. */
export function queries(unknown: boolean): fc.Arbitrary<Query> {
  const names = (known: readonly string[]): fc.Arbitrary<readonly string[]> =>
    fc
      .subarray(unknown ? [...known, 'nowhere'] : [...known], { maxLength: 2 })
      .map((some) => some.toSorted());
  return fc
    .record({
      tags: fc.array(names(TAGS), { maxLength: 3 }).map(toGroups),
      not: names(TAGS),
      sections: names(SECTIONS),
      authors: names(AUTHORS),
      languages: names(['en', 'de', 'de-at']),
      span: fc
        .uniqueArray(instants, { maxLength: 2 })
        .map((span) => span.toSorted((a, b) => a - b)),
      since: fc.boolean(),
      content: fc.constantFrom('full', 'summary'),
      limit: fc.constantFrom(1, 2, 3, 20, 50),
      page: fc.constant(null),
      profile: fc.constantFrom(null, 'flipboard', 'msn'),
    })
    .map(({ span: [first = null, second = null], since, ...query }) => ({
      ...query,
      ...{ text: [], found: null },
      since: since || second !== null ? first : null,
      until: second ?? (since ? null : first),
    }))
    .filter((query) => countNames(query) <= 10);
}

/** Any of the ways in which a client may write a query: without a path, each to its taste. */
export function spellings(query: Query): fc.Arbitrary<string> {
  const pairs = [
    ...query.tags.map((group) => writeNames('tag', group)),
    ...query.not.map((name) => writeNames('not', [name])),
    ...(query.sections.length === 0 ? [] : [writeNames('section', query.sections)]),
    ...(query.authors.length === 0 ? [] : [writeNames('author', query.authors)]),
    ...(query.languages.length === 0 ? [] : [writeNames('lang', query.languages)]),
    ...(query.since === null ? [] : [writeValue('since', toInstant(query.since))]),
    ...(query.until === null ? [] : [writeValue('until', toInstant(query.until))]),
    writeValue('content', query.content),
    writeValue('limit', String(query.limit)),
    ...(query.profile === null ? [] : [writeValue('profile', query.profile)]),
    fc.constantFrom('utm_source=x', 'tag=', '', 'not=,', 'fbclid=%ff', 'section='),
  ];
  return fc
    .tuple(...pairs)
    .chain((written) => fc.shuffledSubarray(written, { minLength: written.length }))
    .map((written) => `?${written.join('&')}`);
}

/** One parameter: its names in any order, some twice, their letters and commas encoded or not. */
function writeNames(parameter: string, names: readonly string[]): fc.Arbitrary<string> {
  const order = fc.shuffledSubarray([...names], { minLength: names.length });
  return fc
    .tuple(order, fc.subarray([...names]), encoders, fc.constantFrom(',', '%2C', '%2c', ',,'))
    .map(([first, again, encode, comma]) => {
      return `${parameter}=${[...first, ...again].map(encode).join(comma)}`;
    });
}

function writeValue(parameter: string, value: string): fc.Arbitrary<string> {
  return encoders.map((encode) => `${parameter}=${encode(value)}`);
}

const encoders = fc.constantFrom(encodeURIComponent, encodeBytes);

/** Every byte percent-encoded, as RFC 3986 §2.4 allows. */
function encodeBytes(text: string): string {
  const bytes = [...new TextEncoder().encode(text)];
  return bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}

function toInstant(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

function toGroups(groups: readonly (readonly string[])[]): Query['tags'] {
  const unique = new Map(
    groups.filter((group) => group.length > 0).map((group) => [group.join(), group]),
  );
  const keys = [...unique.keys()].toSorted();
  return keys.map((key) => unique.get(key) ?? []);
}

function countNames(query: Omit<Query, 'since' | 'until'>): number {
  const { tags, not, sections, authors, languages } = query;
  return [...tags, not, sections, authors, languages].flat().length;
}
