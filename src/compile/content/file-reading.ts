// One file as it was read, now or by an earlier compile: what checks, other articles and the catalog need
// of it. The rest stands in its record alone.
import type { Place, Rule } from '../diagnostics/rules.ts';
import type { OwnAddress, Reference } from '../markdown/links.ts';
import type { Alias } from './aliases.ts';
import type { WrittenTag } from './resolve-terms.ts';

/** What an article's file says. Dates in seconds since 1970. */
export type ArticleReading = {
  /** Null when the name makes no slug. */
  readonly slug: string | null;
  /** Permanent and independent of origin, title and date. */
  readonly id: string;
  /** Where `id:` stands; null when the id follows from the slug. */
  readonly idPlace: Place | null;
  readonly aliases: readonly Alias[];
  readonly draft: boolean;
  readonly unlisted: boolean;
  /** Null when the date is missing or wrong. */
  readonly published: number | null;
  readonly updated: number | null;
  readonly removed: number | null;
  /** Slugs of `site.yaml`'s authors, at least one. */
  readonly authors: readonly string[];
  readonly section: string | null;
  /** In the editor's order, without doubles. */
  readonly tags: readonly WrittenTag[];
  readonly language: string;
  /** The slug of the article that it translates, and where that stands; null for an original. */
  readonly translationOf: { readonly slug: string; readonly place: Place } | null;
  /** Links to parts of other articles. */
  readonly references: readonly Reference[];
  /** Addresses of this site that it links to or shows, which no file or article explains. */
  readonly addresses: readonly OwnAddress[];
  /** Origins of other sites whose audio and video it plays. */
  readonly mediaOrigins: readonly string[];
  /** Files that must be published with it, by their paths in the content folder. */
  readonly media: readonly string[];
};

/** A diagnostic of a file that is known from elsewhere. */
export type FileDiagnostic = {
  readonly rule: Rule;
  readonly place: Place;
  readonly message: string;
};

/** What a file says, null where it cannot be read, and all that is wrong with it. */
export type FileReading = {
  readonly file: string;
  readonly reading: ArticleReading | null;
  readonly diagnostics: readonly FileDiagnostic[];
};

/** The links of a file to other articles. */
export type FileLinks = readonly [file: string, links: readonly Reference[]];
