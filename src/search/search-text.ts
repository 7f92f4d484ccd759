// What people write in a search: words, "phrases", beginnings*, and -without any of these.
import { BEGINNING } from './shards.ts';
import { eachRun, fold, isUnspacedWord, toWords } from './words.ts';

/** A part of a search. Articles must have all of them, or none of those that are `without`. */
export type Clause = {
  /**
   * `word` in any of its forms, `phrase` as it is written, `prefix` any word that begins so.
   */
  readonly kind: 'word' | 'phrase' | 'prefix';
  /** Folded, with single spaces. */
  readonly text: string;
  /** The words of `text`. */
  readonly words: readonly string[];
  readonly without: boolean;
};

/** Characters of a search at most, and words of all its parts. */
export const MOST_CHARACTERS = 200;
export const MOST_WORDS = 8;

/** One part: a minus, then what stands between quotation marks or up to the next space. */
const PART = /(-?)(?:"([^"]*)"?|([^\s"]+))/g;

/** Quotation marks of all languages, as phones write them. */
const QUOTES = /[“”„‟«»「」『』＂]/g;

/** The parts of a search in one order and each once. What has no letter and no digit asks for nothing. */
export function parseSearchText(text: string): readonly Clause[] {
  const clauses = [...text.replace(QUOTES, '"').matchAll(PART)].flatMap(([, minus, phrase, word]) =>
    toClause(phrase ?? word ?? '', phrase !== undefined, minus !== ''),
  );
  const unique = new Map(clauses.map((clause) => [writeClause(clause), clause]));
  return [...unique].toSorted(compareClauses).map(([, clause]) => clause);
}

/** The search that says these parts; read again, it gives the same ones. */
export function writeSearchText(clauses: readonly Clause[]): string {
  return clauses.map(writeClause).join(' ');
}

/** Why a search cannot be answered: it has no words, too many, or a beginning that too many words have. */
export type SearchFault = 'empty' | 'long' | 'short';

/** Null where it can be answered. */
export function toSearchFault(clauses: readonly Clause[]): SearchFault | null {
  if (clauses.length === 0) return 'empty';
  const words = clauses.reduce((sum, clause) => sum + clause.words.length, 0);
  if (words > MOST_WORDS) return 'long';
  const short = clauses.find(({ kind, text }) => kind === 'prefix' && isShort(text));
  return short === undefined ? null : 'short';
}

function toClause(raw: string, isPhrase: boolean, without: boolean): readonly Clause[] {
  const runs: string[] = [];
  const words: string[] = [];
  eachRun(raw, (run) => {
    const folded = fold(run);
    const own = toWords(folded);
    if (own.length === 0) return;
    runs.push(folded);
    words.push(...own);
  });
  if (words.length === 0) return [];
  const text = runs.join(' ');
  // What is written in one but is several words, as `node.js`, means these words in this order.
  if (isPhrase || words.length > 1) return [{ kind: 'phrase', text, words, without }];
  return [{ kind: raw.endsWith('*') ? 'prefix' : 'word', text, words, without }];
}

function writeClause({ kind, text, without }: Clause): string {
  const written = { word: text, phrase: `"${text}"`, prefix: `${text}*` }[kind];
  return without ? `-${written}` : written;
}

/** What must be there first, then by what is written. */
function compareClauses(
  [a, one]: readonly [string, Clause],
  [b, other]: readonly [string, Clause],
): number {
  if (one.without !== other.without) return one.without ? 1 : -1;
  return a < b ? -1 : 1;
}

function isShort(prefix: string): boolean {
  return !isUnspacedWord(prefix) && [...prefix].length < BEGINNING;
}
