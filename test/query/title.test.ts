// Queries in words.
import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../src/query/parse.ts';
import { isProblem } from '../../src/query/problem.ts';
import { toFeedTitle, toFilterWords } from '../../src/query/title.ts';
import { CATALOG, NOW } from './catalog.ts';

describe('a query in words', () => {
  test.each([
    { search: '', words: '' },
    { search: '?limit=5&content=summary', words: '' },
    { search: '?tag=ml', words: 'Machine Learning' },
    { search: '?tag=defi,bitcoin', words: 'bitcoin or DeFi' },
    { search: '?tag=defi&tag=bitcoin', words: 'bitcoin and DeFi' },
    { search: '?tag=defi,bitcoin&tag=c++', words: '(bitcoin or DeFi) and c++' },
    { search: '?tag=defi&not=c,bitcoin', words: 'DeFi, not bitcoin or c' },
    { search: '?not=defi', words: 'not DeFi' },
    { search: '?section=policy', words: 'in Policy & Law' },
    { search: '?section=policy,trading', words: 'in Markets or Policy & Law' },
    { search: '?author=ada,bob', words: 'by Ada L. or Bob' },
    { search: '?lang=de', words: 'auf Deutsch' },
    { search: '?since=2026-05-01', words: 'since 2026-05-01' },
    { search: '?until=2026-05-31', words: 'until 2026-05-31' },
    { search: '?since=2026-05-01T00:00:00Z', words: 'since 2026-05-01T00:00:00Z' },
    { search: '?until=2026-05-01T09:30:00Z', words: 'before 2026-05-01T09:30:00Z' },
    {
      search: '?tag=defi&section=policy&author=bob&lang=en&since=2026-01-01',
      words: 'DeFi, in Policy & Law, by Bob, in English, since 2026-01-01',
    },
  ])('$search: "$words"', ({ search, words }) => {
    expect(toFilterWords(ask(search), CATALOG)).toBe(words);
  });
});

describe('the title of a feed', () => {
  test.each([
    { search: '', title: 'Ledger' },
    { search: '?tag=defi', title: 'Ledger: DeFi' },
  ])('$search: $title', ({ search, title }) => {
    expect(toFeedTitle(ask(search), CATALOG)).toBe(title);
  });
});

function ask(search: string) {
  const query = parseQuery(CATALOG, null, search, NOW);
  if (isProblem(query)) throw new Error(query.detail);
  return query;
}
