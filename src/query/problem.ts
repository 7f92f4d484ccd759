// Problems: errors as clients get them, as data (RFC 9457). `http/` turns them into responses.
export type Problem = {
  readonly status: number;
  /** Kebab-case name of the kind of problem, the end of its `type` URI. */
  readonly kind: string;
  readonly title: string;
  readonly detail: string;
  /** The parameter at fault, what it was, and what it may be. */
  readonly parameter?: string;
  readonly value?: string;
  readonly allowed?: string | readonly string[];
  /** Known names near an unknown one. */
  readonly near?: readonly string[];
};

/**
 * A parameter whose value cannot be used; `detail` where more is to be said than what may stand, `near`
 * are the values that may be meant.
 */
export function badValue(
  parameter: string,
  value: string,
  allowed: string | readonly string[],
  detail = `"${parameter}" must be ${toChoice(allowed)}.`,
  near: readonly string[] = [],
): Problem {
  return {
    status: 400,
    kind: 'bad-value',
    title: 'Invalid parameter',
    detail: `${detail}${toHint(near)}`,
    parameter,
    value: shorten(value),
    allowed,
    ...(near.length === 0 ? {} : { near }),
  };
}

/** A parameter that nothing here goes by; `near` are the known ones that may be meant. */
export function unknownParameter(
  parameter: string,
  value: string,
  allowed: readonly string[],
  near: readonly string[],
): Problem {
  return {
    status: 400,
    kind: 'unknown-parameter',
    title: 'Unknown parameter',
    detail: `There is no parameter "${shorten(parameter)}" here.${toHint(near)}`,
    parameter: shorten(parameter),
    value: shorten(value),
    allowed,
    near,
  };
}

/** A name that nothing here goes by. `what` is the kind of thing: tag, section, author, … */
export function unknownName(what: string, value: string, near: readonly string[]): Problem {
  return {
    status: 404,
    kind: `unknown-${what}`,
    title: `Unknown ${what}`,
    detail: `There is no ${what} "${shorten(value)}".${toHint(near)}`,
    parameter: what,
    value: shorten(value),
    near,
  };
}

function toHint(near: readonly string[]): string {
  if (near.length === 0) return '';
  return ` Did you mean ${toAlternatives(near.map((name) => `"${name}"`))}?`;
}

function toChoice(allowed: string | readonly string[]): string {
  return typeof allowed === 'string' ? allowed : toAlternatives(allowed);
}

/** `a, b or c`. */
function toAlternatives(words: readonly string[]): string {
  const first = words.slice(0, -1).join(', ');
  return [first, ...words.slice(-1)].filter((part) => part !== '').join(' or ');
}

/** What a client sent, as far as it helps to see it again: answers to errors stay small. */
export function shorten(text: string): string {
  const characters = [...text.slice(0, 200)];
  return characters.length <= 80 ? text : `${characters.slice(0, 79).join('')}…`;
}

export function isProblem(value: object): value is Problem {
  return 'kind' in value && 'status' in value;
}
