// Names of many articles as numbers: each name once, and for each article how many it bears and which.
export type NameLists = {
  readonly names: readonly string[];
  /** One for each article. */
  readonly counts: readonly number[];
  /** Indices into `names`, those of one article after those of another. */
  readonly ids: readonly number[];
};

/** Names stand in the order in which they come first. */
export function toNameLists(lists: readonly (readonly string[])[]): NameLists {
  const known = new Map<string, number>();
  const toId = (name: string): number => {
    const id = known.get(name) ?? known.size;
    known.set(name, id);
    return id;
  };
  const ids = lists.flatMap((names) => names.map(toId));
  return { names: [...known.keys()], counts: lists.map(({ length }) => length), ids };
}
