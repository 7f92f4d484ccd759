// Placeholders: given to the library in place of texts, and replaced by us in the escaping each format
// needs. One that does not stand exactly once in the output stops the compile, not the readers.

/** The two sides of an entry around its content element. */
export type Fragment = { readonly before: string; readonly after: string };

/** What the library rendered, cut at its placeholders: each with the text before it. */
export type Template = {
  readonly placeholders: readonly { readonly before: string; readonly name: string }[];
  readonly end: string;
};

/** The placeholder that stays empty, and divides a fragment. */
const CONTENT = 'content';

/** Printed texts by the names of their placeholders; one is the content's. */
type PrintedTexts = { readonly content: string; readonly [name: string]: string };

/** Cuts a text at its placeholders. Throws when one is missing or doubled. */
export function toTemplate(text: string, printed: PrintedTexts): Template {
  const places = Object.entries(printed)
    .map(([name, own]) => ({ name, own, start: splitOnce(text, own)[0].length }))
    .toSorted((a, b) => a.start - b.start);
  let end = 0;
  const placeholders = places.map(({ name, own, start }) => {
    const before = text.slice(end, start);
    if (start < end) throw new Error(`"${own}" begins within the placeholder before it`);
    end = start + own.length;
    return { before, name };
  });
  return { placeholders, end: text.slice(end) };
}

/** A template with every placeholder filled but the content's. Throws unless just these have a filling. */
export function fillPlaceholders(
  { placeholders, end }: Template,
  fillings: { readonly [name: string]: string },
): Fragment {
  const pieces = placeholders.map(({ before, name }) => {
    const filling = name === CONTENT ? '' : fillings[name];
    if (filling === undefined) throw new Error(`nothing is given for the placeholder "${name}"`);
    return before + filling;
  });
  const known = new Set(placeholders.map(({ name }) => name));
  const other = Object.keys(fillings).find((name) => !known.has(name));
  if (other !== undefined) throw new Error(`there is no placeholder "${other}"`);
  const middle = placeholders.findIndex(({ name }) => name === CONTENT) + 1;
  const before = pieces.slice(0, middle).join('');
  return { before, after: pieces.slice(middle).join('') + end };
}

/** What stands before and after `own`. Throws when it does not stand exactly once. */
export function splitOnce(text: string, own: string): readonly [string, string] {
  const [before, after, ...more] = text.split(own);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(
      `"${own}" appears ${text.split(own).length - 1} times instead of once in the output of the ` +
        `package "feed"; check that its version is the one in package.json`,
    );
  }
  return [before, after];
}
