// How much work a function does, in numbers that no clock and no other process changes.
import { type Profiler, Session } from 'node:inspector';

/**
 * How often blocks of code were entered during `work`, in libraries too: V8 counts functions, loops
 * and branches. What is native, such as a regular expression, is not counted.
 */
export function countSteps(work: () => void): number {
  const session = new Session();
  session.connect();
  try {
    session.post('Profiler.enable');
    session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    take(session);
    work();
    return take(session);
  } finally {
    session.disconnect();
  }
}

/** The sum since the last time. */
function take(session: Session): number {
  let scripts: readonly Profiler.ScriptCoverage[] = [];
  // The thread's own inspector answers at once.
  session.post('Profiler.takePreciseCoverage', (error, taken) => {
    if (error) throw error;
    scripts = taken.result;
  });
  let steps = 0;
  for (const { functions } of scripts) {
    for (const { ranges } of functions) {
      for (const { count } of ranges) steps += count;
    }
  }
  return steps;
}
