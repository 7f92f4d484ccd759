// A search in the index takes the articles that a search of every word of every text takes.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Clause, parseSearchText } from '../../src/search/search-text.ts';
import { toStemmer, toStems } from '../../src/search/stem.ts';
import { createSearchedSite, type Search, type SearchedSite, type Text } from './searched-site.ts';

const LANGUAGES = ['en', 'de', 'fr', 'ru', 'is'];

/** Forms of one stem in one of the languages or several, words of one beginning, words of no stem. */
const WORDS =
  'market markets marketing marche marches marchen hause hauses haus river rivers feed feeds feeding feld'.split(
    ' ',
  );

/** Three shards of months with many articles and with few. */
const COUNT = 400;

let site: SearchedSite;
let search: Search;
let texts: readonly Text[];

beforeAll(async () => {
  const word = fc.constantFrom(...WORDS);
  const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
  const text = fc.record({
    day: fc.integer({ min: 0, max: 200 }),
    title: line,
    text: fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n\n')),
    language: fc.constantFrom(...LANGUAGES),
  });
  const samples = fc.sample(text, { numRuns: COUNT, seed: 19 });
  texts = samples
    .toSorted((a, b) => a.day - b.day)
    .map(({ day, ...more }, index) => ({
      ...more,
      slug: `n-${index}`,
      date: new Date(Date.UTC(2026, 0, 1) + day * 86_400_000 + index * 1000).toISOString(),
      summary: '1',
    }));
  site = await createSearchedSite();
  await site.write(texts);
  await site.compile();
  search = await site.open();
}, 120_000);

afterAll(() => site.end());

const clause = fc
  .tuple(
    fc.constantFrom('', '', '-'),
    fc.oneof(
      fc.constantFrom(...WORDS),
      fc.array(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 3 }).map((words) => {
        return `"${words.join(' ')}"`;
      }),
      fc.constantFrom(...WORDS).map((word) => `${word.slice(0, 3)}*`),
      fc.constantFrom(...WORDS).map((word) => `${word.slice(0, 5)}*`),
    ),
  )
  .map((parts) => parts.join(''));

it('whatever is searched for, in articles of several languages', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(clause, { minLength: 1, maxLength: 3 }), async (clauses) => {
      const found = await search.find(clauses.join(' '));
      const parsed = parseSearchText(clauses.join(' '));
      const expected = texts.filter((text) => parsed.every((one) => has(text, one)));
      expect(found).toEqual(expected.map(({ slug }) => slug));
    }),
    { numRuns: 300 },
  );
});

function has({ title = '', text, language = '' }: Text, wanted: Clause): boolean {
  const lines = [title, 'ada lovelace', '1', ...text.split('\n\n')].map((line) => line.split(' '));
  return lines.some((words) => hasInLine(words, language, wanted)) !== wanted.without;
}

function hasInLine(words: readonly string[], language: string, wanted: Clause): boolean {
  const [first = ''] = wanted.words;
  if (wanted.kind === 'prefix') return words.some((word) => word.startsWith(first));
  if (wanted.kind === 'phrase') return ` ${words.join(' ')} `.includes(` ${wanted.text} `);
  const stems = toStems(first, LANGUAGES);
  return words.some((word) => stems.includes(toStemmer(language)(word)));
}
