// The parameters of filters: the schema that validates each is also what describes it to developers.
import * as v from 'valibot';
import type { ContentMode } from '../catalog/site.ts';
import { type Said, toSaid } from '../messages/say.ts';
import { MOST_CHARACTERS } from '../search/search-text.ts';
import { INSTANT } from './date-time.ts';
import { toAllowed } from './problem.ts';
import { PROFILES } from './profiles.ts';

/** One parameter of a URL. */
export type ParameterSchema<T> = {
  /** Reads one decoded value. */
  readonly schema: v.GenericSchema<string, T>;
  readonly meaning: string;
  /** What it may be, in words for clients. */
  readonly allowed: string | readonly string[];
  /** The same for people, in the language of a page. */
  readonly saidAllowed?: Said;
  /** One value; a list, between commas or repeated; or several lists, each a parameter of its own. */
  readonly form: 'value' | 'list' | 'lists';
  /** What other services call it: who writes that means this. */
  readonly elsewhere: readonly string[];
};

/** Parameters by their names. */
export type Parameters = { readonly [name: string]: ParameterSchema<unknown> };

/** Entries a feed or a page of the API may hold. */
const MAX_LIMIT = 50;

const CONTENT = ['full', 'summary'] as const satisfies readonly ContentMode[];

/** How a parameter is read, without what it means. */
type Reads<T> = Pick<ParameterSchema<T>, 'schema' | 'allowed' | 'saidAllowed' | 'form'>;

/** How an instant or a day is read; which instant a day is depends on the site's zone. */
export const INSTANTS: Reads<string> = {
  schema: v.pipe(v.string(), v.regex(INSTANT)),
  ...toAllowed(toSaid('instant')),
  form: 'value',
};

/** Longer searches are refused before anything is made of them. */
const SEARCH = {
  schema: v.pipe(v.string(), v.maxLength(MOST_CHARACTERS)),
  ...toAllowed(toSaid('searchOfCharacters', { most: MOST_CHARACTERS })),
  form: 'value',
} as const satisfies Reads<string>;

/** Which articles: what feeds, pages and the API understand alike. */
export const FILTERS = {
  tag: {
    ...names('lists', 'tags'),
    meaning: 'Any of these tags. If repeated, all lists must match.',
    elsewhere: ['category', 'topic', 'label'],
  },
  not: { ...names('lists', 'tags'), meaning: 'None of these tags.', elsewhere: ['exclude'] },
  q: {
    ...SEARCH,
    meaning:
      'Articles with all of these words, in any form. Also "phrases", beginnings* and -without any of these.',
    elsewhere: ['query', 'search', 'text', 's', 'keyword', 'keywords', 'term'],
  },
  section: {
    ...names('list', 'sections'),
    meaning: 'Any of these sections.',
    elsewhere: ['channel'],
  },
  author: { ...names('list', 'authors'), meaning: 'Any of these authors.', elsewhere: ['by'] },
  lang: {
    ...names('list', 'languages'),
    meaning: 'Any of these languages; "en" also matches "en-GB".',
    elsewhere: ['language', 'locale'],
  },
  since: {
    ...INSTANTS,
    meaning: 'Published at this time or later. A date starts at midnight in the site’s time zone.',
    elsewhere: ['from', 'start', 'after'],
  },
  until: {
    ...INSTANTS,
    meaning: 'Published before this time. A date includes the whole day.',
    elsewhere: ['to', 'end', 'before'],
  },
} as const satisfies Parameters;

/** How a feed shows what its filter selects. */
export const SHAPES = {
  content: {
    ...words(CONTENT),
    meaning: 'Full text as HTML, or only the summary.',
    elsewhere: ['body'],
  },
  limit: {
    schema: v.pipe(
      v.string(),
      v.regex(/^\d{1,9}$/),
      v.toNumber(),
      v.number(),
      v.integer(),
      v.minValue(1),
      v.maxValue(MAX_LIMIT),
    ),
    meaning: 'Maximum number of articles.',
    ...toAllowed(toSaid('wholeNumberTo', { least: 1, most: MAX_LIMIT })),
    form: 'value',
    elsewhere: ['count', 'size', 'per_page', 'page_size', 'max', 'max_results', 'first', 'n'],
  },
  page: {
    schema: v.pipe(
      v.string(),
      v.regex(/^[1-9]\d{0,8}$/),
      v.toNumber(),
      v.number(),
      v.integer(),
      v.minValue(1),
    ),
    meaning: 'Archive page; page 1 has the oldest articles.',
    ...toAllowed(
      toSaid('wholeNumberWithout', {
        least: 1,
        others: toSaid('both', { first: '"limit"', second: '"profile"' }),
      }),
    ),
    form: 'value',
    elsewhere: [],
  },
  profile: {
    ...words(PROFILES),
    meaning: 'RSS in the form that a news service demands.',
    elsewhere: ['service'],
  },
} as const satisfies Parameters;

/** Every parameter of a feed. */
export const FEED_PARAMETERS = { ...FILTERS, ...SHAPES };

/** How one of a few words is read. */
export function words<const T extends string>(allowed: readonly T[]): Reads<T> {
  return { schema: v.pipe(v.string(), v.picklist(allowed)), allowed, form: 'value' };
}

/** Names between commas; which of them are known is not for a schema to say. */
function names(form: 'list' | 'lists', what: string): Reads<readonly string[]> {
  return {
    schema: v.pipe(v.string(), v.transform(toList), v.array(v.string())),
    allowed: `known ${what}, comma-separated`,
    form,
  };
}

/** What stands between commas, without what is empty. */
function toList(text: string): string[] {
  return text.split(',').filter((name) => name.trim() !== '');
}
