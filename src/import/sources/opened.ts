// What a generator's settings say, and what addresses of its posts are made of.
import type { Dialect } from '../bodies/dialect.ts';
import type { Fields } from '../front-matter/fields.ts';
import type { People } from '../front-matter/people.ts';
import type { Publication } from '../post.ts';
import type { PermalinkNames } from './permalinks.ts';
import type { FileName } from './post-file.ts';

/** What a generator's settings say. */
export type Opened = {
  readonly publication: Publication;
  /** Files of posts. */
  readonly files: readonly string[];
  readonly people: People;
  /** Authors of posts that name none. */
  readonly author?: string;
  /** Folders whose files are served from the root of the site. */
  readonly statics: readonly string[];
  readonly dialect: Dialect;
  /** Whether `tags: a b` are two. */
  readonly blanksDivide?: boolean;
  /** The address of a post within its site, when it names none itself; null where nobody knows. */
  readonly toAddress: (post: PostNames) => string | null;
  /** The pattern of addresses that comes before it. */
  readonly permalink?: string;
  /** The address that a `permalink` of front matter means; it may be a pattern. */
  readonly toOwnAddress?: (written: string, post: PostNames) => string | null;
  /** The id that feeds had for an address of the old site; an absolute URL by default. */
  readonly toId?: (url: string) => string;
  readonly isDraft?: (file: string) => boolean;
  /** Whether a file without a date is a page of another kind. */
  readonly needsDate?: (file: string) => boolean;
  /** Whether a file without front matter is a page of another kind; one of HTML always is. */
  readonly needsFrontMatter?: boolean;
  /** Tags that only say what a page is. */
  readonly ignoredTags?: readonly string[];
  /** Whether a post without a title is called by its file. */
  readonly isNamedByFile?: boolean;
  /** Whether names begin with a number that only puts them in order, `1.hills`. */
  readonly isNumbered?: boolean;
};

/** What addresses are made of. */
export type PostNames = {
  readonly name: FileName;
  readonly fields: Fields;
  readonly date: string | undefined;
  /** Of the date, for patterns. */
  readonly names: PermalinkNames;
};
