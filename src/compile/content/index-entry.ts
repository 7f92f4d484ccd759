// The index entry of a month: what the rest of the publication needs to know of its articles, a list for
// each field. Most compiles touch one month, and of all others they read nothing but the index entry.
import type { Place } from '../diagnostics/rules.ts';
import { type MediaFile, mergeFiles, type PublicFile } from '../files/media.ts';
import type { Reference } from '../markdown/links.ts';
import type { Alias } from './aliases.ts';
import type { Listed } from './article.ts';
import type { Dependencies, Lookups } from './dependencies.ts';
import type { FileDiagnostic, FileReading } from './file-reading.ts';
import { type NameLists, toNameLists } from './name-lists.ts';
import { isTitle } from './resolve-terms.ts';

/** What is said of few files: the file's index, and what is said. */
type Sparse<Value> = readonly (readonly [index: number, value: Value])[];

/** An id that does not follow from the slug; without a place where it follows from a former one. */
export type OwnId = { readonly id: string; readonly place: Place | null };

export type IndexEntry = {
  /** Published articles as the catalog has them, oldest first; then all others, by their names. */
  readonly files: readonly string[];
  /** Of each file; empty where its name makes none. */
  readonly slugs: readonly string[];
  readonly drafts: readonly number[];
  readonly ids: Sparse<OwnId>;
  readonly aliases: Sparse<readonly Alias[]>;
  /** Links that lead to a part of another article. */
  readonly anchored: Sparse<Reference>;
  readonly diagnostics: Sparse<readonly FileDiagnostic[]>;
  /** Seconds since 1970. */
  readonly updated: Sparse<number>;
  readonly removed: Sparse<number>;

  /** Of each published article: seconds since 1970, and the slugs that it is filed under. */
  readonly published: readonly number[];
  readonly authors: NameLists;
  readonly tags: NameLists;
  readonly sections: NameLists;
  readonly languages: NameLists;
  readonly unlisted: readonly number[];
  /** Each of the tags as its oldest article writes it; null where all write an alias. */
  readonly titles: readonly (string | null)[];

  /** Files to be published with the articles, and those of drafts. */
  readonly media: readonly PublicFile[];
  readonly draftMedia: readonly MediaFile[];
  /** Files that must be there as they are: media, and articles of other months that are linked to. */
  readonly requiredFiles: readonly string[];
  /** Slugs that were looked up, and the files they meant. */
  readonly lookups: Lookups;
};

/** The index entry of these files, which are in its order. */
export function toIndexEntry(files: readonly FileReading[]): IndexEntry {
  const readings = files.map(({ reading }) => reading);
  const articles = files.flatMap((file) => toPublished(file) ?? []);
  const read = readings.filter((reading) => reading !== null);
  const drafts = read.filter(({ draft }) => draft);
  const others = read.filter(({ draft }) => !draft);
  const tags = toNameLists(articles.map((article) => article.tags));
  const dependencies = files.map(({ details }) => details().dependencies);
  return {
    files: files.map(({ file }) => file),
    slugs: readings.map((reading) => reading?.slug ?? ''),
    drafts: readings.flatMap((reading, index) => (reading?.draft ? [index] : [])),
    ids: toSparse(readings, (reading) => toOwnIds(reading)),
    aliases: toSparse(readings, ({ aliases }) => (aliases.length > 0 ? [aliases] : [])),
    anchored: toSparse(readings, ({ references }) =>
      references.filter(({ fragment }) => fragment !== ''),
    ),
    diagnostics: toSparse(files, ({ diagnostics }) =>
      diagnostics.length > 0 ? [diagnostics] : [],
    ),
    updated: toSparse(readings, ({ article }) => toList(article?.updated)),
    removed: toSparse(readings, ({ article }) => toList(article?.removed)),
    published: articles.map(({ published }) => published),
    authors: toNameLists(articles.map(({ authors }) => authors)),
    tags,
    sections: toNameLists(articles.map(({ section }) => toList(section))),
    languages: toNameLists(articles.map(({ language }) => [language])),
    unlisted: articles.flatMap(({ unlisted }, index) => (unlisted ? [index] : [])),
    titles: toTagTitles(tags.names, others),
    media: mergeFiles(others.flatMap(toPublicFiles)),
    draftMedia: drafts.flatMap(({ media }) => media),
    requiredFiles: toRequiredFiles(dependencies, new Set(files.map(({ file }) => file))),
    lookups: [...new Map(dependencies.flatMap(({ slugs }) => slugs))],
  };
}

/** The article of a file that is no draft; null where there is none. */
export function toPublished({ reading }: FileReading): Listed | null {
  return reading === null || reading.draft ? null : reading.article;
}

/** Whether something in it is later than `now`, in seconds: a clock that was put back makes errors. */
export function isOfItsTime({ updated, removed }: IndexEntry, now: number): boolean {
  return [...updated, ...removed].every(([, instant]) => instant <= now);
}

type ParsedFile = NonNullable<FileReading['reading']>;

/** What is said of those that are there. */
function toSparse<One, Value>(
  all: readonly (One | null)[],
  pick: (one: One) => readonly Value[],
): Sparse<Value> {
  return all.flatMap((one, index) =>
    one === null ? [] : pick(one).map((said) => [index, said] as const),
  );
}

function toList<T>(value: T | null | undefined): readonly T[] {
  return value === null || value === undefined ? [] : [value];
}

function toOwnIds({ id, idPlace, aliases }: ParsedFile): readonly OwnId[] {
  const renamed = aliases.some(({ written }) => !written.startsWith('/'));
  return idPlace !== null || renamed ? [{ id, place: idPlace }] : [];
}

/** `readings` are in the index entry's order, so that the first to write a tag is the oldest. */
function toTagTitles(
  slugs: readonly string[],
  readings: readonly ParsedFile[],
): readonly (string | null)[] {
  const titles = new Map<string, string>();
  for (const tag of readings.flatMap(({ tags }) => tags)) {
    if (!titles.has(tag.slug) && isTitle(tag)) titles.set(tag.slug, tag.written);
  }
  return slugs.map((slug) => titles.get(slug) ?? null);
}

/** What is broken is never published. */
function toPublicFiles({ media, article }: ParsedFile): readonly PublicFile[] {
  const from = article?.published ?? 0;
  return media.map((file) => ({ ...file, from }));
}

function toRequiredFiles(
  dependencies: readonly Dependencies[],
  own: ReadonlySet<string>,
): readonly string[] {
  const used = dependencies.flatMap(({ files, media }) => [
    ...files,
    ...media.map(([name]) => name),
  ]);
  // Where an article of the month itself is gone, the month is looked at anyway.
  return [...new Set(used)].filter((file) => !own.has(file));
}
