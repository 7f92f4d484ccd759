// The catalog: the small index of all articles that is bundled into the Worker, as columns of rows.
import type { MessageTables } from '../messages/find-words.ts';
import { countBelow, findFirst } from './binary-search.ts';
import type { Column } from './columns.ts';
import type { SiteIcons } from './icons.ts';
import type { Redirects } from './redirects.ts';
import type { Author, Section, Site, Tag } from './site.ts';
import type { SocialPictures } from './social-pictures.ts';
import type { StaticPage } from './static-page.ts';

/** A list of numbers for each row: row `i` owns `ids[starts[i]]` to `ids[starts[i + 1] - 1]`. */
export type Lists = { readonly starts: Uint32Array; readonly ids: Column };

/**
 * One row an article, oldest first (equal times: slug descending), so that an article's position
 * counts from the oldest and the newest due article stands last. Instants are seconds since 1970.
 */
export type Rows = {
  readonly count: number;
  readonly slugs: readonly string[];
  /** Positions in the order of their slugs, for look-up. */
  readonly bySlug: Column;
  /** The fingerprints one after the other, `FINGERPRINT_LENGTH` characters each. */
  readonly fingerprints: string;
  readonly published: Column;
  /** 0 where the article was never updated. */
  readonly updated: Column;
  /** 0 where the article stands. */
  readonly removed: Column;
  /** 1 where the article has a page but is in no feed, list or count. */
  readonly unlisted: Column;
  /** Index into `sections` plus one; 0 for none. */
  readonly section: Column;
  /** Index into `languages`. */
  readonly language: Column;
  /** Indices into `tags` and `authors`. */
  readonly tags: Lists;
  readonly authors: Lists;
  /**
   * Positions of the articles that were updated or removed after their date, in the order of that
   * change (equal times: slug descending). All others changed last when they were published.
   */
  readonly changed: Column;
  /** Positions of the articles that are translations, ascending, and of the original of each. */
  readonly translations: Column;
  readonly originals: Column;
  /** Index into `shelves`, and the place of the record in that file, in bytes. */
  readonly shelf: Column;
  readonly offset: Column;
  readonly length: Column;
  readonly pictures: SocialPictures;
};

/** The look and the script of the pages, the icon of a site that has none of its own, the picture of links. */
export type StaticFiles = {
  readonly style: string;
  readonly script: string;
  /** What articles load besides: the style of code, formulas and contents. */
  readonly prose: string;
  /** What the page of the API loads besides. */
  readonly docsStyle: string;
  readonly docsScript: string;
  /** What the page of searches loads besides. */
  readonly search: string;
  readonly icon: string;
  /** What other services show beside a link to a page that has no picture. */
  readonly picture: string;
  /** The publication's own style; null where it has none. */
  readonly custom: string | null;
  /** Null for an icon on another host, or one that cannot be drawn. */
  readonly icons: SiteIcons | null;
};

/** The published media, as `toMediaTable` lays them out. */
export type MediaTable = {
  /**
   * Lines in ASCII and in their order, one a file: the segments of its name as a URL has them, the last
   * one first, which is the nearest to what a file is called; its hash; since when it is public; its length.
   */
  readonly lines: Uint8Array;
  /** Where each line begins, in the order of the hashes. */
  readonly byHash: Column;
};

/** The page of the API as compile stores it: what the Worker puts its frame around. */
export type StoredDocs = {
  readonly title: string;
  /** Markup between the header and the footer. */
  readonly main: string;
};

/** What the catalog has of the search index; what the files hold is known in `src/search`. */
export type IndexTable = {
  /**
   * Names of the files by content, 16 characters each: of each shard the file of its lists and
   * that of its places, then the file of lengths.
   */
  readonly names: string;
  /** Shards, a power of two. */
  readonly shards: number;
  /** Articles in the index, and words of all of them. */
  readonly articles: number;
  readonly words: number;
};

/** What compile writes: the site, the names, the rows. */
export type CatalogFile = {
  /** Changes with anything else in the catalog. */
  readonly digest: string;
  readonly site: Site;
  readonly sections: readonly Section[];
  readonly authors: readonly Author[];
  readonly tags: readonly Tag[];
  /** Pages beside the articles, in the order of their slugs. */
  readonly pages: readonly StaticPage[];
  /** BCP 47 tags of the articles. */
  readonly languages: readonly string[];
  /** Interface words in the languages of the site and its articles, but for English as it is in the code. */
  readonly messages: MessageTables;
  /** Names of the stored files, by content hash. */
  readonly shelves: readonly string[];
  /** Ids of removed articles by slug, for tombstones. */
  readonly tombstones: { readonly [slug: string]: string };
  /** Sources of audio and video on other sites that articles play, as a policy names them. */
  readonly mediaOrigins: readonly string[];
  /** The published media, for old addresses of them (`findMedia`). */
  readonly media: MediaTable;
  readonly redirects: Redirects;
  /** Hash of the sources that make each kind of representation: K of the entity tag. */
  readonly code: { readonly [representation: string]: string };
  /** Paths of the files that every page loads. */
  readonly files: StaticFiles;
  /** Name of the stored OpenAPI document, by content hash. */
  readonly openapi: string;
  /** Names of the stored client, in TypeScript and in JavaScript. */
  readonly client: { readonly ts: string; readonly js: string };
  /** Name of the stored page of the API, by content hash. */
  readonly docs: string;
  readonly search: IndexTable;
  readonly rows: Rows;
};

/** Positions for each name, oldest first, of listed articles, removed and future ones included. */
export type Postings = { readonly starts: Uint32Array; readonly positions: Uint32Array };

/** A catalog with the look-ups that follow from its rows. */
export type Catalog = CatalogFile & {
  readonly ids: {
    /** Slugs and aliases, in normal form, to indices. */
    readonly tags: ReadonlyMap<string, number>;
    readonly sections: ReadonlyMap<string, number>;
    readonly authors: ReadonlyMap<string, number>;
  };
  readonly postings: {
    readonly tags: Postings;
    readonly sections: Postings;
    readonly authors: Postings;
    readonly languages: Postings;
  };
  /** Positions of the articles that no list shows, oldest first; what is both is unlisted. */
  readonly hidden: { readonly unlisted: Uint32Array; readonly removed: Uint32Array };
};

/** Characters of a fingerprint: 48 bits in base64url. */
export const FINGERPRINT_LENGTH = 8;

/** The number in a column; reading past the end is a fault of ours, and throws. */
export function at(column: ArrayLike<number>, index: number): number {
  const value = column[index];
  if (value === undefined) throw new RangeError(`no row ${index} in a column of ${column.length}`);
  return value;
}

/** The ids row `position` owns. */
export function listAt(lists: Lists, position: number): Column {
  return lists.ids.subarray(at(lists.starts, position), at(lists.starts, position + 1));
}

/** The positions of name `id`, oldest first. */
export function positionsOf(postings: Postings, id: number): Uint32Array {
  return postings.positions.subarray(at(postings.starts, id), at(postings.starts, id + 1));
}

export function fingerprintAt(rows: Rows, position: number): string {
  const start = position * FINGERPRINT_LENGTH;
  return rows.fingerprints.slice(start, start + FINGERPRINT_LENGTH);
}

/** The slug at a position. */
export function slugAt(rows: Rows, position: number): string {
  const slug = rows.slugs[position];
  if (slug === undefined) throw new RangeError(`no row ${position} of ${rows.count}`);
  return slug;
}

/** The position of the article with this slug, by binary search; null when there is none. */
export function findSlug(rows: Rows, slug: string): number | null {
  const slugOf = (place: number): string => slugAt(rows, at(rows.bySlug, place));
  const place = findFirst(rows.count, (other) => slugOf(other) >= slug);
  return place < rows.count && slugOf(place) === slug ? at(rows.bySlug, place) : null;
}

/** The last change of the article at a position that clients can see: date, update or removal. */
export function changeAt({ published, updated, removed }: Rows, position: number): number {
  return Math.max(at(published, position), at(updated, position), at(removed, position));
}

/** The first position published at `instant` or later; `count` when there is none. */
export function firstFrom({ published }: Rows, instant: number): number {
  return countBelow(published, instant);
}

/** The number of articles whose date has come; they stand before that position. */
export function dueCount(rows: Rows, now: number): number {
  return firstFrom(rows, now + 1);
}
