// Articles → records: everything stored for an article, in bytes, and its fingerprint.
import { hash } from 'node:crypto';
import { FINGERPRINT_LENGTH } from '../../catalog/catalog.ts';
import { readPagePart, writePagePart } from '../../catalog/page-part.ts';
import { type About, decodeRecord, encodeRecord } from '../../catalog/record.ts';
import type { Author, Tag, Term } from '../../catalog/site.ts';
import { FORMATS, WRITERS } from '../../feed/formats.ts';
import type { Article } from '../content/article.ts';
import type { ArticleReading } from '../content/file-reading.ts';
import type { Published } from '../content/published.ts';
import { renderWithLibrary } from './feed-library.ts';
import type { Location } from './records-file.ts';

/** Authors and tags by their slugs. */
export type Terms = {
  readonly authors: ReadonlyMap<string, Author>;
  readonly tags: ReadonlyMap<string, Tag>;
};

export type Stored = {
  /** Empty for a removed article: nothing of it is published any more. */
  readonly bytes: Uint8Array;
  readonly fingerprint: string;
};

/** A record where it lies. */
export type LocatedRecord = Location & {
  readonly fingerprint: string;
  /** Which names of authors and tags stand in it, as `toRecordNames` says. */
  readonly names: string;
};

export function toTerms(authors: readonly Author[], tags: readonly Tag[]): Terms {
  return { authors: indexBySlug(authors), tags: indexBySlug(tags) };
}

/** An article's record, with names and titles of those terms in it. */
export function toRecord(article: Article, terms: Terms): Stored {
  if (article.removed !== null) {
    const fingerprint = toFingerprint(`${article.id} ${article.removed}`);
    return { bytes: new Uint8Array(), fingerprint };
  }
  const entry = {
    article,
    html: article.html,
    authors: article.authors.map((slug) => find(terms.authors, slug)),
    tags: article.tags.map((slug) => find(terms.tags, slug)),
  };
  const bytes = encodeRecord({
    html: article.html,
    page: writePagePart(article.page),
    about: JSON.stringify(toAbout(article)),
    markdown: article.markdown,
    entries: FORMATS.map(({ name }) => ({ show: '', ...WRITERS[name](entry, renderWithLibrary) })),
  });
  return { bytes, fingerprint: toFingerprint(bytes) };
}

/** A hash of all of the terms that stands in an article's record; for none, as when it is removed, the same. */
export function toRecordNames(
  { removed, authors, tags }: Pick<ArticleReading, 'removed' | 'authors' | 'tags'>,
  terms: Terms,
): string {
  if (removed !== null) return '';
  const names = [
    authors.map((slug) => {
      const { title, url, avatar, support } = find(terms.authors, slug);
      return [title, url, avatar, support];
    }),
    tags.map(({ slug }) => find(terms.tags, slug).title),
  ];
  return toFingerprint(JSON.stringify(names));
}

/** The record with the names of these terms. Throws for bytes that are no record. */
export function relabel({ file, reading }: Published, bytes: Uint8Array, terms: Terms): Stored {
  const parts = decodeRecord(bytes);
  if (parts === null) throw new Error(`the record of ${file} cannot be read`);
  const { slug, removed, unlisted, aliases } = reading;
  const text = new TextDecoder();
  const article: Article = {
    ...(JSON.parse(text.decode(parts.about)) as About),
    ...{ file, slug, removed, unlisted, aliases: aliases.map(({ path }) => path) },
    html: text.decode(parts.html),
    page: readPagePart(text.decode(parts.page)),
    markdown: text.decode(parts.markdown),
  };
  return toRecord(article, terms);
}

/** In one order, so that the same article is always the same bytes. */
export function toAbout({
  file,
  slug,
  aliases,
  removed,
  unlisted,
  html,
  page,
  markdown,
  ...about
}: Article): About {
  return Object.fromEntries(Object.entries(about).toSorted()) as About;
}

/** The first 48 bits of the SHA-256. */
export function toFingerprint(data: Uint8Array | string): string {
  return hash('sha256', data, 'base64url').slice(0, FINGERPRINT_LENGTH);
}

function indexBySlug<T extends Term>(terms: readonly T[]): ReadonlyMap<string, T> {
  return new Map(terms.map((term) => [term.slug, term]));
}

/** Content is checked, so a name that is missing here is a fault of ours. */
function find<T>(index: ReadonlyMap<string, T>, slug: string): T {
  const term = index.get(slug);
  if (term === undefined) throw new Error(`"${slug}" is on an article and nowhere else`);
  return term;
}
