// Values of front matter in any dialect: texts as they are written, lists and maps of them.

/** Numbers, dates and booleans are texts, nothing is an empty one: our own rules read them later. */
export type Value = string | readonly Value[] | Data;

/** A map of values by their keys. */
export type Data = { readonly [key: string]: Value };

/** Whether a value is a map. */
export function isData(value: Value | undefined): value is Data {
  return typeof value === 'object' && !Array.isArray(value);
}

/** What a parser gave as a Value. */
export function toValue(given: unknown): Value {
  if (given === null || given === undefined) return '';
  if (given instanceof Date) return given.toISOString();
  if (Array.isArray(given)) return given.map(toValue);
  if (typeof given === 'object') {
    const pairs = Object.entries(given).filter(([key]) => key !== '__proto__');
    return Object.fromEntries(pairs.map(([key, value]) => [key, toValue(value)]));
  }
  return String(given);
}

/** The map that a parser gave; an empty one where it is none. */
export function toData(given: unknown): Data {
  const value = toValue(given);
  return isData(value) ? value : {};
}

/** A text on one line; undefined for a list, a map and an empty text. */
export function toText(value: Value | undefined): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.replace(/\s+/gu, ' ').trim();
  return text === '' ? undefined : text;
}

/** The texts of a list, or a text as a list of one; without empty ones. */
export function toTexts(value: Value | undefined): readonly string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.flatMap((one: Value | undefined) => toText(one) ?? []);
}
