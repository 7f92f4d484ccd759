// URL → Query | Problem. The one grammar of filters, for feeds, pages and the API.
import type { Catalog } from '../catalog/catalog.ts';
import type { ContentMode } from '../catalog/site.ts';
import { parseInstant } from './instant.ts';
import { findTerm, isKnownRange, knownLanguages, knownTerms, type NameKind } from './known.ts';
import { toNearNames, toNormalForm } from './names.ts';
import { decode, type Parameter, readParameters } from './parameters.ts';
import { badValue, type Problem, unknownName } from './problem.ts';
import { type Query, type Scope, toDefaultQuery } from './query.ts';

/** Names a query may hold in all, so that what one request costs is bounded. */
const MAX_TERMS = 10;

/** Entries a feed may hold. */
const MAX_LIMIT = 50;

/** Parameters that may stand once. */
const SINGLE = ['section', 'author', 'lang', 'since', 'until', 'content', 'limit', 'page'] as const;

/** What one reading needs to know, and the problems it has met so far. */
type Reading = {
  readonly catalog: Catalog;
  readonly scope: Scope | null;
  readonly parameters: readonly Parameter[];
  /** Seconds since 1970: decides which names are known. */
  readonly now: number;
  readonly problems: Problem[];
};

/**
 * Reads the filters of a URL, given its scope and its raw query. Parameters that are not ours are
 * passed over: readers add junk. The first problem met is the answer.
 */
export function parseQuery(
  catalog: Catalog,
  scope: Scope | null,
  search: string,
  now: number,
): Query | Problem {
  if (scope === null && search === '') return toDefaultQuery(catalog.site);
  const parameters = readParameters(search);
  const reading: Reading = { catalog, scope, parameters, now, problems: [] };
  checkRepeated(reading);
  const query = readQuery(reading);
  checkTerms(reading, query);
  checkSpan(reading, query);
  return reading.problems[0] ?? query;
}

function readQuery(reading: Reading): Query {
  const { scope, catalog } = reading;
  const ofScope = (kind: NameKind): readonly string[] =>
    scope?.kind === kind ? readName(reading, kind, kind, [scope.name]) : [];
  const ofParameter = (kind: NameKind, parameter: string): readonly string[] =>
    readValues(reading, parameter).flatMap((raw) => readNames(reading, kind, parameter, raw));
  const groups = readValues(reading, 'tag').map((raw) => readNames(reading, 'tag', 'tag', raw));
  return {
    tags: sortGroups([ofScope('tag'), ...groups]),
    not: sortNames(ofParameter('tag', 'not')),
    sections: sortNames([...ofScope('section'), ...ofParameter('section', 'section')]),
    authors: sortNames([...ofScope('author'), ...ofParameter('author', 'author')]),
    languages: sortNames(readValues(reading, 'lang').flatMap((raw) => readRanges(reading, raw))),
    since: readInstant(reading, 'since', 0),
    // A bare date includes its day, and `until` is exclusive.
    until: readInstant(reading, 'until', 1),
    content: readContent(reading, catalog.site.feeds.content),
    limit: readLimit(reading, catalog.site.feeds.limit),
    page: readPage(reading),
  };
}

/** The raw values of a parameter, empty ones left out: they mean the default. */
function readValues(reading: Reading, parameter: string): readonly string[] {
  return reading.parameters
    .filter(({ name, value }) => name === parameter && value !== '')
    .map(({ value }) => value);
}

/**
 * Slugs of the names in one raw value, separated by commas, encoded or not. A raw `+` is tried as
 * a plus first (`c++`) and as a space second (forms write it so).
 */
function readNames(
  reading: Reading,
  kind: NameKind,
  parameter: string,
  raw: string,
): readonly string[] {
  const plus = raw.includes('+');
  return decodeValue(reading, parameter, raw)
    .split(',')
    .filter((name) => name.trim() !== '')
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
  const ranges = decodeValue(reading, 'lang', raw)
    .split(',')
    .map((range) => range.trim().toLowerCase())
    .filter((range) => range !== '');
  const unknown = ranges.find((range) => range !== '*' && !isKnownRange(catalog, range, now));
  if (unknown !== undefined) {
    const known = knownLanguages(catalog, now).map((language) => language.toLowerCase());
    reading.problems.push({
      ...unknownName('language', unknown, toNearNames(unknown, known)),
      parameter: 'lang',
      allowed: known,
    });
  }
  return ranges.includes('*') ? [] : ranges;
}

function readInstant(reading: Reading, parameter: 'since' | 'until', days: number): number | null {
  const [raw] = readValues(reading, parameter);
  if (raw === undefined) return null;
  const text = decodeValue(reading, parameter, raw);
  const instant = parseInstant(text, reading.catalog.site.zone, days);
  if (instant !== null) return instant;
  const allowed = 'a date (2026-05-01) or an RFC 3339 instant (2026-05-01T09:00:00Z)';
  reading.problems.push(badValue(parameter, text, allowed, `"${parameter}" must be ${allowed}.`));
  return null;
}

function readContent(reading: Reading, usual: ContentMode): ContentMode {
  const [raw] = readValues(reading, 'content');
  if (raw === undefined) return usual;
  const value = decodeValue(reading, 'content', raw);
  if (value === 'full' || value === 'summary') return value;
  const allowed = ['full', 'summary'];
  reading.problems.push(badValue('content', value, allowed, '"content" is full or summary.'));
  return usual;
}

function readLimit(reading: Reading, usual: number): number {
  const [raw] = readValues(reading, 'limit');
  if (raw === undefined) return usual;
  const value = decodeValue(reading, 'limit', raw);
  const limit = /^\d{1,9}$/.test(value) ? Number(value) : 0;
  if (limit >= 1 && limit <= MAX_LIMIT) return limit;
  const allowed = `a whole number from 1 to ${MAX_LIMIT}`;
  reading.problems.push(badValue('limit', value, allowed, `"limit" must be ${allowed}.`));
  return usual;
}

/** Blocks are of one size, so a limit beside a page has no meaning. */
function readPage(reading: Reading): number | null {
  const [raw] = readValues(reading, 'page');
  if (raw === undefined) return null;
  const value = decodeValue(reading, 'page', raw);
  const allowed = 'a whole number from 1 on, and no "limit" beside it';
  const limited = readValues(reading, 'limit').length > 0;
  if (/^[1-9]\d{0,8}$/.test(value) && !limited) return Number(value);
  reading.problems.push(badValue('page', value, allowed, `"page" must be ${allowed}.`));
  return null;
}

/** The decoded value; a broken encoding is a problem, and reads as empty. */
function decodeValue(reading: Reading, parameter: string, raw: string): string {
  const text = decode(raw);
  if (text !== null) return text;
  const allowed = 'text encoded as UTF-8, then by percent signs (RFC 3986)';
  const detail = `"${parameter}" is not ${allowed}.`;
  reading.problems.push(badValue(parameter, raw, allowed, detail));
  return '';
}

/** A scope in the path and the same parameter are two of it, too: one article has one section. */
function checkRepeated(reading: Reading): void {
  for (const parameter of SINGLE) {
    const values = readValues(reading, parameter);
    const count = values.length + (reading.scope?.kind === parameter ? 1 : 0);
    if (count < 2) continue;
    const names = parameter === 'section' || parameter === 'author' || parameter === 'lang';
    const allowed = names ? 'one value, with commas for any of several' : 'one value';
    const detail = `"${parameter}" may be given once: ${allowed}.`;
    const value = values.at(-1) ?? '';
    reading.problems.push(badValue(parameter, decode(value) ?? value, allowed, detail));
  }
}

function checkTerms(reading: Reading, query: Query): void {
  const lists = [...query.tags, query.not, query.sections, query.authors, query.languages];
  const terms = lists.reduce((sum, names) => sum + names.length, 0);
  if (terms <= MAX_TERMS) return;
  const allowed = `at most ${MAX_TERMS} names in all`;
  const detail = `The filter has ${terms} names; ${allowed} are allowed.`;
  reading.problems.push(badValue('tag', String(terms), allowed, detail));
}

function checkSpan(reading: Reading, query: Query): void {
  if (query.since === null || query.until === null || query.since < query.until) return;
  const [raw = ''] = readValues(reading, 'since');
  const value = decode(raw) ?? raw;
  const allowed = 'an instant before "until"';
  reading.problems.push(badValue('since', value, allowed, `"since" must be ${allowed}.`));
}

function sortNames(names: readonly string[]): readonly string[] {
  return [...new Set(names)].toSorted();
}

/** Each group sorted, the groups sorted and unique; empty ones ask for nothing. */
function sortGroups(groups: readonly (readonly string[])[]): Query['tags'] {
  const sorted = groups.filter((group) => group.length > 0).map(sortNames);
  const unique = new Map(sorted.map((group) => [group.join(','), group]));
  return [...unique.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}
