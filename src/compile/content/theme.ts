// The look of pages, from what site.yaml says of it: colours that can be read, a logo, links of the header.
import { COLOURS } from '../../catalog/colours.ts';
import type { Picture } from '../../catalog/site.ts';
import { DEFAULT_THEME, type Logo, type SchemeColours, type Theme } from '../../catalog/theme.ts';
import { toPathKey } from '../../query/path.ts';
import { quote } from '../diagnostics/hints.ts';
import type { Place, Report } from '../diagnostics/rules.ts';
import { toWebAddress } from '../files/web-address.ts';
import type { OwnAddress } from '../markdown/links.ts';
import { toMeantHint } from '../markdown/meant-address.ts';
import { toContrast, toNearest, withLightness } from './colours.ts';
import type { ThemeSettings } from './theme-shape.ts';
import type { ToPlace } from './yaml-places.ts';

/** What text stands on, and what stands on buttons: `--paper` and `--panel` of `src/pages/style/base.css`. */
export const BACKGROUNDS = {
  light: [COLOURS.paper, '#f0f4f2'],
  dark: [COLOURS.dark, '#172226'],
} as const;

/** Of text of any size (WCAG 2.2, 1.4.3 AA). */
export const CONTRAST = 4.5;

/** Of an accent on dark, if the publication names one for light alone: as bright as the default (OKLCH). */
const BRIGHT = 0.78;

/** What a theme is read against. */
export type ThemeContext = {
  /** Where the site is, and where it is in public; null where that is unknown. */
  readonly origins: readonly (string | null)[];
  /** A picture of the content folder, or of another site; null with a diagnostic. */
  readonly toPicture: (written: string, place: Place) => Picture | null;
  /** From the top of site.yaml. */
  readonly toPlace: ToPlace;
  readonly report: Report;
};

/** The theme, and the addresses of this site that it leads to, to be checked when all are known. */
export function readTheme(
  given: ThemeSettings,
  context: ThemeContext,
): { readonly theme: Theme; readonly addresses: readonly OwnAddress[] } {
  const { toPlace, report } = context;
  const { navigation, addresses } = readNavigation(given.navigation, context);
  const theme = {
    accent: readAccent(given.accent, toPlace, report),
    font: given.font ?? null,
    logo: readLogo(given.logo, context),
    navigation,
    // It is rendered when all articles are known.
    footer: null,
  };
  return { theme, addresses };
}

function readLogo(logo: ThemeSettings['logo'], context: ThemeContext): Theme['logo'] {
  if (logo === undefined) return null;
  const { toPlace } = context;
  const { light, dark } =
    typeof logo === 'string'
      ? { light: readPicture(logo, toPlace(['theme', 'logo']), context), dark: null }
      : {
          light: readPicture(logo.light, toPlace(['theme', 'logo', 'light']), context),
          dark: readPicture(logo.dark, toPlace(['theme', 'logo', 'dark']), context),
        };
  return light && { light, dark };
}

function readPicture(
  written: string,
  place: Place,
  { toPicture, report }: ThemeContext,
): Logo | null {
  if (toWebAddress(written) !== null) {
    report('bad-value', place, `${quote(written)}: must be a file, like "media/logo.svg"`);
    return null;
  }
  const picture = toPicture(written, place);
  if (picture === null) return null;
  const { url, width, height } = picture;
  if (width !== null && height !== null) return { url, width, height };
  const fault = 'its width and height cannot be read, and pages would move when it comes';
  report('bad-value', place, `${quote(written)}: ${fault}`);
  return null;
}

function readNavigation(given: ThemeSettings['navigation'], context: ThemeContext) {
  if (given === undefined) return { navigation: null, addresses: [] };
  const { origins, toPlace, report } = context;
  const addresses: OwnAddress[] = [];
  const navigation = given.map(({ title, url: written }, index) => {
    const place = toPlace(['theme', 'navigation', index, 'url']);
    const url = toLinkUrl(written);
    if (url === null) {
      const fault = `must be a path that starts with one "/", or a URL (https://…)`;
      report('bad-value', place, `${quote(written)}: ${fault}${toPathHint(written)}`);
      return { title, url: written };
    }
    if (url.origin !== PATHS && !origins.includes(url.origin)) return { title, url: url.href };
    addresses.push({ path: toPathKey(url.pathname), query: url.search, place });
    return { title, url: url.pathname + url.search + url.hash };
  });
  return { navigation, addresses };
}

/** The origin of what is written as a path. */
const PATHS = 'https://x.invalid';

function toLinkUrl(written: string): URL | null {
  if (/^\/(?!\/)[^\\]*$/u.test(written)) return URL.parse(written.normalize('NFC'), PATHS);
  if (/^mailto:[^\s@]+@[^\s@]+$/u.test(written)) return URL.parse(written);
  const address = toWebAddress(written);
  return address === null ? null : new URL(address);
}

/** A file of a page is written as its address, and an address without its slash with it. */
function toPathHint(written: string): string {
  const [, slug] = /^(?:\.?\/)?(?:pages\/)?([\p{L}\p{N}-]+)(?:\.md)?$/u.exec(written) ?? [];
  return slug === undefined ? toMeantHint(written) : `; did you mean "/${slug}"?`;
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
