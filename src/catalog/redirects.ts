// Old addresses and where they lead now, as the catalog holds them.
export type Redirects = {
  /** Targets by path keys (query/path.ts). */
  readonly paths: { readonly [key: string]: string };
  /** By a path key, `?` and one of the parameters: the addresses of that path that have it. */
  readonly queries: { readonly [pair: string]: readonly RedirectQuery[] };
  /** In the order in which they are tried. */
  readonly patterns: readonly RedirectPattern[];
};

/** An old address with a query: all of these parameters must be there, each `name=value`, encoded. */
export type RedirectQuery = { readonly pairs: readonly string[]; readonly to: string };

/**
 * An old address with `:name` for the beginning of a segment, and at most one `*` for whatever stands
 * between the segments before and after it; that `*` has its own beginning and end.
 */
export type RedirectPattern = {
  readonly before: readonly PatternPiece[];
  readonly splat: { readonly prefix: string; readonly suffix: string } | null;
  readonly after: readonly PatternPiece[];
  /** Scheme and host of another site; empty for this one. */
  readonly origin: string;
  /** Path, query and fragment with the names of what was found, `:splat` for the `*`. */
  readonly to: string;
};

/** A segment: a text, or something that has a name and ends with `suffix`. */
export type PatternPiece = string | { readonly name: string; readonly suffix: string };
