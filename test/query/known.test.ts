// Which names are known at a moment.
import { describe, expect, test } from 'vitest';
import {
  findTerm,
  isKnownRange,
  knownLanguages,
  knownTerms,
  type NameKind,
} from '../../src/query/known.ts';
import { buildCatalog, toSeconds } from '../catalog/build.ts';

const CATALOG = buildCatalog([
  { slug: 'old', date: '2026-01-01T00:00:00Z', tags: ['bitcoin'] },
  { slug: 'new', date: '2026-06-01T00:00:00Z', tags: ['embargo', 'bitcoin'], language: 'de-AT' },
  {
    slug: 'removed',
    date: '2026-02-01T00:00:00Z',
    removed: '2026-03-01T00:00:00Z',
    tags: ['gone'],
  },
  {
    slug: 'unlisted',
    date: '2026-01-01T00:00:00Z',
    unlisted: true,
    tags: ['secret'],
    language: 'fr',
  },
]);

const BEFORE = toSeconds('2026-05-31T23:59:59Z');
const AFTER = BEFORE + 1;

describe('a name is found', () => {
  test.each<{
    says: string;
    kind: NameKind;
    name: string;
    before: string | null;
    after: string | null;
  }>([
    {
      says: 'a tag of a visible article',
      kind: 'tag',
      name: 'bitcoin',
      before: 'bitcoin',
      after: 'bitcoin',
    },
    {
      says: 'a future article’s tag from its date on',
      kind: 'tag',
      name: 'embargo',
      before: null,
      after: 'embargo',
    },
    { says: 'a removed article’s tag', kind: 'tag', name: 'gone', before: 'gone', after: 'gone' },
    {
      says: 'an unlisted article’s tag never',
      kind: 'tag',
      name: 'secret',
      before: null,
      after: null,
    },
    {
      says: 'a declared tag that no article bears',
      kind: 'tag',
      name: 'defi',
      before: 'defi',
      after: 'defi',
    },
    {
      says: 'an alias of a tag',
      kind: 'tag',
      name: 'ml',
      before: 'machine-learning',
      after: 'machine-learning',
    },
    {
      says: 'a section that no article is in',
      kind: 'section',
      name: 'policy',
      before: 'policy',
      after: 'policy',
    },
    {
      says: 'an alias of a section',
      kind: 'section',
      name: 'trading',
      before: 'markets',
      after: 'markets',
    },
    { says: 'an author of no article', kind: 'author', name: 'bob', before: 'bob', after: 'bob' },
    {
      says: 'a tag as a section never',
      kind: 'section',
      name: 'bitcoin',
      before: null,
      after: null,
    },
    { says: 'a written form never', kind: 'tag', name: 'DeFi', before: null, after: null },
    {
      says: 'a member of every object never',
      kind: 'tag',
      name: 'constructor',
      before: null,
      after: null,
    },
  ])('$says', ({ kind, name, before, after }) => {
    expect({
      before: findTerm(CATALOG, kind, name, BEFORE)?.slug ?? null,
      after: findTerm(CATALOG, kind, name, AFTER)?.slug ?? null,
    }).toEqual({ before, after });
  });
});

describe('the names to list', () => {
  test.each<{ kind: NameKind; now: number; slugs: readonly string[] }>([
    { kind: 'tag', now: BEFORE, slugs: ['defi', 'machine-learning', 'bitcoin', 'gone'] },
    { kind: 'tag', now: AFTER, slugs: ['defi', 'machine-learning', 'bitcoin', 'gone', 'embargo'] },
    { kind: 'tag', now: 0, slugs: ['defi', 'machine-learning'] },
    { kind: 'section', now: 0, slugs: ['markets', 'policy'] },
    { kind: 'author', now: 0, slugs: ['ada', 'bob'] },
  ])('$kind at $now', ({ kind, now, slugs }) => {
    expect(knownTerms(CATALOG, kind, now).map(({ slug }) => slug)).toEqual(slugs);
  });
});

describe('languages (RFC 4647 §3.3.1)', () => {
  test.each([
    { says: 'the site’s own from the start', now: 0, languages: ['en'] },
    { says: 'a future article’s not before its date', now: BEFORE, languages: ['en'] },
    { says: 'a future article’s from its date on', now: AFTER, languages: ['en', 'de-AT'] },
  ])('$says', ({ now, languages }) => {
    expect(knownLanguages(CATALOG, now)).toEqual(languages);
  });

  test.each([
    { range: 'de', known: true },
    { range: 'de-at', known: true },
    { range: 'de-at-1996', known: false },
    { range: 'd', known: false },
    { range: 'fr', known: false },
    { range: '', known: false },
  ])('the range "$range": $known', ({ range, known }) => {
    expect(isKnownRange(CATALOG, range, AFTER)).toBe(known);
  });
});
