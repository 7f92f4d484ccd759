// Entries as the cache stores them: lists without names, and apart from them what is seldom asked for.
import type { Alias } from '../content/aliases.ts';
import type { Told } from '../content/read-content.ts';
import type { MediaFile } from '../files/media.ts';
import type { Stamp } from '../files/stamp.ts';
import type { Reference } from '../markdown/links.ts';
import type { Details } from '../render/render-article.ts';
import type { Entry } from './entry.ts';

/** Read of every entry by every compile. */
export type Brief = readonly [
  file: string,
  stamp: Stamp,
  hash: string,
  slug: string,
  id: string,
  idPlace: readonly [line: number, column: number] | null,
  draft: boolean,
  unlisted: boolean,
  moments: readonly [published: number, updated: number | null, removed: number | null],
  section: string | null,
  language: string,
  authors: readonly string[],
  tags: readonly (readonly [slug: string, written: string])[],
  aliases: readonly Alias[],
  references: readonly Reference[],
  media: readonly MediaFile[],
  told: readonly Told[],
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
export function toBrief({ reading, stamp, hash, told, record }: Entry): Brief {
  if (reading?.article == null || reading.slug === null)
    throw new Error('a broken entry is stored');
  const { article, slug, id, idPlace, draft, tags, aliases, references, media } = reading;
  return [
    article.file,
    stamp,
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
    told,
    record && [record.file, record.offset, record.length, record.fingerprint, record.names],
  ];
}

/** Gives equal texts as one, so that 100,000 articles hold each name once. */
export type Share = (text: string) => string;

/** An entry whose details are asked for when they are needed. */
export function fromBrief(brief: Brief, details: () => Details, share: Share): Entry {
  const [named, stamp, hash, slug, id, idPlace, draft, unlisted, moments, ...others] = brief;
  const [section, language, authors, tags, aliases, references, media, told, record] = others;
  const [published, updated, removed] = moments;
  const file = share(named);
  return {
    reading: {
      file,
      slug,
      id,
      idPlace: idPlace && { line: idPlace[0], column: idPlace[1] },
      aliases: orNone(aliases),
      draft,
      tags: tags.map(([tag, written]) => ({ slug: share(tag), written: share(written) })),
      references: orNone(references.map((one) => ({ ...one, target: share(one.target) }))),
      media: orNone(
        media.map(({ path, source }) => ({ path: share(path), source: share(source) })),
      ),
      article: {
        file,
        slug,
        id,
        aliases: orNone(aliases.map((alias) => alias.path)),
        published,
        updated,
        removed,
        authors: authors.map(share),
        section: section && share(section),
        tags: tags.map(([tag]) => share(tag)),
        language: share(language),
        unlisted,
      },
    },
    told: orNone(told),
    stamp,
    hash,
    details,
    lasting: true,
    record: record && {
      file: share(record[0]),
      offset: record[1],
      length: record[2],
      fingerprint: record[3],
      names: record[4],
    },
  };
}

const NONE: readonly never[] = [];

/** One empty list for all: most lists of most articles are. */
function orNone<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? NONE : list;
}
