// The look of pages, from what site.yaml says of it: colours that can be read in both schemes.
import { DEFAULT_THEME, type SchemeColours, type Theme } from '../../catalog/theme.ts';
import { quote } from '../diagnostics/hints.ts';
import type { Report } from '../diagnostics/rules.ts';
import { toContrast, toNearest, withLightness } from './colours.ts';
import type { ThemeSettings } from './theme-shape.ts';
import type { ToPlace } from './yaml-places.ts';

/** What text stands on, and what stands on buttons: `--paper` and `--panel` of `src/pages/style/base.css`. */
export const BACKGROUNDS = {
  light: ['#fbfbf8', '#f0f4f2'],
  dark: ['#10181b', '#172226'],
} as const;

/** Of text of any size (WCAG 2.2, 1.4.3 AA). */
export const CONTRAST = 4.5;

/** Of an accent on dark, if the publication names one for light alone: as bright as the default (OKLCH). */
const BRIGHT = 0.78;

/** `toPlace` leads from the top of site.yaml. */
export function readTheme(given: ThemeSettings, toPlace: ToPlace, report: Report): Theme {
  return { accent: readAccent(given.accent, toPlace, report) };
}

function readAccent(
  accent: ThemeSettings['accent'],
  toPlace: ToPlace,
  report: Report,
): SchemeColours {
  if (accent === undefined) return DEFAULT_THEME.accent;
  const check = (scheme: keyof SchemeColours, colour: string, path: readonly string[]): void => {
    const others = BACKGROUNDS[scheme];
    const contrast = toContrast(colour, others);
    if (contrast >= CONTRAST) return;
    const nearest = toNearest(colour, others, CONTRAST);
    const message =
      `${quote(colour)}: its contrast with the ${scheme} background is ${toRatio(contrast)}, ` +
      `and text needs ${CONTRAST}:1; the nearest colour that has it is "${nearest}"`;
    report('low-contrast', toPlace(['theme', 'accent', ...path]), message);
  };
  if (typeof accent === 'string') {
    check('light', accent, []);
    const bright = withLightness(accent, BRIGHT);
    return { light: accent, dark: toNearest(bright, BACKGROUNDS.dark, CONTRAST) };
  }
  check('light', accent.light, ['light']);
  check('dark', accent.dark, ['dark']);
  return accent;
}

/** Cut, not rounded: 4.499 is no 4.5. */
function toRatio(contrast: number): string {
  return `${Math.floor(contrast * 100) / 100}:1`;
}
