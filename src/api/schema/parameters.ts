// The parameters of the query API: those of every filter, and its own.
import * as v from 'valibot';
import {
  FEED_PARAMETERS,
  FILTERS,
  INSTANTS,
  type ParameterSchema,
  words,
} from '../../query/schema.ts';

/** The members of a row, in their order. */
export const FIELDS = [
  'id',
  'slug',
  'url',
  'external_url',
  'title',
  'summary',
  'snippet',
  'published',
  'updated',
  'authors',
  'section',
  'tags',
  'language',
  'license',
  'image',
  'attachments',
  'word_count',
  'reading_minutes',
  'content_html',
] as const;

export type Field = (typeof FIELDS)[number];

/** What `content=summary` leaves out. */
export const CONTENT_FIELD = 'content_html' satisfies Field;

/** Rows of a page where `limit` says nothing. */
export const USUAL_LIMIT = 20;

const ORDERS = ['newest', 'oldest', 'updated', 'relevance'] as const;

const fields: ParameterSchema<readonly Field[]> = {
  schema: v.pipe(
    v.string(),
    v.transform((text) =>
      text
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    ),
    v.array(v.picklist(FIELDS)),
  ),
  meaning: 'Return only these fields. Overrides "content".',
  allowed: FIELDS,
  form: 'list',
  elsewhere: ['select', 'only', 'include'],
};

/** Articles that may be asked for by slug at once: as many as a page may have. */
export const MAX_SLUGS = 50;

const slug: ParameterSchema<readonly string[]> = {
  schema: v.pipe(
    v.string(),
    v.transform((text) => text.split(',')),
    v.array(v.string()),
  ),
  meaning:
    'These articles, in this order, unlisted ones too. Use it only with "content" and "fields". Former slugs are followed; "removed" and "missing" have those that are not there.',
  allowed: `slugs of articles, comma-separated; at most ${MAX_SLUGS}`,
  form: 'list',
  elsewhere: ['slugs', 'id', 'ids'],
};

const cursor: ParameterSchema<string> = {
  schema: v.pipe(v.string(), v.regex(/^[\w-]{12,2000}$/)),
  meaning: 'Position of the page, taken from "next" of the previous page.',
  allowed: 'a cursor from "next" of the same query',
  form: 'value',
  elsewhere: ['page', 'offset', 'next', 'skip'],
};

const order = {
  ...words(ORDERS),
  meaning:
    'Newest or oldest publication date first; "updated": latest change first; "relevance", with "q": best match first. Always "updated" with "changed-since".',
  elsewhere: ['sort', 'sort_by', 'orderby'],
};

const changedSince = {
  ...INSTANTS,
  meaning:
    'Changed at this time or later, sorted by last change. Removed articles are in "removed".',
  elsewhere: ['updated-since', 'modified-since'],
};

const { content, limit } = FEED_PARAMETERS;

/** How the text is left out or in, where lists and single articles differ. */
const LIST_CONTENT = { ...content, meaning: '"full" adds the full text as HTML.' };
const ARTICLE_CONTENT = { ...content, meaning: '"summary" leaves out the full text.' };

/** Of `/api/articles`. */
export const LIST_PARAMETERS = {
  ...FILTERS,
  order,
  'changed-since': changedSince,
  content: LIST_CONTENT,
  fields,
  limit: { ...limit, meaning: `Articles per page; ${USUAL_LIMIT} by default.` },
  cursor,
  slug,
} as const;

/** Of `/api/articles/{slug}`. */
export const ARTICLE_PARAMETERS = { content: ARTICLE_CONTENT, fields } as const;

/** Of `/api/tags`, `/api/sections` and `/api/authors`. */
export const FACET_PARAMETERS = FILTERS;

/** Of what takes none. */
export const NO_PARAMETERS = {} as const;
