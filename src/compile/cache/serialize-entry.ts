// Entries as the cache stores them: lists without names, and apart from them what is seldom asked for.
import type { Alias } from '../content/aliases.ts';
import type { FileDiagnostic, ReadingDetails } from '../content/file-reading.ts';
import type { FileStat } from '../files/file-stat.ts';
import type { MediaFile } from '../files/media.ts';
import type { Reference } from '../markdown/links.ts';
import type { CacheEntry } from './entry.ts';

export type SerializedEntry = readonly [
  file: string,
  stat: FileStat,
  hash: string,
  slug: string,
  id: string,
  idPlace: readonly [line: number, column: number] | null,
  draft: boolean,
  unlisted: boolean,
  dates: readonly [published: number, updated: number | null, removed: number | null],
  section: string | null,
  language: string,
  authors: readonly string[],
  tags: readonly (readonly [slug: string, written: string])[],
  aliases: readonly Alias[],
  references: readonly Reference[],
  media: readonly MediaFile[],
  diagnostics: readonly FileDiagnostic[],
  record:
    | readonly [
        file: string,
        offset: number,
        length: number,
        fingerprint: string,
        names: string | null,
      ]
    | null,
];

/** Throws for an entry of a broken article, which is never stored. */
export function serializeEntry({
  reading,
  stat,
  hash,
  diagnostics,
  record,
}: CacheEntry): SerializedEntry {
  if (reading?.article == null || reading.slug === null)
    throw new Error('a broken entry is stored');
  const { article, slug, id, idPlace, draft, tags, aliases, references, media } = reading;
  return [
    article.file,
    stat,
    hash,
    slug,
    id,
    idPlace && [idPlace.line, idPlace.column],
    draft,
    article.unlisted,
    [article.published, article.updated, article.removed],
    article.section,
    article.language,
    article.authors,
    tags.map((tag) => [tag.slug, tag.written]),
    aliases,
    references,
    media,
    diagnostics,
    record && [record.file, record.offset, record.length, record.fingerprint, record.names],
  ];
}

/** An entry whose details are asked for when they are needed. */
export function deserializeEntry(
  brief: SerializedEntry,
  details: () => ReadingDetails,
): CacheEntry {
  const [file, stat, hash, slug, id, idPlace, draft, unlisted, dates, ...others] = brief;
  const [section, language, authors, tags, aliases, references, media, diagnostics, record] =
    others;
  const [published, updated, removed] = dates;
  return {
    file,
    reading: {
      file,
      slug,
      id,
      idPlace: idPlace && { line: idPlace[0], column: idPlace[1] },
      aliases,
      draft,
      tags: tags.map(([tag, written]) => ({ slug: tag, written })),
      references,
      media,
      article: {
        file,
        slug,
        id,
        aliases: aliases.map((alias) => alias.path),
        published,
        updated,
        removed,
        authors,
        section,
        tags: tags.map(([tag]) => tag),
        language,
        unlisted,
      },
    },
    diagnostics,
    stat,
    hash,
    details,
    lasting: true,
    record: record && {
      file: record[0],
      offset: record[1],
      length: record[2],
      fingerprint: record[3],
      names: record[4],
    },
  };
}
