// The one table that a benchmark prints: results, spread, aims.
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from '../root.ts';
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
  const lines = rows.map(({ measure, result, spread, aim, met }) => {
    return [measure, result, spread, aim, toVerdict(met)];
  });
  return toGrid([COLUMNS, ...lines], [1, 2]);
}

/** Whether an aim was met, in a word; empty where there is none. */
export function toVerdict(met: boolean | null): string {
  if (met === null) return '';
  return met ? 'met' : 'missed';
}

/** Lines of cells in columns, a rule under the first line; `right` says which end at the right. */
export function toGrid(lines: readonly (readonly string[])[], right: readonly number[]): string {
  const [head = [], ...others] = lines;
  const widths = head.map((_, column) =>
    Math.max(...lines.map((cells) => cells[column]?.length ?? 0)),
  );
  const toLine = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return right.includes(column) ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [toLine(head), rule, ...others.map(toLine)].join('\n');
}

/** The same as a table of a Markdown document. */
export function toMarkdown(lines: readonly (readonly string[])[]): string {
  const [head = [], ...others] = lines;
  const toLine = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [toLine(head), `|${'---|'.repeat(head.length)}`, ...others.map(toLine)].join('\n');
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
