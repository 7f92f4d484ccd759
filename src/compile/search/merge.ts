// A shard of the index out of parts: what it was before, and the index of blocks that are new.
import { createReader, createWriter } from '../../search/bytes.ts';
import {
  compareEntries,
  decodeEntries,
  type Entry,
  type EntryFiles,
  encodeEntries,
  readPosting,
  skipPlaces,
  writePosting,
} from '../../search/postings.ts';

/** Entries of some articles, and the numbers that these have now. */
export type Source = { readonly files: EntryFiles; readonly numbers: Shift | Renumbering };

/** All numbers are so much higher. */
export type Shift = { readonly by: number };

/** How numbers of a former shard have changed. */
export type Renumbering = {
  /** Articles with lower numbers keep them: what is told of these is taken as it is. */
  readonly sameBelow: number;
  /** By former number: that of now, -1 for articles that have changed or are gone. */
  readonly numbers: Int32Array;
};

/** Places are wanted that an earlier compile has left out. */
export class LostPlaces extends Error {}

/** A part of bytes: a view of them would take longer than all else that is done with it. */
type Part = { readonly bytes: Uint8Array; readonly start: number; readonly end: number };

/** Neighbouring postings. After the first one they are copied as they are stored: gaps stay what they are. */
type Run = {
  readonly number: number;
  readonly weight: number;
  readonly rest: Part;
  readonly places: Part;
  readonly last: number;
  readonly count: number;
};

/** The first articles of an entry, as they are stored. */
type Kept = Pick<Entry, 'postings' | 'places'> & { readonly last: number; readonly count: number };

type Collected = Pick<Entry, 'stem' | 'form'> & { kept: Kept; readonly runs: Run[] };

const NOTHING = new Uint8Array();

const NONE: Kept = { postings: NOTHING, places: NOTHING, last: -1, count: 0 };

/** `isFrequent` says of a number of articles that a word in as many has no places. */
export function mergeShard(
  sources: readonly Source[],
  isFrequent: (articles: number) => boolean,
): EntryFiles {
  const collected = new Map<string, Collected>();
  for (const source of sources) {
    for (const entry of decodeEntries(source.files.lists, source.files.places)) {
      const { stem, form } = entry;
      const key = `${stem} ${form}`;
      let own = collected.get(key);
      if (own === undefined) {
        own = { stem, form, kept: NONE, runs: [] };
        collected.set(key, own);
      }
      const { numbers } = source;
      if ('by' in numbers) addShifted(own, entry, numbers);
      else addRenumbered(own, entry, numbers);
    }
  }
  const entries = [...collected.values()]
    .filter(({ kept, runs }) => kept.count + runs.length > 0)
    .map((own) => toEntry(own, isFrequent));
  return encodeEntries(entries.toSorted(compareEntries));
}

function addShifted({ runs }: Collected, { postings, places }: Entry, { by }: Shift): void {
  const reader = createReader(postings);
  const { number, weight } = readPosting(reader, -1);
  const start = reader.place();
  let last = number;
  let count = 1;
  for (; reader.place() < postings.length; count++) last = readPosting(reader, last).number;
  runs.push({
    ...{ number: number + by, weight, last: last + by, count },
    rest: { bytes: postings, start, end: postings.length },
    places: { bytes: places, start: 0, end: places.length },
  });
}

function addRenumbered(own: Collected, entry: Entry, { sameBelow, numbers }: Renumbering): void {
  const { postings, places: stored } = entry;
  const reader = createReader(postings);
  const places = createReader(stored);
  const hasPlaces = stored.length > 0;
  let number = -1;
  for (let count = 0; reader.place() < postings.length; count++) {
    const [start, placesStart, before] = [reader.place(), places.place(), number];
    const posting = readPosting(reader, before);
    number = posting.number;
    if (number >= sameBelow && before < sameBelow) {
      own.kept = {
        postings: postings.subarray(0, start),
        places: stored.subarray(0, placesStart),
        last: before,
        count,
      };
    }
    if (hasPlaces) skipPlaces(places);
    const now = number < sameBelow ? -1 : (numbers[number] ?? -1);
    if (now < 0) continue;
    own.runs.push({
      ...{ number: now, weight: posting.weight, last: now, count: 1 },
      rest: { bytes: postings, start: 0, end: 0 },
      places: { bytes: stored, start: placesStart, end: places.place() },
    });
  }
  if (number >= 0 && number < sameBelow) own.kept = toWhole(entry, number);
}

function toWhole({ postings, places }: Entry, last: number): Kept {
  let count = 0;
  for (const reader = createReader(postings); reader.place() < postings.length; count++) {
    readPosting(reader, -1);
  }
  return { postings, places, last, count };
}

function toEntry(
  { stem, form, kept, runs }: Collected,
  isFrequent: (articles: number) => boolean,
): Entry {
  if (!isAscending(runs)) runs.sort((a, b) => a.number - b.number);
  const count = runs.reduce((sum, run) => sum + run.count, kept.count);
  const isPlaced = !isFrequent(count);
  if (isPlaced && kept.count > 0 && kept.places.length === 0) {
    throw new LostPlaces(`"${form}" is no longer frequent`);
  }
  const list = createWriter();
  const places = createWriter();
  list.bytes(kept.postings);
  if (isPlaced) places.bytes(kept.places);
  let before = kept.last;
  for (const { number, weight, rest, places: own, last } of runs) {
    writePosting(list, before, number, weight);
    list.copy(rest.bytes, rest.start, rest.end);
    before = last;
    if (!isPlaced) continue;
    if (own.start === own.end) throw new LostPlaces(`"${form}" is no longer frequent`);
    places.copy(own.bytes, own.start, own.end);
  }
  return { stem, form, postings: list.toBytes(), places: places.toBytes() };
}

function isAscending(runs: readonly Run[]): boolean {
  return runs.every(({ number }, index) => number > (runs[index - 1]?.number ?? -1));
}
