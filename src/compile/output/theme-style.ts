// What the theme of a publication adds to the style of every page: values of its custom properties.
import { DEFAULT_THEME, type SchemeColours, type Theme } from '../../catalog/theme.ts';
import { mix, toContrast } from '../content/colours.ts';
import { BACKGROUNDS, CONTRAST } from '../content/theme.ts';

/** Shares of the accent in the background of what is chosen, as many as the text on it allows. */
const SHARES = { light: 0.12, dark: 0.16 } as const;
const STEP = 0.01;

/** Empty where everything is as `src/pages/style/base.css` says. */
export function toThemeStyle({ accent, font }: Theme): string {
  const values = [...toAccentValues(accent), ...(font === null ? [] : [FONTS[font]])];
  return values.length === 0 ? '' : `:root{${values.join(';')}}\n`;
}

const FONTS = { serif: '--sans:var(--serif)', sans: '--serif:var(--sans)' } as const;

function toAccentValues(accent: SchemeColours): readonly string[] {
  const { light, dark } = DEFAULT_THEME.accent;
  if (accent.light === light && accent.dark === dark) return [];
  const tint = { light: toTint(accent, 'light'), dark: toTint(accent, 'dark') };
  return [`--link:${toLightDark(accent)}`, `--tint:${toLightDark(tint)}`];
}

function toTint(accent: SchemeColours, scheme: keyof SchemeColours): string {
  const [paper] = BACKGROUNDS[scheme];
  for (let share: number = SHARES[scheme]; share > 0; share -= STEP) {
    const tint = mix(paper, accent[scheme], share);
    if (toContrast(accent[scheme], [tint]) >= CONTRAST) return tint;
  }
  return paper;
}

function toLightDark({ light, dark }: SchemeColours): string {
  return `light-dark(${light},${dark})`;
}
