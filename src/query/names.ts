// Names in their normal form, and the known names nearest to an unknown one.
import { distance } from 'fastest-levenshtein';

/**
 * The form in which tags, sections and authors are compared: NFC, trimmed, lower case, NFC again
 * (lower-casing can denormalise), with each run of white space, `/` and `,` as one `-`.
 */
export function toNormalForm(name: string): string {
  return name
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .normalize('NFC')
    .replace(/[\s/,]+/gu, '-');
}

/** Why a normal form cannot be a name in a URL, or null when it can. */
export function toNameFault(normal: string): string | null {
  if (normal === '') return 'must not be empty';
  if (normal === '.' || normal === '..')
    return 'has a special meaning in URLs and cannot be a name';
  return null;
}

/**
 * Up to three known names that a person may have meant, nearest first: the same letters without the marks
 * that a language (BCP 47) may leave out, then a slip of a letter or two neighbours in the other order, in
 * long names one for every three letters. Of names that are as near, in the alphabet of the language.
 */
export function toNearNames(
  name: string,
  known: Iterable<string>,
  language = 'en',
): readonly string[] {
  const reach = Math.max(1, Math.floor(name.length / 3));
  const collator = new Intl.Collator([language, 'en'], { sensitivity: 'base' });
  const near: { readonly known: string; readonly steps: number }[] = [];
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) > reach) continue;
    const steps = collator.compare(name, candidate) === 0 ? 0 : toSteps(name, candidate);
    // Where half of a short name differs, it is another.
    const most = Math.max(candidate.length, name.length) / 2;
    if (steps <= reach && steps < most) near.push({ known: candidate, steps });
  }
  return near
    .sort(
      (a, b) =>
        a.steps - b.steps || collator.compare(a.known, b.known) || (a.known < b.known ? -1 : 1),
    )
    .slice(0, 3)
    .map((found) => found.known);
}

/** Known languages (BCP 47) that a range may mean: others of the same language, else near names. */
export function toNearLanguages(range: string, known: readonly string[]): readonly string[] {
  const same = known.filter((language) => toPrimary(language) === toPrimary(range));
  return same.length > 0 ? same : toNearNames(range, known);
}

/** The language subtag: "en" of "en-US", and of "eng" and "en_US", as other programs write it. */
function toPrimary(range: string): string {
  const [first = ''] = range.split(/[-_]/);
  try {
    return new Intl.Locale(first).language;
  } catch {
    return first;
  }
}

/** Slips that make one name another; case is none. */
export function toSteps(name: string, candidate: string): number {
  if (name.toLowerCase() === candidate.toLowerCase()) return 0;
  return isSwap(name, candidate) ? 1 : distance(name, candidate);
}

/** Whether texts differ by two neighbours in the other order alone. */
function isSwap(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [first = '', second = ''] = one.slice(start, start + 2);
  return one.slice(0, start) + second + first + one.slice(start + 2) === other && first !== second;
}
