// What a format is: all in which the representations of a feed differ.
import type { About, ArticleRecord, StoredEntry } from '../catalog/record.ts';
import type { Author, ContentMode, Tag } from '../catalog/site.ts';
import type { Document } from './document.ts';
import type { Links } from './links.ts';

export type Format = {
  /** Also that of its module in this folder. */
  readonly name: string;
  /** The last segment of the feed's path. */
  readonly file: string;
  readonly type: string;
  /** Other types by which programs ask for it. */
  readonly aliases: readonly string[];
  readonly contentType: string;
  /** For people: short, and with its version. */
  readonly label: string;
  readonly standard: string;
  /** `version` of a subscription in OPML 2.0, which has values of RSS alone. */
  readonly opmlVersion: string | null;
  /** Whether services take it, in profiles of theirs. */
  readonly isForServices?: true;
  readonly envelope: (document: Document, links: Links) => Envelope;
  /** The bytes of an entry, in their order. */
  readonly entry: (
    stored: StoredEntry<Uint8Array>,
    record: Pick<ArticleRecord, 'html' | 'markdown'>,
    shape: EntryShape,
  ) => readonly Uint8Array[];
};

/** How much of an article its entry has. */
export type EntryShape = {
  readonly content: ContentMode;
  /** Whether the feed is that of a podcast. */
  readonly isShow: boolean;
  /** Whether the publication gives the Markdown beside the HTML. */
  readonly hasMarkdown: boolean;
};

/** All of a feed but its entries. */
export type Envelope = {
  readonly before: string;
  /** Between two entries. */
  readonly between: string;
  readonly after: string;
};

/** An article of which compile writes an entry, with the names it bears resolved. */
export type Entry = {
  readonly article: About;
  readonly html: string;
  readonly authors: readonly Author[];
  readonly tags: readonly Tag[];
};

/** Writes what a format stores of an entry. At compile time alone: no Worker has this. */
export type WriteEntry = (
  entry: Entry,
  library: Library,
) => Omit<StoredEntry<string>, 'show'> & Partial<Pick<StoredEntry<string>, 'show'>>;

/**
 * The package `feed`, which prints an entry of `PLACEHOLDERS` for as many authors, linked or not. Each
 * replacement is what it prints there, and what is to stand there; that of `content` divides the entry.
 */
export type Library = (
  method: 'rss2' | 'atom1',
  authors: readonly Author[],
  replacements: Replacements,
) => Pick<StoredEntry<string>, 'before' | 'after'>;

export type Replacements = {
  readonly content: readonly [printed: string, wanted: ''];
  readonly [name: string]: readonly [printed: string, wanted: string];
};

/** What the library is given in the place of texts, so that none of its escaping is relied upon. */
export const PLACEHOLDERS = {
  title: 'placeholder-title',
  summary: 'placeholder-summary',
  content: 'placeholder-content',
  id: 'https://placeholder.invalid/id',
  link: 'https://placeholder.invalid/link',
  /** Two days, in seconds since 1970. */
  published: 951_782_400,
  updated: 983_404_800,
  author: (index: number) => `placeholder-author-${index}`,
  authorUrl: (index: number) => `https://placeholder.invalid/author/${index}/`,
} as const;
