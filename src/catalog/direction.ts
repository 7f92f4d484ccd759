// Which way the text of a language runs: feeds and pages must say it, or sentences end on the wrong side.

/** Scripts that run from right to left (ISO 15924). */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set([
  ...['Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi'],
]);

type Direction = 'ltr' | 'rtl';

/** Of the languages that were asked for: a site has few, and asks for each article. */
const known = new Map<string, Direction>();

/** By the script that a language (BCP 47) names, or that it is mostly written in. */
export function toDirection(language: string): Direction {
  const found = known.get(language);
  if (found !== undefined) return found;
  const { script } = new Intl.Locale(language).maximize();
  const direction = RIGHT_TO_LEFT.has(script ?? '') ? 'rtl' : 'ltr';
  known.set(language, direction);
  return direction;
}
