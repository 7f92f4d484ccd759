// Posting lists of words: in which articles a word stands, how much it weighs there, and at which places.
import { type ByteReader, createReader, createWriter, type Writer } from './bytes.ts';

/**
 * A word in one of its forms. Forms with one stem are found together. The stem depends on the language of
 * the article, so that a form may have several.
 */
export type Entry = {
  readonly stem: string;
  readonly form: string;
  readonly postings: Uint8Array;
  /** Empty where too many articles have the word for its places to be kept. */
  readonly places: Uint8Array;
};

/** Entries as two files: a search for words alone needs no places. */
export type EntryFiles = { readonly lists: Uint8Array; readonly places: Uint8Array };

/** The articles of an entry, by ascending number. */
export type Postings = { readonly numbers: Uint32Array; readonly weights: Uint8Array };

/** An article weighs no more by one word. */
export const MOST_WEIGHT = 255;

/**
 * Adds an article to the postings that a writer holds; `before` is the number of the last one, -1 for none.
 * Throws a RangeError where that one is not lower.
 */
export function writePosting(writer: Writer, before: number, number: number, weight: number): void {
  const gap = number - before - 1;
  if (gap < 0) throw new RangeError(`article ${number} of the index comes after ${before}`);
  if (weight === 1) {
    writer.number(gap * 2);
    return;
  }
  writer.number(gap * 2 + 1);
  writer.number(Math.min(weight, MOST_WEIGHT));
}

/** Reads the next posting after that of the article `before`, -1 for none. */
export function readPosting(
  reader: ByteReader,
  before: number,
): { readonly number: number; readonly weight: number } {
  const code = reader.number();
  const number = before + 1 + (code >>> 1);
  return { number, weight: code % 2 === 0 ? 1 : reader.number() };
}

/** Reads postings. */
export function decodePostings(bytes: Uint8Array): Postings {
  const numbers = new Uint32Array(bytes.length);
  const weights = new Uint8Array(bytes.length);
  const reader = createReader(bytes);
  let count = 0;
  for (let before = -1; reader.place() < bytes.length; count++) {
    const { number, weight } = readPosting(reader, before);
    numbers[count] = number;
    weights[count] = weight;
    before = number;
  }
  return { numbers: numbers.subarray(0, count), weights: weights.subarray(0, count) };
}

/** Adds the places of a word in an article, which ascend: a part of `places`. */
export function writePlaces(
  writer: Writer,
  places: readonly number[],
  start: number,
  end: number,
): void {
  let before = 0;
  for (let index = start; index < end; index++) {
    const place = places[index] ?? 0;
    writer.number((place - before) * 2 + (index === end - 1 ? 0 : 1));
    before = place;
  }
}

/** Reads on to the places of the next article. */
export function skipPlaces(reader: ByteReader): void {
  while (reader.number() % 2 === 1);
}

/** The places of each article of an entry, in the order of its postings. */
export function* readPlaces(bytes: Uint8Array): Generator<readonly number[]> {
  const reader = createReader(bytes);
  let places: number[] = [];
  let place = 0;
  while (reader.place() < bytes.length) {
    const code = reader.number();
    place += code >>> 1;
    places.push(place);
    if (code % 2 === 1) continue;
    yield places;
    places = [];
    place = 0;
  }
}

/** Orders entries, so that forms of one stem stand together. */
export function compareEntries(a: Entry, b: Entry): number {
  if (a.stem !== b.stem) return a.stem < b.stem ? -1 : 1;
  return a.form < b.form ? -1 : Number(a.form > b.form);
}

/** Entries in their order as files. The first begins with its words, one a line. */
export function encodeEntries(entries: readonly Entry[]): EntryFiles {
  const text = new TextEncoder();
  const words = text.encode(entries.map(({ stem, form }) => toLine(stem, form)).join('\n'));
  const lists = createWriter(1024);
  lists.number(entries.length);
  lists.number(words.length);
  lists.bytes(words);
  for (const { postings } of entries) lists.number(postings.length);
  for (const { postings } of entries) lists.bytes(postings);
  const places = createWriter(1024);
  for (const one of entries) places.number(one.places.length);
  for (const one of entries) places.bytes(one.places);
  return { lists: lists.toBytes(), places: places.toBytes() };
}

/** Reads files of entries; where there is no file of places, all are empty. */
export function decodeEntries(
  lists: Uint8Array,
  places: Uint8Array | null = null,
): readonly Entry[] {
  const reader = createReader(lists);
  const count = reader.number();
  const words = new TextDecoder().decode(reader.bytes(reader.number()));
  const lines = count === 0 ? [] : words.split('\n');
  const postingsOf = toParts(lists, reader, count);
  const placesOf = places === null ? () => NONE : toParts(places, createReader(places), count);
  // Views are made of those alone that somebody looks at.
  return lines.map((line, index) => {
    const { stem, form } = fromLine(line);
    return {
      stem,
      form,
      get postings() {
        return postingsOf(index);
      },
      get places() {
        return placesOf(index);
      },
    };
  });
}

const NONE = new Uint8Array();

/** Parts that lie one after the other, after as many lengths as there are. */
function toParts(
  bytes: Uint8Array,
  reader: ByteReader,
  count: number,
): (index: number) => Uint8Array {
  const ends = new Uint32Array(count + 1);
  for (let index = 0; index < count; index++) {
    ends[index + 1] = (ends[index] ?? 0) + reader.number();
  }
  const start = reader.place();
  if (start + (ends[count] ?? 0) > bytes.length) throw new RangeError('a part ends past the bytes');
  return (index) => bytes.subarray(start + (ends[index] ?? 0), start + (ends[index + 1] ?? 0));
}

/** `stem`, or `stem form` where they differ. */
function toLine(stem: string, form: string): string {
  return stem === form ? stem : `${stem} ${form}`;
}

function fromLine(line: string): Pick<Entry, 'stem' | 'form'> {
  const [stem = '', form = stem] = line.split(' ');
  return { stem, form };
}
