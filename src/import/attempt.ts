// One post that cannot be read ends no import.
import type { Note } from './post.ts';

/** What comes of a post; null, with a note, when it fails: the parsers' stack is what a text can exhaust. */
export function attempt<Result>(
  place: string,
  note: (note: Note) => void,
  run: () => Result,
): Result | null {
  try {
    return run();
  } catch (fault) {
    const isDeep = fault instanceof RangeError;
    const reason = fault instanceof Error ? fault.message : String(fault);
    const message = isDeep ? 'nested too deeply; left out' : `${reason}; left out`;
    note({ rule: 'failed-post', place, message });
    return null;
  }
}
