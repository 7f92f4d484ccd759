// What a compile prints for the person at the terminal.

import { count } from '../diagnostics/count.ts';
import { formatDiagnostic } from '../diagnostics/diagnostic.ts';
import type { Outcome } from '../options.ts';

/** Every diagnostic on a line of its own, then one line that sums up. */
export function toReport({ diagnostics, done }: Outcome, milliseconds: number): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const counts = [
    ...(errors === 0 ? [] : [count(errors, 'error')]),
    ...(warnings === 0 ? [] : [count(warnings, 'warning')]),
  ].join(', ');
  const noted = counts === '' ? '' : ` (${counts})`;
  const summary =
    done === null
      ? `Compile failed: ${counts}.`
      : `Compiled ${count(done.articles, 'article')} for ${done.origin} ` +
        `in ${(milliseconds / 1000).toFixed(1)} s${noted}.`;
  return [...diagnostics.map(formatDiagnostic), summary].join('\n');
}
