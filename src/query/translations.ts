// The translations of an article, and the article that it translates.
import { at, type Catalog } from '../catalog/catalog.ts';

/**
 * Positions of an article and of all that are the same in other languages, the original first, then by
 * language. None where there is no other that lists show at `now` (seconds since 1970).
 */
export function toTranslations(
  { rows, languages }: Catalog,
  position: number,
  now: number,
): readonly number[] {
  const { translations, originals } = rows;
  const own = translations.indexOf(position);
  const original = own < 0 ? position : at(originals, own);
  const others = [...translations].filter((_, index) => at(originals, index) === original);
  const shown = [original, ...others].filter(
    (other) =>
      other === position ||
      (at(rows.published, other) <= now &&
        at(rows.unlisted, other) === 0 &&
        at(rows.removed, other) === 0),
  );
  if (shown.length < 2) return [];
  const toLanguage = (other: number): string => languages[at(rows.language, other)] ?? '';
  return shown.toSorted(
    (a, b) =>
      Number(b === original) - Number(a === original) || (toLanguage(a) < toLanguage(b) ? -1 : 1),
  );
}
