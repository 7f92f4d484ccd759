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

/** Entries of some articles. Sources stand in the order of these, but that a former shard may come first. */
export type Source = {
  readonly files: EntryFiles;
  /** Articles with lower numbers keep them: what is told of these is taken as it is. */
  readonly sameBelow: number;
  /** The number that an article has now; -1 for one that is to be left out. */
  readonly toNumber: (number: number) => number;
};

/** Places are wanted that an earlier compile has left out. */
export class LostPlaces extends Error {}

/** A posting on its way, and where its places are stored: views of them would take as long as all else. */
type Posting = {
  readonly number: number;
  readonly weight: number;
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
};

/** The first articles of an entry, as they are stored. */
type Kept = Pick<Entry, 'postings' | 'places'> & { readonly last: number; readonly count: number };

type Collected = Pick<Entry, 'stem' | 'form'> & { kept: Kept; readonly postings: Posting[] };

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
        own = { stem, form, kept: NONE, postings: [] };
        collected.set(key, own);
      }
      addEntry(own, entry, source);
    }
  }
  const entries = [...collected.values()]
    .filter(({ kept, postings }) => kept.count + postings.length > 0)
    .map((own) => toEntry(own, isFrequent));
  return encodeEntries(entries.toSorted(compareEntries));
}

function addEntry(own: Collected, entry: Entry, { sameBelow, toNumber }: Source): void {
  const reader = createReader(entry.postings);
  const places = createReader(entry.places);
  const hasPlaces = entry.places.length > 0;
  let number = -1;
  for (let count = 0; reader.place() < entry.postings.length; count++) {
    const [start, placesStart, before] = [reader.place(), places.place(), number];
    const posting = readPosting(reader, before);
    number = posting.number;
    if (number >= sameBelow && before < sameBelow) {
      own.kept = {
        postings: entry.postings.subarray(0, start),
        places: entry.places.subarray(0, placesStart),
        last: before,
        count,
      };
    }
    if (hasPlaces) skipPlaces(places);
    const now = number < sameBelow ? -1 : toNumber(number);
    if (now < 0) continue;
    own.postings.push({
      number: now,
      weight: posting.weight,
      bytes: entry.places,
      start: placesStart,
      end: places.place(),
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
  { stem, form, kept, postings }: Collected,
  isFrequent: (articles: number) => boolean,
): Entry {
  if (!isAscending(postings)) postings.sort((a, b) => a.number - b.number);
  const isPlaced = !isFrequent(kept.count + postings.length);
  if (isPlaced && kept.count > 0 && kept.places.length === 0) {
    throw new LostPlaces(`"${form}" is no longer frequent`);
  }
  if (postings.length === 0) {
    return { stem, form, postings: kept.postings, places: isPlaced ? kept.places : NOTHING };
  }
  const list = createWriter();
  const places = createWriter();
  list.bytes(kept.postings);
  if (isPlaced) places.bytes(kept.places);
  let before = kept.last;
  for (const posting of postings) {
    writePosting(list, before, posting.number, posting.weight);
    before = posting.number;
    if (!isPlaced) continue;
    if (posting.start === posting.end) throw new LostPlaces(`"${form}" is no longer frequent`);
    places.copy(posting.bytes, posting.start, posting.end);
  }
  return { stem, form, postings: list.toBytes(), places: places.toBytes() };
}

function isAscending(postings: readonly Posting[]): boolean {
  return postings.every(({ number }, index) => number > (postings[index - 1]?.number ?? -1));
}
