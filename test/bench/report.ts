// The one table that a benchmark prints: results, spread, aims.
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from '../stage.ts';
import type { Spread } from './pairs.ts';

/** One line. `met` is null where there is no aim, or nothing to hold against it. */
export type Row = {
  readonly measure: string;
  readonly result: string;
  readonly spread: string;
  readonly aim: string;
  readonly met: boolean | null;
};

/** An aim in words and in numbers. */
export type Aim = { readonly words: string; readonly holds: (median: number) => boolean };

const COLUMNS = ['', 'median', 'lowest … highest', 'aim', ''];

/** A line of one measure; `spread` is null where the platform cannot measure it. */
export function toRow(
  measure: string,
  spread: Spread | null,
  show: (value: number) => string,
  aim: Aim | null = null,
): Row {
  return {
    measure,
    result: spread === null ? 'not measured (Linux only)' : show(spread.median),
    spread:
      spread === null || spread.low === spread.high
        ? ''
        : `${show(spread.low)} … ${show(spread.high)}`,
    aim: aim?.words ?? '',
    met: aim === null || spread === null ? null : aim.holds(spread.median),
  };
}

/** The measures under each other, the columns aligned. */
export function toTable(rows: readonly Row[]): string {
  const lines = rows.map(({ measure, result, spread, aim, met }) => [
    measure,
    result,
    spread,
    aim,
    met === null ? '' : met ? 'met' : 'missed',
  ]);
  const all = [COLUMNS, ...lines];
  const widths = COLUMNS.map((_, column) =>
    Math.max(...all.map((cells) => cells[column]?.length ?? 0)),
  );
  const toLine = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 1 || column === 2 ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [toLine(COLUMNS), rule, ...lines.map(toLine)].join('\n');
}

/** What the numbers hold for: the day, the machine, the runtimes. */
export function toMachine(): string {
  const cpus = os.cpus();
  const { version } = JSON.parse(
    readFileSync(path.join(ROOT, 'node_modules/workerd/package.json'), 'utf8'),
  ) as { readonly version: string };
  const day = new Date().toISOString().slice(0, 10);
  const cores = `${cpus.length} × ${cpus[0]?.model.trim() ?? 'unknown CPU'}`;
  return `${day}, ${cores}, ${os.platform()} ${os.arch()}, Node ${process.versions.node}, workerd ${version}`;
}
