// What a compile prints: for the person at the terminal, for a program, or for GitHub Actions.
import { styleText } from 'node:util';
import { count } from '../diagnostics/count.ts';
import { type Diagnostic, formatDiagnostic } from '../diagnostics/diagnostic.ts';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import { toWorkflowCommand } from '../diagnostics/github.ts';
import { selectPlaces, toTable } from '../diagnostics/volume.ts';
import type { Outcome } from '../options.ts';

export const FORMATS = ['text', 'json', 'github'] as const;

/** How its work is called, what it has done, and the command that prints every place. */
export type Work = { readonly name: string; readonly done: string; readonly all: string };

const COMPILE: Work = { name: 'Compile', done: 'Compiled', all: 'npm run compile -- --all' };

export type ReportForm = {
  readonly format: (typeof FORMATS)[number];
  /** What was done, as a person calls it. */
  readonly work?: Work;
  /** Whether text has every place; the other formats always have. */
  readonly all: boolean;
  /** Null where no person looks: then text has one line for each place. */
  readonly terminal: Terminal | null;
};

export type Terminal = {
  /** Cells of a line. */
  readonly width: number;
  readonly isColoured: boolean;
  /** A line of a file of the content folder; null where there is none. */
  readonly readLine: (file: string, line: number) => string | null;
};

const PLAIN: ReportForm = { format: 'text', all: false, terminal: null };

/** Every diagnostic, or the first ones of each rule and a table of all, then one line that sums up. */
export function toReport(outcome: Outcome, milliseconds: number, form = PLAIN): string {
  const { diagnostics, done } = outcome;
  const [errors, warnings] = countSeverities(diagnostics);
  if (form.format === 'json') {
    const { origin = null, articles = null } = done ?? {};
    return JSON.stringify({ errors, warnings, origin, articles, diagnostics });
  }
  const { work = COMPILE } = form;
  const summary = toSummary(outcome, milliseconds, work);
  if (form.format === 'github') return [...diagnostics.map(toWorkflowCommand), summary].join('\n');
  const shown = form.all ? diagnostics : selectPlaces(diagnostics);
  const places = shown.flatMap((one) => toLines(one, form.terminal));
  if (shown.length === diagnostics.length) return [...places, summary].join('\n');
  const rest =
    `Shown: ${shown.length} of ${diagnostics.length} places. ` + `All of them: ${work.all}`;
  return [...places, '', ...toTable(diagnostics, shown), '', rest, summary].join('\n');
}

function countSeverities(diagnostics: readonly Diagnostic[]): readonly [number, number] {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return [errors, diagnostics.length - errors];
}

function toSummary({ diagnostics, done }: Outcome, milliseconds: number, work: Work): string {
  const [errors, warnings] = countSeverities(diagnostics);
  const counts = [
    ...(errors === 0 ? [] : [count(errors, 'error')]),
    ...(warnings === 0 ? [] : [count(warnings, 'warning')]),
  ].join(', ');
  if (done === null) return `${work.name} failed: ${counts}.`;
  const noted = counts === '' ? '' : ` (${counts})`;
  const time = (milliseconds / 1000).toFixed(1);
  return `${work.done} ${count(done.articles, 'article')} for ${done.origin} in ${time} s${noted}.`;
}

/** Columns that an excerpt stands further in than the line above it. */
const INDENT = '  ';

function toLines(diagnostic: Diagnostic, terminal: Terminal | null): readonly string[] {
  const text = formatDiagnostic(diagnostic);
  if (terminal === null) return [text];
  const { file, line, column, severity, rule } = diagnostic;
  const colour = severity === 'error' ? 'red' : 'yellow';
  const style = (format: Parameters<typeof styleText>[0], part: string): string =>
    terminal.isColoured ? styleText(format, part, { validateStream: false }) : part;
  const named = text.replace(
    ` ${severity} ${rule} `,
    ` ${style(colour, severity)} ${style('bold', rule)} `,
  );
  // The beginning of a file stands for all of it.
  const source = line === 1 && column === 1 ? null : terminal.readLine(file, line);
  if (source === null || source.trim() === '') return [named];
  const [shown, mark] = toExcerpt(source, column, terminal.width - INDENT.length);
  return [named, INDENT + style('dim', shown), INDENT + style(colour, mark)];
}
