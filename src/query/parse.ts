// URL → Query | Problem. The one grammar of filters, for feeds, pages and the API.
import type { Catalog } from '../catalog/catalog.ts';
import { findTerm, isKnownRange, knownLanguages, knownTerms, type NameKind } from './known.ts';
import { toNearLanguages, toNearNames, toNormalForm } from './names.ts';
import {
  checkRepeated,
  type Reading,
  readInstant,
  readOne,
  readRaw,
  readValues,
  startReading,
} from './parameter-reader.ts';
import { decode } from './parameters.ts';
import { badValue, type Problem, unknownName } from './problem.ts';
import { type Filter, type Query, type Scope, toDefaultQuery } from './query.ts';
import { FILTERS } from './schema.ts';

/** Names a filter may hold in all, so that what one request costs is bounded. */
const MAX_TERMS = 10;

/**
 * Reads the query of a feed, given its scope and its raw query. Parameters that are not ours are
 * passed over: readers add junk. The first problem met is the answer.
 */
export function parseQuery(
  catalog: Catalog,
  scope: Scope | null,
  search: string,
  now: number,
): Query | Problem {
  if (scope === null && search === '') return toDefaultQuery(catalog.site);
  const reading = startReading(catalog, scope, search, now);
  const { content, limit } = catalog.site.feeds;
  checkRepeated(reading, FILTERS);
  const query = {
    ...readFilter(reading),
    content: readOne(reading, 'content', FILTERS.content) ?? content,
    limit: readOne(reading, 'limit', FILTERS.limit) ?? limit,
    page: readPage(reading),
  };
  return reading.problems[0] ?? query;
}

/** The filter of a reading; what is wrong with it is among the problems of the reading. */
export function readFilter(reading: Reading): Filter {
  const { scope } = reading;
  const ofScope = (kind: NameKind): readonly string[] =>
    scope?.kind === kind ? readName(reading, kind, kind, [scope.name]) : [];
  const ofParameter = (kind: NameKind, parameter: NameKind | 'not'): readonly string[] =>
    readValues(reading, parameter).flatMap((raw) => readNames(reading, kind, parameter, raw));
  const groups = readValues(reading, 'tag').map((raw) => readNames(reading, 'tag', 'tag', raw));
  const filter = {
    tags: sortGroups([ofScope('tag'), ...groups]),
    not: sortNames(ofParameter('tag', 'not')),
    sections: sortNames([...ofScope('section'), ...ofParameter('section', 'section')]),
    authors: sortNames([...ofScope('author'), ...ofParameter('author', 'author')]),
    languages: sortNames(readValues(reading, 'lang').flatMap((raw) => readRanges(reading, raw))),
    since: readInstant(reading, 'since', FILTERS.since, 0),
    // A bare date includes its day, and `until` is exclusive.
    until: readInstant(reading, 'until', FILTERS.until, 1),
  };
  checkTerms(reading, filter);
  checkSpan(reading, filter);
  return filter;
}

/**
 * Slugs of the names in one raw value, separated by commas, encoded or not. A raw `+` is tried as
 * a plus first (`c++`) and as a space second (forms write it so).
 */
function readNames(
  reading: Reading,
  kind: NameKind,
  parameter: NameKind | 'not',
  raw: string,
): readonly string[] {
  const plus = raw.includes('+');
  const names = readRaw(reading, parameter, FILTERS[parameter], raw) ?? [];
  return names
    .map((name) => (plus ? [name, name.replaceAll('+', ' ')] : [name]))
    .flatMap((forms) => readName(reading, kind, parameter, forms));
}

/** The slug of the first form that is known. */
function readName(
  reading: Reading,
  kind: NameKind,
  parameter: string,
  forms: readonly string[],
): readonly string[] {
  const { catalog, now, problems } = reading;
  // The first problem is the answer, and looking for near names is dear.
  if (problems.length > 0) return [];
  for (const form of forms) {
    const term = findTerm(catalog, kind, toNormalForm(form), now);
    if (term !== null) return [term.slug];
  }
  const [name = ''] = forms;
  const known = knownTerms(catalog, kind, now).flatMap((term) => [term.slug, ...term.aliases]);
  problems.push({ ...unknownName(kind, name, toNearNames(toNormalForm(name), known)), parameter });
  return [];
}

/** Language ranges (RFC 4647 §2.1); `*` asks for nothing. */
function readRanges(reading: Reading, raw: string): readonly string[] {
  const { catalog, now } = reading;
  const names = readRaw(reading, 'lang', FILTERS.lang, raw) ?? [];
  const ranges = names.map((range) => range.trim().toLowerCase());
  const unknown = ranges.find((range) => range !== '*' && !isKnownRange(catalog, range, now));
  if (unknown !== undefined) {
    const known = knownLanguages(catalog, now).map((language) => language.toLowerCase());
    reading.problems.push({
      ...unknownName('language', unknown, toNearLanguages(unknown, known)),
      parameter: 'lang',
      allowed: known,
    });
  }
  return ranges.includes('*') ? [] : ranges;
}

/** Blocks are of one size, so a limit beside a page has no meaning. */
function readPage(reading: Reading): number | null {
  const page = readOne(reading, 'page', FILTERS.page);
  if (page === null || readValues(reading, 'limit').length === 0) return page;
  reading.problems.push(badValue('page', String(page), FILTERS.page.allowed));
  return null;
}

/** The parameter with most names is the one to shorten. */
function checkTerms(reading: Reading, filter: Filter): void {
  const counts = [
    { parameter: 'tag', count: filter.tags.flat().length },
    { parameter: 'not', count: filter.not.length },
    { parameter: 'section', count: filter.sections.length },
    { parameter: 'author', count: filter.authors.length },
    { parameter: 'lang', count: filter.languages.length },
  ].toSorted((a, b) => b.count - a.count);
  const terms = counts.reduce((sum, { count }) => sum + count, 0);
  if (terms <= MAX_TERMS) return;
  const allowed = `at most ${MAX_TERMS} names in all`;
  const detail = `The filter has ${terms} names; ${allowed} are allowed.`;
  const parameter = counts[0]?.parameter ?? 'tag';
  reading.problems.push(badValue(parameter, String(terms), allowed, detail));
}

function checkSpan(reading: Reading, { since, until }: Filter): void {
  if (since === null || until === null || since < until) return;
  const [raw = ''] = readValues(reading, 'since');
  const value = decode(raw) ?? raw;
  reading.problems.push(badValue('since', value, 'an instant before "until"'));
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
