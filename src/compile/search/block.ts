// The index of some neighbouring articles: what a part of each shard has of them.
import { createHash } from 'node:crypto';
import { decodeRecord, readAbout } from '../../catalog/record.ts';
import { createWriter } from '../../search/bytes.ts';
import { toPlainText } from '../../search/plain-text.ts';
import { type Entry, encodeEntries, writePlaces, writePosting } from '../../search/postings.ts';
import { toLengthByte, toShard } from '../../search/shards.ts';
import { toStemmer } from '../../search/stem.ts';
import { eachRun, fold, toWords } from '../../search/words.ts';
import type { Location, LocationReader, RecordsFile } from '../output/records-file.ts';

/** An article of a block: where its record lies, and its number, counted from the first of the block. */
export type BlockArticle = {
  readonly record: Location;
  readonly number: number;
  /** The names of its authors and tags, one a line. */
  readonly names: string;
};

/** What is to be indexed. */
export type BlockJob = {
  readonly shards: number;
  readonly articles: readonly BlockArticle[];
};

/** The index of a block. */
export type BlockIndex = {
  /** Of each shard, where its part lies: lists, then places. Null where it has none of these words. */
  readonly parts: readonly (Part | null)[];
  /** `HASH_LENGTH` bytes for each shard: other ones for other parts, zeros for none. */
  readonly hashes: Uint8Array;
  /** How long each article is (`toLengthByte`), by number; 0 where there is none. */
  readonly lengths: Uint8Array;
  /** Articles, and words of all of them. */
  readonly articles: number;
  readonly words: number;
};

/** Where the part of a shard lies: lists, then places. */
export type Part = Location & { readonly lists: number };

export const HASH_LENGTH = 6;

/** What a word counts for: in the title, in names of authors and tags, in the summary, in the text. */
const TITLE = 5;
const NAMES = 3;
const SUMMARY = 2;
const TEXT = 1;

/** A word of a block: article by article its number, the weight, how many places, and these. */
type Collected = {
  readonly flat: number[];
  /** The number of the last article, and where it begins in `flat`. */
  last: number;
  start: number;
};

type Term = { readonly stem: string; readonly form: string };

/** Terms that are remembered from article to article. */
const MOST_TERMS = 200_000;

/** Indexes blocks; what it finds out of words it remembers for the next block. */
export type BlockIndexer = (job: BlockJob) => BlockIndex;

export function createBlockIndexer(locations: LocationReader, records: RecordsFile): BlockIndexer {
  const openTerms = createTermFinders();
  return ({ shards, articles }) => {
    const collected = new Map<Term, Collected>();
    const lengths = new Uint8Array((articles.at(-1)?.number ?? -1) + 1);
    let words = 0;
    for (const { record, number, names } of articles) {
      const { language, fields } = readFields(locations.read(record), names);
      const own = collectWords(collected, number, fields, openTerms(language));
      lengths[number] = Math.max(1, toLengthByte(own));
      words += own;
    }
    const { parts, hashes } = storeParts(collected, shards, records);
    return { parts, hashes, lengths, articles: articles.length, words };
  };
}

/** The texts of an article, and what a word in each counts for. */
type Fields = readonly (readonly [text: string, weight: number])[];

function readFields(
  bytes: Uint8Array,
  names: string,
): { readonly language: string; readonly fields: Fields } {
  const record = decodeRecord(bytes);
  if (record === null) throw new Error('a record that is to be indexed cannot be read');
  const { title, summary, language } = readAbout(record);
  const text = toPlainText(new TextDecoder().decode(record.html));
  const fields: Fields = [
    [title ?? '', TITLE],
    [names, NAMES],
    [summary, SUMMARY],
    [text, TEXT],
  ];
  return { language, fields };
}

/** Adds the words of an article; how many there are. */
function collectWords(
  collected: Map<Term, Collected>,
  number: number,
  fields: Fields,
  termsOf: TermFinder,
): number {
  let place = 0;
  let words = 0;
  for (const [text, weight] of fields) {
    // What stands in two fields or two lines is no phrase.
    let lines = 0;
    place += 1;
    eachRun(text, (run, _start, linesBefore) => {
      if (linesBefore > lines) place += 1;
      lines = linesBefore;
      for (const term of termsOf(run)) {
        place += 1;
        words += 1;
        collect(collected, term, number, weight, place);
      }
    });
  }
  return words;
}

function collect(
  collected: Map<Term, Collected>,
  term: Term,
  number: number,
  weight: number,
  place: number,
): void {
  const own = collected.get(term);
  if (own === undefined) {
    collected.set(term, { flat: [number, weight, 1, place], last: number, start: 0 });
    return;
  }
  const { flat, start } = own;
  if (own.last === number) {
    flat[start + 1] = (flat[start + 1] ?? 0) + weight;
    flat[start + 2] = (flat[start + 2] ?? 0) + 1;
    flat.push(place);
    return;
  }
  own.last = number;
  own.start = flat.length;
  flat.push(number, weight, 1, place);
}

function storeParts(
  collected: ReadonlyMap<Term, Collected>,
  shards: number,
  records: RecordsFile,
): Pick<BlockIndex, 'parts' | 'hashes'> {
  const entries = Array.from({ length: shards }, (): Entry[] => []);
  const toEntry = createEntryMaker();
  for (const [term, { flat }] of collected) {
    entries[toShard(term.stem, shards)]?.push(toEntry(term, flat));
  }
  const hashes = new Uint8Array(shards * HASH_LENGTH);
  const parts = entries.map((own, shard): Part | null => {
    if (own.length === 0) return null;
    const { lists, places } = encodeEntries(own);
    const hash = createHash('sha1').update(lists).update(places).digest();
    hashes.set(hash.subarray(0, HASH_LENGTH), shard * HASH_LENGTH);
    const { file, offset, length } = records.add(Buffer.concat([lists, places]));
    return { file, offset, length, lists: lists.length };
  });
  return { parts, hashes };
}

/** Makes entries of what was collected, each in the same memory. */
function createEntryMaker(): (term: Term, flat: readonly number[]) => Entry {
  const postings = createWriter(1024);
  const places = createWriter(1024);
  return (term, flat) => {
    postings.clear();
    places.clear();
    let before = -1;
    for (let index = 0; index < flat.length; ) {
      const [number = 0, weight = 0, count = 0] = [flat[index], flat[index + 1], flat[index + 2]];
      writePosting(postings, before, number, weight);
      before = number;
      writePlaces(places, flat, index + 3, index + 3 + count);
      index += 3 + count;
    }
    return { ...term, postings: postings.toBytes(), places: places.toBytes() };
  };
}

/** The terms of a run of letters and digits. */
type TermFinder = (run: string) => readonly Term[];

/**
 * What finds the terms of articles of a language. Each term is one object, however often it is met, and in
 * whichever language.
 */
function createTermFinders(): (language: string) => TermFinder {
  const finders = new Map<string, TermFinder>();
  const terms = new Map<string, Term>();
  return (language) => {
    const finder = finders.get(language) ?? createTermFinder(language, terms);
    finders.set(language, finder);
    return finder;
  };
}

function createTermFinder(language: string, terms: Map<string, Term>): TermFinder {
  const toStem = toStemmer(language);
  const known = new Map<string, readonly Term[]>();
  return (run) => {
    const found = known.get(run);
    if (found !== undefined) return found;
    const made = toWords(fold(run)).map((form) => {
      const stem = toStem(form);
      const key = `${stem} ${form}`;
      const term = terms.get(key) ?? { form, stem };
      terms.set(key, term);
      return term;
    });
    if (known.size < MOST_TERMS) known.set(run, made);
    return made;
  };
}
