// Problems: errors as clients get them, as data (RFC 9457). `http/` turns them into responses.
import { ENGLISH_WORDS, type Said, sayEither, sayLater, toSaid } from '../messages/say.ts';

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
  /** How pages say it in other languages; without it, it is for developers alone. Never on the wire. */
  readonly said?: Required<Pick<SaidProblem, 'title' | 'detail' | 'allowed'>>;
};

/** What a parameter may be, in words that pages can say in other languages. */
export type SaidAllowed = { readonly allowed: string; readonly saidAllowed: Said };

/** What a parameter may be: `allowed` is for data, which is English. */
export type Allowed = {
  readonly allowed: string | readonly string[];
  readonly saidAllowed?: Said;
};

type SaidProblem = Pick<Problem, 'status' | 'kind'> & {
  readonly title: Said;
  /** Sentences. */
  readonly detail: readonly Said[];
  /** What a parameter may be. */
  readonly allowed?: Said | null;
};

/** A problem that people see too; its title and detail as data are the same messages in English. */
export function toProblem(
  { status, kind, title, detail, allowed = null }: SaidProblem,
  members: Omit<Problem, 'status' | 'kind' | 'title' | 'detail' | 'said'> = {},
): Problem {
  return {
    status,
    kind,
    title: sayLater(ENGLISH_WORDS, title),
    detail: detail.map((sentence) => sayLater(ENGLISH_WORDS, sentence)).join(' '),
    ...members,
    said: { title, detail, allowed },
  };
}

/** What a parameter may be, as data and as people read it. */
export function toAllowed(saidAllowed: Said): SaidAllowed {
  return { allowed: sayLater(ENGLISH_WORDS, saidAllowed), saidAllowed };
}

/**
 * A parameter whose value cannot be used; `detail` where more is to be said than what may stand, `near`
 * are the values that may be meant.
 */
export function badValue(
  parameter: string,
  value: string,
  { allowed, saidAllowed }: Allowed,
  detail?: Said,
  near: readonly string[] = [],
): Problem {
  const sentence = detail ?? toSaid('mustBe', { parameter, allowed: saidAllowed ?? allowed });
  return toProblem(
    {
      status: 400,
      kind: 'bad-value',
      title: toSaid('invalidParameter'),
      detail: [sentence, ...toHint(near)],
      allowed: saidAllowed ?? null,
    },
    { parameter, value: shorten(value), allowed, ...(near.length === 0 ? {} : { near }) },
  );
}

/** As `badValue`, for what only developers ask for. */
export function badApiValue(
  parameter: string,
  value: string,
  allowed: string | readonly string[],
  detail = `"${parameter}" must be ${typeof allowed === 'string' ? allowed : sayEither(ENGLISH_WORDS, allowed)}.`,
): Problem {
  return {
    status: 400,
    kind: 'bad-value',
    title: 'Invalid parameter',
    detail,
    parameter,
    value: shorten(value),
    allowed,
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
    detail: [
      `There is no parameter "${shorten(parameter)}" here.`,
      ...toHint(near).map((hint) => sayLater(ENGLISH_WORDS, hint)),
    ].join(' '),
    parameter: shorten(parameter),
    value: shorten(value),
    allowed,
    near,
  };
}

/** A name that nothing here goes by. */
export function unknownName(
  what: keyof typeof UNKNOWN,
  value: string,
  near: readonly string[],
): Problem {
  const [title, detail] = UNKNOWN[what];
  const name = shorten(value);
  return toProblem(
    {
      status: 404,
      kind: `unknown-${what}`,
      title: toSaid(title),
      detail: [toSaid(detail, { name }), ...toHint(near)],
    },
    { parameter: what, value: name, near },
  );
}

/** By the kind of thing, the messages of its title and its detail. */
const UNKNOWN = {
  tag: ['unknownTag', 'noTag'],
  section: ['unknownSection', 'noSection'],
  author: ['unknownAuthor', 'noAuthor'],
  language: ['unknownLanguage', 'noLanguage'],
  article: ['unknownArticle', 'noArticle'],
} as const;

function toHint(near: readonly string[]): readonly Said[] {
  if (near.length === 0) return [];
  return [toSaid('didYouMean', { names: near.map((name) => `"${name}"`) })];
}

/** What a client sent, as far as it helps to see it again: answers to errors stay small. */
export function shorten(text: string): string {
  const characters = [...text.slice(0, 200)];
  return characters.length <= 80 ? text : `${characters.slice(0, 79).join('')}…`;
}

export function isProblem(value: object): value is Problem {
  return 'kind' in value && 'status' in value;
}
