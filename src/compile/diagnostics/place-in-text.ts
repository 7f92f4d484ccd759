// Places in a text by their offsets.
import type { Place } from './rules.ts';

/** The place of an offset in a text. */
export function toTextPlace(text: string, offset: number): Place {
  return readPlaces(text)(offset);
}

/** What gives the places of offsets, none of which is before the one in front, in one go. */
export function readPlaces(text: string): (offset: number) => Place {
  let line = 1;
  let lineStart = 0;
  return (offset) => {
    for (let end = text.indexOf('\n', lineStart); end !== -1 && end < offset; ) {
      line += 1;
      lineStart = end + 1;
      end = text.indexOf('\n', lineStart);
    }
    return { line, column: offset - lineStart + 1 };
  };
}
