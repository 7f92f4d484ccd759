// The raw parameters of a URL's query. Values stay encoded, because what a `+` means depends on
// the parameter.
export type Parameter = { readonly name: string; readonly value: string };

/** Name and raw value of each pair, in their order. A pair without `=` has an empty value. */
export function readParameters(search: string): readonly Parameter[] {
  return search
    .replace(/^\?/, '')
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const split = pair.indexOf('=');
      const name = split < 0 ? pair : pair.slice(0, split);
      return { name: decode(name) ?? name, value: split < 0 ? '' : pair.slice(split + 1) };
    });
}

/** True where every parameter is one of these and has a value: nothing of it is passed over. */
export function saysOnly(search: string, names: readonly string[]): boolean {
  if (search === '') return true;
  const parameters = readParameters(search);
  return (
    parameters.length === search.split('&').length &&
    parameters.every(({ name, value }) => value !== '' && names.includes(name))
  );
}

/** Percent-decoded, with `+` as it stands. Null when the encoding is broken (RFC 3986 §2.1). */
export function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** A parameter with its value, encoded. */
export type Pair = readonly [name: string, value: string];

/** The pairs as the search of a URL, in alphabetical order; groups of one name stay in theirs. */
export function writeSearch(pairs: readonly Pair[]): string {
  if (pairs.length === 0) return '';
  const sorted = pairs.toSorted(([a], [b]) => (a === b ? 0 : a < b ? -1 : 1));
  return `?${sorted.map(([name, value]) => `${name}=${value}`).join('&')}`;
}

/** An instant as a parameter, where there is one. */
export function toInstant(parameter: string, seconds: number | null): readonly Pair[] {
  if (seconds === null) return [];
  return [[parameter, new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')]];
}
