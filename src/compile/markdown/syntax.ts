// The parser's syntax: maps from a character's code to the constructs that are tried there.
import type { Options } from 'mdast-util-from-markdown';

export type Syntax = NonNullable<Options['extensions']>[number];

export type ConstructMap = NonNullable<Syntax['text']>;

/** One thing that Markdown can hold, as a table, with the function that tries to read it. */
export type Construct = Exclude<ConstructMap[string], readonly unknown[] | undefined>;

/** The map with each construct replaced: by nothing, where the answer is empty. */
export function replaceConstructs(
  map: ConstructMap,
  replace: (construct: Construct) => readonly Construct[],
): ConstructMap {
  const entries = Object.entries(map).map(([code, constructs]) => {
    const list = [constructs].flat().flatMap((one) => (one === undefined ? [] : replace(one)));
    return [code, list] as const;
  });
  return Object.fromEntries(entries.filter(([, list]) => list.length > 0));
}
