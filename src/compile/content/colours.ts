// Colours: read, measured and moved in lightness. The only file that knows `culori`.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

type Oklch = { readonly mode: 'oklch'; readonly l: number; readonly c: number };

/** What is used of the library, which is loaded with the first colour that a site names. */
type Library = {
  readonly parse: (css: string) => object | undefined;
  readonly oklch: (css: string) => Oklch;
  readonly clampChroma: (colour: Oklch, mode: 'oklch') => Oklch;
  readonly formatHex: (colour: object) => string;
  readonly interpolate: (colours: readonly string[], mode: 'rgb') => (share: number) => object;
  readonly wcagContrast: (one: string, other: string) => number;
};

const HEX = /^#(?:[\da-f]{3}|[\da-f]{6})$/iu;
const OPAQUE = /^(#(?:[\da-f]{3}(?=f$)|[\da-f]{6}(?=ff$)))f{1,2}$/iu;

/** Lightness from black (0) to white (1), in steps that nobody sees. */
const STEPS = 1000;

/** A hexadecimal colour of CSS as `#rrggbb` in lower case; null for one that lets others through, or for none. */
export function toHex(css: string): string | null {
  const text = OPAQUE.exec(css)?.[1] ?? css;
  if (!HEX.test(text)) return null;
  const digits = text.slice(1).toLowerCase();
  return `#${digits.length === 3 ? digits.replaceAll(/./gu, '$&$&') : digits}`;
}

/** The hexadecimal form of a colour that is written in another way, as by its name; null for none. */
export function toMeantHex(css: string): string | null {
  if (/^[\da-f]+$/iu.test(css)) return toHex(`#${css}`);
  const { parse, formatHex } = library();
  const colour = parse(css);
  return colour === undefined ? null : formatHex(colour);
}

/** The least contrast of a colour with any of the others, from 1 to 21 (WCAG 2.2, contrast ratio). */
export function toContrast(colour: string, others: readonly string[]): number {
  const { wcagContrast } = library();
  return Math.min(...others.map((other) => wcagContrast(colour, other)));
}

/** A colour of the same hue, and as lively as the screen can show it, with a lightness from 0 to 1 (OKLCH). */
export function withLightness(colour: string, lightness: number): string {
  const { oklch, clampChroma, formatHex } = library();
  return formatHex(clampChroma({ ...oklch(colour), l: lightness }, 'oklch'));
}

/** The colour of the same hue nearest in lightness that has at least this contrast with all others. */
export function toNearest(colour: string, others: readonly string[], contrast: number): string {
  const { l: own } = library().oklch(colour);
  const lightnesses = Array.from({ length: STEPS + 1 }, (_, step) => step / STEPS);
  const byDistance = lightnesses.toSorted((a, b) => Math.abs(a - own) - Math.abs(b - own));
  for (const lightness of byDistance) {
    const candidate = withLightness(colour, lightness);
    if (toContrast(candidate, others) >= contrast) return candidate;
  }
  return colour;
}

/** So much of one colour on another, from 0 to 1. */
export function mix(under: string, over: string, share: number): string {
  const { interpolate, formatHex } = library();
  return formatHex(interpolate([under, over], 'rgb')(share));
}

function library(): Library {
  return require('culori') as Library;
}
