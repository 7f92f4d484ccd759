// Which articles a search takes: its clauses against the posting lists of their words.
import type { IndexTable } from '../catalog/catalog.ts';
import {
  decodeEntries,
  decodePostings,
  type Entry,
  type Postings,
  readPlaces,
} from './postings.ts';
import { intersect, NONE, subtract, unite } from './postings-sets.ts';
import type { Clause } from './search-text.ts';
import { fromLengthByte, toShard } from './shards.ts';
import { toStems } from './stem.ts';

/** Entries by shard; places where they were read. */
export type Shards = ReadonlyMap<number, readonly Entry[]>;

/** What is searched: the index, and the languages (BCP 47) of its articles. */
export type Index = {
  readonly table: IndexTable;
  readonly languages: readonly string[];
  readonly shards: Shards;
  /** The numbers of all articles: where a search says but what it is without. */
  readonly toAll: () => Uint32Array;
  /** How long each is (`toLengthByte`), by number; null where no scores are wanted. */
  readonly lengths: Uint8Array | null;
};

/** The articles that a search takes, by ascending number, and how well each answers. */
export type Found = { readonly numbers: Uint32Array; readonly scores: Float64Array | null };

/** Which shards a search reads, and of which of them the places. */
export type Needs = { readonly lists: readonly number[]; readonly places: readonly number[] };

/** BM25 (Robertson and Zaragoza, 2009): how soon more of a word adds little, and how much length counts. */
const K1 = 1.2;
const B = 0.75;

/** A form is so many letters longer than its stem at most. */
const LONGEST_ENDING = 6;

/** The shortest stem that a beginning may go beyond. */
const SHORTEST_STEM = 2;

export function toNeeds(
  clauses: readonly Clause[],
  { table, languages }: Pick<Index, 'table' | 'languages'>,
): Needs {
  const toShards = (wanted: readonly Clause[]): readonly number[] => {
    const stems = wanted.flatMap(({ kind, words }) =>
      words.flatMap((word) => [
        ...toStems(word, languages),
        ...(kind === 'prefix' ? [word, ...toShorter(word)] : []),
      ]),
    );
    return [...new Set(stems.map((stem) => toShard(stem, table.shards)))];
  };
  return {
    lists: toShards(clauses),
    places: toShards(clauses.filter(({ words }) => words.length > 1)),
  };
}

/** Opens the files of shards. Throws a RangeError for what compile has not written. */
export function openShards(
  lists: ReadonlyMap<number, Uint8Array>,
  places: ReadonlyMap<number, Uint8Array>,
): Shards {
  return new Map(
    [...lists].map(([shard, bytes]) => [shard, decodeEntries(bytes, places.get(shard) ?? null)]),
  );
}

/** The articles that have all that a search wants and nothing that it is without. */
export function evaluate(clauses: readonly Clause[], index: Index): Found {
  const wanted = clauses.filter(({ without }) => !without).map((clause) => find(clause, index));
  const unwanted = clauses.filter(({ without }) => without).map((clause) => find(clause, index));
  const taken = wanted.map(({ numbers }) => numbers);
  const all = taken.length === 0 ? index.toAll() : taken.reduce(intersect);
  const numbers = unwanted.reduce((left, one) => subtract(left, one.numbers), all);
  const { lengths } = index;
  return { numbers, scores: lengths === null ? null : toScores(numbers, wanted, index, lengths) };
}

function find(clause: Clause, index: Index): Postings {
  const [word = ''] = clause.words;
  if (clause.kind === 'word') return uniteAll(toEntries(word, index));
  if (clause.kind === 'prefix') return uniteAll(toPrefixEntries(word, index));
  return findPhrase(clause.words, index);
}

/** The entries of all forms of a word. */
function toEntries(word: string, { languages, table, shards }: Index): readonly Entry[] {
  return toStems(word, languages).flatMap((stem) =>
    (shards.get(toShard(stem, table.shards)) ?? []).filter((entry) => entry.stem === stem),
  );
}

/** The entries of all forms with a beginning. Their stems begin so, too, or are shorter than it. */
function toPrefixEntries(prefix: string, { languages, table, shards }: Index): readonly Entry[] {
  const stems = [prefix, ...toShorter(prefix), ...toStems(prefix, languages)];
  const wanted = new Set(stems.map((stem) => toShard(stem, table.shards)));
  return [...wanted].flatMap((shard) =>
    (shards.get(shard) ?? []).filter(({ form }) => form.startsWith(prefix)),
  );
}

/** What a stem of a form with this beginning may be, where it is shorter than the beginning. */
function toShorter(prefix: string): readonly string[] {
  const shortest = Math.max(SHORTEST_STEM, prefix.length - LONGEST_ENDING);
  return Array.from({ length: Math.max(0, prefix.length - shortest) }, (_, index) =>
    prefix.slice(0, shortest + index),
  );
}

function uniteAll(entries: readonly Entry[]): Postings {
  return entries.map(({ postings }) => decodePostings(postings)).reduce(unite, NONE);
}

/** A word of a phrase: where it stands in which articles; null where it may stand anywhere in them. */
type PhraseWord = {
  readonly postings: Postings;
  readonly places: ReadonlyMap<number, readonly number[]> | null;
};

/**
 * The articles where the words stand one after the other, as they are written. A word whose places are not
 * kept, since so many articles have it, may stand anywhere.
 */
function findPhrase(words: readonly string[], index: Index): Postings {
  const found = words.map((word) => findWord(word, index));
  const both = found.map(({ postings }) => postings.numbers).reduce(intersect);
  const numbers: number[] = [];
  const weights: number[] = [];
  for (const number of both) {
    const count = countPhrases(found, number);
    if (count === 0) continue;
    numbers.push(number);
    weights.push(Math.min(255, count));
  }
  return { numbers: Uint32Array.from(numbers), weights: Uint8Array.from(weights) };
}

function findWord(word: string, index: Index): PhraseWord {
  const entries = toEntries(word, index).filter(({ form }) => form === word);
  const postings = uniteAll(entries);
  if (entries.some(({ places }) => places.length === 0)) return { postings, places: null };
  const places = new Map<number, readonly number[]>();
  for (const entry of entries) {
    const { numbers } = decodePostings(entry.postings);
    let next = 0;
    for (const own of readPlaces(entry.places)) places.set(numbers[next++] ?? 0, own);
  }
  return { postings, places };
}

/** How often the words stand one after the other in an article; 1 where no places are kept. */
function countPhrases(words: readonly PhraseWord[], number: number): number {
  const first = words.findIndex(({ places }) => places !== null);
  if (first < 0) return 1;
  const starts = words[first]?.places?.get(number) ?? [];
  const rest = words.slice(first + 1);
  return starts.filter((start) =>
    rest.every(({ places }, offset) => {
      return places === null || (places.get(number)?.includes(start + offset + 1) ?? false);
    }),
  ).length;
}

function toScores(
  numbers: Uint32Array,
  wanted: readonly Postings[],
  { table }: Index,
  lengths: Uint8Array,
): Float64Array {
  const scores = new Float64Array(numbers.length);
  const usual = Math.max(1, table.words / Math.max(1, table.articles));
  for (const postings of wanted) {
    const { length: count } = postings.numbers;
    const rarity = Math.log(1 + (table.articles - count + 0.5) / (count + 0.5));
    let place = 0;
    for (let index = 0; index < numbers.length; index++) {
      const number = numbers[index] ?? 0;
      while ((postings.numbers[place] ?? number) < number) place++;
      const weight = postings.weights[place] ?? 0;
      const length = fromLengthByte(lengths[number] ?? 0) / usual;
      const gain = (weight * (K1 + 1)) / (weight + K1 * (1 - B + B * length));
      scores[index] = (scores[index] ?? 0) + rarity * gain;
    }
  }
  return scores;
}
