// The translations of an article, and the article that it translates.
import { at, type Catalog } from '../catalog/catalog.ts';
import type { Column } from '../catalog/columns.ts';

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
  const others = Array.from(placesOf(originals, original), (place) => at(translations, place));
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

function* placesOf(column: Column, value: number): Generator<number> {
  for (let place = column.indexOf(value); place >= 0; place = column.indexOf(value, place + 1)) {
    yield place;
  }
}
