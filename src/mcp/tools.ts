// What language models may ask: the query API in three tools, each answer small enough to be read.
import { toListBody, toListPage } from '../api/answer/articles.ts';
import { toMarkdown } from '../api/answer/markdown.ts';
import { toAuthorList, toSectionList, toTagList } from '../api/answer/terms.ts';
import { FACET_PARAMETERS, type Field, LIST_PARAMETERS } from '../api/schema/parameters.ts';
import { readFacetRequest, readListRequest } from '../api/schema/request.ts';
import { at, type Catalog, slugAt } from '../catalog/catalog.ts';
import type { Reader } from '../catalog/reader.ts';
import type { Filter } from '../query/filter.ts';
import { findArticle } from '../query/find-article.ts';
import { toNormalForm } from '../query/names.ts';
import { toGone, toUnknownArticle } from '../query/not-found.ts';
import { decode } from '../query/parameters.ts';
import { badApiValue, isProblem, type Problem } from '../query/problem.ts';
import { type Arguments, toInputSchema, toOutputSchema, toSearch } from './arguments.ts';

/** What a tool may use. Instants in seconds since 1970. */
export type Access = {
  readonly catalog: Catalog;
  readonly now: number;
  readonly deployed: number;
  readonly read: Reader['records'];
  /** Finds the articles that a filter searches for; null when the index cannot be read. */
  readonly lookUp: (filter: Filter, scored: boolean) => Promise<Filter | null>;
};

/** Text, or data that is also given as text; null when something stored cannot be read. */
export type Answer = string | { readonly [member: string]: unknown } | null;

export type Tool = {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: object;
  /** JSON Schema of what is given as data; null for text. */
  readonly output: object | null;
  readonly run: (access: Access, given: Arguments) => Promise<Answer | Problem>;
};

/** Members of a row that tell whether an article is worth reading. */
const ROW: readonly Field[] = [
  ...(['slug', 'url', 'title', 'summary', 'snippet', 'published', 'updated'] as const),
  ...(['authors', 'section', 'tags', 'language', 'word_count'] as const),
];

/** Characters of an article that are given at once. */
const MOST_TEXT = 100_000;

/** Names that are given at once; the rest has the fewest articles. */
const MOST_NAMES = 100;

const { content: _, fields: __, 'changed-since': ___, ...SEARCH } = LIST_PARAMETERS;

const KINDS = ['tags', 'sections', 'authors'] as const;

const LISTS = {
  tags: (...asked: Parameters<typeof toTagList>) => toTagList(...asked).tags,
  sections: (...asked: Parameters<typeof toTagList>) => toSectionList(...asked).sections,
  authors: (...asked: Parameters<typeof toTagList>) => toAuthorList(...asked).authors,
} as const;

export const TOOLS: readonly Tool[] = [
  {
    name: 'search',
    title: 'Search articles',
    description:
      'Find articles: with "q" the best matches first, else the newest. All parameters are optional and must all match; "tag": ["a", "b"] means both tags, ["a,b"] either. Returns summaries; read an article with "get". For more, repeat with "cursor" set to "next_cursor".',
    input: toInputSchema(SEARCH),
    output: toOutputSchema({
      total: { type: 'integer', description: 'Number of matching articles.' },
      next_cursor: { type: ['string', 'null'], description: 'Null on the last page.' },
      articles: { type: 'array', items: { type: 'object' } },
    }),
    run: search,
  },
  {
    name: 'list',
    title: 'List names',
    description:
      'List tags, sections or authors with the number of their articles: the names that "search" understands. With filters, only those of matching articles.',
    input: toInputSchema(FACET_PARAMETERS, {
      kind: { type: 'string', enum: KINDS, description: 'What to list.' },
    }),
    output: toOutputSchema({
      total: { type: 'integer', description: `Number of names; at most ${MOST_NAMES} are listed.` },
      names: { type: 'array', items: { type: 'object' }, description: 'Most used first.' },
    }),
    run: list,
  },
  {
    name: 'get',
    title: 'Get an article',
    description: 'Read one article as Markdown, with its title, dates and authors in front.',
    input: toInputSchema(
      {},
      { slug: { type: 'string', description: '"slug" or "url" of an article, from "search".' } },
    ),
    output: null,
    run: get,
  },
];

async function search(access: Access, given: Arguments): Promise<Answer | Problem> {
  const { catalog, now, deployed, read } = access;
  const asked = toSearch('q' in given ? { order: 'relevance', ...given } : given);
  if (typeof asked !== 'string') return asked;
  const wanted = await readListRequest(catalog, asked, now);
  if (isProblem(wanted)) return wanted;
  const filter = await access.lookUp(wanted.filter, wanted.order === 'relevance');
  if (filter === null) return null;
  const request = { ...wanted, filter, fields: ROW };
  const page = await toListPage(catalog, request, now);
  const body = await toListBody(catalog, request, page, deployed, read);
  if (body === null) return null;
  const { total, articles } = JSON.parse(body) as { readonly [member: string]: unknown };
  const cursor = page.next === null ? null : new URL(page.next).searchParams.get('cursor');
  return { total, next_cursor: cursor, articles };
}

async function list({ catalog, now, lookUp }: Access, given: Arguments): Promise<Answer | Problem> {
  const { kind: asked, ...filters } = given;
  const kind = KINDS.find((one) => one === asked);
  if (kind === undefined) return badApiValue('kind', `${asked}`, KINDS);
  const search = toSearch(filters);
  if (typeof search !== 'string') return search;
  const asking = readFacetRequest(catalog, search, now);
  if (isProblem(asking)) return asking;
  const filter = await lookUp(asking, false);
  if (filter === null) return null;
  const rows = LISTS[kind](catalog, filter, now);
  return {
    total: rows.length,
    names: rows.slice(0, MOST_NAMES).map(({ slug, title, count }) => ({ slug, title, count })),
  };
}

async function get(access: Access, { slug: asked }: Arguments): Promise<Answer | Problem> {
  const { catalog, now, read } = access;
  if (typeof asked !== 'string') return badApiValue('slug', `${asked}`, 'the slug of an article');
  const slug = toAskedSlug(asked);
  const position = findArticle(catalog, slug, now);
  if (position === null) return toUnknownArticle(catalog, slug, now);
  if (at(catalog.rows.removed, position) > 0) return toGone(slugAt(catalog.rows, position));
  const [record] = (await read([position])) ?? [];
  if (record === undefined) return null;
  const decoder = new TextDecoder();
  const text = toMarkdown(catalog, record)
    .map((piece) => decoder.decode(piece))
    .join('');
  if (text.length <= MOST_TEXT) return text;
  return `${text.slice(0, MOST_TEXT).toWellFormed()}\n\n[The article is longer: ${text.length} characters.]\n`;
}

/** A slug, or the last part of an address. */
function toAskedSlug(asked: string): string {
  const last =
    asked
      .replace(/[?#].*$/s, '')
      .split('/')
      .at(-1) ?? '';
  return toNormalForm(decode(last) ?? last).replace(/\.md$/, '');
}
