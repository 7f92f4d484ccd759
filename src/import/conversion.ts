// HTML of posts as Markdown: what an import asks for, all at once, and what it gets.
import type { Note } from './post.ts';

/** `base`: the URL that relative addresses are resolved against. */
export type HtmlBody = {
  readonly html: string;
  readonly base: string | null;
  readonly place: string;
};

/** `markdown` is null for what cannot be converted; the notes say why. */
export type Converted = { readonly markdown: string | null; readonly notes: readonly Note[] };

/** The Markdown of all bodies, in their order. */
export type ConvertAll = (bodies: readonly HtmlBody[]) => Promise<readonly Converted[]>;
