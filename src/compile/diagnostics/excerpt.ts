// The line of a file at which a diagnostic points, and a mark below the very place, for a terminal.
import stringWidth from 'string-width';
import { toPlain } from './diagnostic.ts';

/** Characters on each side of a place that are looked at: more than any terminal shows. */
const REACH = 1_000;

const segmenter = new Intl.Segmenter();

/**
 * A line as a terminal shows it in `width` cells, and the spaces and `^` below it. `column` is 1-based, in
 * UTF-16 units, as in diagnostics; a character may take no cell or two, and a tab takes four here.
 */
export function toExcerpt(
  line: string,
  column: number,
  width: number,
): readonly [line: string, mark: string] {
  const from = Math.max(0, column - 1 - REACH);
  const segments = [...segmenter.segment(line.slice(from, column - 1 + REACH))];
  const at = segments.findLastIndex(({ index }) => from + index < column);
  const shown = segments.map(({ segment }) => toPlain(segment.replaceAll('\t', '    ')));
  const cells = shown.map((text) => stringWidth(text));
  const sum = (start: number, end: number): number =>
    cells.slice(start, end).reduce((total, one) => total + one, 0);
  // The place is seen, and more of what follows than of what is before.
  let start = 0;
  if (sum(0, cells.length) > width) {
    while (start < at && sum(start, at) > width / 2) start += 1;
  }
  let end = cells.length;
  const front = start > 0 || from > 0 ? '…' : '';
  const isLonger = column - 1 + REACH < line.length;
  if (isLonger || front.length + sum(start, end) > width) {
    while (end > at + 1 && front.length + sum(start, end) > width - 1) end -= 1;
  }
  const mark = column > line.length ? sum(start, cells.length) : sum(start, at);
  return [
    front + shown.slice(start, end).join('') + (isLonger || end < cells.length ? '…' : ''),
    `${' '.repeat(front.length + mark)}^`,
  ];
}
