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
  if (normal === '') return 'is empty';
  if (normal === '.' || normal === '..') return 'is a path of its own in a URL';
  return null;
}

/** Up to three known names that a person may have meant, nearest first. */
export function toNearNames(name: string, known: Iterable<string>): readonly string[] {
  const reach = Math.max(2, Math.floor(name.length / 3));
  const near: { readonly known: string; readonly steps: number }[] = [];
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) > reach) continue;
    const steps = distance(name, candidate);
    if (steps <= reach) near.push({ known: candidate, steps });
  }
  return near
    .sort((a, b) => a.steps - b.steps || (a.known < b.known ? -1 : 1))
    .slice(0, 3)
    .map((found) => found.known);
}
