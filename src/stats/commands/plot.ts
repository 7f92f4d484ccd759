// The plot: readers and requests over days, and the readers of each feed and program. It asks for nothing outside,
// and follows the reader's light or dark scheme by itself.
import {
  type Bar,
  escapeText,
  type Part,
  text,
  toLying,
  toLyingHeight,
  toUpright,
  UPRIGHT_HEIGHT,
} from './bars.ts';
import type { Range } from './queries.ts';
import { type Line, type Summary, toTotal } from './summary.ts';
import { toCount, toShare, toShortDay, toShownFeed } from './words.ts';

const WIDTH = 960;
const MARGIN = 36;
const GAP = 36;
const HEAD = 92;

/** Lying bars of a chart. */
const MOST = 10;

const STYLE = `
svg{background:#fff;color:#1c1c1e;font:13px system-ui,-apple-system,'Segoe UI',sans-serif}
text{fill:currentColor}.head{font-size:22px;font-weight:650}.sub{font-size:14px;font-weight:600}
.small{font-size:11px;opacity:.75}.note{font-size:12px;opacity:.75}
.end{text-anchor:end}.middle{text-anchor:middle}
.grid{stroke:currentColor;opacity:.12}
.a{fill:#0b57d0}.b{fill:#f2a33a}.c{fill:#b9c1cb}
@media (prefers-color-scheme:dark){
svg{background:#16171a;color:#e6e6e8}
.a{fill:#8ab4f8}.b{fill:#f2b35e}.c{fill:#565d66}}`;

const READERS: readonly Part[] = [
  { name: 'told by services', colour: 'a' },
  { name: 'others, estimated', colour: 'b' },
];

const REQUESTS: readonly Part[] = [
  { name: '200, the whole feed', colour: 'a' },
  { name: '226, what was new', colour: 'b' },
  { name: '304, nothing new', colour: 'c' },
];

/** The whole file. */
export function toPlot(summary: Summary, { from, feed }: Range): string {
  const { days, day, feeds, readers, formats } = summary;
  const whole = WIDTH - 2 * MARGIN;
  const half = (whole - GAP) / 2;
  const right = MARGIN + half + GAP;
  const date = toShortDay(day);
  const title = `Readers of ${feed === null ? 'all feeds' : toShownFeed(feed)}`;
  const requests = HEAD + UPRIGHT_HEIGHT + GAP;
  const lists = requests + UPRIGHT_HEIGHT + GAP;
  const feedBars = toReaderBars(feeds);
  const readerBars = toReaderBars(readers);
  const formatBars = formats.map(({ name, all }) => ({ name, values: [all] }));
  const formatsTop = lists + toLyingHeight(feedBars.length) + GAP;
  const height =
    Math.max(
      formatsTop + toLyingHeight(formatBars.length),
      lists + toLyingHeight(readerBars.length),
    ) + MARGIN;
  const named = days.map((line) => ({ ...line, name: toShortDay(line.name) }));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title">
<title id="title">${escapeText(title)}</title>
<style>${STYLE}
</style>
${[
  text(MARGIN, 44, title, 'head'),
  text(MARGIN, 66, toSubtitle(summary, from), 'note'),
  toUpright(
    {
      title: 'Readers a day',
      parts: READERS,
      bars: named.map(({ name, subscribers, others }) => ({ name, values: [subscribers, others] })),
    },
    { left: MARGIN, top: HEAD, width: whole },
  ),
  toUpright(
    {
      title: 'Requests a day',
      parts: REQUESTS,
      bars: named.map(({ name, all, notModified, deltas }) => ({
        name,
        values: [all - notModified - deltas, deltas, notModified],
      })),
    },
    { left: MARGIN, top: requests, width: whole },
  ),
  toLying(
    { title: `Feeds by readers, ${date}`, parts: READERS, bars: feedBars },
    { left: MARGIN, top: lists, width: half },
  ),
  toLying(
    { title: `Programs, ${date}`, parts: READERS, bars: readerBars },
    { left: right, top: lists, width: half },
  ),
  toLying(
    {
      title: 'Formats by requests, all days',
      parts: [{ name: 'requests', colour: 'a' }],
      bars: formatBars,
    },
    { left: MARGIN, top: formatsTop, width: half },
  ),
].join('\n')}
</svg>
`;
}

function toSubtitle({ days, day }: Summary, from: string): string {
  const { subscribers = 0, others = 0 } = days.find(({ name }) => name === day) ?? {};
  const { all, notModified, deltas } = toTotal(days);
  return [
    `${toShortDay(day)}: about ${toCount(subscribers + others)} readers`,
    `since ${toShortDay(from)} ${toCount(all)} requests, ${toShare(notModified, all)} of them 304, ${toShare(deltas, all)} 226`,
  ].join(' · ');
}

/** Those that have readers on the day. */
function toReaderBars(lines: readonly Line[]): readonly Bar[] {
  return lines
    .filter(({ subscribers, others }) => subscribers + others > 0)
    .slice(0, MOST)
    .map(({ name, subscribers, others }) => ({ name, values: [subscribers, others] }));
}
