// Holes: marks given to the library in place of text, and filled by us in the escaping each format
// needs. A mark that does not stand exactly once in the output stops the compile, not the readers.

/** The two sides of an entry around the hole for its content element. */
export type Fragment = { readonly before: string; readonly after: string };

/** What the library rendered, cut at its marks: each hole with the text before it. */
export type Template = {
  readonly placeholders: readonly { readonly before: string; readonly name: string }[];
  readonly end: string;
};

/** The hole that stays empty, and divides a fragment. */
const CONTENT = 'content';

/** Marks by the names of their holes; one is the content's. */
type Marks = { readonly content: string; readonly [name: string]: string };

/** Cuts a text at its marks. Throws when one is missing or doubled. */
export function toTemplate(text: string, marks: Marks): Template {
  const places = Object.entries(marks)
    .map(([name, mark]) => ({ name, mark, start: splitOnce(text, mark)[0].length }))
    .toSorted((a, b) => a.start - b.start);
  let end = 0;
  const placeholders = places.map(({ name, mark, start }) => {
    const before = text.slice(end, start);
    if (start < end) throw new Error(`"${mark}" begins within the mark before it`);
    end = start + mark.length;
    return { before, name };
  });
  return { placeholders, end: text.slice(end) };
}

/** A template with every hole filled but the content's. Throws unless just these have a filling. */
export function fillPlaceholders(
  { placeholders, end }: Template,
  fillings: { readonly [name: string]: string },
): Fragment {
  const pieces = placeholders.map(({ before, name }) => {
    const filling = name === CONTENT ? '' : fillings[name];
    if (filling === undefined) throw new Error(`nothing is given for the hole "${name}"`);
    return before + filling;
  });
  const known = new Set(placeholders.map(({ name }) => name));
  const other = Object.keys(fillings).find((name) => !known.has(name));
  if (other !== undefined) throw new Error(`there is no hole "${other}"`);
  const middle = placeholders.findIndex(({ name }) => name === CONTENT) + 1;
  const before = pieces.slice(0, middle).join('');
  return { before, after: pieces.slice(middle).join('') + end };
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
