// Errors of the query API (RFC 9457): what is wrong, and how to put it right.

/** What an error says. */
export type Problem = {
  /** A URI; its end is the kind. `about:blank` where something before the site has answered. */
  type: string;
  /** HTTP status code. */
  status: number;
  title: string;
  /** What is wrong and how to fix it. */
  detail: string;
  /** The parameter at fault, and its value. */
  parameter?: string;
  value?: string;
  /** What the parameter may be: a list, or words. */
  allowed?: string | string[];
  /** Known names like the one that was sent. */
  near?: string[];
};

/** Kinds of problems that the API tells of. */
export type ProblemKind =
  | 'bad-value'
  | 'unknown-parameter'
  | 'unknown-tag'
  | 'unknown-section'
  | 'unknown-author'
  | 'unknown-language'
  | 'unknown-article'
  | 'removed-article'
  | 'wrong-method'
  | 'precondition-failed'
  | 'internal-error'
  | 'unavailable';

/** Thrown for every answer that is an error. */
export class ProblemError extends Error {
  override readonly name: string = 'ProblemError';
  readonly problem: Problem;
  /** The end of the problem's type; `about:blank` and new kinds are possible too. */
  readonly kind: ProblemKind | (string & Record<never, never>);
  /** What was asked for. */
  readonly url: string;
  /** Seconds after which the server wants to be asked again; null where it does not say. */
  readonly retryAfter: number | null;

  constructor(problem: Problem, url: string, retryAfter: number | null) {
    super(`${problem.detail} (${problem.status}, ${url})`);
    this.problem = problem;
    this.kind = problem.type.slice(problem.type.lastIndexOf('/') + 1);
    this.url = url;
    this.retryAfter = retryAfter;
  }
}

/** What the body of an error says; where it is no problem document, what its status says. */
export function toProblem(status: number, text: string): Problem {
  const body = parseObject(text);
  const isProblem = ['type', 'title', 'detail'].every((name) => typeof body?.[name] === 'string');
  if (isProblem) return { ...(body as Problem), status };
  const detail = `The answer has the status ${status} and no problem document.`;
  return { type: 'about:blank', status, title: `Status ${status}`, detail };
}

/** Null for what is not the JSON of an object. */
export function parseObject(text: string): { readonly [name: string]: unknown } | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}
