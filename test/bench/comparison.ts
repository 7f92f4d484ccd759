// Measures of several programs beside each other: a line for each measure, a column for each program.
import { type Spread, toSpread } from './pairs.ts';
import { type Aim, toVerdict } from './report.ts';

export type Measure = {
  readonly name: string;
  /** In the order of the columns; null where a program was not measured. */
  readonly spreads: readonly (Spread | null)[];
  readonly show: (value: number) => string;
  /** Of the first column. */
  readonly aim: Aim | null;
};

/** `values` are those of each column; one of them that is null was not measured. */
export function toMeasure(
  name: string,
  values: readonly (readonly (number | null)[])[],
  show: (value: number) => string,
  aim: Aim | null = null,
): Measure {
  const spreads = values.map((column) => {
    const known = column.filter((value) => value !== null);
    return known.length === 0 ? null : toSpread(known);
  });
  return { name, spreads, show, aim };
}

/** The cells of a table, its head first. */
export function toCells(
  title: string,
  columns: readonly string[],
  measures: readonly Measure[],
): readonly (readonly string[])[] {
  const lines = measures.map(({ name, spreads, show, aim }) => {
    const cells = columns.map((_, column) => toCell(spreads[column] ?? null, show));
    const [ours] = spreads;
    const met = aim === null || !ours ? null : aim.holds(ours.median);
    return [name, ...cells, [aim?.words, toVerdict(met)].filter(Boolean).join(': ')];
  });
  return [[title, ...columns, 'aim'], ...lines];
}

function toCell(spread: Spread | null, show: (value: number) => string): string {
  if (spread === null) return '–';
  const [low, median, high] = [spread.low, spread.median, spread.high].map(show);
  return low === high ? `${median}` : `${median} (${low} to ${high})`;
}
