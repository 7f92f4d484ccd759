// Holes: marks given to the library in place of text, and filled by us in the escaping each format
// needs. A mark that does not stand exactly once in the output stops the compile, not the readers.

/**
 * The text with each mark replaced by its filling, in one pass, so that a filling may look like a
 * mark. Throws when a mark is missing or doubled.
 */
export function fillHoles(text: string, fillings: { readonly [mark: string]: string }): string {
  const places = Object.entries(fillings)
    .map(([mark, filling]) => ({ mark, filling, start: splitOnce(text, mark)[0].length }))
    .toSorted((a, b) => a.start - b.start);
  let end = 0;
  const pieces = places.map(({ mark, filling, start }) => {
    const piece = text.slice(end, start) + filling;
    end = start + mark.length;
    return piece;
  });
  return pieces.join('') + text.slice(end);
}

/** What stands before and after `mark`. Throws when it does not stand exactly once. */
export function splitOnce(text: string, mark: string): readonly [string, string] {
  const [before, after, ...more] = text.split(mark);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(
      `"${mark}" stands ${text.split(mark).length - 1} times, not once, in what the package ` +
        `"feed" rendered; is it the version that package.json pins?`,
    );
  }
  return [before, after];
}
