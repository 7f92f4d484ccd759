// Rows of the API → what there is to tell, by day, feed, format and reader.
import { estimate, REGISTERS } from '../registers.ts';
import type { Row } from './api.ts';
import { toShownFeed } from './words.ts';

/** Requests of feeds. */
export type Requests = {
  readonly all: number;
  /** 304: nothing was new. */
  readonly notModified: number;
  /** 226: only what was new. */
  readonly deltas: number;
};

/** Readers on one day. */
export type Readers = {
  /** As services tell. */
  readonly subscribers: number;
  /** An estimate of the others, by address and agent. */
  readonly others: number;
};

export type Line = Requests & Readers & { readonly name: string };

export type Summary = {
  readonly days: readonly Line[];
  /** The day for which readers are told below: the last whole one, if there is one. */
  readonly day: string;
  readonly feeds: readonly Line[];
  readonly formats: readonly Line[];
  readonly readers: readonly Line[];
  /** True where Analytics Engine kept some registers only, so that others are too few. */
  readonly isSampled: boolean;
};

/** The rows of all queries. */
export type Answers = {
  readonly requests: { readonly [by in 'day' | 'feed' | 'format' | 'reader']: readonly Row[] };
  readonly subscribers: readonly Row[];
  /** Those of feeds and readers are of one day. */
  readonly reach: { readonly [by in 'day' | 'feed' | 'reader']: readonly Row[] };
};

/** The columns in which services tell their subscribers. */
const TOLD = { day: 'on_day', feed: 'of_feed', format: 'in_format', reader: 'reader' } as const;

/** The last whole day among rows named by day, where `today` is not yet one; null where there is none at all. */
export function findDay(rows: readonly Row[], today: string): string | null {
  const days = [...new Set(rows.map((row) => toText(row['name'])))].toSorted();
  return days.findLast((day) => day < today) ?? days.at(-1) ?? null;
}

/** `day` as `findDay` gives it. */
export function summarise({ requests, subscribers, reach }: Answers, day: string): Summary {
  const ofDay = subscribers.filter((row) => row['on_day'] === day);
  const toLines = (
    by: 'day' | 'feed' | 'format' | 'reader',
    told: readonly Row[],
    others: ReadonlyMap<string, number>,
  ): readonly Line[] => {
    const sums = sumBy(told, TOLD[by]);
    const names = [...requests[by], ...told.map((row) => ({ name: row[TOLD[by]] }))];
    const all = new Set([...names.map((row) => toText(row['name'])), ...others.keys()]);
    return [...all].map((name) => ({
      name,
      ...toRequests(requests[by].filter((row) => row['name'] === name)),
      subscribers: sums.get(name) ?? 0,
      others: others.get(name) ?? 0,
    }));
  };
  return {
    days: toLines('day', subscribers, estimateBy(reach.day)).toSorted((a, b) =>
      a.name < b.name ? -1 : 1,
    ),
    day,
    feeds: toLines('feed', ofDay, estimateBy(reach.feed))
      .map((line) => ({ ...line, name: toShownFeed(line.name) }))
      .toSorted(byReaders),
    formats: toLines('format', ofDay, new Map()).toSorted((a, b) => b.all - a.all),
    readers: toLines('reader', ofDay, estimateBy(reach.reader)).toSorted(byReaders),
    isSampled: Object.values(reach)
      .flat()
      .some((row) => toNumber(row['sampled']) > 1),
  };
}

export function toTotal(lines: readonly Line[]): Requests {
  return {
    all: sum(lines.map(({ all }) => all)),
    notModified: sum(lines.map(({ notModified }) => notModified)),
    deltas: sum(lines.map(({ deltas }) => deltas)),
  };
}

function byReaders(a: Line, b: Line): number {
  return b.subscribers + b.others - a.subscribers - a.others || b.all - a.all;
}

function toRequests(rows: readonly Row[]): Requests {
  const count = (status: string | null): number =>
    sum(
      rows.flatMap((row) =>
        status === null || row['answer'] === status ? [toNumber(row['requests'])] : [],
      ),
    );
  return { all: count(null), notModified: count('304'), deltas: count('226') };
}

function sumBy(rows: readonly Row[], column: string): ReadonlyMap<string, number> {
  return new Map(
    [...Map.groupBy(rows, (row) => toText(row[column]))].map(([name, of]) => [
      name,
      sum(of.map((row) => toNumber(row['subscribers']))),
    ]),
  );
}

function estimateBy(rows: readonly Row[]): ReadonlyMap<string, number> {
  const observations = rows
    .map((row) => ({
      name: toText(row['name']),
      register: toNumber(row['register']),
      rank: toNumber(row['highest']),
    }))
    // What else may stand in a dataset of that name.
    .filter(({ register }) => Number.isInteger(register) && register >= 0 && register < REGISTERS);
  return new Map(
    [...Map.groupBy(observations, ({ name }) => name)].map(([name, of]) => [name, estimate(of)]),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** 64-bit integers may be written as texts. */
function toNumber(value: unknown): number {
  const number = Number(value);
  return Number.isFinite(number) ? number : 0;
}
