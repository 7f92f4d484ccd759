// Bar charts as SVG: upright ones over days, and lying ones beside names.
import { toCount } from './words.ts';

export type Colour = 'a' | 'b' | 'c';

/** One part of every bar. */
export type Part = { readonly name: string; readonly colour: Colour };

export type Bar = { readonly name: string; readonly values: readonly number[] };

export type Place = { readonly left: number; readonly top: number; readonly width: number };

export type Chart = {
  readonly title: string;
  readonly parts: readonly Part[];
  readonly bars: readonly Bar[];
};

/** From the top of a chart to its bars. */
const HEAD = 34;

/** Of upright bars. */
const HEIGHT = 150;
const AXIS = 48;
const FOOT = 24;
const LABEL = 56;

/** Of lying ones. */
const ROW = 24;
const NAMES = 150;
const NUMBER = 64;

export const UPRIGHT_HEIGHT = HEAD + HEIGHT + FOOT;

/** Height of a chart with so many lying bars. */
export function toLyingHeight(bars: number): number {
  return HEAD + bars * ROW;
}

/** Bars over an axis of their names, which are written where there is room. */
export function toUpright({ title, parts, bars }: Chart, { left, top, width }: Place): string {
  const step = toStep(Math.max(1, ...bars.map(({ values }) => sum(values))));
  const most = step * Math.ceil(Math.max(1, ...bars.map(({ values }) => sum(values))) / step);
  const start = left + AXIS;
  const room = width - AXIS;
  const base = top + HEAD + HEIGHT;
  const toY = (value: number): number => base - (value / most) * HEIGHT;
  const pitch = room / Math.max(1, bars.length);
  const every = Math.max(1, Math.ceil(LABEL / pitch));
  const ticks = Array.from({ length: Math.round(most / step) + 1 }, (_, index) => index * step);
  return [
    toHead(title, parts, { left, top, width }),
    ...ticks.flatMap((tick) => [
      `<path class="grid" d="M${start} ${round(toY(tick))}h${room}"/>`,
      text(start - 8, toY(tick) + 4, toCount(tick), 'small end'),
    ]),
    ...bars.flatMap(({ name, values }, index) => {
      const x = start + index * pitch + pitch * 0.15;
      const isNamed = (bars.length - 1 - index) % every === 0;
      return [
        ...values.map((value, part) => {
          const below = sum(values.slice(0, part));
          const height = toY(below) - toY(below + value);
          return rect(x, toY(below + value), pitch * 0.7, height, parts[part], name, value);
        }),
        ...(isNamed ? [text(x + pitch * 0.35, base + 17, name, 'small middle')] : []),
      ];
    }),
  ].join('\n');
}

/** Bars from the left, with their sums behind them. What the colours mean is said above, by upright ones. */
export function toLying({ title, parts, bars }: Chart, { left, top, width }: Place): string {
  const most = Math.max(1, ...bars.map(({ values }) => sum(values)));
  const room = width - NAMES - NUMBER;
  return [
    text(left, top + 12, title, 'sub'),
    ...bars.flatMap(({ name, values }, index) => {
      const y = top + HEAD + index * ROW;
      const toX = (value: number): number => left + NAMES + (value / most) * room;
      return [
        text(left + NAMES - 8, y + 15, shorten(name), 'end'),
        ...values.map((value, part) => {
          const before = sum(values.slice(0, part));
          const x = toX(before);
          return rect(x, y + 3, toX(before + value) - x, ROW - 8, parts[part], name, value);
        }),
        text(toX(sum(values)) + 6, y + 15, toCount(sum(values)), 'small'),
      ];
    }),
  ].join('\n');
}

/** Text at its base line. */
export function text(x: number, y: number, words: string, style: string): string {
  return `<text class="${style}" x="${round(x)}" y="${round(y)}">${escapeText(words)}</text>`;
}

/** As XML has it in text and in attributes; control characters, which it forbids, are left out. */
export function escapeText(words: string): string {
  return words
    .replace(/\p{Cc}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** The title, and what the colours mean. */
function toHead(title: string, parts: readonly Part[], { left, top, width }: Place): string {
  let end = left + width;
  const words = parts.toReversed().map(({ name, colour }) => {
    end -= name.length * 6.4 + 22;
    return `<rect class="${colour}" x="${round(end)}" y="${top + 3}" width="10" height="10" rx="2"/>
${text(end + 15, top + 12, name, 'small')}`;
  });
  return [text(left, top + 12, title, 'sub'), ...words].join('\n');
}

function rect(
  x: number,
  y: number,
  width: number,
  height: number,
  part: Part | undefined,
  name: string,
  value: number,
): string {
  if (value <= 0 || part === undefined) return '';
  const size = `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`;
  const told = escapeText(`${name}: ${toCount(value)} ${part.name}`);
  return `<rect class="${part.colour}" ${size}><title>${told}</title></rect>`;
}

/** Between the lines of a grid: one, two or five of a power of ten, so that there are three to six. */
function toStep(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most / 3 || 1));
  return Math.max(
    1,
    [1, 2, 5, 10].map((one) => one * power).find((one) => most / one <= 5) ?? most,
  );
}

function shorten(name: string): string {
  const characters = [...name];
  return characters.length > 22 ? `${characters.slice(0, 21).join('')}…` : name;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
