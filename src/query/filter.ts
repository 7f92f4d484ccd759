// A filter: which articles; read from parameters, and written as parameters again.
import { type Said, toSaid } from '../messages/say.ts';
import {
  type Clause,
  MOST_WORDS,
  parseSearchText,
  type SearchFault,
  toSearchFault,
  writeSearchText,
} from '../search/search-text.ts';
import { BEGINNING } from '../search/shards.ts';
import { findTerm, isKnownRange, knownLanguages, type NameKind } from './known.ts';
import { toNearLanguages, toNormalForm } from './names.ts';
import { toUnknownTerm } from './not-found.ts';
import {
  type ParameterReader,
  readInstant,
  readList,
  readRaw,
  readValues,
} from './parameter-reader.ts';
import { decode, type Pair, toInstant } from './parameters.ts';
import { badValue, toAllowed, unknownName } from './problem.ts';
import { FILTERS } from './schema.ts';
import type { Scope } from './scope.ts';

/** The part of a query that feeds, pages and the API share. */
export type Filter = {
  /** Groups of tags: any of a group, all of the groups. Sorted, unique, in normal form. */
  readonly tags: readonly (readonly string[])[];
  /** None of these tags. */
  readonly not: readonly string[];
  /** Any of these. */
  readonly sections: readonly string[];
  readonly authors: readonly string[];
  /** Language ranges in lower case (RFC 4647 §3.3.1). */
  readonly languages: readonly string[];
  /** Seconds since 1970; `since` inclusive, `until` exclusive. */
  readonly since: number | null;
  readonly until: number | null;
  /** What is searched for, its parts in one order; empty where nothing is. */
  readonly text: readonly Clause[];
  /** The articles that have `text`; null until they are looked up, which needs the index (`src/serve/search.ts`). */
  readonly found: FoundText | null;
};

/** Positions in the catalog, ascending, of listed articles; how well each answers, where that was asked for. */
export type FoundText = {
  readonly positions: Uint32Array;
  readonly scores: Float64Array | null;
};

/** The filter that takes every article. */
export const EVERYTHING: Filter = {
  tags: [],
  not: [],
  sections: [],
  authors: [],
  languages: [],
  since: null,
  until: null,
  text: [],
  found: null,
};

/** Names a filter may hold in all, so that what one request costs is bounded. */
export const MAX_TERMS = 10;

/** The filter of a reader; what is wrong with it is among the problems of the reader. */
export function readFilter(reader: ParameterReader): Filter {
  const { scope } = reader;
  const ofScope = (kind: NameKind): readonly string[] =>
    scope?.kind === kind ? readName(reader, kind, kind, [scope.name]) : [];
  const ofParameter = (kind: NameKind, parameter: NameKind | 'not'): readonly string[] =>
    readValues(reader, parameter).flatMap((raw) => readNames(reader, kind, parameter, raw));
  const groups = readValues(reader, 'tag').map((raw) => readNames(reader, 'tag', 'tag', raw));
  const filter = {
    tags: sortGroups([ofScope('tag'), ...groups]),
    not: sortNames(ofParameter('tag', 'not')),
    sections: sortNames([...ofScope('section'), ...ofParameter('section', 'section')]),
    authors: sortNames([...ofScope('author'), ...ofParameter('author', 'author')]),
    languages: sortNames(readRanges(reader)),
    since: readInstant(reader, 'since', FILTERS.since, 0),
    // A bare date includes its day, and `until` is exclusive.
    until: readInstant(reader, 'until', FILTERS.until, 1),
    text: readText(reader),
    found: null,
  };
  checkTerms(reader, filter);
  checkSpan(reader, filter);
  return filter;
}

/**
 * Slugs of the names in one raw value, separated by commas, encoded or not. A raw `+` is tried as
 * a plus first (`c++`) and as a space second (forms write it so).
 */
function readNames(
  reader: ParameterReader,
  kind: NameKind,
  parameter: NameKind | 'not',
  raw: string,
): readonly string[] {
  const plus = raw.includes('+');
  const names = readRaw(reader, parameter, FILTERS[parameter], raw) ?? [];
  return names
    .map((name) => (plus ? [name, name.replaceAll('+', ' ')] : [name]))
    .flatMap((forms) => readName(reader, kind, parameter, forms));
}

/** The slug of the first form that is known. */
function readName(
  reader: ParameterReader,
  kind: NameKind,
  parameter: string,
  forms: readonly string[],
): readonly string[] {
  const { catalog, now, problems } = reader;
  // The first problem is the answer, and looking for near names is dear.
  if (problems.length > 0) return [];
  for (const form of forms) {
    const term = findTerm(catalog, kind, toNormalForm(form), now);
    if (term !== null) return [term.slug];
  }
  const [name = ''] = forms;
  problems.push({ ...toUnknownTerm(catalog, kind, name, now), parameter });
  return [];
}

/** A search as forms write it: each `+` is a space. */
function readText(reader: ParameterReader): readonly Clause[] {
  const [raw] = readValues(reader, 'q');
  if (raw === undefined) return [];
  const text = readRaw(reader, 'q', FILTERS.q, raw.replaceAll('+', ' '));
  if (text === null || text.trim() === '') return [];
  const clauses = parseSearchText(text);
  const fault = toSearchFault(clauses);
  if (fault !== null) reader.problems.push(badValue('q', text, toAllowed(FAULTS[fault])));
  return fault === null ? clauses : [];
}

/** What a search must be that cannot be answered. */
const FAULTS: { readonly [fault in SearchFault]: Said } = {
  empty: toSaid('searchWithLetter'),
  long: toSaid('searchOfWords', { most: MOST_WORDS }),
  short: toSaid('searchWithLetters', { least: BEGINNING }),
};

/** Language ranges (RFC 4647 §2.1); `*` asks for nothing. */
function readRanges(reader: ParameterReader): readonly string[] {
  const { catalog, now } = reader;
  const names = readList(reader, 'lang', FILTERS.lang);
  const ranges = names.map((range) => range.trim().toLowerCase());
  const unknown = ranges.find((range) => range !== '*' && !isKnownRange(catalog, range, now));
  if (unknown !== undefined) {
    const known = knownLanguages(catalog, now).map((language) => language.toLowerCase());
    reader.problems.push({
      ...unknownName('language', unknown, toNearLanguages(unknown, known)),
      parameter: 'lang',
      allowed: known,
    });
  }
  return ranges.includes('*') ? [] : ranges;
}

/** What the filter says, but for what a scope says in the path. */
export function toFilterPairs(filter: Filter, scope: Scope | null): readonly Pair[] {
  return [
    ...(scope?.kind === 'author' ? [] : toNames('author', filter.authors)),
    ...toNames('lang', filter.languages),
    ...toNames('not', filter.not),
    ...toText(filter.text),
    ...(scope?.kind === 'section' ? [] : toNames('section', filter.sections)),
    ...toInstant('since', filter.since),
    ...(scope?.kind === 'tag' ? [] : filter.tags.flatMap((group) => toNames('tag', group))),
    ...toInstant('until', filter.until),
  ];
}

function toText(text: readonly Clause[]): readonly Pair[] {
  return text.length === 0 ? [] : [['q', encodeURIComponent(writeSearchText(text))]];
}

function toNames(parameter: string, names: readonly string[]): readonly Pair[] {
  if (names.length === 0) return [];
  return [[parameter, names.map(encodeURIComponent).join(',')]];
}

/** The parameter with most names is the one to shorten. */
function checkTerms(reader: ParameterReader, filter: Filter): void {
  const counts = [
    { parameter: 'tag', count: filter.tags.flat().length },
    { parameter: 'not', count: filter.not.length },
    { parameter: 'section', count: filter.sections.length },
    { parameter: 'author', count: filter.authors.length },
    { parameter: 'lang', count: filter.languages.length },
  ].toSorted((a, b) => b.count - a.count);
  const terms = counts.reduce((sum, { count }) => sum + count, 0);
  if (terms <= MAX_TERMS) return;
  const allowed = toAllowed(toSaid('mostNames', { most: MAX_TERMS }));
  const detail = toSaid('tooManyNames', { terms, most: MAX_TERMS });
  const parameter = counts[0]?.parameter ?? 'tag';
  reader.problems.push(badValue(parameter, String(terms), allowed, detail));
}

function checkSpan(reader: ParameterReader, { since, until }: Filter): void {
  if (since === null || until === null || since < until) return;
  const [raw = ''] = readValues(reader, 'since');
  const value = decode(raw) ?? raw;
  reader.problems.push(
    badValue('since', value, toAllowed(toSaid('earlierThan', { parameter: 'until' }))),
  );
}

function sortNames(names: readonly string[]): readonly string[] {
  return [...new Set(names)].toSorted();
}

/** Each group sorted, the groups sorted and unique; empty ones ask for nothing. */
function sortGroups(groups: readonly (readonly string[])[]): Filter['tags'] {
  const sorted = groups.filter((group) => group.length > 0).map(sortNames);
  const unique = new Map(sorted.map((group) => [group.join(','), group]));
  return [...unique.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}
