// A plot as SVG: panels side by side over one axis of articles, both axes logarithmic. It asks for
// nothing outside, and follows the reader's light or dark scheme by itself.

/** One value; `x` is null where it holds for every x. */
export type Point = {
  readonly x: number | null;
  readonly low: number;
  readonly median: number;
  readonly high: number;
};

export type Series = {
  readonly name: string;
  readonly colour: 'ours' | 'a' | 'b' | 'c';
  readonly dash: 'none' | 'short';
  readonly points: readonly Point[];
};

export type Panel = {
  readonly title: string;
  /** What the upright axis counts. */
  readonly unit: string;
  readonly series: readonly Series[];
};

export type Plot = {
  readonly title: string;
  readonly panels: readonly Panel[];
  /** Lines below. */
  readonly notes: readonly string[];
};

/** Where values stand, in units of the picture. */
type Scale = { readonly ticks: readonly number[]; readonly at: (value: number) => number };

const WIDTH = 480;
const LEFT = 70;
const RIGHT = 20;
const TOP = 74;
const HEIGHT = 300;
const LINE = 17;

/** Between the axis and the first line of the legend. */
const LEGEND = 62;

const STYLE = `
svg{background:#fff;color:#1c1c1e;font:12px system-ui,sans-serif}
text{fill:currentColor}.head{font-size:16px;font-weight:600}.sub{font-size:13px;font-weight:600}
.note{font-size:11px;opacity:.75}.grid{stroke:currentColor;opacity:.15}
.axis{stroke:currentColor;fill:none}.line{fill:none;stroke-width:2}.short{stroke-dasharray:2 4}
.ours{stroke:#b3261e;color:#b3261e}.a{stroke:#0b57d0}.b{stroke:#146c2e}.c{stroke:#7b4fa6}
.dot{fill:#b3261e;stroke:none}
@media (prefers-color-scheme:dark){
svg{background:#16171a;color:#e6e6e8}
.ours{stroke:#ff8a80;color:#ff8a80}.a{stroke:#8ab4f8}.b{stroke:#81c995}.c{stroke:#cfa9f5}
.dot{fill:#ff8a80}}`;

/** The whole file. */
export function toPlot({ title, panels, notes }: Plot): string {
  const width = panels.length * (LEFT + WIDTH + RIGHT);
  const most = Math.max(...panels.map(({ series }) => series.length));
  const below = TOP + HEIGHT + LEGEND + most * LINE + 10;
  const height = below + notes.length * LINE;
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-labelledby="title">
<title id="title">${escapeText(title)}</title>
<style>${STYLE}
</style>
${text(LEFT, 28, title, 'head')}
${panels.map((panel, index) => toPanel(panel, index * (LEFT + WIDTH + RIGHT) + LEFT)).join('\n')}
${notes.map((note, index) => text(LEFT, below + index * LINE, note, 'note')).join('\n')}
</svg>
`;
}

/** A panel whose axes meet at `left`. */
function toPanel({ title, unit, series }: Panel, left: number): string {
  const points = series.flatMap((one) => one.points);
  const counts = points.flatMap(({ x }) => (x === null ? [] : [x]));
  const x = toScale(counts, left + 16, left + WIDTH - 16);
  const y = toScale(
    points.flatMap(({ low, high }) => [low, high]),
    TOP + HEIGHT,
    TOP,
  );
  const bottom = TOP + HEIGHT;
  const middle = TOP + HEIGHT / 2;
  return [
    text(left, TOP - 16, title, 'sub'),
    ...y.ticks.map(
      (tick) =>
        `${line(left, y.at(tick), left + WIDTH, y.at(tick), 'grid')}${text(left - 8, y.at(tick) + 4, show(tick), '', 'end')}`,
    ),
    ...x.ticks.map(
      (tick) =>
        `${line(x.at(tick), bottom, x.at(tick), bottom + 5, 'axis')}${text(x.at(tick), bottom + 20, show(tick), '', 'middle')}`,
    ),
    `<path class="axis" d="M${left} ${TOP}V${bottom}H${left + WIDTH}"/>`,
    text(left + WIDTH / 2, bottom + 38, 'articles published', '', 'middle'),
    `<text transform="translate(${left - 54} ${middle}) rotate(-90)" text-anchor="middle">${escapeText(unit)}</text>`,
    ...series.map((one) => toLine(one, x, y, left)),
    ...series.map((one, index) => toLegend(one, left, bottom + LEGEND + index * LINE)),
  ].join('\n');
}

/** A line through the medians with a bar for each spread, or one across where it holds for all. */
function toLine({ colour, dash, points }: Series, x: Scale, y: Scale, left: number): string {
  const placed = points.flatMap((point) => (point.x === null ? [] : [{ ...point, x: point.x }]));
  const across = points
    .filter((point) => point.x === null)
    .map(({ median }) =>
      line(left, y.at(median), left + WIDTH, y.at(median), toClass(colour, dash)),
    );
  const corners = placed.map((point) => `${round(x.at(point.x))},${round(y.at(point.median))}`);
  const marks = placed.map(
    (point) =>
      `${line(x.at(point.x), y.at(point.low), x.at(point.x), y.at(point.high), colour)}<circle class="dot" cx="${round(x.at(point.x))}" cy="${round(y.at(point.median))}" r="3.5"/>`,
  );
  const through =
    corners.length === 0
      ? ''
      : `<polyline class="${toClass(colour, dash)}" points="${corners.join(' ')}"/>`;
  return [through, ...across, ...marks].join('');
}

function toLegend({ name, colour, dash, points }: Series, left: number, top: number): string {
  const last = points.at(-1);
  const value = last === undefined ? '' : `: ${show(toShort(last.median))}`;
  const said = last?.x === null ? value : '';
  return `${line(left, top - 4, left + 30, top - 4, toClass(colour, dash))}${text(left + 38, top, `${name}${said}`)}`;
}

/** Logarithmic, from the last whole step below all values to the first above. */
function toScale(values: readonly number[], from: number, to: number): Scale {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  const ticks = Array.from({ length: high - low + 1 }, (_, step) => 10 ** (low + step));
  return {
    ticks,
    at: (value) => from + ((Math.log10(value) - low) / (high - low)) * (to - from),
  };
}

function toClass(colour: Series['colour'], dash: Series['dash']): string {
  return dash === 'none' ? `line ${colour}` : `line ${colour} ${dash}`;
}

function line(x1: number, y1: number, x2: number, y2: number, kind: string): string {
  return `<line class="${kind}" x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}"/>`;
}

function text(x: number, y: number, words: string, kind = '', anchor = 'start'): string {
  const named = kind === '' ? '' : ` class="${kind}"`;
  return `<text${named} x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${escapeText(words)}</text>`;
}

/** Two digits that count. */
function toShort(value: number): number {
  return Number(value.toPrecision(2));
}

function show(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 3 });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escapeText(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
