// Every kind of Problem the query API tells of.
import type { Catalog } from '../../catalog/catalog.ts';
import { toProblemBody } from '../../http/problem-details.ts';
import type { NameKind } from '../../query/known.ts';
import { toGone, toUnknownArticle, toUnknownTerm } from '../../query/not-found.ts';
import { isProblem } from '../../query/problem.ts';
import { type ApiPath, NOWHERE, OPERATIONS, type Operation, toPathName } from './operations.ts';

/** Which operations can meet a kind of Problem. */
type Where = 'filtered' | NameKind | 'article' | 'with-parameters' | 'everywhere';

type Kind = {
  readonly status: number;
  readonly when: string;
  /** What the developer does about it. */
  readonly remedy: string;
  readonly where: Where;
};

export const PROBLEMS = {
  'bad-value': {
    status: 400,
    when: 'A parameter has an invalid value.',
    remedy: 'Send a value that "allowed" permits.',
    where: 'with-parameters',
  },
  'unknown-parameter': {
    status: 400,
    when: 'The parameter does not exist.',
    remedy: 'Use the parameter in "near", or leave it out.',
    where: 'everywhere',
  },
  'unknown-tag': {
    status: 404,
    when: 'The tag does not exist.',
    remedy: 'Use a name from "near" or from /api/tags.',
    where: 'tag',
  },
  'unknown-section': {
    status: 404,
    when: 'The section does not exist.',
    remedy: 'Use a name from "near" or from /api/sections.',
    where: 'section',
  },
  'unknown-author': {
    status: 404,
    when: 'The author does not exist.',
    remedy: 'Use a name from "near" or from /api/authors.',
    where: 'author',
  },
  'unknown-language': {
    status: 404,
    when: 'No article is in this language.',
    remedy: 'Use a language from "allowed".',
    where: 'filtered',
  },
  'unknown-article': {
    status: 404,
    when: 'The article does not exist.',
    remedy: 'Use a slug from "near" or from /api/articles.',
    where: 'article',
  },
  'removed-article': {
    status: 410,
    when: 'The article was removed.',
    remedy: 'Delete your copy.',
    where: 'article',
  },
  'wrong-method': {
    status: 405,
    when: 'The method is not GET, HEAD or OPTIONS.',
    remedy: 'Send a GET.',
    where: 'everywhere',
  },
  'precondition-failed': {
    status: 412,
    when: 'If-Match or If-Unmodified-Since does not match.',
    remedy: 'Leave these headers out, or get the current version first.',
    where: 'everywhere',
  },
  'internal-error': {
    status: 500,
    when: 'Something went wrong on the server.',
    remedy: 'Try again later.',
    where: 'everywhere',
  },
  unavailable: {
    status: 503,
    when: 'A stored article cannot be read. "Retry-After" says when to retry.',
    remedy: 'Wait for the seconds in "Retry-After", then try again.',
    where: 'everywhere',
  },
} as const satisfies { readonly [kind: string]: Kind };

export type ProblemKind = keyof typeof PROBLEMS;

export type ProblemExample = {
  /** Path and search that meet the problem. */
  readonly request: string;
  readonly body: object;
};

/** The kinds of Problem that an operation can meet. */
export function toKinds(path: ApiPath): readonly ProblemKind[] {
  const { parameters } = OPERATIONS[path];
  const named = toPathName(path);
  const isFiltered = 'tag' in parameters;
  const applies: { readonly [where in Where]: boolean } = {
    filtered: isFiltered,
    tag: isFiltered || named === 'tag',
    section: isFiltered || named === 'section',
    author: isFiltered || named === 'author',
    article: named === 'slug',
    'with-parameters': Object.keys(parameters).length > 0,
    everywhere: true,
  };
  const kinds = Object.keys(PROBLEMS) as ProblemKind[];
  return kinds.filter((kind) => applies[PROBLEMS[kind].where]);
}

/**
 * A request that meets a Problem, and the very body of the answer; null where no URL alone can.
 * `now` in seconds since 1970; `name` stands in the braces of the path, encoded; any will do.
 */
export async function toProblemExample(
  catalog: Catalog,
  path: ApiPath,
  kind: ProblemKind,
  name: string,
  now: number,
): Promise<ProblemExample | null> {
  const { authority } = catalog.site;
  const named = toPathName(path);
  const toAt = (other: string): string => path.replace(`{${named}}`, other);
  if (kind === 'unknown-article') {
    const body = toProblemBody(toUnknownArticle(catalog, NOWHERE, now), authority);
    return { request: toAt(NOWHERE), body };
  }
  if (named !== null && named !== 'slug' && kind === `unknown-${named}`) {
    const body = toProblemBody(toUnknownTerm(catalog, named, NOWHERE, now), authority);
    return { request: toAt(NOWHERE), body };
  }
  const [removed] = Object.keys(catalog.tombstones);
  if (kind === 'removed-article' && removed !== undefined) {
    const body = toProblemBody(toGone(removed), authority);
    return { request: toAt(encodeURIComponent(removed)), body };
  }
  const search = toExampleSearch(OPERATIONS[path], kind);
  const found = search === null ? null : await OPERATIONS[path].read(catalog, search, now);
  if (found === null || !isProblem(found)) return null;
  return { request: `${toAt(name)}${search}`, body: toProblemBody(found, authority) };
}

/** A search that meets this kind, where a search alone can. */
function toExampleSearch({ wrong }: Operation, kind: ProblemKind): string | null {
  const searches: { readonly [kind in ProblemKind]?: string } = {
    'bad-value': wrong,
    'unknown-parameter': '?titel=x',
    'unknown-tag': `?tag=${NOWHERE}`,
    'unknown-section': `?section=${NOWHERE}`,
    'unknown-author': `?author=${NOWHERE}`,
    'unknown-language': '?lang=tlh',
  };
  return searches[kind] ?? null;
}
