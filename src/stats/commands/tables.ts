// What the terminal shows: the readers in a sentence, and tables of days, feeds, readers and formats.
import stringWidth from 'string-width';
import type { Range } from './queries.ts';
import { type Line, type Summary, toTotal } from './summary.ts';
import { toCount, toShare, toShownFeed } from './words.ts';

/** Lines of a table, but for days, which are as many as were asked for. */
const MOST = 20;

/** The whole text. */
export function toTables(summary: Summary, { dataset, from, feed }: Range): string {
  const { days, day, feeds, formats, readers } = summary;
  const what = feed === null ? 'all feeds' : `the feed ${toShownFeed(feed)}`;
  return [
    `Readers of ${what} since ${from} (UTC), from the dataset ${dataset}`,
    toSentences(summary),
    toTable('day', days, null),
    toTable(`feed on ${day}`, feeds, 'requests are of all days'),
    toTable(`program on ${day}`, readers, 'requests are of all days'),
    toTable(`format on ${day}`, formats, 'requests are of all days', false),
  ].join('\n\n');
}

/** What most people want to know, in two or three lines. */
function toSentences({ days, day, isSampled }: Summary): string {
  const { subscribers = 0, others = 0 } = days.find(({ name }) => name === day) ?? {};
  const { all, notModified, deltas } = toTotal(days);
  return [
    `On ${day}: about ${toCount(subscribers + others)} readers, ${toCount(subscribers)} told by services and about ${toCount(others)} others.`,
    `${toCount(all)} requests: nothing was new for ${toShare(notModified, all)} (304), and ${toShare(deltas, all)} got only what was new (226).`,
    ...(isSampled
      ? ['There were so many requests that others are counted from a sample: they are too few.']
      : []),
  ].join('\n');
}

/** `hasOthers` is false where they are not known. */
function toTable(
  title: string,
  lines: readonly Line[],
  note: string | null,
  hasOthers = true,
): string {
  const isLong = title !== 'day' && lines.length > MOST;
  const shown = isLong ? lines.slice(0, MOST) : lines;
  const cells = shown.map(({ name, all, notModified, deltas, subscribers, others }) => [
    ...[name, toCount(subscribers), ...(hasOthers ? [toCount(others)] : []), toCount(all)],
    ...[toShare(notModified, all), toShare(deltas, all)],
  ]);
  const head = [title, 'subscribers', ...(hasOthers ? ['others'] : []), 'requests', '304', '226'];
  const rest = isLong ? [`and ${lines.length - MOST} more`] : [];
  const notes = note === null ? [] : [`(${note})`];
  return [toGrid([head, ...cells]), ...rest, ...notes].join('\n');
}

/** Columns of equal width; all but the first end at the right. */
function toGrid(lines: readonly (readonly string[])[]): string {
  const [head = []] = lines;
  const widths = head.map((_, column) =>
    Math.max(...lines.map((cells) => stringWidth(cells[column] ?? ''))),
  );
  return lines
    .map((cells) =>
      cells
        .map((cell, column) => {
          const space = ' '.repeat((widths[column] ?? 0) - stringWidth(cell));
          return column === 0 ? cell + space : space + cell;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
