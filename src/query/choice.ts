// What the form of the front page chooses: its own repeated fields, read by / alone, as a filter.
import { type Parameter, readParameters } from './parameters.ts';

export const FIELDS = ['any', 'all', 'none', 'section', 'author', 'lang'] as const;

export type ChoiceField = (typeof FIELDS)[number];

/** Raw values by field, each once, and what the form has no field for, as it was. */
export type Choice = {
  readonly fields: { readonly [field in ChoiceField]: readonly string[] };
  readonly rest: readonly Parameter[];
};

/**
 * Reads the form's fields; a browser repeats a field for each value, people write commas. A filter in
 * its own words is shown in the form as far as that can say it.
 */
export function readChoice(search: string): Choice {
  const given = readParameters(search).filter(({ value }) => value !== '');
  const isOwn = ({ name }: Parameter): boolean => FIELDS.some((field) => field === name);
  const groups = given.filter(({ name }) => name === 'tag');
  const wide = groups.find(({ value }) => toNames(value).length > 1);
  // The form has one group of any; a second one stays beside it.
  const any = given.some(({ name }) => name === 'any') ? undefined : wide;
  const all = groups.filter(({ value }) => toNames(value).length === 1);
  const none = given.filter(({ name }) => name === 'not');
  const shown = new Set([any, ...all, ...none]);
  const read = (field: ChoiceField, ...more: readonly (Parameter | undefined)[]) => {
    const values = [...given.filter(({ name }) => name === field), ...more];
    return [...new Set(values.flatMap((one) => toNames(one?.value ?? '')))];
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
    rest: given.filter((parameter) => !isOwn(parameter) && !shown.has(parameter)),
  };
}

/** The search of the filter that a choice means: `all` is a group for each tag. */
export function toFilterSearch({ fields, rest }: Choice): string {
  const list = (parameter: string, names: readonly string[]): readonly string[] =>
    names.length === 0 ? [] : [`${parameter}=${names.join(',')}`];
  const pairs = [
    ...rest.map(({ name, value }) => `${encodeURIComponent(name)}=${value}`),
    ...list('tag', fields.any),
    ...fields.all.flatMap((name) => list('tag', [name])),
    ...list('not', fields.none),
    ...list('section', fields.section),
    ...list('author', fields.author),
    ...list('lang', fields.lang),
  ];
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function toNames(raw: string): readonly string[] {
  return raw
    .split(/,|%2c/i)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
