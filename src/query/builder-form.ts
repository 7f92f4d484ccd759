// What the form of the front page chooses: its own repeated fields, read by / alone, as a filter.
import type { Catalog } from '../catalog/catalog.ts';
import { toFilterPairs } from './filter.ts';
import { knownLanguages, knownTerms } from './known.ts';
import { type Pair, type Parameter, readParameters, writeSearch } from './parameters.ts';
import { parseQuery } from './parse.ts';
import { isProblem } from './problem.ts';
import type { Query } from './query.ts';
import { FEED_PARAMETERS, FILTERS, SHAPES } from './schema.ts';
import { SCOPE_KINDS } from './scope.ts';

export const FIELDS = ['any', 'all', 'none', 'section', 'author', 'lang'] as const;

export type BuilderField = (typeof FIELDS)[number];

/** Every parameter that / understands. */
export const BUILDER_PARAMETERS: readonly string[] = [...FIELDS, ...Object.keys(FEED_PARAMETERS)];

/** What a filter says beside the fields; the form takes it along. */
const BESIDE = Object.keys(FILTERS).filter((name) => name !== 'not' && !isField(name));

/** What is no filter: a choice that is changed begins anew with it. */
const SHAPING = Object.keys(SHAPES);

/** What nothing goes by is in none of these. */
export type BuilderForm = {
  /** Raw values by field, each once. */
  readonly fields: { readonly [field in BuilderField]: readonly string[] };
  /** The rest of the filter, for which the form has no field, as it was. */
  readonly rest: readonly Parameter[];
  /** How the page shows what the filter selects, as it was. */
  readonly shape: readonly Parameter[];
};

/**
 * Reads the form's fields; a browser repeats a field for each value, people write commas. A filter in
 * its own words is shown in the form as far as that can say it.
 */
export function readBuilderForm(search: string): BuilderForm {
  const given = readParameters(search).filter(({ value }) => value !== '');
  const groups = given.filter(({ name }) => name === 'tag');
  const wide = groups.find(({ value }) => splitNames(value).length > 1);
  // The form has one group of any; a second one stays beside it.
  const any = given.some(({ name }) => name === 'any') ? undefined : wide;
  const all = groups.filter(({ value }) => splitNames(value).length === 1);
  const none = given.filter(({ name }) => name === 'not');
  const shown = new Set([any, ...all, ...none]);
  const read = (field: BuilderField, ...more: readonly (Parameter | undefined)[]) => {
    const values = [...given.filter(({ name }) => name === field), ...more];
    return [...new Set(values.flatMap((one) => splitNames(one?.value ?? '')))];
  };
  return {
    fields: {
      any: read('any', any),
      all: read('all', ...all),
      none: read('none', ...none),
      section: read('section'),
      author: read('author'),
      lang: read('lang'),
    },
    rest: given.filter((parameter) => BESIDE.includes(parameter.name) && !shown.has(parameter)),
    shape: given.filter(({ name }) => SHAPING.includes(name)),
  };
}

/** True where no box is ticked. */
export function isEmptyForm({ fields }: BuilderForm): boolean {
  return FIELDS.every((field) => fields[field].length === 0);
}

/** True where a site has two names of a kind that are known at `now` (seconds): one is no choice. */
export function hasFilters(catalog: Catalog, now: number): boolean {
  return (
    SCOPE_KINDS.some((kind) => knownTerms(catalog, kind, now).length > 1) ||
    knownLanguages(catalog, now).length > 1
  );
}

/** The search of the filter that a choice means: `all` is a group for each tag. */
export function toQuerySearch({ fields, rest, shape }: BuilderForm): string {
  const list = (parameter: string, names: readonly string[]): readonly string[] =>
    names.length === 0 ? [] : [`${parameter}=${names.join(',')}`];
  const pairs = [
    ...[...rest, ...shape].map(({ name, value }) => `${name}=${value}`),
    ...list('tag', fields.any),
    ...fields.all.flatMap((name) => list('tag', [name])),
    ...list('not', fields.none),
    ...list('section', fields.section),
    ...list('author', fields.author),
    ...list('lang', fields.lang),
  ];
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/**
 * The one choice of all those that tick the same boxes and mean the same query, which is that of
 * this choice: names are slugs, sorted, and pages have no `content` and no `limit`. `now` in seconds.
 */
export function toCanonicalForm(
  catalog: Catalog,
  { fields }: BuilderForm,
  query: Query,
  now: number,
): BuilderForm {
  const toGroups = (search: string): Query['tags'] => {
    const read = parseQuery(catalog, null, search, now);
    return isProblem(read) ? [] : read.tags;
  };
  const any = fields.any.length === 0 ? [] : toGroups(`?tag=${fields.any.join(',')}`);
  const all = fields.all.length === 0 ? [] : toGroups(`?tag=${fields.all.join('&tag=')}`);
  const shown = new Set([...any, ...all].map((group) => group.join(',')));
  const hidden = query.tags.filter((group) => !shown.has(group.join(',')));
  const encode = (names: readonly string[]) => names.map(encodeURIComponent);
  return {
    fields: {
      any: encode(any.flat()),
      all: encode(all.flat()),
      none: encode(query.not),
      section: encode(query.sections),
      author: encode(query.authors),
      lang: encode(query.languages),
    },
    rest: [
      ...hidden.map((group) => ({ name: 'tag', value: encode(group).join(',') })),
      ...toFilterPairs(query, null)
        .filter(([name]) => name !== 'tag' && BESIDE.includes(name))
        .map(toParameter),
    ],
    shape: query.page === null ? [] : [{ name: 'page', value: String(query.page) }],
  };
}

/** The search of / that makes this choice. */
export function toBuilderSearch({ fields, rest, shape }: BuilderForm): string {
  const chosen = FIELDS.filter((field) => fields[field].length > 0);
  return writeSearch([
    ...chosen.map((field) => [field, fields[field].join(',')] as const),
    ...[...rest, ...shape].map(({ name, value }) => [name, value] as const),
  ]);
}

function isField(name: string): boolean {
  const fields: readonly string[] = FIELDS;
  return fields.includes(name);
}

function toParameter([name, value]: Pair): Parameter {
  return { name, value };
}

function splitNames(raw: string): readonly string[] {
  return raw
    .split(/,|%2c/i)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
