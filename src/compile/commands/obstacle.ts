// Why a save is not shown, for the pages that are open.
import type { Obstacle } from '../../catalog/preview.ts';
import { count } from '../diagnostics/count.ts';
import type { Outcome } from '../options.ts';

export const UNCHANGED = 'Still serving the last good version.';

/** Errors on a page; the terminal has them all. */
const MOST = 20;

/** The errors of a compile; null where it has published. */
export function toObstacle({ diagnostics, done }: Outcome): Obstacle | null {
  if (done !== null) return null;
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const more = errors.length - MOST;
  return {
    title: `Compile failed: ${count(errors.length, 'error')}`,
    faults: errors.slice(0, MOST).map(({ file, line, column, rule, message }) => {
      return { place: `${file}:${line}:${column}`, text: `${rule} ${message}` };
    }),
    note: more > 0 ? `${count(more, 'more error')} in the terminal. ${UNCHANGED}` : UNCHANGED,
  };
}

/** A fault that is none of the content's. */
export function toFaultObstacle(message: string): Obstacle {
  return { title: 'Compile failed', faults: [{ place: '', text: message }], note: UNCHANGED };
}
